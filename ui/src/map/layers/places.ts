// Names of settlements by size, and crossings as squares by status.
import Feature from 'ol/Feature';
import Point from 'ol/geom/Point';
import { fromLonLat } from 'ol/proj';
import CircleStyle from 'ol/style/Circle';
import Fill from 'ol/style/Fill';
import Icon from 'ol/style/Icon';
import Stroke from 'ol/style/Stroke';
import Style, { type StyleFunction } from 'ol/style/Style';
import Text from 'ol/style/Text';
import type { LonLat, PlaceLabel } from '../../lib/border';
import { crossingSymbol } from '../../marks/codes';
import type { DrawnCrossing } from '../lines';
import { symbolUri } from '../symbols';
import type { Ink } from '../theme';
import { STANDS, type Signs } from './room';

type Size = PlaceLabel['kind'];

/** Metres per pixel below which a settlement is named: off the routes, and on one. */
const NAMED_BELOW: Record<Size, [number, number]> = {
  city: [2500, 4000],
  town: [500, 900],
  village: [90, 320],
  other: [60, 200],
};
/** More names than this are never wanted in one view; the backend lists the most important first. */
const MOST_NAMES = 400;

/** From this many routes on that end there, a city is a hub: its name is always drawn. */
const HUB = 3;
/** How near the end of a route lies to the settlement it leads to, degrees. */
const NEAR = 0.08;

export function placeFeatures(places: PlaceLabel[], ends: LonLat[]): Feature[] {
  const endsAt = ({ kind, lat, lon }: PlaceLabel): number =>
    kind !== 'city'
      ? 0
      : ends.filter(([x, y]) => Math.abs(x - lon) < NEAR && Math.abs(y - lat) < NEAR).length;
  // Of the cities those where most routes end come first; otherwise the order stays.
  const ranked = places
    .slice(0, MOST_NAMES)
    .map((place) => ({ ...place, ends: endsAt(place) }))
    .sort((a, b) => b.ends - a.ends);
  return ranked.map(
    ({ id, name, kind, lat, lon, on_route, ends: count }, i) =>
      new Feature({
        geometry: new Point(fromLonLat([lon, lat])),
        place: id,
        name,
        kind,
        on: on_route,
        hub: count >= HUB,
        // Where two names meet, the more important one keeps the room.
        z: MOST_NAMES - i,
      }),
  );
}

export function placeStyle(ink: Ink, signs: Signs): StyleFunction {
  const dot = (city: boolean, stays: boolean): CircleStyle =>
    new CircleStyle({
      radius: city ? 3.4 : 2.4,
      fill: new Fill({ color: ink('map-halo') }),
      stroke: new Stroke({ color: ink('map-sel'), width: city ? 1.8 : 1.3 }),
      // On a route the dot says where a stage is, even when its name has no room.
      declutterMode: stays ? 'none' : 'declutter',
    });
  const cache = new Map<string, Style>();
  return (feature, resolution) => {
    const kind = feature.get('kind') as Size;
    const on = feature.get('on') as boolean;
    if (resolution > NAMED_BELOW[kind][on ? 1 : 0]) return undefined;
    const name = feature.get('name') as string;
    const city = kind === 'city';
    const font = city ? `600 12px ${ink.font}` : `400 11px ${ink.font}`;
    const at = (feature.getGeometry() as Point).getCoordinates();
    const stand = signs.stand(name, font, feature.get('hub') as boolean, at, resolution);
    const key = `${feature.get('place')}/${name}/${feature.get('z')}/${feature.get('hub')}/${STANDS.indexOf(stand)}`;
    let style = cache.get(key);
    if (!style) {
      style = new Style({
        image: dot(city, city || on),
        text: new Text({
          text: name,
          declutterMode: feature.get('hub') ? 'obstacle' : 'declutter',
          font,
          textAlign: stand.align,
          offsetX: stand.x,
          offsetY: stand.y,
          fill: new Fill({ color: city ? ink('ink') : ink('map-label') }),
          stroke: new Stroke({ color: ink('map-halo'), width: 3 }),
        }),
        zIndex: feature.get('z') as number,
      });
      cache.set(key, style);
    }
    return style;
  };
}

export function crossingFeatures(crossings: DrawnCrossing[]): Feature[] {
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
    const label = resolution < 900 || on ? (feature.get('name') as string) : '';
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
