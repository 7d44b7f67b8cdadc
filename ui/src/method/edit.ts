// From the value of a parameter to what a person fills in, and back to the form of the data file.
import type { EventKind, Param } from '../lib/border';
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

export function draftOf(param: Param): Draft {
  const value: unknown = JSON.parse(param.json);
  if (param.value.type === 'numbers') {
    const coded = !Array.isArray(value);
    const entries = Object.entries(value as Record<string, number>);
    return {
      form: 'numbers',
      coded,
      entries: entries.map(([code, number]) => ({ code: coded ? code : '', text: String(number) })),
    };
  }
  if (param.value.type !== 'records') return { form: 'text', text: param.json };
  const rows = value as (number[] | Record<string, unknown>)[];
  if (rows.every((row) => Array.isArray(row)))
    return { form: 'cells', rows: rows.map((row) => row.map(String)) };
  return { form: 'rows', rows: rows.map((row) => rowOf(columnsOf(param), row as Record<string, unknown>)) };
}

function rowOf(columns: Column[], row: Record<string, unknown>): Row {
  const cell = ({ name, is }: Column): [string, string | string[]] => {
    const value = row[name];
    if (is === 'several' || is === 'condition') return [name, Array.isArray(value) ? value.map(String) : []];
    return [name, typeof value === 'number' || typeof value === 'string' ? String(value) : ''];
  };
  return Object.fromEntries(columns.map(cell));
}

/** A number may be typed with a comma, with Arabic digits or with spaces. */
export function typed(text: string): string {
  const western = text
    .replace(/[\u0660-\u0669]/g, (digit) => String(digit.charCodeAt(0) - 0x0660))
    .replace(/[\u06F0-\u06F9]/g, (digit) => String(digit.charCodeAt(0) - 0x06f0));
  return western.trim().replace(/[,\u066B]/, '.');
}

const isNumber = (text: string): boolean => /^-?\d+(\.\d+)?(e-?\d+)?$/i.test(typed(text));

/** The value in the form of the data file, or the places in a table where a number is expected and none stands. */
export function written(param: Param, draft: Draft): { json: string } | { wrong: string[] } {
  // What one number or switch has to be is said by the program.
  if (draft.form === 'text') return { json: param.value.type === 'number' ? typed(draft.text) : draft.text };
  if (draft.form === 'cells') return { json: JSON.stringify(draft.rows.map((row) => row.map(Number))) };
  if (draft.form === 'numbers') {
    const wrong = draft.entries.flatMap(({ text }, i) => (isNumber(text) ? [] : [place(i)]));
    if (wrong.length > 0) return { wrong };
    const numbers = draft.entries.map(({ text }) => typed(text));
    if (!draft.coded) return { json: `[${numbers.join(',')}]` };
    return {
      json: `{${draft.entries.map(({ code }, i) => `${JSON.stringify(code)}:${numbers[i]}`).join(',')}}`,
    };
  }
  const columns = columnsOf(param);
  const wrong = draft.rows.flatMap((row, i) =>
    columns.flatMap(({ name, is }) =>
      is === 'number' && !isNumber(String(row[name])) ? [place(i, name)] : [],
    ),
  );
  return wrong.length > 0
    ? { wrong }
    : { json: `[${draft.rows.map((row) => rowJson(columns, row)).join(',')}]` };
}

/** A place in a table. */
export const place = (row: number, name = ''): string => `${row}.${name}`;

function rowJson(columns: Column[], row: Row): string {
  const cells = columns.flatMap(({ name, is }) => {
    const value = row[name] ?? '';
    if (is === 'condition' && value.length === 0) return [];
    const json = is === 'number' || is === 'level' ? typed(String(value)) : JSON.stringify(value);
    return [`${JSON.stringify(name)}:${json}`];
  });
  return `{${cells.join(',')}}`;
}

/** A list with one entry moved. */
export function moved<T>(list: readonly T[], from: number, to: number): T[] {
  const rest = list.filter((_, i) => i !== from);
  return [...rest.slice(0, to), ...list.slice(from, from + 1), ...rest.slice(to)];
}
