// The Plan tab: ways over the starter's sketch of roads, what blocks, saving, and the road map itself.
import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { BLOCKED, PLAN, ROADS } from './fixtures/plan.mjs';
import { settled, skip, violations, withDesk } from './harness.mjs';

/** Before the fighting of late November: nothing is closed on the roads to Aleppo. */
const LEAVES = '2024-11-25 05:00';
const names = { en: ['Bab al-Hawa', 'Aleppo'], ar: ['باب الهوى', 'حلب'] };

async function openPlan(page) {
  await settled(page);
  await page.keyboard.press('Alt+3');
  await page.locator('form.ask').waitFor();
}
/** Types both ends and takes the first of each list, as somebody in a hurry does. */
async function choose(page, [from, to]) {
  for (const [side, text] of [
    ['from', from],
    ['to', to],
  ]) {
    await page.locator(`[data-end=${side}]`).fill(text);
    await page.keyboard.press('Enter');
    await page.waitForSelector(`[data-end=${side}][data-chosen=true]`);
  }
}
async function answered(page, lang = 'en') {
  await openPlan(page);
  await choose(page, names[lang]);
  await page.locator('.depart input').fill(LEAVES);
  await page.keyboard.press('Enter');
  await page.locator('.cmp[aria-busy=false] table.ct').waitFor();
}
/** Answers of our own making in place of the backend's. */
async function pretend(page, { plan = PLAN, roads = ROADS.ready } = {}) {
  await page.route('**/api/plan', (route) => route.fulfill({ json: plan }));
  await page.route('**/api/plan_hold', (route) => route.fulfill({ json: { text: 'Movement held' } }));
  await page.route('**/api/roads_status', (route) => route.fulfill({ json: roads }));
}
const letters = (page) => page.locator('table.ct thead th .letter').allInnerTexts();
const selected = (page) => page.locator('table.ct thead th.sel .letter').innerText();

test('ways over the sketch of the starter, side by side, on the map and in time', { skip }, () =>
  withDesk({}, async ({ page }) => {
    const answers = [];
    page.on('response', (answer) => answer.url().endsWith('/api/plan') && answers.push(answer.json()));
    await answered(page);
    const plan = await answers.at(-1);
    assert.ok(plan.ways.length >= 2, `${plan.ways.length} ways`);
    assert.deepEqual(
      await letters(page),
      plan.ways.map((way) => way.letter),
    );
    assert.equal(await selected(page), plan.advice.letter ?? plan.ways[0].letter);
    const table = await page.locator('table.ct').innerText();
    for (const way of plan.ways) {
      for (const text of [way.name, way.level_text, way.access_text, way.against_text, way.last_passage_text])
        assert.ok(table.includes(text), `${way.letter}: ${text}`);
      if (way.price_text) assert.ok(table.includes(way.price_text));
    }
    const notes = (await page.locator('.note').allInnerTexts()).join('\n');
    assert.ok(
      plan.notes.some((note) => note.kind === 'sketch' && notes.includes(note.text)),
      notes,
    );
    assert.equal(await page.locator('.lanes button.name').count(), plan.ways.length);
    await page.locator('section.map .ol-scale-line-inner').first().waitFor();
  }),
);

test('a way is chosen with the keyboard alone, and with the mouse', { skip }, () =>
  withDesk({}, async ({ page }) => {
    await answered(page);
    const all = await letters(page);
    await page.evaluate(() => document.activeElement.blur());
    for (const letter of all) {
      await page.keyboard.press(letter.toLowerCase());
      assert.equal(await selected(page), letter);
    }
    await page.keyboard.press('k');
    assert.equal(await selected(page), all.at(-2));
    await page.keyboard.press('j');
    assert.equal(await selected(page), all.at(-1));
    await page.locator('table.ct input[type=radio]').first().focus();
    await page.keyboard.press('ArrowDown');
    assert.equal(await selected(page), all[1]);
    await page.locator('table.ct tbody td').first().click();
    assert.equal(await selected(page), all[0]);
    await page.locator('.lanes button.name').nth(1).click();
    assert.equal(await selected(page), all[1]);
  }),
);

