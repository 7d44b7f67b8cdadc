// Drawing only: where on a route's line a kilometre lies. The backend cuts the line into stretches and says from
// which km to which each runs; within one, vertices are followed by their share of its drawn length.
import type { LonLat, Segment } from '../lib/border';

function along(line: LonLat[], share: number): LonLat | null {
  const first = line[0];
  const last = line.at(-1);
  if (!first || !last) return null;
  const narrow = Math.cos((first[1] * Math.PI) / 180);
  const steps = line.slice(1).map((point, i) => {
    const before = line[i] as LonLat;
    return Math.hypot((point[0] - before[0]) * narrow, point[1] - before[1]);
  });
  let left = steps.reduce((sum, step) => sum + step, 0) * share;
  for (const [i, step] of steps.entries()) {
    if (left <= step) {
      const [a, b] = [line[i] as LonLat, line[i + 1] as LonLat];
      const part = step > 0 ? left / step : 0;
      return [a[0] + (b[0] - a[0]) * part, a[1] + (b[1] - a[1]) * part];
    }
    left -= step;
  }
  return last;
}

/** The position at a kilometre of the route, or null for a route without a line. */
export function pointAt(segments: Segment[], km: number): LonLat | null {
  const found = segments.find((segment) => km <= segment.to_km) ?? segments.at(-1);
  if (!found) return null;
  const length = found.to_km - found.from_km;
  const share = length > 0 ? (km - found.from_km) / length : 0;
  return along(found.line, Math.min(1, Math.max(0, share)));
}
