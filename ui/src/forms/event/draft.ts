// Between the form and the border: the empty form, and geometry as points on the map.
import {
  toLatLon,
  toLonLat,
  type EventForm,
  type Geometry,
  type LonLat,
  type ReportForm,
  type Shape,
} from '../../lib/border';
import type { EventAct } from '../../state/focus.svelte';
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

/** What an act makes of the status; a denial is a report, what it makes of the event is worked out. */
export function statusFor(act: EventAct, now: EventForm['status']): EventForm['status'] {
  return act === 'confirm' ? 'confirmed' : act === 'retract' ? 'retracted' : now;
}

/** The report that an act needs, with the source left to the person. */
export function reportFor(act: EventAct, lang: ReportForm['text_lang']): ReportForm | null {
  if (act === 'retract') return null;
  return {
    credibility: '2',
    stance: act === 'confirm' ? 'supports' : 'denies',
    text: '',
    text_lang: lang,
    source: null,
    source_name: '',
    source_kind: 'other',
    reliability: 'F',
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
