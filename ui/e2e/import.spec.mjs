// Import: preview before anything is stored, possible doubles, tables of others, paste, drop, undo; keyboard and reach.
import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { settled, skip, violations, withDesk } from './harness.mjs';

const HEAD = 'id,date_start,lat,lon,where_prec,kind,source,deaths_best';
const RADIO = `${HEAD}\n1,2024-11-28,36.2,37.1,1,strike,Radio,2\n2,2024-11-28,36.3,37.0,1,armed_clash,Radio,\n`;
const PRESS = `${HEAD}\n8,2024-11-29,36.21,37.1,1,strike,Press,3\n9,2024-11-20,36.21,37.1,1,strike,Press,\n`;
const OWN = 'Nr\tTag\tGPS\tWhat\n7\t3/11/2024\t37.1, 36.2\tshelling\n8\t4/11/2024\t37.2, 36.3\tclashes\n';

const sheet = (page) => page.locator('aside.import');
const look = async (page, folder, name, text) => {
  const file = join(folder, name);
  writeFileSync(file, text);
  await page.keyboard.press('i');
  const field = page.getByLabel('File', { exact: true });
  await field.fill(file);
  await field.press('Enter');
  await sheet(page).locator('.file').first().waitFor();
};
const take = async (page, name) => {
  await page.getByRole('button', { name }).click();
  await sheet(page).waitFor({ state: 'detached' });
};
/** Pastes once the form is there to take it: it is loaded when first asked for. */
const paste = async (page, text) => {
  await sheet(page).waitFor();
  await page.evaluate((copied) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/plain', copied);
    document.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true }));
  }, text);
};

test('a changed file shows old and new, and a whole import is taken back from the list', { skip }, () =>
  withDesk({}, async ({ page, api, folder }) => {
    await settled(page);
    const before = (await api('status')).counts.events;
    await look(page, folder, 'radio.csv', RADIO);
    await take(page, 'Take 2 rows');
    await look(page, folder, 'radio.csv', RADIO.replace('Radio,2', 'Radio,5'));
    const change = sheet(page)
      .locator('dd', { has: page.locator('del') })
      .first();
    assert.match(await change.innerText(), /2[\s\S]*5/);
    await take(page, 'Take 1 row');
    await page.keyboard.press('i');
    await page.getByRole('button', { name: 'Past imports' }).click();
    const takeBack = sheet(page).getByRole('button', { name: 'Take back' });
    await takeBack.nth(1).waitFor();
    assert.deepEqual(await violations(page), []);
    await takeBack.first().click();
    await sheet(page).getByText('taken back').first().waitFor();
    await takeBack.click();
    await page.waitForFunction(() => document.querySelectorAll('aside.import li .tag.dash').length === 2);
    assert.equal((await api('status')).counts.events, before);
  }),
);

test('possible doubles stay apart unless a person says that they are one', { skip }, () =>
  withDesk({}, async ({ page, api, folder }) => {
    await settled(page);
    await look(page, folder, 'radio.csv', RADIO);
    await take(page, 'Take 2 rows');
    const before = (await api('status')).counts;
    await look(page, folder, 'press.csv', PRESS);
    await sheet(page).getByText('May be there already').waitFor();
    const separate = sheet(page).getByRole('button', { name: 'Separate' });
    assert.equal(await separate.getAttribute('aria-pressed'), 'true');
    assert.deepEqual(await violations(page), []);
    await sheet(page).getByRole('button', { name: 'Same event' }).click();
    await page.waitForFunction(() =>
      [...document.querySelectorAll('aside.import .seg button')].at(-1)?.matches('[aria-pressed=true]'),
    );
    await take(page, 'Take 2 rows');
    const after = (await api('status')).counts;
    assert.deepEqual([after.events - before.events, after.reports - before.reports], [1, 2]);
  }),
);

