// The driver sheet: opened from a route, looked at, changed and written.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { settled, skip, violations, withDesk } from './harness.mjs';

async function open(page) {
  await settled(page);
  await page.keyboard.press('j');
  await page.locator('.acts details summary').click();
  await page.locator('.acts .menu button', { hasText: 'Driver sheet' }).click();
  // Nothing is worked out before somebody has said by whose clock.
  await page.getByLabel('Clock of the drivers').selectOption('180');
  await page.locator('aside form details summary .clock').first().waitFor();
}

test('a driver sheet shows every stop, and is written with what was said of it', { skip }, () =>
  withDesk({}, async ({ page, folder }) => {
    await open(page);
    const stops = page.locator('aside form details');
    const [times, last] = [stops.locator('.clock'), stops.last().locator('.clock')];
    assert.ok((await stops.count()) >= 2);
    assert.match(await times.first().textContent(), /^\d\d:\d\d$/);
    const before = await last.textContent();
    await page.getByLabel('Driving time, minutes').fill('600');
    await page.getByLabel('Driving time, minutes').press('Tab');
    await page.waitForFunction(
      (was) => [...document.querySelectorAll('aside form details .clock')].at(-1).textContent !== was,
      before,
    );
    await stops.first().locator('summary').click();
    await stops.first().getByLabel('What to do, English').fill('Take water');
    await stops.first().getByLabel('What to do, Arabic').fill('خذوا ماء');
    await stops.first().getByLabel('What to do, Arabic').press('Tab');
    await stops.first().locator('.todo', { hasText: 'Take water.' }).waitFor();
    assert.deepEqual(await violations(page), []);
    const file = join(folder, 'sheet.html');
    await page.getByLabel('Write to').fill(file);
    await page.locator('aside form footer .primary').click();
    await page.locator('aside form').waitFor({ state: 'detached' });
    const html = readFileSync(file, 'utf8');
    // The usual hour, five in the morning by UTC, is eight for them.
    for (const wanted of ['TLP:AMBER+STRICT', 'Take water.', 'خذوا ماء', 'S-1', '08:00', 'UTC+3'])
      assert.ok(html.includes(wanted), wanted);
  }),
);

test('what cannot be driven is refused in words, and tracks carry line and stops', { skip }, () =>
  withDesk({}, async ({ page, folder }) => {
    await open(page);
    await page.getByLabel('Leave, UTC').fill('2020-01-01 05:00');
    await page.getByLabel('Leave, UTC').press('Tab');
    await page.locator('aside form [role=status] li', { hasText: 'in the past' }).waitFor();
    await page.locator('aside form footer .primary').click();
    await page.locator('aside form footer [role=alert]', { hasText: 'in the past' }).waitFor();
    await page.getByLabel('Leave, UTC').fill('2099-01-01 05:00');
    await page.getByLabel('What to write').selectOption('gpx');
    const file = join(folder, 'track.gpx');
    await page.getByLabel('Write to').fill(file);
    await page.locator('aside form [role=alert]').waitFor({ state: 'detached' });
    await page.locator('aside form footer .primary').click();
    await page.locator('aside form').waitFor({ state: 'detached' });
    const gpx = readFileSync(file, 'utf8');
    assert.ok(gpx.includes('<wpt ') && gpx.includes('<trkpt '));
    assert.doesNotMatch(gpx, /level|risk|unknown/i);
  }),
);
