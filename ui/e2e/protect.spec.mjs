// What keeps others from reading: a passphrase set and changed, and the lock of a window that nobody touches.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { settled, skip, withDesk } from './harness.mjs';

const field = (page, name) => page.getByLabel(new RegExp(`^${name}`));
async function settings(page) {
  await page.keyboard.press('Control+k');
  await page.keyboard.type('settings');
  await page.keyboard.press('Enter');
}
async function unlock(page, passphrase) {
  await page.getByRole('heading', { name: 'This database is encrypted' }).waitFor();
  await page.keyboard.type(passphrase);
  await page.keyboard.press('Enter');
  await settled(page);
}

test('a passphrase is set, changed and asked for, by keyboard', { skip }, () =>
  withDesk({}, async ({ page, folder }) => {
    const lies = () => readFileSync(join(folder, 'test.db')).subarray(0, 15).toString() === 'SQLite format 3';
    await settled(page);
    assert.ok(lies());
    await settings(page);
    await page.getByText('This database is not encrypted').waitFor();
    await page.getByRole('button', { name: 'Set a passphrase' }).click();
    await field(page, 'New passphrase').fill('first of all');
    await field(page, 'Passphrase again').fill('first of al');
    await page.keyboard.press('Enter');
    await page.getByText('The two passphrases differ, or are empty.').waitFor();
    assert.ok(lies(), 'nothing was done');
    await field(page, 'Passphrase again').fill('first of all');
    await page.keyboard.press('Enter');
    await page.getByText('The database is encrypted with the new passphrase.').waitFor();
    assert.ok(!lies());

    await page.keyboard.press('Control+Shift+L');
    await unlock(page, 'first of all');

    await settings(page);
    await page.getByRole('button', { name: 'Change the passphrase' }).click();
    await field(page, 'Passphrase now').fill('not it');
    for (const name of ['New passphrase', 'Passphrase again']) await field(page, name).fill('second to none');
    await page.keyboard.press('Enter');
    await page.getByText('The passphrase does not open').waitFor();
    await field(page, 'Passphrase now').fill('first of all');
    await page.keyboard.press('Enter');
    await page.locator('aside form').waitFor({ state: 'detached' });
    await page.keyboard.press('Control+Shift+L');
    await page.getByRole('heading', { name: 'This database is encrypted' }).waitFor();
    await page.keyboard.type('first of all');
    await page.keyboard.press('Enter');
    await page.getByRole('alert').getByText('The passphrase does not open').waitFor();
    await unlock(page, 'second to none');
  }),
);

test('a window that nobody touches is locked, and what was typed comes back', { skip }, () =>
  withDesk({}, async ({ page, api }) => {
    await settled(page);
    await api('set_passphrase', { passphrase: 'first of all' });
    await page.clock.install();
    await page.reload();
    await settled(page);
    await page.keyboard.press('p');
    await page.locator('aside form textarea').fill('Road closed at Maarat Misrin.');
    // Every touch begins the time anew.
    await page.clock.fastForward('14:00');
    await page.mouse.move(300, 300);
    await page.clock.fastForward('14:00');
    assert.equal(await page.locator('aside form textarea').count(), 1);
    await page.clock.fastForward('02:00');
    await page.getByRole('heading', { name: 'This database is encrypted' }).waitFor();
    assert.doesNotMatch(await page.content(), /Maarat|Aleppo|R-01/, 'nothing of it is left in the page');
    assert.equal((await api('status')).state, 'locked');
    await unlock(page, 'first of all');
    await page.keyboard.press('p');
    assert.equal(await page.locator('aside form textarea').inputValue(), 'Road closed at Maarat Misrin.');

    // A computer that slept for an hour: the first touch finds it locked.
    await page.evaluate(() => {
      const then = Date.now;
      Date.now = () => then() + 3_600_000;
    });
    await page.keyboard.press('j');
    await page.getByRole('heading', { name: 'This database is encrypted' }).waitFor();
  }),
);
