// The time lanes and the letters of the map: nothing lies over another text, nothing leaves its lane.
import { describe, expect, it } from 'vitest';
import { hour, span } from '../src/plan/format';
import { HEAD, layout, shorten, type Gate, type Lane, type Measure } from '../src/plan/lanes';
import { placeLetters } from '../src/plan/letters';
import { language, pageWords } from '../src/lib/i18n.svelte';
import type { LonLat } from '../src/lib/border';

const HOUR = 3_600_000;
const DAWN = Date.parse('2024-12-01T00:00:00Z');
const at = (hours: number): number => DAWN + hours * HOUR;
const measure: Measure = (text, strong) => text.length * (strong ? 6.4 : 6);

const gate = (opens: number, shuts: number, reached: number, text = 'Tall Rifat 05:00 to 12:00'): Gate => ({
  opens: at(opens),
  shuts: at(shuts),
  reached: at(reached),
  text,
  missed: reached > shuts,
});
function lane(letter: string, hours: number, gates: Gate[] = [], text = '09:47'): Lane {
  return {
    letter,
    name: `Way ${letter}`,
    depart: at(5),
    stretches: [
      { from: at(5), to: at(5 + hours / 3), level: 'low', number: 2 },
      { from: at(5 + hours / 3), to: at(5 + hours), level: 'unknown', number: null },
    ],
    arrive: at(5 + hours),
    latest: at(5 + hours * 1.25),
    text,
    strong: false,
    gates,
  };
}
/** Numbers that look random and are the same every time. */
function dice(seed: number): () => number {
  let state = seed;
  return () => (state = (state * 16807) % 2147483647) / 2147483647;
}

describe('time lanes', () => {
  it('keep every text inside, beside its mark, in a row of its own', () => {
    const roll = dice(7);
    for (let round = 0; round < 150; round += 1) {
      const width = 180 + roll() * 1700;
      const lanes = ['A', 'B', 'C', 'D'].slice(0, 1 + Math.floor(roll() * 4)).map((letter) => {
        const hours = 0.05 + roll() ** 3 * 90;
        const gates = Array.from({ length: Math.floor(roll() * 4) }, () => {
          const opens = roll() * 24 - 2;
          return gate(opens, opens + roll() * 20, 5 + roll() * hours, 'x'.repeat(Math.floor(roll() * 60)));
        });
        return lane(letter, hours, gates, 'y'.repeat(Math.floor(roll() * 80)));
      });
      const drawn = layout(lanes, [{ from: at(4.4), to: at(14.2) }], width, measure);
      const rows = drawn.lanes.flatMap((one) => [
        { y: one.y + 7, ...one.label, from: one.latest },
        ...one.gates.map((placed) => ({ ...placed.label, y: placed.y, from: 0 })),
      ]);
      for (const row of rows) {
        expect(row.x).toBeGreaterThanOrEqual(-0.001);
        expect(row.x + row.w).toBeLessThanOrEqual(width + 0.001);
        expect(row.x).toBeGreaterThanOrEqual(row.from);
        expect(row.y).toBeGreaterThanOrEqual(HEAD);
        expect(row.y).toBeLessThan(drawn.height);
      }
      for (const [i, one] of rows.entries())
        for (const other of rows.slice(i + 1)) {
          const apart = Math.abs(one.y - other.y) >= 11;
          expect(apart || one.x + one.w <= other.x || other.x + other.w <= one.x).toBe(true);
        }
      for (const placed of drawn.lanes.flatMap((one) => one.gates)) {
        const { label, reached } = placed;
        expect(label.text === '' || label.x >= reached || label.x + label.w <= reached).toBe(true);
      }
    }
  });
  it('show the whole way, hours on the hour, and daylight cut to the axis', () => {
    const drawn = layout([lane('A', 4, [gate(5, 12, 7)])], [{ from: at(4.4), to: at(14.2) }], 1100, measure);
    expect(drawn.start).toBe(at(4));
    expect(drawn.end).toBeGreaterThan(at(10));
    expect(drawn.ticks.every((tick) => tick.at % HOUR === 0 && tick.x <= 1100)).toBe(true);
    const [band] = drawn.daylight;
    expect(band && band.x > 0 && band.x + band.w <= 1100).toBe(true);
    const [first] = drawn.lanes;
    expect(first?.bars[1]?.number).toBeNull();
    expect((first?.end ?? 0) < (first?.latest ?? 0)).toBe(true);
  });
  it('go on where a gate shuts beyond the axis', () => {
    const drawn = layout([lane('A', 1, [gate(-3, 400, 5.5)])], [], 600, measure);
    const placed = drawn.lanes[0]?.gates[0];
    expect(placed?.starts).toBe(false);
    expect(placed?.ends).toBe(false);
    expect(placed?.label.over).toBe(true);
  });
  it('shorten what has no room, and say so', () => {
    expect(shorten('Bab al-Hawa', 200, measure)).toBe('Bab al-Hawa');
    expect(shorten('Bab al-Hawa', 40, measure)).toBe('Bab a…');
    expect(shorten('Bab al-Hawa', 3, measure)).toBe('');
  });
});

describe('letters on the map', () => {
  const north: LonLat[] = [
    [36.7, 36.2],
    [36.9, 36.6],
    [37.1, 36.2],
  ];
  const south: LonLat[] = [
    [36.7, 36.2],
    [36.9, 36.1],
    [37.1, 36.2],
  ];
  it('stand where their way is alone, on its outer side', () => {
    const [a, b] = placeLetters([
      { letter: 'A', line: north },
      { letter: 'B', line: south },
    ]);
    expect(a?.at).toEqual([36.9, 36.6]);
    expect(a?.offset[1]).toBeLessThan(0);
    expect(b?.at).toEqual([36.9, 36.1]);
    expect(b?.offset[1]).toBeGreaterThan(0);
  });
  it('of nothing are none', () => {
    expect(placeLetters([])).toEqual([]);
    expect(placeLetters([{ letter: 'A', line: [] }])).toEqual([]);
    expect(placeLetters([{ letter: 'A', line: north }])).toHaveLength(1);
  });
});

describe('durations and hours', () => {
  it('read as they are said', async () => {
    await pageWords('plan-ui');
    language.current = 'en';
    expect(span(100)).toBe('1 h 40');
    expect(span(59.6)).toBe('1 h 00');
    expect(span(25)).toBe('25 min');
    expect(hour('2024-12-01T07:05:00Z', '2024-12-01T05:00:00Z')).toBe('07:05');
    expect(hour('2024-12-02T07:05:00Z', '2024-12-01T05:00:00Z')).toBe('2 Dec 07:05');
  });
});
