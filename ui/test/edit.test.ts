import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Param } from '../src/lib/border';
import { columnsOf, draftOf, emptyRow, moved, written, type Draft } from '../src/method/edit';

const param = (name: string, type: string, json: string): Param =>
  ({ name, json, value: { type } }) as unknown as Param;
const after = (one: Param, change: (draft: Draft) => void): unknown => {
  const draft = draftOf(one, 'en');
  change(draft);
  const value = written(one, draft, 'en');
  return 'wrong' in value ? value : JSON.parse(value.json);
};

const RATIOS = param('belief.source_lr', 'numbers', '{"A":19.0,"F":1.0}');
const BOUNDS = param('levels.bounds_p', 'numbers', '[0.02,0.08,0.25,0.5]');
const CELLS = param('matrix.cells', 'records', '[[1,2],[3,4]]');
const ADVICE = param('advice', 'records', '[{"access":["closed"],"then":"no_go"},{"then":"go"}]');
const TRIGGERS = param(
  'floors.stop_triggers',
  'records',
  '[{"rule":"F5","level":6,"hostilities":["strike"],"hostilities_km":2.0,"hostilities_hours":48.0,' +
    '"hostilities_min_q":0.6,"companion_km":5.0,"companion_hours":72.0}]',
);

describe('a value of the method', () => {
  it('is a number in the language of the window, and never a thousandth of what is printed', () => {
    const age = param('hazard.max_age_days', 'number', '1095.0');
    const days = (text: string, lang: 'en' | 'fr' | 'ar') => written(age, { form: 'text', text }, lang);
    expect(days('1,095', 'en')).toEqual({ json: '1095' });
    expect(days('1\u202f095', 'fr')).toEqual({ json: '1095' });
    expect(days('1,095', 'ar')).toEqual({ json: '1095' });
    // In French a point may stand between thousands or before decimals: nothing is guessed.
    expect(days('1.095', 'fr')).toEqual({
      wrong: ['0.'],
      either: { text: '1.095', one: 1095, other: 1.095 },
    });
    // What one number has to be is said by the program.
    expect(days('seven', 'en')).toEqual({ json: 'seven' });
    // As it is put into the form it is read again.
    for (const lang of ['en', 'fr', 'ar'] as const) {
      const draft = draftOf(param('hazard.scale_a', 'number', '0.2991'), lang);
      expect(written(param('hazard.scale_a', 'number', '0.2991'), draft, lang)).toEqual({ json: '0.2991' });
    }
    expect(draftOf(age, 'fr')).toEqual({ form: 'text', text: '1095' });
  });
  it('says the same as before where nothing is changed', () => {
    for (const one of [RATIOS, BOUNDS, CELLS, ADVICE, TRIGGERS]) {
      expect(after(one, () => undefined)).toEqual(JSON.parse(one.json));
    }
  });
  it('has a field for each number, and says which of them are none', () => {
    const typing = (text: string) => (draft: Draft) => {
      if (draft.form === 'numbers') draft.entries[1]!.text = text;
    };
    expect(after(RATIOS, typing('١٫٥'))).toEqual({ A: 19, F: 1.5 });
    expect(after(BOUNDS, typing('0,1'))).toEqual([0.02, 0.1, 0.25, 0.5]);
    for (const text of ['', 'much', '1.000.5', '0x1', 'NaN']) {
      expect(after(BOUNDS, typing(text))).toEqual({ wrong: ['1.'] });
    }
  });
  it('has a choice for each level', () => {
    const draft = draftOf(CELLS, 'en');
    if (draft.form !== 'cells') throw new Error('levels');
    draft.rows[1]![0] = '6';
    expect(written(CELLS, draft, 'en')).toEqual({ json: '[[1,2],[6,4]]' });
  });
  it('has rows whose conditions may be none', () => {
    const rows = (change: (rows: Extract<Draft, { form: 'rows' }>) => void) => (draft: Draft) => {
      if (draft.form === 'rows') change(draft);
    };
    const added = rows((draft) => draft.rows.unshift({ ...emptyRow(ADVICE), level: ['high'] }));
    expect(after(ADVICE, added)).toEqual([
      { level: ['high'], then: 'hold' },
      { access: ['closed'], then: 'no_go' },
      { then: 'go' },
    ]);
    expect(
      after(
        ADVICE,
        rows((draft) => (draft.rows = moved(draft.rows, 1, 0))),
      ),
    ).toEqual([{ then: 'go' }, { access: ['closed'], then: 'no_go' }]);
    // A new row has to be filled in; the rule it is cited as stays.
    expect(
      after(
        TRIGGERS,
        rows((draft) => draft.rows.push(emptyRow(TRIGGERS))),
      ),
    ).toEqual({
      wrong: columnsOf(TRIGGERS).flatMap(({ name, is }) => (is === 'number' ? [`1.${name}`] : [])),
    });
    // Kinds of hostilities are no condition: without any the program refuses the row.
    const without = rows((draft) => (draft.rows[0]!.hostilities = []));
    expect(after(TRIGGERS, without)).toEqual([
      { ...(JSON.parse(TRIGGERS.json) as object[])[0], hostilities: [] },
    ]);
    const nearer = rows((draft) => (draft.rows[0]!.hostilities_km = '3'));
    expect(after(TRIGGERS, nearer)).toEqual([
      { ...(JSON.parse(TRIGGERS.json) as object[])[0], hostilities_km: 3 },
    ]);
  });
  it('of every table that may be set has a form', () => {
    const path = '../src-tauri/crates/risk/params/passage-method-1.json';
    const file = JSON.parse(readFileSync(path, 'utf8')) as Record<string, unknown>;
    const tables: [string, unknown[]][] = [];
    const walk = (name: string, node: unknown): void => {
      if (node === null || typeof node !== 'object') return;
      const { value } = node as { value?: unknown };
      if (value === undefined)
        for (const [at, one] of Object.entries(node)) walk(name ? `${name}.${at}` : at, one);
      else if (Array.isArray(value) && value.some((row) => typeof row === 'object'))
        tables.push([name, value]);
    };
    walk('', file);
    // These two belong to the fit.
    const settable = tables.filter(([name]) => name !== 'targets' && name !== 'options.isolated_fits');
    expect(settable.map(([name]) => name)).toEqual(['floors.stop_triggers', 'advice', 'matrix.cells']);
    for (const [name, value] of settable) {
      const one = param(name, 'records', JSON.stringify(value));
      expect(after(one, () => undefined)).toEqual(value);
    }
  });
});
