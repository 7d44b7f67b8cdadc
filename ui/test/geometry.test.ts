import { describe, expect, it } from 'vitest';
import { accessRuns, labels, runs } from '../src/inspector/strip';
import type { LonLat, Segment } from '../src/lib/border';
import { pointAt } from '../src/map/chainage';
import { instantAt, share, ticks, windowAt } from '../src/time/scale';

const DAY = 86_400_000;
const segment = (from: number, to: number, level: Segment['level'], line: LonLat[]): Segment => ({
  from_km: from,
  to_km: to,
  level,
  level_number: level === 'unknown' ? null : 3,
  access: 'open',
  line,
});

describe('a kilometre on a line', () => {
  const segments = [
    segment(0, 10, 'low', [
      [36, 36],
      [36.5, 36],
      [37, 36],
    ]),
    segment(10, 20, 'high', [
      [37, 36],
      [37, 37],
    ]),
  ];
  it('is found by its share of the stretch it lies in', () => {
    expect(pointAt(segments, 5)).toEqual([36.5, 36]);
    expect(pointAt(segments, 15)).toEqual([37, 36.5]);
  });
  it('beyond the ends is the end', () => {
    expect(pointAt(segments, -3)).toEqual([36, 36]);
    expect(pointAt(segments, 99)).toEqual([37, 37]);
  });
  it('of nothing is nothing', () => {
    expect(pointAt([], 3)).toBeNull();
    expect(pointAt([segment(0, 1, 'low', [])], 0.5)).toBeNull();
  });
});

describe('the strip', () => {
  it('joins neighbours of one level, and keeps unknown apart', () => {
    const joined = runs([segment(0, 1, 'low', []), segment(1, 2, 'low', []), segment(2, 3, 'unknown', [])]);
    expect(joined.map((run) => [run.from_km, run.to_km, run.number])).toEqual([
      [0, 2, 3],
      [2, 3, null],
    ]);
  });
  it('joins stretches of one access', () => {
    const bar = (from: number, access: 'open' | 'closed') => ({
      from_km: from,
      to_km: from + 1,
      level: 'low' as const,
      level_number: 2,
      height: 0.2,
      probability_7d: 0,
      access,
    });
    expect(accessRuns([bar(0, 'open'), bar(1, 'closed'), bar(2, 'closed')])).toHaveLength(2);
  });
  it('always names both ends, and others only where there is room', () => {
    const points = [0, 1, 2, 50, 99, 100].map((km) => ({ km, name: `Place ${km}` }));
    expect(labels(points, 100, 340).map((point) => point.km)).toEqual([0, 50, 100]);
  });
});

describe('the time axis', () => {
  const [start, end] = [0, 14 * DAY];
  it('goes there and back on the full hour', () => {
    expect(share(7 * DAY, start, end)).toBe(0.5);
    expect(instantAt(0.5, start, end)).toBe(7 * DAY);
    expect(instantAt(9, start, end)).toBe(end);
    expect(instantAt(0.123, start, end) % 3_600_000).toBe(0);
  });
  it('takes the nearest window that the line has room for', () => {
    expect(windowAt(end - 8 * DAY, end, 30)).toBe(7);
    expect(windowAt(end - 13 * DAY, end, 30)).toBe(14);
    expect(windowAt(end - 80 * DAY, end, 30)).toBe(30);
    expect(windowAt(end + DAY, end, 30)).toBe(7);
  });
  it('never labels more than fits', () => {
    for (const days of [7, 14, 30, 90, 365]) expect(ticks(0, days * DAY, 640).length).toBeLessThanOrEqual(10);
  });
});
