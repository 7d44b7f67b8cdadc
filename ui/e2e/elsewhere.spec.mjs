// Others at the same database, answers that are lost, and what is typed and not saved.
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';
import { settled, skip, start, withDesk } from './harness.mjs';

const caller =
  (base, sender) =>
  async (cmd, args = {}) => {
    const answer = await fetch(`${base}api/${cmd}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ lang: 'en', sent_by: sender, ...args }),
    });
    return answer.json();
  };
const override = (route, level, author) => ({
  route,
  level,
  reason: 'Mine found.',
  author,
  from: '2024-11-30T18:00:00Z',
  expires: '2024-12-02T00:00:00Z',
});
const labelOf = (page, id) => page.locator(`[id="route-${id}"] .sr`).textContent();
/** A route whose level is not the highest. */
async function calm(api) {
  const { routes } = await api('assess', { as_of: (await api('status')).suggested_as_of });
  return routes.find((one) => !one.overriding && ['low', 'medium'].includes(one.level));
}
const notice = (page) => page.locator('.elsewhere .note');

test('what another program changes shows by itself, and Ctrl Z takes none of it back', { skip }, () =>
  withDesk({}, async ({ page, api, folder }) => {
    await settled(page);
    const route = await calm(api);
    const { host, url } = start(join(folder, 'test.db'));
    try {
      const there = caller(await url, { window: 'c', author: 'Cy' });
      await there('status');
      let assessed = 0;
      page.on('request', (request) => (assessed += request.url().endsWith('/api/assess') ? 1 : 0));
      await page.waitForTimeout(9_000);
      assert.equal(assessed, 0, 'nothing is worked out while nothing changes');
      await there('set_override', override(route.id, 'very_high', 'Cy'));
      await notice(page).getByText('Changed by another program.').waitFor();
      await notice(page).getByText(`Level set by hand: ${route.code}, ${route.name}, Very high`).waitFor();
      await notice(page).getByText('by Cy').waitFor();
      assert.match(await labelOf(page, route.id), /Very high \(set by Cy/);
      await page.keyboard.press('Control+z');
      await page.locator('.toast', { hasText: 'nothing to undo' }).waitFor();
      assert.match(await labelOf(page, route.id), /Very high/);
      await notice(page).getByRole('button', { name: 'Close' }).click();
      await notice(page).waitFor({ state: 'detached' });
      // The other program takes it back: a fall is told as a rise is, and so is what was taken back.
      await there('undo');
      await notice(page).getByText(`Undone: Level set by hand: ${route.code}`).waitFor();
      assert.equal((await api('audit'))[0].text.startsWith(`Undone: Level set by hand: ${route.code}`), true);
    } finally {
      host.kill();
    }
  }),
);

test('another window of the same host is another hand; what is taken back is named', { skip }, () =>
  withDesk({}, async ({ page, api, url }) => {
    await settled(page);
    const route = await calm(api);
    const there = caller(url, { window: 'd', author: 'Di' });
    await page.locator(`[id="route-${route.id}"]`).click();
    await page.keyboard.press('o');
    await page.locator('.levels label').nth(4).click();
    await page.getByLabel('Reason, required').fill('Seen from the road.');
    await page.getByLabel('Set by').fill('Bo');
    await page.locator('aside form footer .primary').click();
    await page.locator('aside form').waitFor({ state: 'detached' });
    const { routes } = await api('assess', { as_of: '2024-11-30T18:00:00Z' });
    const other = routes.find((one) => one.id !== route.id && !one.overriding);
    await there('set_override', override(other.id, 'unacceptable', 'Di'));
    await page.keyboard.press('Control+z');
    await page.locator('.toast', { hasText: `Undone: Level set by hand: ${route.code}` }).waitFor();
    await notice(page).getByText(other.code).waitFor();
    assert.ok(
      (await api('assess', { as_of: '2024-11-30T18:00:00Z' })).routes.find((one) => one.id === other.id)
        .overriding,
    );
    assert.equal((await api('audit'))[0].author, 'Bo');
  }),
);

test('a lost answer is said to be one, and what became of the change is told', { skip }, () =>
  withDesk({ broken: true }, async ({ page, api }) => {
    await settled(page);
    const route = await calm(api);
    await page.locator(`[id="route-${route.id}"]`).click();
    await page.keyboard.press('o');
    await page.locator('.levels label').nth(4).click();
    await page.getByLabel('Reason, required').fill('Seen from the road.');
    await page.getByLabel('Set by').fill('Bo');
    let arrives = false;
    await page.route('**/api/set_override', async (asked) => {
      if (arrives) await asked.fetch();
      await asked.abort();
    });
    let dead = true;
    await page.route('**/api/changes_since', (asked) => (dead ? asked.abort() : asked.continue()));
    const submit = page.locator('aside form footer .primary');
    await submit.click();
    const alert = page.locator('aside form [role=alert]');
    await alert.getByText('it is not known whether this was saved').waitFor();
    assert.doesNotMatch(await alert.innerText(), /Nothing was changed|close/);
    await notice(page).getByText('An answer was lost').waitFor();
    dead = false;
    await notice(page).getByText('the change had not been saved').waitFor();
    arrives = true;
    await submit.click();
    await notice(page).getByText(`the change was saved: Level set by hand: ${route.code}`).waitFor();
    assert.match(await labelOf(page, route.id), /set by Bo/);
    assert.equal(
      await page.getByLabel('Reason, required').inputValue(),
      'Seen from the road.',
      'the form stays',
    );
  }),
);

test('where a move in time is not answered the head goes back to the moment that is shown', { skip }, () =>
  withDesk({ broken: true }, async ({ page }) => {
    await settled(page);
    await page.getByText('As of 30 Nov 2024, 18:00 UTC').waitFor();
    let dead = true;
    await page.route('**/api/assess', (asked) => (dead ? asked.abort() : asked.continue()));
    await page.keyboard.press(',');
    await page.locator('aside.insp [role=alert]').getByText('did not answer').waitFor();
    await page.getByText('As of 30 Nov 2024, 18:00 UTC').waitFor();
    // As soon as it answers it is read anew.
    dead = false;
    await page.locator('aside.insp [role=alert]').waitFor({ state: 'detached' });
    await page.keyboard.press(',');
    await page.getByText('As of 30 Nov 2024, 12:00 UTC').waitFor();
  }),
);

test('the browser asks before it lets go of what was typed', { skip }, () =>
  withDesk({}, async ({ page }) => {
    await settled(page);
    const asked = [];
    page.on('dialog', (dialog) => {
      asked.push(dialog.type());
      void dialog.accept();
    });
    await page.reload();
    await settled(page);
    assert.deepEqual(asked, [], 'with nothing typed it does not ask');
    await page.keyboard.press('p');
    await page.locator('aside form textarea').pressSequentially('Taken down.');
    await page.keyboard.press('Escape');
    await page.locator('aside form').waitFor({ state: 'detached' });
    await page.reload();
    await settled(page);
    assert.deepEqual(asked, ['beforeunload']);
  }),
);

test('nobody is offered the name of another to sign with', { skip }, () =>
  withDesk({}, async ({ page, api }) => {
    await api('set_settings', { author: 'Cy' });
    await page.reload();
    await settled(page);
    await page.locator('#register-list [role=option]').first().click();
    await page.keyboard.press('o');
    assert.equal(await page.getByLabel('Set by').inputValue(), '');
    await page.locator('.levels label').nth(2).click();
    await page.getByLabel('Reason, required').fill('Seen from the road.');
    await page.getByLabel('Set by').fill('Bo');
    await page.locator('aside form footer .primary').click();
    await page.locator('aside form').waitFor({ state: 'detached' });
    await api('set_settings', { author: 'Cy' });
    await page.reload();
    await settled(page);
    await page.locator('#register-list [role=option]').first().click();
    await page.keyboard.press('o');
    assert.equal(await page.getByLabel('Set by').inputValue(), 'Bo');
  }),
);

test(
  'TLP:CLEAR with nothing left out is warned of when chosen, and issued only by a word more',
  { skip },
  () =>
    withDesk({}, async ({ page, api, folder }) => {
      await settled(page);
      await page.keyboard.press('x');
      const form = page.locator('aside form');
      await form
        .getByLabel('Marking')
        .selectOption('clear')
        .catch(() => form.locator('select').nth(1).selectOption('clear'));
      await form.getByText(/TLP:CLEAR lets this file be passed on/).waitFor();
      await form.locator('input[dir=ltr]').last().fill(join(folder, 'brief.html'));
      const before = (await api('status')).next_briefing;
      await form.locator('footer .primary').click();
      await form.getByRole('alert').waitFor();
      assert.equal((await api('status')).next_briefing, before, 'nothing is issued');
      await form.getByLabel('Issue it all the same, with nothing left out').check();
      await form.locator('footer .primary').click();
      await page.locator('.toast', { hasText: 'brief.html' }).waitFor();
      assert.equal((await api('status')).next_briefing, before + 1);
    }),
);

test('an event that begins after the moment shown can be looked at', { skip }, () =>
  withDesk({}, async ({ page, api }) => {
    await api('paste_report', {
      text: 'A mine was found on the road at Saraqib on 30 November 2024.',
      source_name: 'Office',
      source_kind: 'other',
      reliability: 'B',
      received_at: '2024-11-30T12:00:00Z',
    });
    await page.reload();
    await settled(page);
    for (let i = 0; i < 20; i += 1) await page.keyboard.press(',');
    await page.getByText('As of 25 Nov 2024, 18:00 UTC').waitFor();
    await page.keyboard.press('Alt+2');
    const card = page.locator('.drafts .act');
    await card.getByText(/lies after 25 Nov 2024/).waitFor();
    await page.keyboard.press('a');
    await page.getByRole('button', { name: 'Open event' }).first().click();
    const inspector = page.locator('aside.insp');
    await inspector.getByText(/lies after 25 Nov 2024, 18:00 UTC, the moment shown/).waitFor();
    await inspector.getByRole('button', { name: 'Edit' }).first().waitFor();
    await inspector.getByRole('button', { name: 'To its beginning' }).click();
    await inspector.getByText(/lies after/).waitFor({ state: 'detached' });
  }),
);
