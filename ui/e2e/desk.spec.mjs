// Reading: the list, the explanation, the map and its table, the moment.
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';
import { settled, skip, violations, withDesk } from './harness.mjs';

const options = (page) => page.locator('#register-list [role=option]');
const selected = (page) => page.locator('#register-list [role=option][aria-selected=true]');

test('the list is what the backend says, worst first, each row with its full label', { skip }, () =>
  withDesk({}, async ({ page, api }) => {
    await settled(page);
    const status = await api('status');
    const { routes } = await api('assess', { as_of: status.suggested_as_of });
    const labels = await options(page).evaluateAll((rows) =>
      rows.map((row) => row.querySelector('.sr').textContent),
    );
    assert.deepEqual(
      labels,
      routes.map((route) => route.label),
    );
    assert.ok(routes.length > 5);
  }),
);

test('J and K move, the filter narrows, Escape widens', { skip }, () =>
  withDesk({}, async ({ page }) => {
    await settled(page);
    const ids = await options(page).evaluateAll((rows) => rows.map((row) => row.dataset.id));
    assert.equal(await selected(page).getAttribute('data-id'), ids[0]);
    await page.keyboard.press('j');
    await page.keyboard.press('j');
    await page.keyboard.press('k');
    assert.equal(await selected(page).getAttribute('data-id'), ids[1]);
    await page.keyboard.press('/');
    await page.keyboard.type('aleppo');
    await page.waitForFunction(
      (all) => document.querySelectorAll('#register-list [role=option]').length < all,
      ids.length,
    );
    for (const label of await options(page).evaluateAll((rows) =>
      rows.map((row) => row.querySelector('.sr').textContent),
    )) {
      assert.match(label, /aleppo/i);
    }
    await page.keyboard.press('Escape');
    await page.waitForFunction(
      (all) => document.querySelectorAll('#register-list [role=option]').length === all,
      ids.length,
    );
  }),
);

test('the inspector gives the answer and then the evidence', { skip }, () =>
  withDesk({}, async ({ page, api }) => {
    await settled(page);
    const status = await api('status');
    const question = { lang: 'en', as_of: status.suggested_as_of };
    const { routes } = await api('assess', question);
    const explained = await api('route_detail', { route: routes[0].id, question });
    const inspector = page.locator('aside.insp');
    await inspector.getByText(explained.headline).waitFor();
    const text = await inspector.innerText();
    for (const part of [
      routes[0].level_text,
      explained.access_lead,
      ...explained.gaps.map((gap) => gap.text),
    ]) {
      assert.ok(text.includes(part), part);
    }
    const driver = explained.drivers.find((one) => one.event);
    if (driver) {
      await inspector.locator('button.drv', { hasText: driver.title }).first().click();
      await inspector.locator('h2', { hasText: driver.title }).waitFor();
    }
  }),
);

test('a moment in the past is shown as it was known then, and a change shows again', { skip }, () =>
  withDesk({}, async ({ page }) => {
    await settled(page);
    const next = () => page.waitForRequest((request) => request.url().endsWith('/api/assess'));
    let asked = next();
    await page.keyboard.press(',');
    assert.equal((await asked).postDataJSON().known_at, null);
    asked = next();
    await page.getByLabel('What was known').selectOption('then');
    const args = (await asked).postDataJSON();
    assert.equal(args.known_at, args.as_of);
    await settled(page);
    // What is done now was not known then.
    await page.locator('#register-list [role=option]').first().click();
    await page.keyboard.press('o');
    await page.locator('.levels label').nth(2).click();
    await page.getByLabel('Reason, required').fill('Seen from the road.');
    await page.getByLabel('Set by').fill('S.K.');
    await page.locator('aside form footer .primary').click();
    await page.locator('aside.insp').getByText('Seen from the road.').waitFor();
    assert.equal(await page.getByLabel('What was known').inputValue(), 'now');
  }),
);

test('moving the handle asks for another moment', { skip }, () =>
  withDesk({}, async ({ page }) => {
    await settled(page);
    const slider = page.getByRole('slider');
    const before = await slider.getAttribute('aria-valuetext');
    const asked = page.waitForRequest((request) => request.url().endsWith('/api/assess'));
    await page.keyboard.press(',');
    const args = (await asked).postDataJSON();
    assert.ok(args.as_of);
    const after = await slider.getAttribute('aria-valuetext');
    assert.notEqual(after, before);
    await slider.focus();
    await page.keyboard.press('PageDown');
    assert.notEqual(await slider.getAttribute('aria-valuetext'), after);
    const box = await slider.boundingBox();
    const dragged = page.waitForRequest((request) => request.url().endsWith('/api/assess'));
    await page.mouse.move(box.x + box.width * 0.8, box.y + 20);
    await page.mouse.down();
    await page.mouse.move(box.x + box.width * 0.4, box.y + 20, { steps: 4 });
    await page.mouse.up();
    await dragged;
    await settled(page);
  }),
);

