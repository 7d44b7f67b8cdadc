// The page on the method: every number and rule has its words in three languages, and the diagram its geometry.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { has, language, LANGS, pageWords, t } from '../src/lib/i18n.svelte';
import { percent } from '../src/lib/percent';
import { along, drawn, path, radius, SIZE, x, y } from '../src/method/diagram';
import { coded, levelOf, measured, paramName, slug, sourceId, sourceText } from '../src/method/names';

const risk = join(process.cwd(), '../src-tauri/crates/risk');
const file = JSON.parse(readFileSync(join(risk, 'params/passage-method-1.json'), 'utf8')) as unknown;
interface Entry {
  name: string;
  value: unknown;
  unit: string;
  source: string;
}
function entries(node: unknown, name = ''): Entry[] {
  if (typeof node !== 'object' || node === null) return [];
  if ('mark' in node) return [{ ...(node as unknown as Omit<Entry, 'name'>), name }];
  return Object.entries(node).flatMap(([key, below]) => entries(below, name ? `${name}.${key}` : key));
}
const all = entries(file);
const rules = [...readFileSync(join(risk, 'docs/rules.md'), 'utf8').matchAll(/^## (\S+) /gm)].map(
  (match) => match[1] as string,
);

afterEach(() => {
  language.current = 'en';
});

describe('the page on the method', () => {
  for (const lang of LANGS) {
    it(`names every number, unit, source and rule in ${lang}`, async () => {
      await Promise.all([pageWords('method'), pageWords('params')]);
      language.current = lang;
      expect(all.length).toBeGreaterThan(80);
      const missing = all.flatMap(({ name, unit, source }) => [
        ...(has(`param-${slug(name)}`) ? [] : [name]),
        ...(source === 'convention' || has(sourceId(source)) ? [] : [source]),
        ...(['1', 'list', 'level', 'on/off', 'first row that fits'].includes(unit) ||
        ['probability', 'share of length', 'share of s'].includes(unit) ||
        has(`of-unit-${slug(unit)}`)
          ? []
          : [unit]),
      ]);
      expect(missing).toEqual([]);
      const groups = Object.keys(file as object).filter((key) =>
        all.some(({ name }) => name.startsWith(key)),
      );
      expect(groups.filter((group) => !has(`group-${group}`))).toEqual([]);
      expect(rules.filter((code) => !has(`about-${code}`) || !has(`about-${code}.text`))).toEqual([]);
      const fields = all.flatMap(({ value }) =>
        Array.isArray(value)
          ? value.flatMap((row) => (row instanceof Array ? [] : Object.keys(row as object)))
          : [],
      );
      expect(fields.filter((field) => !has(`param-field-${slug(field)}`))).toEqual([]);
    });
  }
  it('has one sentence for each source', () => {
    const sources = new Set(all.map(({ source }) => slug(source)));
    expect(new Set([...sources].map(sourceId)).size).toBe(sources.size);
  });
  it('shows what a person wrote as it is', () => {
    expect(sourceText('our own survey of 2025')).toBe('our own survey of 2025');
    expect(sourceText('convention')).toBe('');
    expect(paramName('hazard.new_number')).toBe('hazard.new_number');
  });
  it('writes values as they are read', async () => {
    await Promise.all([pageWords('method'), pageWords('params')]);
    expect(measured(5, 'km')).toBe('5 km');
    expect(measured(0.6, 'probability')).toBe('60 %');
    expect(measured(0.00066, 'fresh incidents')).toBe('0.00066 fresh incidents');
    expect(measured(0.2991, '1')).toBe('0.2991');
    expect(coded('belief.source_lr', 'B')).toBe('B usually reliable');
    expect(coded('then', 'no_go')).toBe('no-go');
    expect([levelOf(1), levelOf(6), levelOf(0), levelOf(9)]).toEqual([
      'very_low',
      'unacceptable',
      'unknown',
      'unknown',
    ]);
    expect(t('about-F4')).toBe('Mine or unexploded device');
  });
});

describe('percentages', () => {
  it('are never nothing or certain where something is left', () => {
    expect([0.304, 0.066, 0.0007, 0.00001, 0.9999, 0, 1].map(percent)).toEqual([
      '30 %',
      '6.6 %',
      '0.1 %',
      '< 0.1 %',
      '> 99 %',
      '0 %',
      '100 %',
    ]);
  });
});

describe('the reliability diagram', () => {
  const bins = [
    { mean_probability: 0.01, observed: 0.01, share_of_km: 0.9 },
    { mean_probability: 0.5, observed: 0.25, share_of_km: 0.1 },
    { mean_probability: 0.8, observed: 0, share_of_km: 0 },
  ];
  it('stretches the low end and keeps the diagonal straight', () => {
    expect(along(0.25)).toBe(SIZE / 2);
    for (const p of [0, 0.04, 0.3, 1]) expect(x(p)).toBeCloseTo(SIZE - y(p));
    expect([along(-1), along(2)]).toEqual([0, SIZE]);
  });
  it('leaves out bins of no road, and joins the rest', () => {
    expect(drawn(bins)).toHaveLength(2);
    expect(path(drawn(bins))).toBe('M30.0 270.0L212.1 150.0');
    expect(radius(0.9)).toBeGreaterThan(radius(0.1));
  });
});
