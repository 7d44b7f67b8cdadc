// Routes: colour and width say risk, the thread inside says access.
import Feature from 'ol/Feature';
import LineString from 'ol/geom/LineString';
import Point from 'ol/geom/Point';
import { fromLonLat } from 'ol/proj';
import Icon from 'ol/style/Icon';
import Fill from 'ol/style/Fill';
import Stroke from 'ol/style/Stroke';
import Style, { type StyleFunction } from 'ol/style/Style';
import Text from 'ol/style/Text';
import { runs } from '../../inspector/strip';
import type { LonLat } from '../../lib/border';
import { accessSymbol, riskKey, riskSymbol } from '../../marks/codes';
import { pointAt } from '../chainage';
import type { DrawnRoute, Shut } from '../lines';
import { symbolUri } from '../symbols';
import type { Ink } from '../theme';

const WIDTH: Record<string, number> = { '1': 3.4, '2': 4, '3': 4.8, '4': 5.6, '5': 6.6, '6': 7.4, u: 4.2 };
/** Of more routes than this the ones that are not selected are drawn thinner, and only the worst carry a mark. */
const CROWD = 60;
/** Those that carry one there. */
const MARKED_IN_CROWD = new Set(['very_high', 'unacceptable']);

const path = (line: LonLat[]): LineString => new LineString(line.map((point) => fromLonLat(point)));

export function routeFeatures(routes: DrawnRoute[]): Feature[] {
  return routes.flatMap((route) => {
    const common = { route: route.id };
    const whole = new Feature({
      geometry: path(route.segments.flatMap((segment) => segment.line)),
      part: 'whole',
      ...common,
    });
    const parts = route.segments.flatMap(({ line, level, access }) => {
      const key = riskKey(level);
      const body = new Feature({ geometry: path(line), part: 'level', key, ...common });
      if (access === 'open') return [body];
      return [body, new Feature({ geometry: path(line), part: 'thread', access, key, ...common })];
    });
    return [whole, ...parts];
  });
}

/** What is shut: the ways that there would be, and where on them it is closed. */
export function shutFeatures({ ways, on }: Shut): Feature[] {
  const would = ways.map((line) => new Feature({ geometry: path(line), part: 'would' }));
  const closed = on.map((line) => new Feature({ geometry: path(line), part: 'thread', access: 'closed' }));
  return [...would, ...closed];
}

/** A sign in the middle of each stretch that is shut: some are shorter than a tick. No name gives way to it. */
export function shutMarks({ on }: Shut): Feature[] {
  return on.map((line) => {
    const geometry = new Point(path(line).getCoordinateAt(0.5));
    return new Feature({ geometry, symbol: accessSymbol('closed'), z: 60, over: true });
  });
}

export function routeStyle(ink: Ink, selected: () => string | null, count: () => number): StyleFunction {
  const cache = new Map<string, Style[]>();
  const make = (part: string, key: string, access: string, on: boolean, thin: boolean): Style[] => {
    const scale = thin ? 0.6 : 1;
    const width = (WIDTH[key] ?? 4) * scale;
    const z = on ? 100 : 0;
    const stroke = (
      color: string,
      w: number,
      order: number,
      lineDash?: number[],
      lineCap: CanvasLineCap = 'butt',
    ): Style =>
      new Style({
        stroke: new Stroke({
          color,
          width: w,
          lineCap,
          lineJoin: 'round',
          ...(lineDash ? { lineDash } : {}),
        }),
        zIndex: z + order,
      });
    if (part === 'whole')
      return on ? [stroke(ink('map-sel'), 11, 0, undefined, 'round'), stroke(ink('map-case'), 8.6, 1)] : [];
    if (part === 'would') return [stroke(ink('map-case'), 6, 0), stroke(ink('map-sel'), 1.8, 1, [6, 5])];
    if (part === 'level') {
      const colour = key === 'u' ? ink('ru-hatch') : ink(`r${key}`);
      const body = [stroke(ink(`r${key}-edge`), width + 1, 3), stroke(colour, width, 4)];
      if (!on) body.unshift(stroke(ink('map-case'), width + 4, 2));
      if (key === 'u') body.push(stroke(ink('ru'), width - 1, 5, [3, 3]));
      return body;
    }
    const on_ = key === 'u' ? ink('ru-edge') : ink(`r${key}-on`);
    if (access === 'restricted') return [stroke(on_, 1.6, 6, [7, 4])];
    if (access === 'unknown') return [stroke(on_, 2.2, 6, [0.1, 5.2], 'round')];
    // Closed: cross ticks wider than the line. A short dash on a wide line is a tick; the zero-length dash
    // in front centres it in its halo.
    return [
      stroke(ink('map-halo'), width + 11, 6, [4, 12]),
      stroke(ink('map-sel'), width + 9, 7, [0, 1, 2, 13]),
    ];
  };
  return (feature) => {
    const on = feature.get('route') === selected();
    const thin = !on && count() > CROWD;
    const [part, key, access] = [
      feature.get('part'),
      feature.get('key') ?? '',
      feature.get('access') ?? '',
    ] as string[];
    const id = `${part}/${key}/${access}/${on}/${thin}`;
    let style = cache.get(id);
    if (!style) cache.set(id, (style = make(part ?? '', key ?? '', access ?? '', on, thin)));
    return style;
  };
}

/** The marks on the lines: every run of the selected route, the worst of the others; km posts on the selected one. */
export function markFeatures(routes: DrawnRoute[], selected: string | null): Feature[] {
  const isCrowd = routes.length > CROWD;
  return routes.flatMap((route) => {
    const on = route.id === selected;
    if (isCrowd && !on && !MARKED_IN_CROWD.has(route.computed_level)) return [];
    const at = (km: number): Point | null => {
      const point = pointAt(route.segments, km);
      return point ? new Point(fromLonLat(point)) : null;
    };
    const long = runs(route.segments).sort((a, b) => b.to_km - b.from_km - (a.to_km - a.from_km));
    const shown = on ? long : long.filter((run) => run.level === route.computed_level).slice(0, 1);
    const out: Feature[] = [];
    for (const run of shown) {
      const geometry = at((run.from_km + run.to_km) / 2);
      if (geometry)
        out.push(new Feature({ geometry, symbol: riskSymbol(run.level), z: on ? 50 : 10, route: route.id }));
    }
    if (!on) return out;
    const step = [5, 10, 20, 50, 100, 200].find((n) => route.length_km / n <= 7) ?? 500;
    for (let km = step; km < route.length_km - step / 3; km += step) {
      const geometry = at(km);
      if (geometry) out.push(new Feature({ geometry, post: String(km), z: 5, route: route.id }));
    }
    return out;
  });
}

export function markStyle(ink: Ink): StyleFunction {
  const cache = new Map<string, Style>();
  return (feature) => {
    const [symbol, post, z] = [feature.get('symbol'), feature.get('post'), feature.get('z')] as [
      string,
      string,
      number,
    ];
    const declutterMode = feature.get('over') ? 'none' : 'declutter';
    const id = `${symbol}/${post}/${z}/${declutterMode}`;
    let style = cache.get(id);
    if (!style) {
      style = post
        ? new Style({
            text: new Text({
              text: post,
              font: `600 10px ${ink.font}`,
              offsetY: -12,
              fill: new Fill({ color: ink('ink') }),
              stroke: new Stroke({ color: ink('map-halo'), width: 3 }),
            }),
            zIndex: z,
          })
        : new Style({
            image: new Icon({ src: symbolUri(symbol, 18, ink), scale: 0.5, declutterMode }),
            zIndex: z,
          });
      cache.set(id, style);
    }
    return style;
  };
}
