// Makes src-tauri/crates/desk/base/world.bin, the ground of the briefings' maps, from Natural Earth (public domain,
// naturalearthdata.com) by way of the npm package world-atlas. Run by hand when that package changes:
//   node tests/base-map/make.mjs
// Format, little-endian: magic "PBM1"; u32 count of arcs; per arc: u8 1 = border between two countries, 0 = coast;
// then varint count and zigzag-varint deltas of longitude and latitude in units of 1e-4 degree. Then u32 count of
// rings; per ring: two letters of the country (or "--"), varint count, zigzag-varint arc numbers (~n = reversed).
import { readFileSync, writeFileSync } from 'node:fs';

const here = new URL('.', import.meta.url);
const topo = JSON.parse(readFileSync(new URL('../../ui/node_modules/world-atlas/countries-10m.json', here)));
const { scale, translate } = topo.transform;
const TOLERANCE = 0.004; // degrees, about 400 m: finer than the print can show

const codes = { 760: 'SY', 368: 'IQ', 792: 'TR', 422: 'LB', 400: 'JO', 376: 'IL', 364: 'IR', 682: 'SA', 804: 'UA', 729: 'SD', 887: 'YE' };

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
const used = new Map();
const rings = [];
for (const country of topo.objects.countries.geometries) {
  const polygons = country.type === 'Polygon' ? [country.arcs] : country.type === 'MultiPolygon' ? country.arcs : [];
  for (const polygon of polygons) {
    for (const ring of polygon) {
      rings.push({ code: codes[Number(country.id)] ?? '--', arcs: ring });
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
out.push(...Buffer.from('PBM1'));
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
u32(rings.length);
for (const ring of rings) {
  out.push(...Buffer.from(ring.code));
  varint(ring.arcs.length);
  for (const n of ring.arcs) zigzag(n);
}
const file = new URL('../../src-tauri/crates/desk/base/world.bin', here);
writeFileSync(file, Buffer.from(out));
console.log(`${arcs.length} arcs, ${rings.length} rings, ${out.length} bytes`);
