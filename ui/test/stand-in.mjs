// A stand-in for the backend, for looking at the window and testing it before or without the Rust host: the starter
// region with levels dealt out by position in the list. Its levels mean nothing. Never part of the bundle.
//   node test/stand-in.mjs [port]
import { createServer } from 'node:http';
import { readFileSync, existsSync } from 'node:fs';
import { extname, join } from 'node:path';

const root = new URL('..', import.meta.url).pathname;
const starter = join(root, '../src-tauri/crates/desk/starter');
const read = (name) => JSON.parse(readFileSync(join(starter, `${name}.json`), 'utf8'));
const [routes, crossings, places, events] = ['routes', 'crossings', 'places', 'events'].map(read);
const TYPES = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
  '.json': 'application/json',
};
export const CSP =
  "default-src 'none'; script-src 'self'; worker-src 'self'; style-src 'self'; img-src 'self' data: blob:; font-src 'self'; connect-src 'self'; object-src 'none'; base-uri 'none'; form-action 'none'";

const LEVELS = ['unacceptable', 'very_high', 'high', 'unknown', 'medium', 'low', 'very_low'];
const NUMBER = { unacceptable: 6, very_high: 5, high: 4, medium: 3, low: 2, very_low: 1, unknown: null };
const ICON = {
  closure: 'i-closure',
  reopening: 'i-gate',
  control_change: 'i-advance',
  front_line: 'i-clash',
  strike: 'i-strike',
  armed_clash: 'i-clash',
  attack_on_site: 'i-attack',
  ambush: 'i-armed',
  explosive_hazard: 'i-mine',
  checkpoint: 'i-gate',
  ceasefire: 'i-ceasefire',
  obstruction: 'i-road',
  detention_or_denial: 'i-lock',
  passage: 'i-passage',
};
const WORDS = {};
for (const lang of ['en', 'ar', 'fr']) {
  const text = readFileSync(join(root, `../src-tauri/messages/${lang}/core.ftl`), 'utf8');
  WORDS[lang] = Object.fromEntries([...text.matchAll(/^([\w-]+) = (.*)$/gm)].map((m) => [m[1], m[2]]));
}
const word = (lang, group, code) => WORDS[lang][`${group}-${String(code).replaceAll('_', '-')}`] ?? code;
const nameOf = (names, lang) =>
  (Array.isArray(names)
    ? (names.find((n) => n.lang === lang && !n.alias) ?? names[0])?.text
    : (names[lang] ?? names.en)) ?? '?';
const AS_OF = '2024-11-30T18:00:00Z';

