// From the value of a parameter to what a person fills in, and back to the form of the data file.
import type { EventKind, Param } from '../lib/border';
import type { Lang } from '../lib/i18n.svelte';
import { editable, typed } from '../lib/number';
import { ACCESS, LEVELS } from '../lib/vocab';

/**
 * A field of a row: a number, the number of a level, one code, several codes, codes as a condition (none: the row fits
 * whatever it is), or what is not changed.
 */
export type Column =
  | { name: string; is: 'number' | 'level' | 'fixed' }
  | { name: string; is: 'one' | 'several' | 'condition'; codes: readonly string[] };

const ADVICE = ['go', 'conditions', 'hold', 'no_go'] as const;
const HOSTILITIES: EventKind[] = ['strike', 'armed_clash', 'attack_on_site', 'ambush', 'explosive_hazard'];

/** Tables whose rows have fields, in the order in which they are filled in. */
const TABLES: Record<string, Column[]> = {
  advice: [
    { name: 'level', is: 'condition', codes: LEVELS },
    { name: 'access', is: 'condition', codes: ACCESS },
    { name: 'then', is: 'one', codes: ADVICE },
  ],
  'floors.stop_triggers': [
    { name: 'rule', is: 'fixed' },
    { name: 'hostilities', is: 'several', codes: HOSTILITIES },
    { name: 'hostilities_km', is: 'number' },
    { name: 'hostilities_hours', is: 'number' },
    { name: 'hostilities_min_q', is: 'number' },
    { name: 'companion_km', is: 'number' },
    { name: 'companion_hours', is: 'number' },
    { name: 'level', is: 'level' },
  ],
};
const EMPTY: Record<string, Row> = {
  advice: { level: [], access: [], then: 'hold' },
  'floors.stop_triggers': {
    rule: 'F5',
    hostilities: HOSTILITIES,
    hostilities_km: '',
    hostilities_hours: '',
    hostilities_min_q: '',
    companion_km: '',
    companion_hours: '',
    level: '6',
  },
};

export type Row = Record<string, string | string[]>;

/** What stands in the form: a number or a switch, numbers with or without codes, levels in rows, rows with fields. */
export type Draft =
  | { form: 'text'; text: string }
  | { form: 'numbers'; coded: boolean; entries: { code: string; text: string }[] }
  | { form: 'cells'; rows: string[][] }
  | { form: 'rows'; rows: Row[] };

export const columnsOf = (param: Param): Column[] => TABLES[param.name] ?? [];
/** A row as it is added. */
export const emptyRow = (param: Param): Row => structuredClone(EMPTY[param.name] ?? {});

export function draftOf(param: Param, lang: Lang): Draft {
  const value: unknown = JSON.parse(param.json);
  if (param.value.type === 'numbers') {
    const coded = !Array.isArray(value);
    const entries = Object.entries(value as Record<string, number>);
    return {
      form: 'numbers',
      coded,
      entries: entries.map(([code, number]) => ({ code: coded ? code : '', text: editable(number, lang) })),
    };
  }
  if (param.value.type !== 'records')
    return { form: 'text', text: typeof value === 'number' ? editable(value, lang) : param.json };
  const rows = value as (number[] | Record<string, unknown>)[];
  if (rows.every((row) => Array.isArray(row)))
    return { form: 'cells', rows: rows.map((row) => row.map(String)) };
  return {
    form: 'rows',
    rows: rows.map((row) => rowOf(columnsOf(param), row as Record<string, unknown>, lang)),
  };
}

function rowOf(columns: Column[], row: Record<string, unknown>, lang: Lang): Row {
  const cell = ({ name, is }: Column): [string, string | string[]] => {
    const value = row[name];
    if (is === 'several' || is === 'condition') return [name, Array.isArray(value) ? value.map(String) : []];
    if (is === 'number' && typeof value === 'number') return [name, editable(value, lang)];
    return [name, typeof value === 'number' || typeof value === 'string' ? String(value) : ''];
  };
  return Object.fromEntries(columns.map(cell));
}

/** Places where a number is expected and none stands; where one text could be two numbers, the first such text. */
export interface Wrong {
  wrong: string[];
  either?: { text: string; one: number; other: number };
}

/** The value in the form of the data file, or what is wrong in it. */
export function written(param: Param, draft: Draft, lang: Lang): { json: string } | Wrong {
  if (draft.form === 'cells') return { json: JSON.stringify(draft.rows.map((row) => row.map(Number))) };
  if (draft.form === 'text') {
    const read = typed(draft.text, lang);
    // What one number or switch has to be is said by the program.
    if (param.value.type !== 'number' || read === 'none') return { json: draft.text };
    return 'json' in read ? read : (unread([[place(0), draft.text]], lang) ?? { json: draft.text });
  }
  if (draft.form === 'numbers') {
    const wrong = unread(
      draft.entries.map(({ text }, i) => [place(i), text]),
      lang,
    );
    if (wrong) return wrong;
    const numbers = draft.entries.map(({ text }) => json(text, lang));
    if (!draft.coded) return { json: `[${numbers.join(',')}]` };
    return {
      json: `{${draft.entries.map(({ code }, i) => `${JSON.stringify(code)}:${numbers[i]}`).join(',')}}`,
    };
  }
  const columns = columnsOf(param);
  const fields = draft.rows.flatMap((row, i) =>
    columns.flatMap(({ name, is }): [string, string][] =>
      is === 'number' ? [[place(i, name), String(row[name])]] : [],
    ),
  );
  const rows = (): string => draft.rows.map((row) => rowJson(columns, row, lang)).join(',');
  return unread(fields, lang) ?? { json: `[${rows()}]` };
}

/** The places whose texts are no number, or not one alone. */
function unread(fields: [string, string][], lang: Lang): Wrong | null {
  let either: Wrong['either'];
  const wrong = fields.flatMap(([at, text]) => {
    const read = typed(text, lang);
    if (typeof read === 'object' && 'json' in read) return [];
    if (read !== 'none') either ??= { text, one: read.either[0], other: read.either[1] };
    return [at];
  });
  if (wrong.length === 0) return null;
  return either ? { wrong, either } : { wrong };
}

/** A text that is known to be a number. */
function json(text: string, lang: Lang): string {
  const read = typed(text, lang);
  return typeof read === 'object' && 'json' in read ? read.json : 'null';
}

/** A place in a table. */
export const place = (row: number, name = ''): string => `${row}.${name}`;

function rowJson(columns: Column[], row: Row, lang: Lang): string {
  const cells = columns.flatMap(({ name, is }) => {
    const value = row[name] ?? '';
    if (is === 'condition' && value.length === 0) return [];
    const text = is === 'number' ? json(String(value), lang) : is === 'level' ? value : JSON.stringify(value);
    return [`${JSON.stringify(name)}:${text}`];
  });
  return `{${cells.join(',')}}`;
}

/** A list with one entry moved. */
export function moved<T>(list: readonly T[], from: number, to: number): T[] {
  const rest = list.filter((_, i) => i !== from);
  return [...rest.slice(0, to), ...list.slice(from, from + 1), ...rest.slice(to)];
}
