// Changing: each change shows at once, and can be taken back.
import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { settled, skip, withDesk } from './harness.mjs';

const labelOf = (page, id) => page.locator(`[id="route-${id}"] .sr`).textContent();
const changed = (page, id, before) =>
  page.waitForFunction(
    ([at, was]) => document.getElementById(`route-${at}`)?.querySelector('.sr')?.textContent !== was,
    [id, before],
  );
const restored = (page, id, before) =>
  page.waitForFunction(
    ([at, was]) => document.getElementById(`route-${at}`)?.querySelector('.sr')?.textContent === was,
    [id, before],
  );

/** A route of which little is known, and the middle of its line. */
async function calm(api) {
  const status = await api('status');
  const { routes } = await api('assess', { as_of: status.suggested_as_of });
  const route = routes.findLast(
    (one) => !one.overriding && ['very_low', 'low', 'unknown'].includes(one.level),
  );
  assert.ok(route, 'a calm route in the starter region');
  const { line } = await api('route_form', { id: route.id });
  return { route, at: line[Math.floor(line.length / 2)] };
}

test('an event typed in changes the level of its route, and undo takes it back', { skip }, () =>
  withDesk({}, async ({ page, api }) => {
    await settled(page);
    const { route, at } = await calm(api);
    const before = await labelOf(page, route.id);
    await page.keyboard.press('e');
    const paste = page.getByPlaceholder(/MGRS/);
    await paste.fill(`${at.lat}, ${at.lon}`);
    await paste.press('Enter');
    await page.waitForFunction(
      () => document.querySelector('aside form fieldset input[dir=ltr]').value === '',
    );
    await page.getByRole('combobox', { name: 'Status', exact: true }).selectOption('confirmed');
    // What saving would change is said before anything is saved.
    await page.locator('aside form .effect li', { hasText: route.code }).waitFor();
    assert.equal(await labelOf(page, route.id), before, 'nothing is saved yet');
    await page.locator('aside form footer .primary').click();
    await page.locator('aside form').waitFor({ state: 'detached' });
    await changed(page, route.id, before);
    await page.keyboard.press('Control+z');
    await restored(page, route.id, before);
  }),
);

test(
  'whatever happened can be chosen, and what is shut is said by the person, not by the list',
  { skip },
  () =>
    withDesk({}, async ({ page, api }) => {
      await settled(page);
      await page.keyboard.press('e');
      const kind = page.getByRole('combobox', { name: 'What happened' });
      await kind.waitFor();
      const kinds = await kind.locator('option').evaluateAll((all) => all.map((one) => one.value));
      assert.ok(kinds.length >= 14);
      for (const one of kinds) {
        await kind.selectOption(one);
        assert.equal(await kind.inputValue(), one);
      }
      await kind.selectOption('closure');
      const applies = page.getByRole('combobox', { name: 'Applies to' });
      for (const one of ['section', 'border', 'geometry', 'crossing']) {
        await applies.selectOption(one);
        assert.equal(await applies.inputValue(), one);
      }
      // Nothing was selected: the first crossing of the list is not meant.
      const crossing = page.getByRole('combobox', { name: 'Crossing', exact: true });
      assert.equal(await crossing.inputValue(), '');
      const submit = page.locator('aside form footer .primary');
      await submit.click();
      await page.locator('aside form footer [role=alert]', { hasText: 'which crossing' }).waitFor();
      const { crossings } = await api('assess', {
        as_of: (await api('status')).suggested_as_of,
      });
      const gate = crossings.find((one) => one.access === 'closed');
      await crossing.selectOption(gate.id);
      await page.getByLabel('By order', { exact: false }).first().check();
      // An opening of it keeps what was said of the closure.
      await kind.selectOption('reopening');
      assert.equal(await applies.inputValue(), 'crossing');
      assert.equal(await crossing.inputValue(), gate.id);
      await submit.click();
      await page.locator('aside form').waitFor({ state: 'detached' });
      await page.locator('aside.insp', { hasText: gate.name }).waitFor();
    }),
);

