// The Inbox: what to verify first, what would change, and what a person does about it.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { settled, skip, violations, withDesk } from './harness.mjs';

const heads = (page) => page.locator('[data-queue-head]');
async function openInbox(page) {
  await settled(page);
  await page.keyboard.press('Alt+2');
  await page.waitForSelector('.inbox-panel[aria-busy=false] [data-queue-head]');
}
async function queueOf(api) {
  const status = await api('status');
  return api('queue', { as_of: status.suggested_as_of });
}

test('the list is the ranked queue, each entry with its full label', { skip }, () =>
  withDesk({}, async ({ page, api }) => {
    await openInbox(page);
    const queue = await queueOf(api);
    const labels = await heads(page).evaluateAll((all) =>
      all.map((head) => head.querySelector('.sr').textContent),
    );
    assert.deepEqual(
      labels,
      queue.items.map((item) => item.label),
    );
    assert.equal(await page.locator('.inbox-panel header .n').innerText(), String(queue.items.length));
    assert.equal(await page.locator('nav .badge').count(), 0, 'only drafts are counted there');
    if (queue.idle > 0) await page.getByText(/more unconfirmed reports? change/).waitFor();
  }),
);

test('an entry unfolds to what each route is now, if false and if true', { skip }, () =>
  withDesk({}, async ({ page, api }) => {
    await openInbox(page);
    const [first] = (await queueOf(api)).items;
    await page.keyboard.press('j');
    await page.keyboard.press('Enter');
    const entry = page.locator(`[data-queue-item="${first.event}"]`);
    await entry.locator('table').waitFor();
    assert.equal(await heads(page).first().getAttribute('aria-expanded'), 'true');
    for (const [i, route] of first.routes.entries()) {
      const part = entry.locator('tbody').nth(i);
      const cells = part.locator('td');
      assert.ok((await part.innerText()).includes(route.code));
      for (const [k, outcome] of [route.now, route.if_false, route.if_true].entries()) {
        const text = await cells.nth(k).innerText();
        if (outcome === null) assert.match(text, /as now/);
        else {
          assert.ok(text.includes(outcome.advice.text), `${route.code}: ${text}`);
          const level = await cells.nth(k).locator('svg').first().getAttribute('aria-label');
          assert.ok(level.endsWith(outcome.level_text), level);
        }
      }
    }
    await page.keyboard.press('Enter');
    await entry.locator('table').waitFor({ state: 'detached' });
  }),
);

test('J, K and the arrows move between entries', { skip }, () =>
  withDesk({}, async ({ page, api }) => {
    await openInbox(page);
    const { items } = await queueOf(api);
    const focused = () =>
      page.evaluate(() => document.activeElement.closest('[data-queue-item]')?.dataset.queueItem);
    await page.keyboard.press('j');
    await page.keyboard.press('j');
    assert.equal(await focused(), items[1].event);
    await page.keyboard.press('ArrowDown');
    assert.equal(await focused(), items[2].event);
    await page.keyboard.press('k');
    await page.keyboard.press('ArrowUp');
    assert.equal(await focused(), items[0].event);
    await page.keyboard.press('k');
    assert.equal(await focused(), items[0].event, 'it stays on the first');
    await page.keyboard.press('Alt+1');
    await page.waitForSelector('#register-list [role=option]');
  }),
);

test('an event opens beside it, also one older than the window of the map', { skip }, () =>
  withDesk({}, async ({ page, api }) => {
    await openInbox(page);
    const { items } = await queueOf(api);
    const old = items.find((item) => item.row.age_hours > 14 * 24) ?? items[0];
    const entry = page.locator(`[data-queue-item="${old.event}"]`);
    await entry.locator('[data-queue-head]').click();
    await entry.getByRole('button', { name: 'Open event' }).click();
    await page.locator('aside.insp h2', { hasText: old.title }).waitFor();
    await page.locator('aside.insp').getByText('If it is checked').waitFor();
  }),
);

test('a retraction does what the queue said, and undo and redo follow', { skip }, () =>
  withDesk({}, async ({ page, api }) => {
    await openInbox(page);
    const [first] = (await queueOf(api)).items;
    const entry = page.locator(`[data-queue-item="${first.event}"]`);
    await entry.locator('[data-queue-head]').click();
    await entry.getByRole('button', { name: 'Retract…' }).click();
    await page.locator('aside form footer .primary').click();
    await page.locator('aside form').waitFor({ state: 'detached' });
    await entry.waitFor({ state: 'detached' });
    const status = await api('status');
    const levels = async () => {
      const { routes } = await api('assess', { as_of: status.suggested_as_of });
      return new Map(routes.map((route) => [route.id, route]));
    };
    const then = await levels();
    for (const route of first.routes) {
      const expected = route.if_false ?? route.now;
      assert.equal(then.get(route.route).level, expected.level, route.name);
      assert.equal(then.get(route.route).access, expected.access, route.name);
    }
    await page.keyboard.press('Control+z');
    await entry.waitFor();
    await page.keyboard.press('Control+Shift+Z');
    await entry.waitFor({ state: 'detached' });
    assert.equal((await levels()).get(first.routes[0].route).level, then.get(first.routes[0].route).level);
  }),
);

