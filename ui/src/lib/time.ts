// Display of instants. UTC first, local second; nothing here decides what is valid or in force.
import { language } from './i18n.svelte';

export const HOUR = 3_600_000;
export const DAY = 24 * HOUR;

const cache = new Map<string, Intl.DateTimeFormat>();
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
/** "30 Nov" */
export function shortDay(value: string | number): string {
  return fmt('short', { day: 'numeric', month: 'short', timeZone: 'UTC' }).format(ms(value));
}
/** "18:00", UTC */
export function clock(value: string | number): string {
  return fmt('clock', { hour: '2-digit', minute: '2-digit', hourCycle: 'h23', timeZone: 'UTC' }).format(
    ms(value),
  );
}
/** "30 Nov 2024, 18:00 UTC" */
export function instant(value: string | number): string {
  return `${day(value)}${language.current === 'ar' ? '،' : ','} ${clock(value)} UTC`;
}
/** The same instant on this computer's clock, or null where that clock is UTC. */
export function localClock(value: string | number): { time: string; zone: string } | null {
  const at = new Date(ms(value));
  if (at.getTimezoneOffset() === 0) return null;
  const time = fmt('local', { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(at);
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone.split('/').at(-1)?.replaceAll('_', ' ') ?? '';
  return { time, zone };
}

/** RFC 3339 without fractions: what the border takes. */
export function rfc3339(value: number): string {
  return new Date(value).toISOString().replace(/\.\d+Z$/, 'Z');
}
/** For `<input type="datetime-local">`, read as UTC. */
export function toInput(value: string | number | null | undefined): string {
  return value === null || value === undefined || value === ''
    ? ''
    : new Date(ms(value)).toISOString().slice(0, 16);
}
export function fromInput(value: string): string | null {
  return value === '' ? null : rfc3339(Date.parse(`${value}:00Z`));
}
export function number(value: number, digits = 0): string {
  return new Intl.NumberFormat(language.locale, { maximumFractionDigits: digits }).format(value);
}
