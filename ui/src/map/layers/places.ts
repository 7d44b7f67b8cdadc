// Names along the routes, and crossings as squares by status.
import Feature from 'ol/Feature';
import Point from 'ol/geom/Point';
import { fromLonLat } from 'ol/proj';
import CircleStyle from 'ol/style/Circle';
import Fill from 'ol/style/Fill';
import Icon from 'ol/style/Icon';
import Stroke from 'ol/style/Stroke';
import Style, { type StyleFunction } from 'ol/style/Style';
import Text from 'ol/style/Text';
import type { CrossingRow } from '../../lib/border';
import { crossingSymbol } from '../../marks/codes';
import type { NamedPoint } from '../../state/detail.svelte';
import { symbolUri } from '../symbols';
import type { Ink } from '../theme';

export function placeFeatures(places: Iterable<NamedPoint>): Feature[] {
  return [...places].map(
    ({ name, at, end }) => new Feature({ geometry: new Point(fromLonLat(at)), name, end }),
  );
}

export function placeStyle(ink: Ink): StyleFunction {
  const dot = (end: boolean): CircleStyle =>
    new CircleStyle({
      radius: end ? 3.4 : 2.4,
      fill: new Fill({ color: ink('map-halo') }),
      stroke: new Stroke({ color: ink('map-sel'), width: end ? 1.8 : 1.3 }),
      declutterMode: 'none',
    });
  return (feature) => {
    const end = feature.get('end') as boolean;
    return new Style({
      image: dot(end),
      text: new Text({
        text: feature.get('name') as string,
        font: end ? `600 12px ${ink.font}` : `400 11px ${ink.font}`,
        // Below its dot: the marks and posts of the route stand on the line and above it.
        offsetY: 13,
        fill: new Fill({ color: end ? ink('ink') : ink('map-label') }),
        stroke: new Stroke({ color: ink('map-halo'), width: 3 }),
      }),
      zIndex: end ? 20 : 10,
    });
  };
}

export function crossingFeatures(crossings: CrossingRow[]): Feature[] {
  return crossings.map(
    (crossing) =>
      new Feature({
        geometry: new Point(fromLonLat([crossing.lon, crossing.lat])),
        crossing: crossing.id,
        name: crossing.name,
        access: crossing.access,
        note: crossing.access_text,
        order: crossing.by_order_only,
      }),
  );
}

export function crossingStyle(ink: Ink, selected: () => string | null): StyleFunction {
  const icons = new Map<string, Icon>();
  const icon = (access: string, order: boolean, on: boolean): Icon => {
    const id = `${access}/${order}/${on}`;
    let found = icons.get(id);
    if (!found) {
      // The square is always drawn; only its name gives way to a neighbour's.
      found = new Icon({
        src: symbolUri(crossingSymbol(access, order), 22, ink),
        scale: on ? 0.6 : 0.5,
        declutterMode: 'none',
      });
      icons.set(id, found);
    }
    return found;
  };
  return (feature, resolution) => {
    const on = feature.get('crossing') === selected();
    const access = feature.get('access') as string;
    const label = resolution < 1500 || on ? (feature.get('name') as string) : '';
    const note = resolution < 400 || on ? (feature.get('note') as string) : '';
    return new Style({
      image: icon(access, feature.get('order') as boolean, on),
      text: new Text({
        text: note && label ? [label, `600 12px ${ink.font}`, '\n', '', note, `400 10px ${ink.font}`] : label,
        font: `600 12px ${ink.font}`,
        textAlign: 'left',
        justify: 'left',
        offsetX: 14,
        fill: new Fill({ color: ink('ink') }),
        stroke: new Stroke({ color: ink('map-halo'), width: 3 }),
      }),
      zIndex: on ? 40 : 30,
    });
  };
}