function km(a, b) {
  const r = Math.PI / 180;
  return 6371 * Math.hypot((b[1] - a[1]) * r, (b[0] - a[0]) * r * Math.cos(a[1] * r));
}
function routeRow(route, i, lang) {
  const line = route.line ?? route.geometry?.coordinates ?? route.coordinates ?? [];
  const points = line.map((p) => (Array.isArray(p) ? p : [p.lon, p.lat]));
  const worst = LEVELS[Math.min(6, Math.floor((i + 1) / 2))];
  const access = ['closed', 'unknown', 'restricted', 'closed', 'open', 'unknown', 'open'][i % 7];
  const segments = [];
  let at = 0;
  const step = Math.max(1, Math.floor(points.length / 5));
  for (let s = 0, n = 0; s < points.length - 1; s += step, n += 1) {
    const part = points.slice(s, s + step + 1);
    const length = part.slice(1).reduce((sum, p, j) => sum + km(part[j], p), 0);
    const level =
      worst === 'unknown' ? 'unknown' : LEVELS[Math.min(6, LEVELS.indexOf(worst) + [2, 1, 0, 0, 1][n % 5])];
    segments.push({
      from_km: at,
      to_km: at + length,
      level,
      level_number: NUMBER[level],
      access: n > 1 ? access : 'open',
      line: part,
    });
    at += length;
  }
  const trend = ['up', 'up', 'same', 'down', 'none'][i % 5];
  const from = { up: 'medium', down: 'very_high', same: worst, none: null }[trend];
  const name = nameOf(route.names, lang);
  const row = {
    id: route.key,
    code: route.code,
    name,
    road_ref: route.road_ref ?? null,
    area: route.area ?? null,
    length_km: at,
    level: worst,
    level_number: NUMBER[worst],
    level_text: word(lang, 'level', worst),
    computed_level: worst,
    computed_text: word(lang, 'level', worst),
    part_unknown: i % 5 === 4 && worst !== 'unknown',
    probability_7d: 0.31,
    access,
    access_text: word(lang, 'access', access),
    confidence: ['low', 'moderate', 'high'][i % 3],
    confidence_text: word(lang, 'confidence', ['low', 'moderate', 'high'][i % 3]),
    advice: i < 4 ? 'hold' : 'conditions',
    advice_text: word(lang, 'advice', i < 4 ? 'hold' : 'conditions'),
    trend: { kind: trend, from, text: word(lang, 'trend', trend).replace('{ $level }', NUMBER[from] ?? '?') },
    overriding: null,
    last_passage_at: i % 4 === 3 ? null : AS_OF,
    last_passage_text: i % 4 === 3 ? '—' : `${30 - i} Nov`,
    stale_text: worst === 'unknown' ? '19 d' : null,
    label: `${name}, ${word(lang, 'level', worst)}, ${word(lang, 'access', access)}`,
    segments,
  };
  return row;
}
const rowsOf = (lang) => routes.map((route, i) => routeRow(route, i, lang));
const statusOf = (sides) => sides?.flatMap((side) => side.statuses ?? [])[0]?.status ?? 'unknown';
const crossingRows = (lang) =>
  crossings.map((c) => ({
    id: c.key,
    name: nameOf(c.names, lang),
    kind: c.kind,
    kind_text: word(lang, 'crossing-kind', c.kind),
    lat: c.lat,
    lon: c.lon,
    access: statusOf(c.sides),
    access_text: word(lang, 'access', statusOf(c.sides)),
    by_order_only: statusOf(c.sides) === 'closed',
    reason_text: 'B2',
    checked_at: '2024-11-29T08:00:00Z',
    checked_text: '29 Nov',
    sides: c.sides.map((s) => ({
      name: nameOf(s.name ?? s.names, lang),
      authority: s.authority ?? null,
      country: s.country ?? null,
      hours_text: null,
      access: s.statuses?.[0]?.status ?? 'unknown',
      access_text: word(lang, 'access', s.statuses?.[0]?.status ?? 'unknown'),
      statuses: (s.statuses ?? []).map((x) => ({
        who_text: word(lang, 'traffic', x.traffic ?? 'all'),
        status: x.status,
        status_text: word(lang, 'access', x.status),
        basis: x.basis ?? null,
        checked_text: '29 Nov',
        grade: x.grade ?? 'C3',
      })),
    })),
    routes: routes.filter((r) => r.crossings?.includes(c.key)).map((r) => r.key),
  }));
