// Between the form and the border: the empty form, and geometry as points on the map.
import { toLatLon, toLonLat, type EventForm, type Geometry, type LonLat, type Shape } from '../../lib/border';
import { emptyDetail } from '../../lib/vocab';

/** An empty form, begun from a route or crossing where it was opened from one. */
export function startingForm(now: string, route: string | null, crossing: string | null): EventForm {
  const detail = emptyDetail(crossing ? 'closure' : route ? 'passage' : 'strike');
  if (detail.kind === 'closure' && crossing) detail.scope = { type: 'crossing', crossing };
  if (detail.kind === 'passage' && route) detail.route = route;
  return {
    title: [],
    precision: 'exact',
    time: { from: now, until: null, precision: 'day' },
    actors: [],
    status: 'reported',
    detail,
    crossing,
    evidence: [],
    example: false,
  };
}

export const shapeOf = (geometry: Geometry | null | undefined): Shape => geometry?.type ?? 'point';

export function fromGeometry(geometry: Geometry | null | undefined): LonLat[] {
  if (!geometry) return [];
  if (geometry.type === 'point') return [toLonLat(geometry.at)];
  return (geometry.type === 'line' ? geometry.points : geometry.ring).map(toLonLat);
}

/** Null while nothing is drawn; what is too short for its shape is sent, and the backend says so. */
export function toGeometry(shape: Shape, points: LonLat[]): Geometry | null {
  const first = points[0];
  if (!first) return null;
  if (shape === 'point') return { type: 'point', at: toLatLon(first) };
  if (shape === 'line') return { type: 'line', points: points.map(toLatLon) };
  return { type: 'area', ring: points.map(toLatLon) };
}
