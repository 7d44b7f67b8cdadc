// Land, coasts, borders and country names: Natural Earth by way of world-atlas, in the bundle.
import GeoJSON from 'ol/format/GeoJSON';
import Feature from 'ol/Feature';
import LineString from 'ol/geom/LineString';
import Point from 'ol/geom/Point';
import type Polygon from 'ol/geom/Polygon';
import { fromLonLat } from 'ol/proj';
import type VectorSource from 'ol/source/Vector';
import { feature as toFeature, mesh } from 'topojson-client';
import type { GeometryCollection, Topology } from 'topojson-specification';
import atlasUrl from 'world-atlas/countries-10m.json?url';
import { language } from '../lib/i18n.svelte';

type Atlas = Topology<{ countries: GeometryCollection<{ name: string }> }>;

export interface Basemap {
  land: VectorSource;
  lines: VectorSource;
  names: VectorSource;
}

let atlas: Promise<Atlas> | undefined;
const load = (): Promise<Atlas> =>
  (atlas ??= fetch(atlasUrl).then((answer) => answer.json() as Promise<Atlas>));

/** The country's name in the language of the window: the platform knows them all. */
function localName(isoNumeric: string | undefined, fallback: string): string {
  try {
    const region = new Intl.Locale(`und-${isoNumeric}`).region;
    const name = region ? new Intl.DisplayNames(language.locale, { type: 'region' }).of(region) : undefined;
    return name && !/^\d+$/.test(name) ? name : fallback;
  } catch {
    return fallback; // Some entries of the atlas have no code.
  }
}

function widest(polygons: Polygon[]): Polygon | undefined {
  return polygons.reduce<Polygon | undefined>(
    (best, one) => (best === undefined || one.getArea() > best.getArea() ? one : best),
    undefined,
  );
}

/** Work in slices this long, so that the window answers while half a million vertices are unpacked. */
const SLICE_MS = 12;

/** Runs `step` for every item, giving way to the window between slices. */
async function inSlices<T>(items: readonly T[], step: (item: T) => void): Promise<void> {
  let begun = performance.now();
  for (const item of items) {
    step(item);
    if (performance.now() - begun < SLICE_MS) continue;
    await new Promise((resolve) => setTimeout(resolve));
    begun = performance.now();
  }
}

/** Fills the sources once; the map is usable before it has finished. */
export async function fillBasemap(into: Basemap): Promise<void> {
  const topology = await load();
  const { countries } = topology.objects;
  const reader = new GeoJSON({ dataProjection: 'EPSG:4326', featureProjection: 'EPSG:3857' });
  const land: Feature[] = [];
  const names: Feature[] = [];
  await inSlices(countries.geometries, (object) => {
    const { features } = toFeature(topology, { type: 'GeometryCollection', geometries: [object] });
    const country = features[0];
    const geometry = country && reader.readGeometry(country.geometry);
    if (!geometry) return;
    // One feature for each island, so that only what is in view is drawn.
    const polygons =
      geometry.getType() === 'MultiPolygon'
        ? (geometry as unknown as { getPolygons(): Polygon[] }).getPolygons()
        : [geometry as Polygon];
    land.push(...polygons.map((polygon) => new Feature(polygon)));
    const label = widest(polygons)?.getInteriorPoint();
    if (!label) return;
    const [x = 0, y = 0] = label.getCoordinates();
    const name = new Feature(new Point([x, y]));
    name.set('iso', country.id === undefined ? undefined : String(country.id));
    name.set('english', country.properties.name);
    names.push(name);
  });
  into.land.addFeatures(land);
  into.names.addFeatures(names);
  for (const kind of ['coast', 'border'] as const) {
    const wanted = kind === 'border';
    const lines: Feature[] = [];
    await inSlices(mesh(topology, countries, (a, b) => (a !== b) === wanted).coordinates, (line) =>
      lines.push(new Feature({ geometry: new LineString(line.map((point) => fromLonLat(point))), kind })),
    );
    into.lines.addFeatures(lines);
  }
}

export function countryName(feature: { get(key: string): unknown }): string {
  return localName(feature.get('iso') as string | undefined, String(feature.get('english')));
}