test('recomputing keeps the old answer in view, greyed', { skip }, () =>
  withDesk({}, async ({ page }) => {
    await answered(page);
    await page.locator('.crit select').selectOption('pc4');
    await page.getByText('The question has changed.').waitFor();
    const dead = await page
      .locator('.foot .btn[aria-disabled=true]')
      .evaluateAll((all) => all.map((one) => getComputedStyle(one).cursor));
    assert.ok(
      dead.length > 1 && dead.every((cursor) => cursor === 'default'),
      'they look as dead as they are',
    );
    let release;
    const held = new Promise((resolve) => (release = resolve));
    await page.route('**/api/plan', async (route) => {
      await held;
      await route.continue();
    });
    const asked = page.waitForRequest('**/api/plan');
    await page.evaluate(() => document.activeElement.blur());
    await page.keyboard.press('Enter');
    assert.equal((await asked).postDataJSON().criticality, 'pc4');
    assert.equal(await page.locator('.cmp').getAttribute('aria-busy'), 'true');
    assert.ok(await page.locator('.stale table.ct').isVisible());
    release();
    await page.locator('.cmp[aria-busy=false] table.ct').waitFor();
    assert.equal(await page.locator('.stale').count(), 0);
  }),
);

test('what comes in later marks the plan as overtaken until it is worked out again', { skip }, () =>
  withDesk({}, async ({ page, api }) => {
    await answered(page);
    const overtaken = page.getByText('Something on record has changed since this was worked out.').first();
    assert.equal(await overtaken.isVisible(), false);
    const { suggested_as_of: moment } = await api('status');
    const { events } = await api('assess', { as_of: moment });
    await api('delete', { what: 'event', id: events[0].id });
    // The window hears of it with its next question about the picture.
    await page.keyboard.press('Alt+1');
    await page.keyboard.press(',');
    await page.keyboard.press('Alt+3');
    await overtaken.waitFor();
    assert.ok(await page.locator('.cmp .stale').isVisible());
    await page.keyboard.press('Enter');
    await overtaken.waitFor({ state: 'detached' });
  }),
);

test('a rule that leaves no way says so, and can be taken back', { skip }, () =>
  withDesk({}, async ({ page }) => {
    await pretend(page);
    const text = 'No way that keeps to the highest level you allow.';
    const level = {
      ...BLOCKED,
      blocked: { ...BLOCKED.blocked, kind: 'level', by_rule: true, text, closures: [] },
    };
    await page.route('**/api/plan', (route) =>
      route.fulfill({ json: route.request().postDataJSON().never === 'high' ? level : PLAN }),
    );
    await answered(page);
    await page.locator('form.ask .end summary').click();
    await page.getByLabel('Never through').selectOption('high');
    await page.getByRole('button', { name: 'Recompute' }).click();
    await page.getByText(text).first().waitFor();
    assert.equal(await page.locator('.lanes').count(), 0);
    await page.getByRole('button', { name: /Ask without/ }).click();
    await page.locator('.cmp[aria-busy=false] table.ct').waitFor();
  }),
);

test('closures that block are named with what opening each would give', { skip }, () =>
  withDesk({}, async ({ page }) => {
    await pretend(page, { plan: BLOCKED });
    await openPlan(page);
    await choose(page, names.en);
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'No way' }).waitFor();
    const text = await page.locator('section.blocked').innerText();
    for (const one of BLOCKED.blocked.closures)
      assert.ok(text.includes(one.title) && text.includes(one.text));
    assert.ok(text.includes(BLOCKED.blocked.all_open_text) && text.includes(BLOCKED.blocked.notes[0]));
    await page.getByRole('button', { name: 'Show on the map' }).first().click();
    assert.equal(await page.locator('footer.foot .btn.primary').innerText(), 'Hold');
    assert.deepEqual(await violations(page), []);
  }),
);

test('the first button follows the advice, and nothing is blocked', { skip }, () =>
  withDesk({}, async ({ page }) => {
    await pretend(page);
    await openPlan(page);
    await choose(page, names.en);
    await page.keyboard.press('Enter');
    const primary = page.locator('footer.foot .btn.primary');
    await primary.waitFor();
    assert.match(await primary.innerText(), /^Hold, reassess 1 Dec 04:00$/);
    assert.match(await page.locator('footer.foot').innerText(), /Save B anyway/);
    await primary.click();
    await page.getByText('Held. Look again 1 Dec 04:00 UTC').waitFor();
    await page.locator('footer.foot .link').click();
    await page.getByText(PLAN.advice.text).first().waitFor();
    // Texts of the lanes: none over another, none outside.
    const boxes = await page
      .locator('.lanes svg text.text')
      .evaluateAll((all) => all.map((one) => one.getBoundingClientRect().toJSON()));
    const frame = await page.locator('.lanes .axis').boundingBox();
    for (const [i, one] of boxes.entries()) {
      assert.ok(one.left >= frame.x - 1 && one.right <= frame.x + frame.width + 1);
      for (const other of boxes.slice(i + 1)) {
        const beside = one.right <= other.left || other.right <= one.left;
        // Boxes of text are taller than its letters.
        assert.ok(beside || Math.abs(one.top - other.top) >= 10, 'texts of lanes overlap');
      }
    }
  }),
);

