// Events as discs by kind and age; control areas and front lines as tint, line and name. What is only claimed is
// dashed and hatched.
import Feature, { type FeatureLike } from 'ol/Feature';
import LineString from 'ol/geom/LineString';
import Point from 'ol/geom/Point';
import Polygon from 'ol/geom/Polygon';
import { fromLonLat } from 'ol/proj';
import Fill from 'ol/style/Fill';
import Icon from 'ol/style/Icon';
import Stroke from 'ol/style/Stroke';
import Style, { type StyleFunction } from 'ol/style/Style';
import Text from 'ol/style/Text';
import type { EventRow, LatLon } from '../../lib/border';
import { MOST_ICONS } from '../lines';
import { eventUri, hatch } from '../symbols';
import type { Ink } from '../theme';

const OPACITY = [1, 0.86, 0.62, 0.42];
/** Metres per pixel from which the names of lines and areas would only lie over everything else. */
const NAMED_BELOW = 350;
const PARTY_TINTS = ['gov', 'opp', 'sna', 'sdf'];

const xy = (point: LatLon): number[] => fromLonLat([point.lon, point.lat]);

/** The same name always gets the same tint; which one says nothing, the name does. */
function tintOf(name: string): string {
  let sum = 0;
  for (const letter of name) sum = (sum * 31 + letter.charCodeAt(0)) >>> 0;
  return PARTY_TINTS[sum % PARTY_TINTS.length] ?? 'gov';
}

/** How far a symbol has faded: today, 1 to 2 days, 3 to 6, longer. A drawing convention, not a weight. */
const ageStep = (hours: number): number => (hours < 24 ? 0 : hours < 72 ? 1 : hours < 168 ? 2 : 3);

export function eventFeatures(events: EventRow[]): Feature[] {
  return events
    .filter((event) => event.lat !== null && event.lon !== null && !event.retracted)
    .slice(0, MOST_ICONS)
    .map(
      (event, i) =>
        new Feature({
          geometry: new Point(xy({ lat: event.lat ?? 0, lon: event.lon ?? 0 })),
          event: event.id,
          icon: event.icon,
          claimed: event.claimed,
          age: ageStep(event.age_hours),
          z: MOST_ICONS - i,
        }),
    );
}

export function areaFeatures(events: EventRow[]): Feature[] {
  return events.flatMap((event) => {
    const shape = event.geometry;
    if (!shape || shape.type === 'point' || event.retracted) return [];
    const geometry =
      shape.type === 'line'
        ? new LineString(shape.points.map(xy))
        : new Polygon([[...shape.ring, ...shape.ring.slice(0, 1)].map(xy)]);
    return [new Feature({ geometry, event: event.id, claimed: event.claimed, title: event.title })];
  });
}

export function eventStyle(
  ink: Ink,
  hovered: () => string | null,
  selected: () => string | null,
): StyleFunction {
  const cache = new Map<string, Style>();
  return (feature) => {
    const id = feature.get('event') as string;
    const ringed = id === hovered() || id === selected();
    const [icon, claimed, age] = [feature.get('icon'), feature.get('claimed'), feature.get('age')] as [
      string,
      boolean,
      number,
    ];
    const z = ringed ? 1000 : (feature.get('z') as number);
    const key = `${icon}/${claimed}/${age}/${ringed}/${z}`;
    let style = cache.get(key);
    if (!style) {
      style = new Style({
        image: new Icon({
          src: eventUri(icon, claimed, ringed, ink),
          scale: 0.5,
          opacity: ringed ? 1 : (OPACITY[age] ?? 0.42),
        }),
        zIndex: z,
      });
      cache.set(key, style);
    }
    return style;
  };
}

/** Colour of a line or an area: lines are of one colour, areas of their party's. */
const areaColour = (feature: FeatureLike, ink: Ink): string =>
  feature.get('silent')
    ? ink('ink-2')
    : feature.getGeometry() instanceof LineString
      ? ink('map-sel')
      : ink(`${tintOf(feature.get('title') as string)}-line`);

export function areaStyle(ink: Ink, hovered: () => string | null): StyleFunction {
  return (feature) => {
    const claimed = feature.get('claimed') as boolean;
    const isLine = feature.getGeometry() instanceof LineString;
    const colour = areaColour(feature, ink);
    if (feature.get('silent')) {
      return new Style({ stroke: new Stroke({ color: colour, width: 1.4, lineDash: [2, 5] }), zIndex: 3 });
    }
    const tint = ink(tintOf(feature.get('title') as string));
    return new Style({
      ...(isLine ? {} : { fill: new Fill({ color: claimed ? hatch(colour) : tint }) }),
      stroke: new Stroke({
        color: colour,
        width: feature.get('event') === hovered() ? 3 : 1.6,
        ...(claimed ? { lineDash: [5, 3.5] } : {}),
      }),
      zIndex: claimed ? 2 : 1,
    });
  };
}

/** The names of lines and areas: those of villages give way to them. */
export function areaNameStyle(ink: Ink): StyleFunction {
  return (feature, resolution) => {
    if (resolution >= NAMED_BELOW) return undefined;
    const geometry = feature.getGeometry();
    const line = geometry instanceof LineString ? geometry : null;
    const [west = 0, , east = 0, north = 0] = geometry?.getExtent() ?? [];
    const above = feature.get('silent') ? new Point([(west + east) / 2, north]) : null;
    return new Style({
      // Beside the middle of a line, inside an area. Along the line its letters would drift apart.
      ...(line ? { geometry: new Point(line.getCoordinateAt(0.5)) } : {}),
      // In the middle of such a circle there is a town.
      ...(above ? { geometry: above } : {}),
      text: new Text({
        text: feature.get('title') as string,
        font: `italic 600 10.5px ${ink.font}`,
        fill: new Fill({ color: areaColour(feature, ink) }),
        stroke: new Stroke({ color: ink('map-halo'), width: 3 }),
        ...(line ? { textAlign: 'left', offsetX: 8 } : {}),
        ...(above ? { offsetY: -8 } : {}),
      }),
    });
  };
}
