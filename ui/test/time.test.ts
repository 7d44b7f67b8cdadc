import { describe, expect, it } from 'vitest';
import { ahead, area, isClock, NAMED, OFFSETS } from '../src/lib/clock.svelte';
import { language } from '../src/lib/i18n.svelte';
import {
  clockChanges,
  fromInput,
  instant,
  localClock,
  localSpan,
  offset,
  rfc3339,
  shortDay,
  toInput,
} from '../src/lib/time';

const AT = Date.UTC(2024, 10, 30, 18, 5);

describe('moments', () => {
  it('are printed in UTC, Western digits in every language', () => {
    language.current = 'en';
    expect(instant(AT)).toBe('30 Nov 2024, 18:05 UTC');
    language.current = 'ar';
    expect(instant(AT)).toMatch(/30 .*2024، 18:05 UTC/);
    expect(shortDay(AT)).toBe('30/11');
    language.current = 'en';
  });
  it('name the clock of the computer in the language, where that has a word for it', () => {
    // The clock of the machine that runs the test decides; where it is UTC there is nothing to say.
    const offset = new Date(AT).getTimezoneOffset();
    language.current = 'ar';
    const arabic = localClock(AT);
    language.current = 'en';
    expect(arabic === null).toBe(offset === 0);
    if (arabic) expect(arabic.zone).toMatch(/[\u0600-\u06FF]/);
    language.current = 'fr';
    if (arabic) expect(localClock(AT)?.zone).toMatch(/heure|UTC/);
    language.current = 'en';
  });
  it('survive typing and reading back', () => {
    expect(toInput(AT)).toBe('2024-11-30 18:05');
    expect(fromInput(toInput(AT))).toBe(rfc3339(AT));
    expect(fromInput('2024-11-30')).toBe('2024-11-30T00:00:00Z');
    expect(toInput(null)).toBe('');
  });
  it('that do not exist are refused, not moved', () => {
    for (const text of [
      '',
      '2024-02-31',
      '2024-13-01',
      '30/11/2024',
      '2024-11-30 25:00',
      '2024-11-30 10:75',
    ]) {
      expect(fromInput(text), text).toBeUndefined();
    }
  });
});

it('hours in UTC are told on the local clock, and that they do not follow it', () => {
  const today = Math.floor(Date.now() / 86_400_000) * 86_400_000;
  const start = localClock(today + 5 * 3_600_000);
  expect(localSpan(300, 780)?.from).toBe(start?.time);
  const zone = process.env.TZ;
  process.env.TZ = 'Europe/Kyiv';
  expect(clockChanges()).toBe(true);
  process.env.TZ = 'Asia/Damascus';
  expect(clockChanges()).toBe(false);
  process.env.TZ = zone;
});

describe('the clock of the area', () => {
  it('is the one that was said, whatever this computer shows', () => {
    area.said = '180';
    expect(localClock(AT)).toEqual({ time: '21:05', zone: 'UTC+3' });
    expect(offset(AT)).toBe(180);
    area.said = 'Asia/Kathmandu';
    expect(localClock(AT)).toEqual({ time: '23:50', zone: 'Kathmandu' });
    expect(localSpan(0, 60)).toEqual({ from: '05:45', to: '06:45', zone: 'Kathmandu' });
    area.said = '0';
    expect(localClock(AT)).toBeNull();
    area.said = null;
    expect(area.clock).toBe('own');
  });
  it('follows the summer time of a place', () => {
    const [january, july] = [Date.UTC(2024, 0, 15, 23, 30), Date.UTC(2024, 6, 15, 23, 30)];
    expect([ahead('Europe/Kyiv', january), ahead('Europe/Kyiv', july)]).toEqual([120, 180]);
    // The hour that a clock skips, and the seconds that a moment may have.
    expect(ahead('Europe/Kyiv', Date.UTC(2024, 2, 31, 0, 59, 59, 999))).toBe(120);
    expect(ahead('Europe/Kyiv', Date.UTC(2024, 2, 31, 1))).toBe(180);
    expect(ahead('-210', july)).toBe(-210);
    area.said = 'Europe/Kyiv';
    expect(clockChanges()).toBe(true);
    area.said = '120';
    expect(clockChanges()).toBe(false);
    area.said = null;
  });
  it('is only one that this computer knows', () => {
    expect(NAMED).toContain('Asia/Damascus');
    for (const clock of ['own', 'Asia/Damascus', ...OFFSETS.map(String)])
      expect(isClock(clock), clock).toBe(true);
    for (const clock of ['', '17', '1e2', 'Asia', 'Mars/Olympus', null, 180])
      expect(isClock(clock)).toBe(false);
  });
});
