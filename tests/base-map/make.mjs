// Makes src-tauri/crates/desk/base/world.bin, the ground of the window's map and of the briefings' maps, from Natural
// Earth (public domain, naturalearthdata.com) by way of the npm package world-atlas. Run by hand when that package
// changes: npm install in this folder, then `node make.mjs`.
// Format, little-endian: magic "PBM2"; u32 count of arcs; per arc: u8 1 = border between two countries, 0 = coast;
// then varint count and zigzag-varint deltas of longitude and latitude in units of 1e-4 degree. Then u32 count of
// countries; per country: two letters of ISO 3166 (or "--"), varint length and UTF-8 of its English name, zigzag-varint
// longitude and latitude of the place of its name, varint count of rings; per ring varint count and zigzag-varint arc
// numbers (~n = reversed). Holes are rings like any other: what lies in them is land of another country.
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import Polygon from 'ol/geom/Polygon.js';

const require = createRequire(import.meta.url);
const here = new URL('.', import.meta.url);
const topo = JSON.parse(readFileSync(require.resolve('world-atlas/countries-10m.json')));
const { scale, translate } = topo.transform;
const TOLERANCE = 0.001; // degrees, about 100 m: a fifth of what the source is good to

function simplify(points) {
  if (points.length < 3) return points;
  const keep = new Uint8Array(points.length);
  keep[0] = keep[points.length - 1] = 1;
  const stack = [[0, points.length - 1]];
  while (stack.length) {
    const [a, b] = stack.pop();
    let worst = 0, at = -1;
    const [ax, ay] = points[a], [bx, by] = points[b];
    const dx = bx - ax, dy = by - ay, len = dx * dx + dy * dy;
    for (let i = a + 1; i < b; i++) {
      const [x, y] = points[i];
      const t = len ? Math.max(0, Math.min(1, ((x - ax) * dx + (y - ay) * dy) / len)) : 0;
      const d = Math.hypot(x - ax - t * dx, y - ay - t * dy);
      if (d > worst) { worst = d; at = i; }
    }
    if (worst > TOLERANCE) { keep[at] = 1; stack.push([a, at], [at, b]); }
  }
  return points.filter((_, i) => keep[i]);
}

const arcs = topo.arcs.map((arc) => {
  let x = 0, y = 0;
  return arc.map(([dx, dy]) => { x += dx; y += dy; return [x * scale[0] + translate[0], y * scale[1] + translate[1]]; });
});
/** Where the name of a country stands: inside its widest polygon. */
function labelAt(polygons) {
  const shapes = polygons.map((rings) => new Polygon(rings.map((ring) => {
    const points = ring.flatMap((n) => (n < 0 ? arcs[~n].toReversed() : arcs[n]));
    return points.map(([x, y]) => mercator(x, y));
  })));
  const widest = shapes.reduce((best, one) => (one.getArea() > best.getArea() ? one : best));
  const [x, y] = widest.getInteriorPoint().getCoordinates();
  return [x, (Math.atan(Math.sinh((y * Math.PI) / 180)) * 180) / Math.PI];
}
/** Degrees, so that sizes compare as the map shows them. */
const mercator = (lon, lat) => [lon, (Math.asinh(Math.tan((Math.max(lat, -85) * Math.PI) / 180)) * 180) / Math.PI];

function alpha2(numeric) {
  const region = numeric && new Intl.Locale(`und-${numeric}`).region;
  return region && /^[A-Z]{2}$/.test(region) ? region : '--';
}

const used = new Map();
const countries = [];
for (const country of topo.objects.countries.geometries) {
  const polygons = country.type === 'Polygon' ? [country.arcs] : country.type === 'MultiPolygon' ? country.arcs : [];
  if (polygons.length === 0) continue;
  const entry = { code: alpha2(country.id), name: country.properties.name, label: labelAt(polygons), rings: polygons.flat() };
  countries.push(entry);
  for (const polygon of polygons) {
    for (const ring of polygon) {
      for (const n of ring) {
        const arc = n < 0 ? ~n : n;
        if (!used.has(arc)) used.set(arc, new Set());
        used.get(arc).add(country.id ?? country.properties.name);
      }
    }
  }
}
const out = [];
const u32 = (n) => out.push(n & 255, (n >> 8) & 255, (n >> 16) & 255, (n >>> 24) & 255);
const varint = (n) => { while (n > 127) { out.push((n & 127) | 128); n = Math.floor(n / 128); } out.push(n); };
const zigzag = (n) => varint(n < 0 ? -2 * n - 1 : 2 * n);
out.push(...Buffer.from('PBM2'));
u32(arcs.length);
arcs.forEach((arc, i) => {
  out.push((used.get(i)?.size ?? 0) > 1 ? 1 : 0);
  const points = simplify(arc);
  varint(points.length);
  let px = 0, py = 0;
  for (const [x, y] of points) {
    const qx = Math.round(x * 1e4), qy = Math.round(y * 1e4);
    zigzag(qx - px); zigzag(qy - py);
    px = qx; py = qy;
  }
});
u32(countries.length);
for (const { code, name, label, rings } of countries) {
  out.push(...Buffer.from(code));
  const text = Buffer.from(name);
  varint(text.length);
  out.push(...text);
  label.forEach((degrees) => zigzag(Math.round(degrees * 1e4)));
  varint(rings.length);
  for (const ring of rings) {
    varint(ring.length);
    for (const n of ring) zigzag(n);
  }
}
const file = new URL('../../src-tauri/crates/desk/base/world.bin', here);
writeFileSync(file, Buffer.from(out));
console.log(`${arcs.length} arcs, ${countries.length} countries, ${out.length} bytes`);
