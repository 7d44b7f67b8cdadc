// The letters of the ways of a plan, beside their lines, and rings at its ends.
import Feature from 'ol/Feature';
import Point from 'ol/geom/Point';
import { fromLonLat } from 'ol/proj';
import CircleStyle from 'ol/style/Circle';
import Fill from 'ol/style/Fill';
import Stroke from 'ol/style/Stroke';
import Style, { type StyleFunction } from 'ol/style/Style';
import Text from 'ol/style/Text';
import type { LonLat } from '../../lib/border';
import type { Ink } from '../theme';

export interface Letter {
  /** The way's letter; null for an end of the plan. */
  letter: string | null;
  at: LonLat;
  /** Where it stands beside the line, px right and down of it. */
  offset: [number, number];
}

export function letterFeatures(letters: Letter[]): Feature[] {
  return letters.map(
    ({ letter, at, offset }) =>
      new Feature({
        geometry: new Point(fromLonLat(at)),
        ...(letter === null ? {} : { route: letter }),
        letter,
        offset,
      }),
  );
}

export function letterStyle(ink: Ink, selected: () => string | null): StyleFunction {
  return (feature) => {
    const letter = feature.get('letter') as string | null;
    if (letter === null)
      return new Style({
        image: new CircleStyle({
          radius: 4.6,
          fill: new Fill({ color: ink('map-halo') }),
          stroke: new Stroke({ color: ink('map-sel'), width: 2.4 }),
        }),
      });
    const [x, y] = feature.get('offset') as [number, number];
    const on = letter === selected();
    return new Style({
      image: new CircleStyle({
        radius: on ? 11 : 10,
        displacement: [x, -y],
        fill: new Fill({ color: ink('map-sel') }),
        stroke: new Stroke({ color: ink('map-halo'), width: 2 }),
      }),
      text: new Text({
        text: letter,
        offsetX: x,
        offsetY: y + 0.5,
        font: `700 12.5px ${ink.font}`,
        fill: new Fill({ color: ink('map-case') }),
      }),
      zIndex: on ? 2 : 1,
    });
  };
}