test('a pasted table is described once, by keyboard, and remembered', { skip }, () =>
  withDesk({}, async ({ page, api }) => {
    await settled(page);
    const before = (await api('status')).counts.events;
    await page.keyboard.press('i');
    await paste(page, OWN);
    await sheet(page)
      .getByRole('paragraph')
      .filter({ hasText: 'The columns of this table are not recognised' })
      .waitFor();
    assert.deepEqual(await violations(page), []);
    const choose = async (label, option) => {
      const box = label.startsWith('#') ? sheet(page).locator(label) : sheet(page).getByLabel(label);
      await box.focus();
      await box.selectOption(option);
    };
    await choose('#import-date_start', 'Tag');
    await choose('#import-lat', 'GPS');
    await choose('#import-lon', 'GPS');
    await choose('#import-kind', 'What');
    await choose('Dates such as 03/04/2024', 'day_first');
    await choose('Two numbers in one column', 'lon_lat');
    await sheet(page).getByText('36.20000, 37.10000').waitFor();
    const read = sheet(page).getByRole('button', { name: 'Read it so' });
    await read.focus();
    await page.keyboard.press('Enter');
    await take(page, 'Take 2 rows');
    assert.equal((await api('status')).counts.events, before + 2);
    await page.keyboard.press('i');
    await paste(page, OWN.replace('7\t3/11', '9\t5/11'));
    await sheet(page).getByText('Read with the columns that').waitFor();
    await sheet(page).getByRole('button', { name: 'Forget' }).click();
    await sheet(page)
      .getByRole('paragraph')
      .filter({ hasText: 'The columns of this table are not recognised' })
      .waitFor();
    await page.keyboard.press('Escape');
    await sheet(page).waitFor({ state: 'detached' });
  }),
);

test('a list of what happened asks what its rows are, and proposes events', { skip }, () =>
  withDesk({}, async ({ page, api, folder }) => {
    await settled(page);
    const before = (await api('status')).counts;
    const rows = '2024-11-27,Shelling,ev 1,36.2,37.1,Radio\n2024-11-28,Air strike,ev 2,36.3,37.0,Radio\n';
    await look(page, folder, 'list.csv', `date,type,place,lat,lon,source\n${rows}`);
    await sheet(page).getByText('this file has dates (date) and kinds of event (type)').waitFor();
    assert.equal(await sheet(page).getByLabel('The rows are').inputValue(), 'events');
    assert.equal(
      await sheet(page).getByRole('button', { name: /^Take/ }).getAttribute('aria-disabled'),
      'true',
    );
    assert.deepEqual(await violations(page), []);
    await sheet(page).getByRole('button', { name: 'Read it so' }).click();
    await take(page, 'Take 2 rows');
    const after = (await api('status')).counts;
    assert.deepEqual([after.events - before.events, after.places - before.places], [2, 0]);
  }),
);

test('a second route of one name is pointed out, and the list tells the two apart', { skip }, () =>
  withDesk({}, async ({ page, api, folder }) => {
    await settled(page);
    const { routes } = await api('assess', { as_of: (await api('status')).suggested_as_of });
    const { name } = routes.find((route) => route.code === 'R-03');
    const line = {
      type: 'LineString',
      coordinates: [
        [37, 36],
        [37.2, 36.1],
      ],
    };
    const feature = { type: 'Feature', properties: { name, code: 'R-03' }, geometry: line };
    await look(page, folder, 'again.geojson', JSON.stringify(feature));
    await sheet(page).getByText('A route with this name but another line is on record: R-03').waitFor();
    await take(page, 'Take 1 row');
    const same = page.locator('#register-list [role=option]', { hasText: name });
    await page.waitForFunction(
      (wanted) =>
        [...document.querySelectorAll('#register-list .l1 b')].filter((one) => one.title.endsWith(wanted))
          .length === 2,
      name,
    );
    const codes = await same.locator('.l1 .code').allInnerTexts();
    assert.equal(new Set(codes).size, codes.length);
    assert.ok(codes.includes('R-03'), codes.join());
  }),
);

