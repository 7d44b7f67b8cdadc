// Geometry of the profile strip: neighbouring bars of one access status joined, numbers and names where they fit.
import type { RouteDetail, Segment } from '../lib/border';

type Bar = RouteDetail['profile'][number];

export interface Run {
  from_km: number;
  to_km: number;
  level: Segment['level'];
  number: number | null;
}

/** Neighbours of the same level as one run: one number is printed for each. */
export function runs(bars: Pick<Bar, 'from_km' | 'to_km' | 'level' | 'level_number'>[]): Run[] {
  const out: Run[] = [];
  for (const bar of bars) {
    const last = out.at(-1);
    if (last && last.level === bar.level) last.to_km = bar.to_km;
    else out.push({ from_km: bar.from_km, to_km: bar.to_km, level: bar.level, number: bar.level_number });
  }
  return out;
}

/** Stretches of one access status, for the thread under the profile. */
export function accessRuns(bars: Bar[]): { from_km: number; to_km: number; access: Bar['access'] }[] {
  const out: { from_km: number; to_km: number; access: Bar['access'] }[] = [];
  for (const bar of bars) {
    const last = out.at(-1);
    if (last && last.access === bar.access) last.to_km = bar.to_km;
    else out.push({ from_km: bar.from_km, to_km: bar.to_km, access: bar.access });
  }
  return out;
}

/** Waypoints that fit under the strip without overlapping: the ends always, the others where there is room. */
export function labels<P extends { name: string; km: number }>(
  waypoints: P[],
  length: number,
  width: number,
): P[] {
  const room = (name: string): number => (Math.min(name.length, 18) * 5.3) / width;
  const sorted = [...waypoints].sort((a, b) => a.km - b.km);
  const first = sorted[0];
  const last = sorted.at(-1);
  if (!first || !last || first === last) return sorted;
  const out = [first];
  let free = first.km / length + room(first.name);
  // The last name also carries the length.
  const end = last.km / length - room(last.name) - room(', 000 km');
  for (const point of sorted.slice(1, -1)) {
    const at = point.km / length;
    const half = room(point.name) / 2;
    if (at - half > free + 0.02 && at + half < end - 0.02) {
      out.push(point);
      free = at + half;
    }
  }
  return [...out, last];
}
