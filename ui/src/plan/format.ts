// Kilometres and durations of a plan, as they are read in the table.
import { language, t } from '../lib/i18n.svelte';
import { clock, number, shortDay } from '../lib/time';

/** Short ways with one digit after the point: 0.8 km is not 1 km. */
export const km = (value: number): string => t('unit-km', { n: number(value, Math.abs(value) < 10 ? 1 : 0) });

/** "1 h 40", "25 min". */
export function span(minutes: number): string {
  const whole = Math.round(minutes);
  const [h, m] = [Math.floor(whole / 60), whole % 60];
  return h === 0 ? t('trip-minutes', { m }) : t('trip-hours', { h, m: String(m).padStart(2, '0') });
}

/** "07:05"; with its day where that is another than the day of departure. */
export function hour(at: string, depart: string): string {
  return shortDay(at) === shortDay(depart) ? clock(at) : moment(at);
}

/** "1 Dec 04:00" */
export const moment = (at: string): string => `${shortDay(at)} ${clock(at)}`;

/** Items of a row, divided as the language does. */
export const list = (items: string[]): string => items.join(language.current === 'ar' ? '، ' : ', ');
