// The geometry a form is being given by clicks: one feature, whose corners are drawn as handles.
import Feature from 'ol/Feature';
import LineString from 'ol/geom/LineString';
import MultiPoint from 'ol/geom/MultiPoint';
import Point from 'ol/geom/Point';
import Polygon from 'ol/geom/Polygon';
import { fromLonLat, toLonLat } from 'ol/proj';
import CircleStyle from 'ol/style/Circle';
import Fill from 'ol/style/Fill';
import Stroke from 'ol/style/Stroke';
import Style from 'ol/style/Style';
import type { LonLat } from '../../lib/border';
import type { Drawing } from '../../state/focus.svelte';
import type { Ink } from '../theme';

export function draftFeatures(drawing: Drawing | null): Feature[] {
  const points = drawing?.points.map((point) => fromLonLat(point)) ?? [];
  const first = points[0];
  if (!drawing || !first) return [];
  if (points.length === 1) return [new Feature(new Point(first))];
  if (drawing.shape === 'area' && points.length > 2) return [new Feature(new Polygon([[...points, first]]))];
  return [new Feature(new LineString(points))];
}

function corners(feature: { getGeometry(): unknown }): number[][] {
  const geometry = feature.getGeometry();
  if (geometry instanceof Point) return [geometry.getCoordinates()];
  if (geometry instanceof LineString) return geometry.getCoordinates();
  if (geometry instanceof Polygon) return (geometry.getCoordinates()[0] ?? []).slice(0, -1);
  return [];
}

/** The points of a draft after one of its handles was moved. */
export const draftPoints = (feature: Feature): LonLat[] =>
  corners(feature).map((point) => toLonLat(point) as LonLat);

export function draftStyle(ink: Ink): Style[] {
  return [
    new Style({ stroke: new Stroke({ color: ink('map-halo'), width: 5 }) }),
    new Style({
      stroke: new Stroke({ color: ink('accent'), width: 2.4, lineDash: [8, 4] }),
      fill: new Fill({ color: `${ink('accent')}22` }),
    }),
    new Style({
      geometry: (feature) => new MultiPoint(corners(feature)),
      image: new CircleStyle({
        radius: 5,
        fill: new Fill({ color: ink('map-halo') }),
        stroke: new Stroke({ color: ink('accent'), width: 2.2 }),
      }),
    }),
  ];
}