test('a confirmation and a denial ask who says so', { skip }, () =>
  withDesk({}, async ({ page, api }) => {
    await openInbox(page);
    const [first] = (await queueOf(api)).items;
    const entry = page.locator(`[data-queue-item="${first.event}"]`);
    await entry.locator('[data-queue-head]').click();
    await entry.getByRole('button', { name: 'Deny…' }).click();
    assert.equal(await page.getByRole('combobox', { name: 'The report says' }).inputValue(), 'denies');
    await page.locator('aside form footer .primary').click();
    await page.getByRole('alert').waitFor();
    await page.getByLabel('Name of the source').fill('Our agent');
    await page.getByRole('combobox', { name: 'Reliability' }).selectOption('A');
    await page.getByLabel('The report, word for word').fill('No armed group is in the city.');
    await page.locator('aside form footer .primary').click();
    await page.locator('aside form').waitFor({ state: 'detached' });
    await page.waitForSelector('.inbox-panel[aria-busy=false]');
    const after = (await queueOf(api)).items.find((item) => item.event === first.event);
    assert.ok(after === undefined || after.belief < first.belief, 'a denial lowers the belief');
  }),
);

test('the list follows the moment and greys while it is worked out', { skip }, () =>
  withDesk({}, async ({ page }) => {
    await openInbox(page);
    let release;
    const held = new Promise((resolve) => (release = resolve));
    await page.route('**/api/queue', async (route) => {
      await held;
      await route.continue();
    });
    const asked = page.waitForRequest((request) => request.url().endsWith('/api/queue'));
    for (let i = 0; i < 8; i += 1) await page.keyboard.press(',');
    const args = (await asked).postDataJSON();
    assert.ok(args.as_of);
    assert.ok(await page.locator('.inbox-panel ol.stale').isVisible());
    assert.equal(await page.locator('.inbox-panel').getAttribute('aria-busy'), 'true');
    release();
    await page.waitForSelector('.inbox-panel[aria-busy=false]');
    assert.equal(await page.locator('.inbox-panel ol.stale').count(), 0);
  }),
);

test('an empty register says that there is nothing to verify', { skip }, () =>
  withDesk({ database: 'empty' }, async ({ page }) => {
    await page.getByText('draw a route').waitFor();
    await page.keyboard.press('Alt+2');
    await page.getByText('Nothing to verify').waitFor();
    assert.deepEqual(await violations(page), []);
  }),
);

test('a queue that cannot be worked out says so and can be asked again', { skip }, () =>
  withDesk({}, async ({ page }) => {
    await settled(page);
    await page.route('**/api/queue', (route) =>
      route.fulfill({ status: 400, json: { code: 'internal', message: 'It did not work.', details: null } }),
    );
    // At another moment it has to be worked out again, also where it had been already.
    await page.keyboard.press(',');
    await page.keyboard.press('Alt+2');
    await page.locator('.inbox-panel').getByText('It did not work.').waitFor();
    await page.unroute('**/api/queue');
    await page.locator('.inbox-panel').getByRole('button', { name: 'Try again' }).click();
    await heads(page).first().waitFor();
  }),
);

test('the inspector says what would change, in words and marks', { skip }, () =>
  withDesk({}, async ({ page, api }) => {
    await settled(page);
    const status = await api('status');
    const question = { lang: 'en', as_of: status.suggested_as_of };
    const { routes } = await api('assess', question);
    for (const route of routes.slice(0, 3)) {
      const { changes, changes_note: note } = await api('route_detail', { route: route.id, question });
      await page.locator(`[id="route-${route.id}"]`).click();
      await page.waitForSelector('aside[aria-busy=false]');
      const part = page.locator('section[aria-labelledby=changes-title]');
      const text = await part.innerText();
      for (const change of changes) {
        assert.ok(text.includes(change.text), change.text);
        const told = await part.locator('.sr', { hasText: change.outcome_text }).count();
        assert.ok(told > 0, change.outcome_text);
        if (change.note) assert.ok(text.includes(change.note), change.note);
      }
      if (note) assert.ok(text.includes(note));
      if (!changes.some((change) => change.kind === 'passage'))
        assert.match(text, /passage would change neither/);
    }
  }),
);

for (const [name, options] of [
  ['light', {}],
  ['dark', { theme: 'dark' }],
  ['Arabic', { lang: 'ar' }],
]) {
  test(`no serious accessibility problem: the Inbox, ${name}`, { skip }, () =>
    withDesk(options, async ({ page }) => {
      await openInbox(page);
      await heads(page).first().click();
      await page.locator('.more table').waitFor();
      assert.deepEqual(await violations(page), []);
      assert.doesNotMatch(await page.locator('body').innerText(), /\b[a-z]+-[a-z]+-[a-z]+\b(?! *\()/);
    }),
  );
}

test('a draft that lies after the moment shown says so, and the moment is in view', { skip }, () =>
  withDesk({}, async ({ page, api }) => {
    await api('paste_report', {
      text: 'A mine was found on the road at Saraqib on 29 November 2024.',
      source_name: 'Office',
      source_kind: 'other',
      reliability: 'B',
      received_at: '2024-11-29T12:00:00Z',
    });
    await page.reload();
    await settled(page);
    for (let i = 0; i < 20; i += 1) await page.keyboard.press(',');
    await page.getByText('As of 25 Nov 2024, 18:00 UTC').waitFor();
    await page.keyboard.press('Alt+2');
    const card = page.locator('.drafts .act');
    await card.getByText(/lies after 25 Nov 2024, 18:00 UTC, the moment shown/).waitFor();
    assert.equal(await card.getByText('no level changes').count(), 0);
    const moment = page.locator('.drafts .moment');
    assert.match(await moment.innerText(), /As of 25 Nov 2024, 18:00 UTC\s+as known now/);
    await card.getByRole('button', { name: 'To now' }).click();
    await moment.waitFor({ state: 'detached' });
    await card.getByText(/lies after/).waitFor({ state: 'detached' });
  }),
);