test('an override needs a reason and an expiry, shows the computed level, and can be undone', { skip }, () =>
  withDesk({}, async ({ page, api }) => {
    await settled(page);
    const { route } = await calm(api);
    await page.locator(`[id="route-${route.id}"]`).click();
    await page.keyboard.press('o');
    const submit = page.locator('aside form footer .primary');
    await page.locator('.levels label').nth(4).click();
    await submit.click();
    await page.getByRole('alert').waitFor();
    assert.ok(await page.locator('aside form').isVisible(), 'not sent without a reason');
    await page.getByLabel('Reason, required').fill('Guards turned two partners back this morning.');
    await page.getByLabel('Set by').fill('S.K.');
    await submit.click();
    await page.locator('aside form').waitFor({ state: 'detached' });
    const inspector = page.locator('aside.insp');
    await inspector.getByText('Guards turned two partners back').waitFor();
    assert.ok(
      (await inspector.innerText()).includes(route.computed_text),
      'the computed level stays in view',
    );
    await page.getByRole('button', { name: 'Undo', exact: true }).click();
    await inspector.getByText('Guards turned two partners back').waitFor({ state: 'detached' });
  }),
);

test('an override is of the route in view, says so, and leads back to it', { skip }, () =>
  withDesk({}, async ({ page, api }) => {
    await settled(page);
    const status = await api('status');
    const { routes } = await api('assess', { as_of: status.suggested_as_of });
    const [left, meant] = routes;
    const form = page.locator('aside form');
    await page.locator(`[id="route-${left.id}"]`).click();
    await page.keyboard.press('o');
    await page.getByLabel('Reason, required').fill('Written for the other route.');
    await page.locator(`[id="route-${meant.id}"]`).click();
    await form.locator('h2', { hasText: meant.name }).waitFor();
    assert.equal(await page.getByLabel('Reason, required').inputValue(), '', 'a reason is of one route');
    await page.locator('.levels label').nth(1).click();
    await page.getByLabel('Reason, required').fill('Convoy passed.');
    await page.getByLabel('Set by').fill('S.K.');
    const submit = form.locator('footer .primary');
    assert.equal(await submit.innerText(), `Set ${meant.code} to Low`);
    await submit.click();
    await form.waitFor({ state: 'detached' });
    await page.locator('.toast', { hasText: `${meant.code}, ${meant.name}` }).waitFor();
    const row = page.locator('.rr[aria-selected=true]');
    assert.equal(await row.getAttribute('data-id'), meant.id);
    await page.waitForFunction(() => {
      // Its place is another now, and it stays in view.
      const [row, list] = ['.rr[aria-selected=true]', '#register-list .scroll'].map((one) =>
        document.querySelector(one).getBoundingClientRect(),
      );
      return row.top >= list.top - 1 && row.bottom <= list.bottom + 1;
    });
    assert.match(await row.locator('.tag').innerText(), /set by .?S\.K\..?, model says \d/u);
    assert.match(await row.locator('.sr').innerText(), /risk 2 Low \(set by S\.K\., model says/);
    assert.equal(
      (await api('assess', { as_of: status.suggested_as_of })).routes.filter((one) => one.overriding).length,
      1,
    );
  }),
);

test('what was typed is there again when a form that was closed is opened again', { skip }, () =>
  withDesk({}, async ({ page }) => {
    await settled(page);
    await page.keyboard.press('p');
    await page.locator('aside form textarea').fill('Taken down on the telephone.');
    await page.keyboard.press('Escape');
    await page.locator('aside form').waitFor({ state: 'detached' });
    await page.locator('.toast', { hasText: 'Kept, not saved' }).waitFor();
    await page.locator('header .btn.icon[title*="(E)"]').click();
    await page.getByLabel('Title', { exact: false }).last().fill('Shots at the bridge');
    await page.keyboard.press('Escape');
    await page.locator('aside form').waitFor({ state: 'detached' });
    await page.waitForFunction(() => document.activeElement?.title?.includes('(E)'));
    await page.keyboard.press('e');
    await page.getByText('What you had begun is here again.').waitFor();
    assert.equal(await page.getByLabel('Title', { exact: false }).last().inputValue(), 'Shots at the bridge');
    await page.keyboard.press('Escape');
    await page.locator('aside form').waitFor({ state: 'detached' });
    await page.keyboard.press('p');
    assert.equal(await page.locator('aside form textarea').inputValue(), 'Taken down on the telephone.');
    await page.getByRole('button', { name: 'Begin anew' }).click();
    await page.waitForFunction(() => document.querySelector('aside form textarea')?.value === '');
  }),
);

test('that reporting has stopped is said by a person, told, and ended', { skip }, () =>
  withDesk({}, async ({ page, api }) => {
    await settled(page);
    const { route } = await calm(api);
    await page.locator(`[id="route-${route.id}"]`).click();
    await page.locator('aside.insp .acts summary').click();
    await page.getByRole('button', { name: 'Reporting has stopped here…' }).click();
    const submit = page.locator('aside form footer .primary');
    await submit.click();
    await page.getByRole('alert').waitFor();
    assert.ok(await page.locator('aside form').isVisible(), 'not sent without saying how it is known');
    await page.getByLabel('How it is known').fill('No contact has answered since noon.');
    await page.getByLabel('Set by').fill('S.K.');
    await submit.click();
    await page.locator('aside form').waitFor({ state: 'detached' });
    const inspector = page.locator('aside.insp');
    await inspector.getByText('No contact has answered since noon.').waitFor();
    await inspector.getByText(/^Reporting has stopped within 20 km of .*, says S\.K\./).waitFor();
    assert.match(await inspector.locator('.head').innerText(), /quiet there says nothing\.$/);
    assert.match(await inspector.locator('.m').innerText(), /low confidence/i);
    assert.equal(await inspector.locator('h2.w').innerText(), route.level_text, 'the level stays');
    const { silences } = await api('assess', { as_of: (await api('status')).suggested_as_of });
    assert.equal(silences.length, 1);
    await page.getByRole('button', { name: 'Reports come again' }).click();
    await inspector.getByText('No contact has answered since noon.').waitFor({ state: 'detached' });
  }),
);

test('a route is drawn by clicks and appears in the list', { skip }, () =>
  withDesk({ database: 'empty' }, async ({ page }) => {
    await page.getByText('draw a route').click();
    const box = await page.locator('.canvas').boundingBox();
    for (const [x, y] of [
      [0.3, 0.4],
      [0.4, 0.5],
      [0.5, 0.45],
    ]) {
      await page.mouse.click(box.x + box.width * x, box.y + box.height * y);
    }
    await page.getByText('3 points', { exact: true }).waitFor();
    await page.getByLabel('English').fill('North road');
    await page.locator('aside form footer .primary').click();
    await page.locator('#register-list [role=option]', { hasText: 'North road' }).waitFor();
  }),
);

test('deleting hides, and undo brings back', { skip }, () =>
  withDesk({}, async ({ page, api }) => {
    await settled(page);
    const { route } = await calm(api);
    await page.locator(`[id="route-${route.id}"]`).click();
    await page.locator('aside.insp').getByLabel('More').click();
    await page.getByRole('button', { name: 'Delete route' }).click();
    await page.locator(`[id="route-${route.id}"]`).waitFor({ state: 'detached' });
    await page.keyboard.press('Control+z');
    await page.locator(`[id="route-${route.id}"]`).waitFor();
  }),
);

test('an import shows what it would do, keeps the good rows, and is undone in one step', { skip }, () =>
  withDesk({}, async ({ page, api, folder }) => {
    await settled(page);
    const file = join(folder, 'events.csv');
    const rows = [
      'id,date_start,date_end,lat,lon,where_prec,kind,deaths_best,country',
      'a1,2024-11-29,2024-11-29,36.1,36.9,1,strike,0,Syria',
      'a2,2024-11-29,2024-11-29,361.2,36.9,1,strike,0,Syria',
    ];
    writeFileSync(file, rows.join('\n'));
    const before = (await api('status')).counts.events;
    await page.keyboard.press('i');
    await page.getByLabel('File', { exact: true }).fill(file);
    await page.getByLabel('File', { exact: true }).press('Tab');
    await page.locator('aside form').getByText('361.2').first().waitFor();
    assert.equal((await api('status')).counts.events, before, 'nothing is stored before a person accepts');
    await page.getByLabel('Leave out 1 row with problems').check();
    await page.getByRole('button', { name: 'Take 1 row' }).click();
    await page.locator('aside form').waitFor({ state: 'detached' });
    assert.equal((await api('status')).counts.events, before + 1);
    await page.getByRole('button', { name: 'Undo', exact: true }).click();
    await page.waitForTimeout(500);
    assert.equal((await api('status')).counts.events, before);
  }),
);

test('a briefing is issued as one file, and data is exported', { skip }, () =>
  withDesk({}, async ({ page, folder }) => {
    await settled(page);
    await page.keyboard.press('x');
    await page.getByLabel('Write to').fill(join(folder, 'briefing.html'));
    const count = await page.locator('#register-list [role=option]').count();
    const submit = page.locator('aside form footer .primary');
    assert.equal(await submit.innerText(), `Issue briefing 1 as of 30 Nov 2024, 18:00 UTC, ${count} routes`);
    await submit.click();
    await page.locator('aside form').waitFor({ state: 'detached' });
    const told = `Briefing 1 issued, as of 30 Nov 2024, 18:00 UTC, ${count} routes: briefing.html`;
    await page.locator('.toast', { hasText: told }).waitFor();
    const html = readFileSync(join(folder, 'briefing.html'), 'utf8');
    assert.match(html, /<html/i);
    assert.doesNotMatch(html, /(src|href)="https?:/);
    await settled(page);
    await page.keyboard.press('x');
    await page.getByLabel('What to write').selectOption('geojson');
    await page.getByLabel('Write to').fill(join(folder, 'out.geojson'));
    await page.locator('aside form footer .primary').click();
    // The form stays open and says what this format does not hold.
    await page.locator('aside form [role=status] li').first().waitFor();
    assert.equal(JSON.parse(readFileSync(join(folder, 'out.geojson'), 'utf8')).type, 'FeatureCollection');
  }),
);

test('reports of one title, as imports bring them, are told apart', { skip }, () =>
  withDesk({}, async ({ page, api, folder }) => {
    const file = join(folder, 'clashes.csv');
    // After real data the window stands at the present.
    const as_of = new Date().toISOString();
    const day = (ago) => new Date(Date.now() - ago * 86_400_000).toISOString().slice(0, 10);
    const rows = [1, 2].map((ago) => `${ago},${day(ago)},${day(ago)},35.95,39.01,1,armed_clash,0,SY`);
    const header = 'id,date_start,date_end,lat,lon,where_prec,kind,deaths_best,country';
    writeFileSync(file, `${[header, ...rows].join('\n')}\n`);
    await api('import', { files: [file], dry_run: false });
    await page.reload();
    await settled(page);
    // On some roads both matter.
    const picture = await api('assess', { as_of });
    let seen = 0;
    for (const route of picture.routes) {
      const question = { lang: 'en', as_of };
      const { changes } = await api('route_detail', { route: route.id, question });
      const alike = changes.filter(({ kind, text }) => kind === 'one_false' && text.includes('Armed clash'));
      if (alike.length < 2) continue;
      seen += 1;
      await page.locator(`#route-${route.id}`).click();
      const list = page.locator('section[aria-labelledby=changes-title]');
      await list.waitFor();
      for (const { text } of alike) await list.getByText(text, { exact: true }).waitFor();
    }
    assert.ok(seen > 0);
  }),
);
