// Land, coasts, borders and country names: Natural Earth, in the bundle. The file is the one the briefings draw from;
// tests/base-map/make.mjs makes it and documents its format.
import Feature from 'ol/Feature';
import LineString from 'ol/geom/LineString';
import Point from 'ol/geom/Point';
import Polygon from 'ol/geom/Polygon';
import { fromLonLat } from 'ol/proj';
import type VectorSource from 'ol/source/Vector';
import worldUrl from '../../../src-tauri/crates/desk/base/world.bin?url';
import { language } from '../lib/i18n.svelte';

export interface Basemap {
  land: VectorSource;
  lines: VectorSource;
  names: VectorSource;
}

/** The names of one language: asked for every name at every frame. */
let regions: { names: Intl.DisplayNames; locale: string } | null = null;

/** The country's name in the language of the window: the platform knows them all. */
function localName(code: string, fallback: string): string {
  if (code === '--') return fallback; // Some entries of Natural Earth have no code.
  try {
    if (regions?.locale !== language.locale) {
      regions = {
        names: new Intl.DisplayNames(language.locale, { type: 'region' }),
        locale: language.locale,
      };
    }
    return regions.names.of(code) ?? fallback;
  } catch {
    return fallback;
  }
}

class Reader {
  readonly #bytes: Uint8Array;
  #at = 0;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
  }
  byte(): number {
    const byte = this.#bytes[this.#at++];
    if (byte === undefined) throw new RangeError('the base map ends too early');
    return byte;
  }
  u32(): number {
    return this.byte() + this.byte() * 2 ** 8 + this.byte() * 2 ** 16 + this.byte() * 2 ** 24;
  }
  varint(): number {
    let value = 0;
    for (let unit = 1; ; unit *= 128) {
      const byte = this.byte();
      value += (byte & 127) * unit;
      if (byte < 128) return value;
    }
  }
  zigzag(): number {
    const value = this.varint();
    return value % 2 === 0 ? value / 2 : -(value + 1) / 2;
  }
  text(length: number): string {
    return new TextDecoder().decode(this.#bytes.subarray(this.#at, (this.#at += length)));
  }
}

/** Units of the file in a degree. */
const UNITS = 1e4;
const RADIUS_M = 6378137;
/** The map ends here: its projection has no poles. */
const MOST_LAT = 85.06;

/** Spherical Mercator, as `fromLonLat`, without an array for each of two hundred thousand points. */
function northing(lat: number): number {
  const bounded = Math.max(-MOST_LAT, Math.min(MOST_LAT, lat));
  return RADIUS_M * Math.log(Math.tan(Math.PI / 4 + (bounded * Math.PI) / 360));
}

/** Coordinates of a line, x and y in turn. */
type Flat = number[];

function readArc(reader: Reader): Flat {
  const flat: Flat = [];
  let [lon, lat] = [0, 0];
  for (let left = reader.varint(); left > 0; left--) {
    lon += reader.zigzag();
    lat += reader.zigzag();
    flat.push((RADIUS_M * Math.PI * lon) / UNITS / 180, northing(lat / UNITS));
  }
  return flat;
}

/** One ring of arcs; the first point of each but the first is the last of the one before. */
function readRing(reader: Reader, arcs: Flat[]): Flat {
  const ring: Flat = [];
  for (let left = reader.varint(); left > 0; left--) {
    const number = reader.zigzag();
    const arc = arcs[number < 0 ? -number - 1 : number] ?? [];
    if (number >= 0) {
      for (let i = ring.length > 0 ? 2 : 0; i < arc.length; i++) ring.push(arc[i] as number);
    } else {
      for (let i = arc.length - (ring.length > 0 ? 4 : 2); i >= 0; i -= 2)
        ring.push(arc[i] as number, arc[i + 1] as number);
    }
  }
  return ring;
}

/** The features of a base map file. */
export function readBasemap(bytes: Uint8Array): Record<keyof Basemap, Feature[]> {
  const reader = new Reader(bytes);
  if (reader.text(4) !== 'PBM2') throw new TypeError('this is no base map');
  const arcs: Flat[] = [];
  const lines: Feature[] = [];
  for (let left = reader.u32(); left > 0; left--) {
    const kind = reader.byte() === 1 ? 'border' : 'coast';
    const arc = readArc(reader);
    arcs.push(arc);
    lines.push(new Feature({ geometry: new LineString(arc, 'XY'), kind }));
  }
  const land: Feature[] = [];
  const names: Feature[] = [];
  for (let left = reader.u32(); left > 0; left--) {
    const code = reader.text(2);
    const english = reader.text(reader.varint());
    const label = fromLonLat([reader.zigzag() / UNITS, reader.zigzag() / UNITS]);
    names.push(new Feature({ geometry: new Point(label), code, english }));
    // One feature for each island, so that only what is in view is drawn.
    for (let rings = reader.varint(); rings > 0; rings--) {
      const ring = readRing(reader, arcs);
      land.push(new Feature(new Polygon(ring, 'XY', [ring.length])));
    }
  }
  return { land, lines, names };
}

export async function fillBasemap(into: Basemap): Promise<void> {
  const answer = await fetch(worldUrl);
  const { land, lines, names } = readBasemap(new Uint8Array(await answer.arrayBuffer()));
  into.land.addFeatures(land);
  into.lines.addFeatures(lines);
  into.names.addFeatures(names);
}

export function countryName(feature: { get(key: string): unknown }): string {
  return localName(String(feature.get('code')), String(feature.get('english')));
}