test('a way becomes a route of the register, and undo takes it back', { skip }, () =>
  withDesk({}, async ({ page, api }) => {
    await answered(page);
    const count = async () => {
      const status = await api('status');
      return (await api('assess', { as_of: status.suggested_as_of })).routes.length;
    };
    const before = await count();
    const letter = await selected(page);
    await page.getByRole('button', { name: new RegExp(`^Save ${letter} `) }).click();
    await page.locator('aside.drawer').getByRole('textbox', { name: 'English' }).fill('The way round');
    await page.locator('aside form footer .primary').click();
    await page.locator('aside form').waitFor({ state: 'detached' });
    assert.equal(await count(), before + 1);
    const status = await api('status');
    const { routes } = await api('assess', { as_of: status.suggested_as_of });
    assert.ok(routes.some((route) => route.name === 'The way round'));
    assert.ok(await page.locator('table.ct').isVisible(), 'the plan stays in view');
    await page.keyboard.press('Control+z');
    await page.waitForFunction(() => document.querySelectorAll('.toast').length >= 0);
    for (let i = 0; i < 40 && (await count()) !== before; i += 1) await page.waitForTimeout(100);
    assert.equal(await count(), before);
  }),
);

test('an end is picked on the map, and the ends change places', { skip }, () =>
  withDesk({}, async ({ page }) => {
    await openPlan(page);
    await page.locator('section.map canvas').first().waitFor();
    await page.getByRole('button', { name: 'From: pick on the map' }).click();
    await page.getByText('Click where they leave').waitFor();
    await page.keyboard.press('Escape');
    await page.getByText('Click where they leave').waitFor({ state: 'detached' });
    await page.getByRole('button', { name: 'From: pick on the map' }).click();
    const box = await page.locator('.whole section.map').boundingBox();
    await page.mouse.click(box.x + box.width / 2, box.y + box.height * 0.8);
    const from = page.locator('[data-end=from]');
    await page.waitForFunction(() => document.querySelector('[data-end=from]').value !== '');
    const picked = await from.inputValue();
    assert.match(picked, /\d/);
    await page.getByRole('button', { name: 'Swap start and destination' }).click();
    assert.equal(await page.locator('[data-end=to]').inputValue(), picked);
  }),
);

test('without roads it says what to get; an import shows how far it is and can be stopped', { skip }, () =>
  withDesk({ database: 'empty' }, async ({ page }) => {
    await page.getByText('draw a route').waitFor();
    await page.keyboard.press('Alt+3');
    await page.getByRole('heading', { name: 'No roads yet' }).waitFor();
    await page.getByText(/\.osm\.pbf, for example/).waitFor();
    assert.deepEqual(await violations(page), []);
    // A file that is none is refused in words.
    await page.locator('#file-path').fill('/nowhere/syria.osm.pbf');
    await page.getByRole('button', { name: 'Take in roads' }).click();
    await page.locator('.roads').getByRole('alert').waitFor();
    const progress = { state: 'running', step_text: 'Reading roads', share: 0.4 };
    const nothing = { facts: null, text: null, problem: null };
    await page.route('**/api/roads_import', (route) => route.fulfill({ json: { job: 1 } }));
    await page.route('**/api/roads_progress', (route) =>
      route.fulfill({ json: { ...progress, ...nothing } }),
    );
    let stopped = false;
    await page.route('**/api/roads_cancel', (route) => {
      stopped = true;
      return route.fulfill({ json: { job: 1 } });
    });
    await page.getByRole('button', { name: 'Take in roads' }).click();
    await page.getByRole('progressbar', { name: 'Reading roads' }).waitFor();
    await page.getByText('40 %').waitFor();
    await page.locator('.roads').getByRole('button', { name: 'Cancel' }).click();
    await page.getByRole('progressbar').waitFor({ state: 'detached' });
    assert.ok(stopped);
  }),
);

