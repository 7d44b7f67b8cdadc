import Fill from 'ol/style/Fill';
import Stroke from 'ol/style/Stroke';
import Style, { type StyleFunction } from 'ol/style/Style';
import Text from 'ol/style/Text';
import { countryName } from '../basemap';
import type { Ink } from '../theme';

export function landStyle(ink: Ink): Style {
  // A stroke of the same colour closes the hairlines between neighbours.
  return new Style({
    fill: new Fill({ color: ink('map-land') }),
    stroke: new Stroke({ color: ink('map-land'), width: 1 }),
  });
}

export function lineStyle(ink: Ink): StyleFunction {
  const coast = new Style({ stroke: new Stroke({ color: ink('map-water-line'), width: 1 }) });
  const border = new Style({
    stroke: new Stroke({ color: ink('map-border'), width: 1.3, lineDash: [7, 2.5, 1.5, 2.5] }),
  });
  return (feature) => (feature.get('kind') === 'border' ? border : coast);
}

export function countryStyle(ink: Ink): StyleFunction {
  return (feature) => {
    const name = countryName(feature);
    // Wide letters, as maps do; never for Arabic, whose letters join.
    const spaced = /[\u0600-\u06ff]/.test(name) ? name : [...name.toUpperCase()].join('\u200a');
    return new Style({
      text: new Text({
        text: spaced,
        font: `600 11px ${ink.font}`,
        fill: new Fill({ color: ink('ink-3') }),
        stroke: new Stroke({ color: ink('map-halo'), width: 3 }),
        overflow: true,
      }),
    });
  };
}
