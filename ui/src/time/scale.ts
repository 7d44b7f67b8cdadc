// The time axis: instants to a share of its width, and ticks that fit. Time axes do not mirror in Arabic.
import { DAY } from '../lib/time';

/** The windows that can be chosen, days. */
export const WINDOWS = [7, 14, 30, 90] as const;

/** The window, of those the line has room for, whose start lies nearest to an instant. */
export function windowAt(at: number, asOf: number, longest: number): number {
  const days = (asOf - at) / DAY;
  const off = (window: number): number => Math.abs(window - days);
  return WINDOWS.filter((n) => n <= longest).reduce(
    (best, n) => (off(n) < off(best) ? n : best),
    7 as number,
  );
}

export const share = (at: number, start: number, end: number): number =>
  Math.min(1, Math.max(0, (at - start) / (end - start)));

/** The instant at a share of the axis, on the full hour. */
export function instantAt(part: number, start: number, end: number): number {
  const hour = DAY / 24;
  return Math.round((start + Math.min(1, Math.max(0, part)) * (end - start)) / hour) * hour;
}

/** Midnights to label: about one for every 90 px, on whole days. */
export function ticks(start: number, end: number, width: number): number[] {
  const days = Math.round((end - start) / DAY);
  const step = [1, 2, 5, 7, 10, 14, 30, 60, 90].find((n) => (days / n) * 78 <= Math.max(width, 1)) ?? 180;
  const out: number[] = [];
  for (let at = start; at < end; at += step * DAY) out.push(at);
  return out;
}