const asGeometry = (g) => {
  if (!g) return null;
  const at = ([lon, lat]) => ({ lat, lon });
  if (g.type === 'Point') return { type: 'point', at: at(g.coordinates) };
  if (g.type === 'LineString') return { type: 'line', points: g.coordinates.map(at) };
  if (g.type === 'Polygon') return { type: 'area', ring: g.coordinates[0].map(at) };
  return g;
};
function eventRows(lang) {
  return events.map((e) => {
    const place = places.find((p) => p.key === e.place);
    const geometry = asGeometry(e.geometry);
    const point = geometry?.type === 'point' ? geometry.at : geometry ? null : place;
    const claimed = ['claimed', 'rumour'].includes(e.status);
    return {
      id: e.key,
      kind: e.kind,
      icon: ICON[e.kind] ?? 'i-info',
      title: nameOf(e.title, lang),
      place_text: place ? nameOf(place.names, lang) : '',
      status: e.status,
      status_text: word(lang, 'status', e.status),
      grade: 'B3',
      claimed,
      retracted: false,
      at: e.from,
      when_text: e.from.slice(5, 10),
      age_hours: (Date.parse(AS_OF) - Date.parse(e.from)) / 36e5,
      lat: point?.lat ?? null,
      lon: point?.lon ?? null,
      geometry,
      example: true,
      routes: [routes[0].key, routes[1].key],
    };
  });
}
function detail(id, lang) {
  const rows = rowsOf(lang);
  const row = rows.find((r) => r.id === id) ?? rows[0];
  const route = routes.find((r) => r.key === row.id);
  const bars = row.segments.flatMap((s) => {
    const n = Math.max(1, Math.round(s.to_km - s.from_km));
    return Array.from({ length: n }, (_, i) => ({
      from_km: s.from_km + ((s.to_km - s.from_km) * i) / n,
      to_km: s.from_km + ((s.to_km - s.from_km) * (i + 1)) / n,
      level: s.level,
      level_number: s.level_number,
      height: ((s.level_number ?? 2.5) + Math.sin(i / 3) * 0.3) / 6,
      probability_7d: 0.3,
      access: s.access,
    }));
  });
  const worst = row.segments.filter((s) => s.level === row.level);
  const list = eventRows(lang);
  const share = [0.41, 0.27, 0.14, 0.09, 0.06];
  return {
    row,
    as_of: AS_OF,
    headline: `${row.level_text} because of what stands here only to be looked at, one event on the route and one beside it.`,
    access_lead: `${row.access_text} past km 18.`,
    access_reason: 'Last confirmed passage 26 Nov; no closure order on file.',
    worst: worst[0]
      ? {
          from_km: worst[0].from_km,
          to_km: worst.at(-1).to_km,
          level: row.level,
          text: `worst stretch, km ${Math.round(worst[0].from_km)} to ${Math.round(worst.at(-1).to_km)}`,
        }
      : null,
    profile: bars,
    waypoints: (route.waypoints ?? []).map((w, i, all) => {
      const key = typeof w === 'string' ? w : (w.place ?? w.crossing);
      const place = places.find((p) => p.key === key) ?? crossings.find((c) => c.key === key);
      return {
        km: (row.length_km * i) / Math.max(1, all.length - 1),
        name: place ? nameOf(place.names, lang) : key,
        crossing: crossings.some((c) => c.key === key) ? key : null,
        note: null,
      };
    }),
    drivers: share.map((s, i) => {
      const e = list[(i * 3 + 2) % list.length];
      return {
        event: e.id,
        kind: e.kind,
        icon: e.icon,
        title: e.title,
        detail: `3.0 km from km ${12 + i * 8}, ${5 + i * 7} h ago`,
        share: s,
        share_text: `${Math.round(s * 100)} %`,
        distance_km: 3,
        at_km: 12,
        age_hours: 5,
        grade: 'B3',
        belief: 0.8,
        status: e.status,
        status_text: e.status_text,
        claimed: e.claimed,
        rule: 'M1',
        acts_on: 'level',
      };
    }),
    smaller_text: '7 smaller drivers, 3 %',
    changes: [
      {
        text: `“${list[2].title}” is false`,
        from: row.level,
        from_number: 5,
        to: 'medium',
        to_number: 3,
        access_from: null,
        access_to: null,
        without: [],
      },
      {
        text: 'A passage is confirmed today',
        from: row.level,
        from_number: 5,
        to: row.level,
        to_number: 5,
        access_from: 'unknown',
        access_to: 'open',
        without: [],
      },
    ],
    gaps: [
      { code: 'a', text: '11 of the 13 settlements are not named.' },
      { code: 'b', text: 'Khan al-Asal checkpoint: no report for 4 days.' },
    ],
    categories: ['armed_conflict', 'terrorism', 'crime'].map((c, i) => ({
      category: c,
      name: word(lang, 'category', c),
      level: LEVELS[i + 2],
      level_number: NUMBER[LEVELS[i + 2]],
      level_text: word(lang, 'level', LEVELS[i + 2]),
      probability_7d: 0.2 / (i + 1),
    })),
    probability_text:
      '30 % that at least one violent event happens within 5 km of the road in 7 days; not the chance that a convoy is harmed.',
    confidence_reason: '',
    method: 'passage-method 1',
  };
}
let mode = process.env.STAND_IN ?? 'open';
const status = () => ({
  version: '0.1.0',
  state: mode,
  path: '/data/northern-syria.db',
  problem: mode === 'unusable' ? 'Part of the file cannot be read.' : null,
  problem_code: mode === 'unusable' ? 'damaged' : null,
  encrypted: false,
  workspace: 'Northern Syria',
  example: true,
  revision: 1,
  counts: {
    routes: routes.length,
    crossings: crossings.length,
    places: places.length,
    sources: 9,
    events: events.length,
    reports: 30,
  },
  newest_report_at: '2024-11-30T17:40:00Z',
  suggested_as_of: AS_OF,
  now: new Date().toISOString(),
  method: 'passage-method 1',
  undo: null,
  author: null,
});
const done = (text) => ({ change: 'c1', text, id: null, revision: 2 });
const API = {
  status,
  open_database: () => ((mode = 'open'), status()),
  create_database: () => ((mode = 'open'), status()),
  set_settings: status,
  close_database: () => ((mode = 'locked'), status()),
  assess: ({ lang, as_of, histogram_days }) => {
    const end = Date.parse(as_of ?? AS_OF);
    const span = histogram_days ?? 30;
    const first = Math.floor(end / 864e5) - span + 1;
    return {
      as_of: new Date(end).toISOString(),
      as_of_text: '',
      known_at: null,
      method: 'passage-method 1',
      calibrated: false,
      revision: 1,
      routes: rowsOf(lang),
      crossings: crossingRows(lang),
      events: eventRows(lang),
      days: Array.from({ length: span }, (_, i) => ({
        day: new Date((first + i) * 864e5).toISOString(),
        total: 3 + ((first + i) % 5) + (i > span - 5 ? i * 2 : 0),
        claimed: i > 9 ? Math.round(i / 2) : 1,
      })),
      places: [],
      last_briefing: {
        id: 'b',
        number: 3,
        as_of: '2024-11-26T08:00:00Z',
        text: 'last briefing 26 Nov 08:00',
      },
    };
  },
  route_detail: ({ route, question }) => detail(route, question.lang),
  search: ({ text, lang }) =>
    places
      .filter((p) => p.names.some((n) => n.text.toLowerCase().includes(text.toLowerCase())))
      .slice(0, 6)
      .map((p) => ({
        kind: 'place',
        id: p.key,
        name: nameOf(p.names, lang),
        detail: nameOf(p.names, lang === 'ar' ? 'en' : 'ar'),
        lat: p.lat,
        lon: p.lon,
      })),
  coordinates_print: ({ lat, lon }) => ({
    lat,
    lon,
    decimal: '',
    dms: '',
    utm: null,
    mgrs: '37S CA 1888 0071',
  }),
  coordinates_parse: () => ({ positions: [], problems: ['“x” is no position.'] }),
  sources: () =>
    read('sources').map((s) => ({
      id: s.key,
      name: nameOf(s.name, 'en'),
      kind: s.kind,
      kind_text: s.kind,
      reliability: s.reliability,
    })),
  event_form: ({ id }) => ({
    id,
    title: [],
    place: null,
    crossing: null,
    place_text: null,
    geometry: null,
    precision: 'exact',
    time: { from: AS_OF, until: null, precision: 'day' },
    actors: [],
    status: 'claimed',
    detail: { kind: 'armed_clash' },
    category: null,
    deaths: null,
    confirmed_at: null,
    evidence: [
      {
        report: 'r',
        source: 's',
        source_name: 'A source',
        stance: 'supports',
        grade: 'B3',
        received_at: AS_OF,
        text: 'Verbatim words of the report.',
        hash: 'ab'.repeat(32),
        text_lang: 'en',
      },
    ],
    new_report: null,
    example: true,
  }),
  crossing_form: ({ id }) => {
    const c = crossings.find((x) => x.key === id);
    return {
      id,
      names: c.names.map((n) => ({ alias: false, ...n })),
      kind: c.kind,
      at: { lat: c.lat, lon: c.lon },
      formal: c.formal ?? null,
      sides: c.sides.map((s) => ({
        names: [{ lang: 'en', text: nameOf(s.name ?? s.names, 'en'), alias: false }],
        country: s.country,
        authority: s.authority,
        hours: null,
        statuses: [],
      })),
    };
  },
  route_form: ({ id }) => {
    const r = routes.find((x) => x.key === id);
    return {
      id,
      code: r.code,
      names: r.names.map((n) => ({ alias: false, ...n })),
      road_ref: r.road_ref,
      area: r.area,
      line: rowsOf('en')
        .find((x) => x.id === id)
        .segments.flatMap((s) => s.line.map(([lon, lat]) => ({ lat, lon }))),
      waypoints: [],
      crossings: r.crossings,
      vehicle: r.vehicle,
      normal_minutes: r.normal_minutes,
    };
  },
  import: () => ({
    change: null,
    applied: false,
    files: [
      {
        file: '/data/events.csv',
        format: 'CSV',
        kind: 'events',
        rows: 12,
        added: 8,
        updated: 1,
        unchanged: 1,
        rejected: 2,
        more_issues: 0,
        issues: [
          {
            row: 4,
            column: 'lat',
            code: 'bad-latitude',
            message: 'The latitude lies outside -90 to 90.',
            value: '361.2',
            expected: '-90 to 90',
            rejected: true,
          },
          {
            row: 9,
            column: 'kind',
            code: 'unknown-kind',
            message: 'This kind of event is not known.',
            value: 'earthquake',
            expected: '',
            rejected: true,
          },
        ],
      },
    ],
  }),
  audit: () => [{ change: 'c', at: AS_OF, author: 'S.K.', text: 'Event added', reason: null }],
  save_event: () => done('Event added'),
  save_route: () => done('Route saved'),
  save_crossing: () => done('Crossing saved'),
  delete: () => done('Deleted'),
  set_override: () => done('Level set'),
  clear_override: () => done('Override ended'),
  undo: () => done('Undone'),
};

export function serve(port) {
  const server = createServer((request, response) => {
    const path = new URL(request.url, 'http://localhost').pathname;
    if (path.startsWith('/api/')) {
      let body = '';
      request.on('data', (part) => (body += part));
      request.on('end', () => {
        const run = API[path.slice(5)];
        response.setHeader('content-type', 'application/json');
        if (!run) response.statusCode = 404;
        response.end(
          JSON.stringify(
            run ? run(JSON.parse(body || '{}')) : { code: 'unknown-command', message: path, details: null },
          ),
        );
      });
      return;
    }
    const file = join(root, 'dist', path === '/' ? 'index.html' : path);
    if (!existsSync(file)) return void response.writeHead(404).end();
    response.writeHead(200, {
      'content-type': TYPES[extname(file)] ?? 'application/octet-stream',
      'content-security-policy': CSP,
    });
    response.end(readFileSync(file));
  });
  return new Promise((resolve) => server.listen(port, '127.0.0.1', () => resolve(server)));
}
if (process.argv[1] === new URL(import.meta.url).pathname) await serve(Number(process.argv[2] ?? 4811));