/** Two towns, a road between them and a border crossing on it. */
const EXTRACT = `<osm version="0.6">
  <node id="1" lat="10.00" lon="20.00"><tag k="place" v="town"/><tag k="name" v="Sarun"/></node>
  <node id="2" lat="10.05" lon="20.05"><tag k="barrier" v="border_control"/><tag k="name" v="Marl gate"/></node>
  <node id="3" lat="10.10" lon="20.10"><tag k="place" v="town"/><tag k="name" v="Tesh"/></node>
  <way id="9"><nd ref="1"/><nd ref="2"/><nd ref="3"/><tag k="highway" v="primary"/></way>
</osm>`;

test('roads are taken in, their places are offered to the register, and a way is found', { skip }, () =>
  withDesk({ database: 'empty' }, async ({ page, folder }) => {
    const file = join(folder, 'sarun.osm');
    writeFileSync(file, EXTRACT);
    await page.getByText('draw a route').waitFor();
    await page.keyboard.press('Alt+3');
    await page.locator('#file-path').fill(file);
    await page.getByRole('button', { name: 'Take in roads' }).click();
    await page.getByRole('button', { name: 'Look at the places and crossings' }).click();
    const sheet = page.locator('aside.import');
    await sheet.getByRole('button', { name: /^Take \d+ rows?$/ }).click();
    await sheet.waitFor({ state: 'detached' });
    await choose(page, ['Sarun', 'Tesh']);
    await page.locator('.depart input').fill(LEAVES);
    await page.keyboard.press('Enter');
    await page.locator('.cmp[aria-busy=false] table.ct').waitFor();
    const table = await page.locator('table.ct').innerText();
    assert.match(table, /Marl gate/);
    assert.match(table, /Unknown/);
  }),
);

test('a plan that cannot be worked out says so and keeps what was there', { skip }, () =>
  withDesk({}, async ({ page }) => {
    await answered(page);
    await page.route('**/api/plan', (route) =>
      route.fulfill({ status: 400, json: { code: 'internal', message: 'It did not work.', details: null } }),
    );
    await page.getByRole('button', { name: 'Recompute' }).click();
    await page.locator('.cmp').getByText('It did not work.').waitFor();
    assert.ok(await page.locator('table.ct').isVisible());
    await page.unroute('**/api/plan');
    await page.locator('.cmp').getByRole('button', { name: 'Try again' }).click();
    await page.getByText('It did not work.').waitFor({ state: 'detached' });
  }),
);

test('at twice the size of text everything is still in reach', { skip }, () =>
  withDesk({ viewport: { width: 683, height: 384 } }, async ({ page }) => {
    await pretend(page);
    await page.waitForSelector('#register-list [role=option]');
    await page.keyboard.press('Alt+3');
    await page.locator('form.ask').waitFor();
    await choose(page, names.en);
    await page.keyboard.press('Enter');
    for (const part of ['table.ct', '.whole section.map', '.lanes', 'footer.foot .btn.primary']) {
      await page.locator(part).scrollIntoViewIfNeeded();
      const box = await page.locator(part).boundingBox();
      assert.ok(box.x >= 0 && box.y < 384, part);
    }
    await page.locator('footer.foot .btn.primary').click();
    assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= 683));
  }),
);

for (const [name, options] of [
  ['light', {}],
  ['dark', { theme: 'dark' }],
  ['Arabic', { lang: 'ar' }],
]) {
  test(`no serious accessibility problem: the Plan tab, ${name}`, { skip }, () =>
    withDesk(options, async ({ page }) => {
      await answered(page, options.lang);
      assert.deepEqual(await violations(page), []);
      assert.doesNotMatch(await page.locator('body').innerText(), /\btrip-[a-z-]+\b/);
    }),
  );
}

test('from a route one asks for the ways round it', { skip }, () =>
  withDesk({}, async ({ page }) => {
    await settled(page);
    await page.locator('aside.insp').getByLabel('More').click();
    await page.getByRole('button', { name: 'Other ways for this route' }).click();
    await page.locator('form.ask').waitFor();
    for (const side of ['from', 'to']) await page.waitForSelector(`[data-end=${side}][data-chosen=true]`);
  }),
);
