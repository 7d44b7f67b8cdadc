import { readFileSync } from 'node:fs';
import type LineString from 'ol/geom/LineString';
import type Point from 'ol/geom/Point';
import type Polygon from 'ol/geom/Polygon';
import { fromLonLat, toLonLat } from 'ol/proj';
import { describe, expect, it } from 'vitest';
import { countryName, readBasemap } from '../src/map/basemap';

const file = new Uint8Array(readFileSync('../src-tauri/crates/desk/base/world.bin'));
const map = readBasemap(file);

describe('the base map', () => {
  it('has land under Aleppo and none under the open sea', () => {
    const land = (lon: number, lat: number): boolean =>
      map.land.some((one) => (one.getGeometry() as Polygon).intersectsCoordinate(fromLonLat([lon, lat])));
    expect(land(37.16, 36.2)).toBe(true);
    expect(land(33, 34)).toBe(false);
  });
  it('closes every ring', () => {
    for (const one of map.land) {
      const ring = (one.getGeometry() as Polygon).getFlatCoordinates();
      expect(ring.slice(0, 2)).toEqual(ring.slice(-2));
    }
  });
  it('names countries inside themselves, in the language of the window', () => {
    const syria = map.names.find((one) => one.get('code') === 'SY');
    expect(syria && countryName(syria)).toBe('Syria');
    const [lon = 0, lat = 0] = toLonLat((syria?.getGeometry() as Point).getCoordinates());
    expect(lon).toBeCloseTo(38.5, 0);
    expect(lat).toBeCloseTo(34.8, 0);
  });
  it('tells borders from coasts', () => {
    const kinds = new Set(map.lines.map((line) => String(line.get('kind'))));
    expect([...kinds].sort()).toEqual(['border', 'coast']);
    expect(
      map.lines.every((line) => (line.getGeometry() as LineString).getFlatCoordinates().length >= 4),
    ).toBe(true);
  });
  it('refuses what is cut short or something else', () => {
    expect(() => readBasemap(file.subarray(0, file.length / 2))).toThrow(RangeError);
    expect(() => readBasemap(new TextEncoder().encode('{"type":"Topology"}'))).toThrow(TypeError);
  });
});
