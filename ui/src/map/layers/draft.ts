// The geometry a form is being given by clicks.
import Feature from 'ol/Feature';
import LineString from 'ol/geom/LineString';
import Point from 'ol/geom/Point';
import Polygon from 'ol/geom/Polygon';
import { fromLonLat } from 'ol/proj';
import CircleStyle from 'ol/style/Circle';
import Fill from 'ol/style/Fill';
import Stroke from 'ol/style/Stroke';
import Style from 'ol/style/Style';
import type { Drawing } from '../../state/focus.svelte';
import type { Ink } from '../theme';

export function draftFeatures(drawing: Drawing | null): Feature[] {
  if (!drawing) return [];
  const points = drawing.points.map((point) => fromLonLat(point));
  const out: Feature[] = points.map((point) => new Feature({ geometry: new Point(point) }));
  if (drawing.shape === 'line' && points.length > 1)
    out.push(new Feature({ geometry: new LineString(points) }));
  if (drawing.shape === 'area' && points.length > 1) {
    out.push(
      new Feature({
        geometry:
          points.length > 2 ? new Polygon([[...points, ...points.slice(0, 1)]]) : new LineString(points),
      }),
    );
  }
  return out;
}

export function draftStyle(ink: Ink): Style[] {
  return [
    new Style({ stroke: new Stroke({ color: ink('map-halo'), width: 5 }) }),
    new Style({
      stroke: new Stroke({ color: ink('accent'), width: 2.4, lineDash: [8, 4] }),
      fill: new Fill({ color: `${ink('accent')}22` }),
      image: new CircleStyle({
        radius: 5,
        fill: new Fill({ color: ink('map-halo') }),
        stroke: new Stroke({ color: ink('accent'), width: 2.2 }),
      }),
    }),
  ];
}
