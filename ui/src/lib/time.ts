// Display of instants. UTC first, local second; nothing here decides what is valid or in force.
import { ahead, area, OWN } from './clock.svelte';
import { language } from './i18n.svelte';

export const HOUR = 3_600_000;
export const DAY = 24 * HOUR;

// Making a formatter costs the platform as much as a thousand uses of it.
const cache = new Map<string, Intl.DateTimeFormat>();
const numbers = new Map<string, Intl.NumberFormat>();
function fmt(key: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const id = `${language.locale}/${key}`;
  let found = cache.get(id);
  if (!found) cache.set(id, (found = new Intl.DateTimeFormat(language.locale, options)));
  return found;
}

function ms(value: string | number): number {
  return typeof value === 'number' ? value : Date.parse(value);
}

/** "30 Nov 2024" */
export function day(value: string | number): string {
  return fmt('day', { day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' }).format(ms(value));
}
/** "30 Nov"; in Arabic, whose month names are long, "30/11". */
export function shortDay(value: string | number): string {
  if (language.current === 'ar')
    return fmt('digits', { day: 'numeric', month: 'numeric', timeZone: 'UTC' })
      .format(ms(value))
      .replace(/\u200f/g, '');
  return fmt('short', { day: 'numeric', month: 'short', timeZone: 'UTC' }).format(ms(value));
}
/** A day without its year is read as the nearest one of that name: so near it has to be. */
const NEAR = 180;
export const isNear = (value: string | number, seen: string | number): boolean =>
  Math.abs(ms(value) - ms(seen)) < NEAR * DAY;
/** "30 Nov", or "Dec 2023" where it is not near the moment that the page is about. */
export function nearDay(value: string | number, seen: string | number): string {
  if (isNear(value, seen)) return shortDay(value);
  const month = language.current === 'ar' ? 'numeric' : 'short';
  return fmt(`month-${month}`, { month, year: 'numeric', timeZone: 'UTC' })
    .format(ms(value))
    .replace(/\u200f/g, '');
}
/** "18:00", UTC */
export function clock(value: string | number): string {
  return new Date(ms(value)).toISOString().slice(11, 16);
}
/** "30 Nov 2024, 18:00 UTC" */
export function instant(value: string | number): string {
  return `${day(value)}${language.current === 'ar' ? '،' : ','} ${clock(value)} UTC`;
}
/**
 * The clock of the area in words. Systems name it by a city in English; in other languages the name of the country's time
 * takes its place, where the engine knows one.
 */
function zoneName(at: number): string {
  const clock = area.clock;
  if (/^-?\d+$/.test(clock)) return zone(Number(clock));
  const timeZone = clock === OWN ? Intl.DateTimeFormat().resolvedOptions().timeZone : clock;
  if (language.current !== 'en') {
    const parts = fmt(`zone-${timeZone}`, { timeZoneName: 'shortGeneric', timeZone }).formatToParts(at);
    const named = parts.find((part) => part.type === 'timeZoneName')?.value;
    if (named) return named;
  }
  return timeZone.split('/').at(-1)?.replaceAll('_', ' ') ?? '';
}
/** How far the clock of the area is ahead of UTC at a moment, minutes. */
export const offset = (value: string | number): number => ahead(area.clock, ms(value));
/** The same instant on the clock of the area, or null where that clock is UTC. */
export function localClock(value: string | number): { time: string; zone: string } | null {
  const minutes = offset(value);
  if (minutes === 0) return null;
  return { time: clock(ms(value) + minutes * 60_000), zone: zoneName(ms(value)) };
}

/** "UTC+3", "UTC+5:45" */
export function zone(minutes: number): string {
  if (minutes === 0) return 'UTC';
  const [hours, rest] = [Math.floor(Math.abs(minutes) / 60), Math.abs(minutes) % 60];
  return `UTC${minutes < 0 ? '-' : '+'}${hours}${rest === 0 ? '' : `:${String(rest).padStart(2, '0')}`}`;
}

/** Two minutes of a UTC day on the clock of the area as it is set today, or null where that clock is UTC. */
export function localSpan(from: number, to: number): { from: string; to: string; zone: string } | null {
  const today = Math.floor(Date.now() / DAY) * DAY;
  const [start, end] = [from, to].map((minute) => localClock(today + minute * 60_000));
  return start && end ? { from: start.time, to: end.time, zone: start.zone } : null;
}
/** Whether the clock of the area is set forward and back in the course of this year. */
export function clockChanges(): boolean {
  const year = new Date().getUTCFullYear();
  return offset(Date.UTC(year, 0, 1)) !== offset(Date.UTC(year, 6, 1));
}

/** The last UTC midnight before a moment: what a report that says only the day begins with. */
export const dayBefore = (value: number): number => Math.floor((value - 1) / DAY) * DAY;

/** RFC 3339 without fractions: what the border takes. */
export function rfc3339(value: number): string {
  return new Date(value).toISOString().replace(/\.\d+Z$/, 'Z');
}
/** For a typed moment: "2024-11-30 18:00", UTC. */
export function toInput(value: string | number | null | undefined): string {
  if (value === null || value === undefined || value === '') return '';
  return new Date(ms(value)).toISOString().slice(0, 16).replace('T', ' ');
}
/** A typed moment; the time may be left out. Undefined where it is none. */
export function fromInput(text: string): string | undefined {
  const parts = /^(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ]+(\d{1,2}):(\d{2}))?\s*(?:Z|UTC)?$/i.exec(text.trim());
  if (!parts) return undefined;
  const [year = 0, month = 0, date = 0, hour = 0, minute = 0] = parts
    .slice(1)
    .map((part) => Number(part ?? 0));
  const at = new Date(Date.UTC(year, month - 1, date, hour, minute));
  // 31 February would become 3 March without a word, and a year before 100 one of the last century.
  const same =
    at.getUTCFullYear() === year &&
    at.getUTCMonth() === month - 1 &&
    at.getUTCDate() === date &&
    at.getUTCHours() === hour &&
    minute < 60;
  return same ? rfc3339(at.getTime()) : undefined;
}
export function number(value: number, digits = 0): string {
  const id = `${language.locale}/${digits}`;
  let found = numbers.get(id);
  if (!found)
    numbers.set(id, (found = new Intl.NumberFormat(language.locale, { maximumFractionDigits: digits })));
  return found.format(value);
}