test('a file let go on the window is looked at, rows with problems only on a word', { skip }, () =>
  withDesk({}, async ({ page }) => {
    await settled(page);
    await page.evaluate((text) => {
      const dataTransfer = new DataTransfer();
      dataTransfer.items.add(new File([text], 'dropped.csv'));
      window.dispatchEvent(new DragEvent('dragover', { dataTransfer, cancelable: true }));
      window.dispatchEvent(new DragEvent('drop', { dataTransfer, cancelable: true }));
    }, `${RADIO}3,30 November,36.2,37.1,1,strike,Radio,\n`);
    await sheet(page).getByText('dropped.csv').waitFor();
    const button = sheet(page).getByRole('button', { name: 'Take 2 rows' });
    assert.equal(await button.getAttribute('aria-disabled'), 'true');
    await sheet(page).getByLabel('Leave out 1 row with problems').check();
    assert.equal(await button.getAttribute('aria-disabled'), 'false');
    await take(page, 'Take 2 rows');
  }),
);

for (const options of [{ lang: 'ar' }, { theme: 'dark' }, { lang: 'fr' }]) {
  test(`no serious accessibility problem in ${JSON.stringify(options)}`, { skip }, () =>
    withDesk(options, async ({ page }) => {
      await settled(page);
      await page.keyboard.press('i');
      await paste(page, `${RADIO}${PRESS.split('\n').slice(1).join('\n')}`);
      await sheet(page).locator('.pair').first().waitFor();
      assert.deepEqual(await violations(page), []);
      const text = await sheet(page).innerText();
      assert.doesNotMatch(text, /\bimports?-[a-z]+-?[a-z]*\b/);
      if (process.env.PASSAGE_SHOTS)
        await page.screenshot({
          path: join(process.env.PASSAGE_SHOTS, `import-${Object.values(options)}.png`),
        });
    }),
  );
}

test('rows that are held are counted, in the preview, the notice and the past imports', { skip }, () =>
  withDesk({}, async ({ page, api, folder }) => {
    await settled(page);
    await look(page, folder, 'radio.csv', RADIO);
    await take(page, 'Take 2 rows');
    // A person says otherwise than the file will.
    const { events } = await api('assess', { as_of: '2024-11-30T18:00:00Z' });
    const forms = events.filter((one) => one.kind === 'armed_clash');
    const origins = await Promise.all(forms.map(({ id }) => api('event_origin', { id })));
    const event = forms[origins.findIndex(({ files }) => files.some(({ file }) => file === 'radio.csv'))];
    const form = await api('event_form', { id: event.id });
    await api('save_event', { event: { ...form, deaths: 7 } });
    const next = `${RADIO.replace('Radio,\n', 'Radio,3\n')}3,2024-11-29,36.4,37.3,1,strike,Radio,1\n4,never,36.4,37.3,1,strike,Radio,1\n`;
    await look(page, folder, 'radio.csv', next);
    const tile = sheet(page).locator('dl > div', { hasText: 'held' });
    assert.equal((await tile.innerText()).replace(/\s+/g, ' ').trim(), '1 held');
    await sheet(page)
      .locator('.tag', { hasText: /^held$/ })
      .waitFor();
    await sheet(page).getByText('1 row is held', { exact: false }).waitFor();
    await sheet(page).getByLabel('Leave out 1 row with problems').check();
    await take(page, 'Take 1 row');
    await page.getByText('1 row taken; 1 row held, not taken').waitFor();
    await page.keyboard.press('i');
    await page.getByRole('button', { name: 'Past imports' }).click();
    const told = await sheet(page).locator('li p', { hasText: '4 rows' }).innerText();
    assert.match(told, /1 new, 0 changed, 1 as before, 0 second reports, 1 left out.*1 held, not taken/);
  }),
);
