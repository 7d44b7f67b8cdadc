// A day without a mouse: the keyboard is always somewhere, and what is typed into a form is never a command.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { settled, skip, withDesk } from './harness.mjs';

const held = (page) =>
  page.evaluate(() => {
    const one = document.activeElement;
    return one === document.body
      ? 'nothing'
      : (one.closest('.drawer, .insp, .left, .drafts')?.className ?? one.tagName);
  });
/** Waits until something has the keyboard, and says in which pane. */
async function pane(page) {
  await page.waitForFunction(() => document.activeElement !== document.body);
  return held(page);
}
async function find(page, words, row) {
  await page.keyboard.press('Control+k');
  await page.keyboard.type(words);
  await page.getByRole('option', { name: row }).first().waitFor();
  await page.keyboard.press('Enter');
}

test('an event is found by its title, retracted and read, by keyboard alone', { skip }, () =>
  withDesk({ author: 'A. Karim' }, async ({ page, api }) => {
    await settled(page);
    const { events } = await api('assess', { as_of: (await api('status')).suggested_as_of });
    const strike = events.find((one) => one.kind === 'strike' && !one.retracted);
    await find(page, strike.title, strike.title);
    await page.locator('aside.insp h2', { hasText: strike.title }).waitFor();
    assert.match(await pane(page), /insp/);

    await page.locator('aside.insp .acts summary').focus();
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'Retract' }).focus();
    await page.keyboard.press('Enter');
    // Typed at once, before the form is there: nothing of it is a command.
    await page.keyboard.type('open');
    await page.locator('aside.drawer form').waitFor();
    assert.match(await pane(page), /drawer/);
    await page.keyboard.type('npoeix');
    assert.equal(await page.locator('aside.drawer').count(), 1);
    assert.match(await page.locator('aside.drawer h2').textContent(), /Retract/);
    await page.keyboard.press('Escape');
    await page.locator('aside.drawer').waitFor({ state: 'detached' });
    assert.notEqual(await pane(page), 'nothing');
  }),
);

test('the keyboard comes back wherever it was taken from', { skip }, () =>
  withDesk({}, async ({ page }) => {
    await settled(page);
    // From a driver to its event and back.
    await page.locator('.left [role=listbox]').focus();
    await page.keyboard.press('F6');
    await page.keyboard.press('F6');
    assert.match(await pane(page), /insp/);
    await page.keyboard.press('F6');
    assert.match(await pane(page), /left/);
    // What was changed: read with the arrow keys, closed with Esc.
    await find(page, 'What was changed', 'What was changed');
    await page.locator('aside.history').waitFor();
    assert.match(await pane(page), /history/);
    await page.keyboard.press('Escape');
    await page.locator('aside.history').waitFor({ state: 'detached' });
    assert.match(await pane(page), /left/);
    // The filter: down into what it leaves.
    await page.keyboard.press('/');
    await page.keyboard.type('Palmyra');
    await page.keyboard.press('Enter');
    assert.match(await pane(page), /left/);
    const row = page.locator('.left [aria-selected=true][role=option]');
    assert.match(await row.textContent(), /Palmyra/);
  }),
);
