// Reach: three languages, both directions, both themes, keyboard and screen reader, small windows, first run.
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';
import { settled, skip, violations, withDesk } from './harness.mjs';

test('Arabic runs from the right, the map and the time line do not', { skip }, () =>
  withDesk({ lang: 'ar' }, async ({ page }) => {
    await settled(page);
    assert.equal(await page.evaluate(() => document.documentElement.dir), 'rtl');
    const [list, inspector] = await Promise.all([
      page.locator('section.left').boundingBox(),
      page.locator('aside.insp').boundingBox(),
    ]);
    assert.ok(list.x > inspector.x, 'the list is on the right');
    assert.equal(await page.locator('.canvas').getAttribute('dir'), 'ltr');
    assert.equal(await page.locator('.line').getAttribute('dir'), 'ltr');
    // No message id shows through, and digits are Western.
    const text = await page.locator('body').innerText();
    assert.doesNotMatch(text, /\b[a-z]+-[a-z]+-[a-z]+\b/);
    assert.doesNotMatch(text, /[٠-٩]/);
  }),
);

test('the language can be changed on the way', { skip }, () =>
  withDesk({}, async ({ page }) => {
    await settled(page);
    await page.getByLabel('Language').selectOption('fr');
    await page.getByRole('tab', { name: /Itinéraires/ }).waitFor();
    await page.reload();
    await page.getByRole('tab', { name: /Itinéraires/ }).waitFor();
  }),
);

const views = [
  ['the desk', {}, async () => {}],
  ['the desk in Arabic, dark', { lang: 'ar', theme: 'dark' }, async () => {}],
  [
    'a crossing',
    {},
    async (page) => {
      await page.getByRole('tab', { name: /Crossings/ }).click();
      await page.locator('#register-list [role=option]').first().click();
    },
  ],
  ['the event form', {}, (page) => page.keyboard.press('e')],
  ['the override form', { theme: 'dark' }, (page) => page.keyboard.press('o')],
  ['the export form', {}, (page) => page.keyboard.press('x')],
  ['the table', {}, (page) => page.keyboard.press('t')],
  ['the palette', {}, (page) => page.keyboard.press('Control+k')],
  ['the keys', {}, (page) => page.keyboard.press('?')],
];
for (const [name, options, prepare] of views) {
  test(`no serious accessibility problem: ${name}`, { skip }, () =>
    withDesk(options, async ({ page }) => {
      await settled(page);
      await prepare(page);
      await settled(page);
      assert.deepEqual(await violations(page), []);
    }),
  );
}

test('nothing is lost in a small window', { skip }, () =>
  withDesk({ viewport: { width: 1000, height: 640 } }, async ({ page }) => {
    await settled(page);
    await page.locator('.closer').click();
    await page.locator('aside.insp').waitFor({ state: 'hidden' });
    await page.keyboard.press('j');
    await page.locator('aside.insp').waitFor();
    assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth));
  }),
);

test('the first run offers the starter region, and a passphrase locks', { skip }, () =>
  withDesk({ database: 'missing' }, async ({ page, api, folder }) => {
    await page.getByLabel('Encrypt with a passphrase').check();
    await page.getByLabel('Passphrase', { exact: true }).fill('correct horse');
    await page.getByLabel('Passphrase again').fill('correct house');
    await page.getByRole('button', { name: 'Use the starter region' }).click();
    await page.getByRole('alert').waitFor();
    await page.getByLabel('Passphrase again').fill('correct horse');
    assert.deepEqual(await violations(page), []);
    await page.getByRole('button', { name: 'Use the starter region' }).click();
    await settled(page);
    assert.equal((await api('status')).encrypted, true);
    await page
      .locator('summary', { hasText: /test/i })
      .or(page.locator('header details summary'))
      .first()
      .click();
    await page.getByRole('button', { name: 'Lock' }).click();
    const box = page.getByLabel('Passphrase');
    await box.fill('wrong');
    await page.getByRole('button', { name: 'Unlock' }).click();
    await page.getByRole('alert').waitFor();
    await box.fill('correct horse');
    await page.getByRole('button', { name: 'Unlock' }).click();
    await settled(page);
    assert.ok(folder && join(folder, 'test.db'));
  }),
);