test('the table holds what the map shows', { skip }, () =>
  withDesk({}, async ({ page, api }) => {
    await settled(page);
    const status = await api('status');
    const { routes, crossings, events } = await api('assess', { as_of: status.suggested_as_of });
    await page.keyboard.press('t');
    const text = await page.locator('.twin').innerText();
    for (const { name } of [...routes, ...crossings]) assert.ok(text.includes(name), name);
    for (const { title } of events) assert.ok(text.includes(title), title);
    await page.keyboard.press('Escape');
    await page.locator('.twin').waitFor({ state: 'detached' });
  }),
);

test('a crossing that was never checked has no tick', { skip }, () =>
  withDesk({}, async ({ page, api }) => {
    await settled(page);
    const status = await api('status');
    const { crossings } = await api('assess', { as_of: status.suggested_as_of });
    await page.locator('#tab-crossings').click();
    await page.locator('li.cr').first().waitFor();
    assert.ok(crossings.some((one) => one.checked_at) && crossings.some((one) => !one.checked_at));
    for (const { id, checked_at } of crossings) {
      const chk = page.locator(`li.cr[data-id="${id}"] .chk`);
      assert.equal(await chk.locator('svg').count(), checked_at ? 1 : 0);
      assert.equal((await chk.innerText()).includes('never checked'), !checked_at);
    }
  }),
);

test('the map is drawn', { skip }, () =>
  withDesk({}, async ({ page }) => {
    await settled(page);
    await page.waitForFunction(() => {
      const canvas = document.querySelector('.canvas canvas');
      if (!canvas?.width) return false;
      const { data } = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height);
      const colours = new Set();
      for (let i = 0; i < data.length; i += 4 * 97)
        colours.add((data[i] << 16) | (data[i + 1] << 8) | data[i + 2]);
      return colours.size > 8;
    });
  }),
);

test('the palette finds a command by what people call it', { skip }, () =>
  withDesk({}, async ({ page }) => {
    await settled(page);
    await page.keyboard.press('Control+k');
    await page.keyboard.type('briefing');
    await page.locator('#palette-list [role=option]', { hasText: 'Export' }).first().waitFor();
  }),
);

test('the palette finds a place in either script', { skip }, () =>
  withDesk({}, async ({ page }) => {
    await settled(page);
    for (const text of ['Atarib', 'الأتارب']) {
      await page.keyboard.press('Control+k');
      await page.keyboard.type(text);
      await page.locator('#palette-list [role=option]', { hasText: 'Atarib' }).first().waitFor();
      await page.keyboard.press('Escape');
    }
  }),
);

test('a crossing shows what holds now, and beside it the word with its age', { skip }, () =>
  withDesk({}, async ({ page, api }) => {
    await settled(page);
    const { crossings } = await api('assess', { as_of: (await api('status')).suggested_as_of });
    const crossing = crossings.find((one) => one.name.startsWith('Bab al-Hawa'));
    await page.locator('#tab-crossings').click();
    await page.locator('#register-list [role=option]', { hasText: crossing.name }).click();
    const row = page.locator('aside.insp tr', { hasText: 'humanitarian staff' }).first();
    await row.waitFor();
    const cells = await row.locator('td').allInnerTexts();
    assert.match(cells[1], /Unknown/);
    assert.doesNotMatch(cells[1], /Open/);
    assert.match(cells[2], /said “Open”, 29 Jul, 1\d\d d ago/);
    assert.deepEqual(await violations(page), []);
  }),
);

test('in French nothing of the trend and the legend is cut off', { skip }, () =>
  withDesk({ lang: 'fr' }, async ({ page, api, folder }) => {
    await settled(page);
    const { suggested_as_of: asOf } = await api('status');
    const own = await api('assess', { as_of: asOf });
    await api('brief', {
      question: { as_of: asOf, lang: 'fr' },
      routes: own.routes.map((route) => route.id),
      tlp: 'green',
      redact: 'none',
      file: join(folder, 'b.html'),
      issue: true,
      lang: 'fr',
    });
    await page.reload();
    await settled(page);
    await page.locator('#register-list [role=option]').first().click();
    await page.locator('aside.insp .m', { hasText: 'édition 1' }).waitFor();
    const cut = await page.evaluate(() => {
      const out = (part, whole) => {
        const [a, b] = [part, whole].map((one) => one.getBoundingClientRect());
        return a.right > b.right + 1 || a.left < b.left - 1 || a.bottom > b.bottom + 1;
      };
      return ['.legend', 'aside.insp .m'].flatMap((name) => {
        const whole = document.querySelector(name);
        return [...whole.querySelectorAll('span')]
          .filter((part) => out(part, whole))
          .map((part) => part.innerText);
      });
    });
    assert.deepEqual(cut, []);
  }),
);
