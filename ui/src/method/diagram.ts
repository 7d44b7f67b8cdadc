// Where the points of the reliability diagram lie. Both axes run from 0 to 1 and are stretched at the low end, where
// nearly all of the road lies.
export const SIZE = 300;
export const TICKS = [0, 0.02, 0.08, 0.25, 0.5, 1];

/** From the origin of an axis, 0 to SIZE; what lies outside the scale stays at its end. */
export const along = (p: number): number => Math.sqrt(Math.min(1, Math.max(0, p))) * SIZE;
export const x = along;
export const y = (p: number): number => SIZE - along(p);

export interface Point {
  mean_probability: number;
  observed: number;
  share_of_km: number;
}

/** Bins of no road say nothing. */
export const drawn = <P extends Point>(bins: readonly P[]): P[] => bins.filter((bin) => bin.share_of_km > 0);

export const path = (bins: readonly Point[]): string =>
  bins
    .map(
      (bin, i) => `${i === 0 ? 'M' : 'L'}${x(bin.mean_probability).toFixed(1)} ${y(bin.observed).toFixed(1)}`,
    )
    .join('');

/** Radius by how much road a point stands for: from 3 to 7. */
export const radius = (share: number): number => 3 + 4 * Math.sqrt(Math.min(1, Math.max(0, share)));
