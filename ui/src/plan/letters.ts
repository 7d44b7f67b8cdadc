// Where the letter of each way stands on the map: on the part that it shares least with the others. Drawing only.
import type { LonLat } from '../lib/border';
import type { Letter } from '../map/layers/letters';

/** So many points of each way are compared. */
const SAMPLES = 40;
/** Letters stand beside their lines, so far from them, px. */
const BESIDE = 19;

interface Line {
  letter: string;
  line: LonLat[];
}

function sampled(line: LonLat[]): LonLat[] {
  if (line.length <= SAMPLES) return line;
  return Array.from(
    { length: SAMPLES },
    (_, i) => line[Math.round((i * (line.length - 1)) / (SAMPLES - 1))] as LonLat,
  );
}

/** Degrees as they are seen at this latitude. */
function apart(a: LonLat, b: LonLat): number {
  return Math.hypot((a[0] - b[0]) * Math.cos((a[1] * Math.PI) / 180), a[1] - b[1]);
}

/** Away from the middle of all ways, so that the letter does not lie between them. */
function outward(at: LonLat, middle: LonLat): [number, number] {
  const [x, y] = [at[0] - middle[0], middle[1] - at[1]];
  const length = Math.hypot(x, y);
  return length === 0 ? [BESIDE, 0] : [(x / length) * BESIDE, (y / length) * BESIDE];
}

export function placeLetters(ways: Line[]): Letter[] {
  const points = ways.map(({ line }) => sampled(line));
  const all = points.flat();
  if (all.length === 0) return [];
  const middle: LonLat = [
    all.reduce((sum, [lon]) => sum + lon, 0) / all.length,
    all.reduce((sum, [, lat]) => sum + lat, 0) / all.length,
  ];
  return ways.flatMap(({ letter }, i) => {
    const others = points.filter((_, j) => j !== i).flat();
    const own = points[i] ?? [];
    let best: { at: LonLat; far: number } | null = null;
    for (const [k, at] of own.entries()) {
      // Of points equally alone the one nearest to the middle of the way.
      const centred = 1e-6 * Math.abs(k - own.length / 2);
      const far = Math.min(1e3, ...others.map((other) => apart(at, other))) - centred;
      if (!best || far > best.far) best = { at, far };
    }
    return best ? [{ letter, at: best.at, offset: outward(best.at, middle) }] : [];
  });
}
