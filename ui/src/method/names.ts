// From the codes of the data file to message ids, and from values to text.
import type { Level, Param } from '../lib/border';
import { has, t, word } from '../lib/i18n.svelte';
import { percent } from '../lib/percent';
import { number } from '../lib/time';
import { LEVELS } from '../lib/vocab';

export const slug = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');

/** The id of a sentence of the data file; a person's own sentence has none. */
export const sourceId = (source: string): string => `source-${slug(source).slice(0, 40).replace(/-$/, '')}`;

/** In the language of the window where it is one of the shipped sentences, else as the file says it. */
export function sourceText(source: string): string {
  // The mark beside it says it already.
  if (source === 'convention') return '';
  const id = sourceId(source);
  return has(id) ? t(id) : source;
}

export function paramName(name: string): string {
  const id = `param-${slug(name)}`;
  return has(id) ? t(id) : name;
}

/** All the digits that the data file gives. */
const exact = (value: number): string => number(value, 6);

const SHARES = ['probability', 'share-of-length', 'share-of-s'];
/** Whether a number of this unit is shown in percent. */
export const isShare = (unit: string): boolean => SHARES.includes(slug(unit));

/** A number with its unit. Levels are drawn, not written. */
export function measured(value: number, unit: string): string {
  if (isShare(unit)) return percent(value);
  const id = `of-unit-${slug(unit)}`;
  return has(id) ? t(id, { n: exact(value), count: value }) : exact(value);
}

/** What one of several numbers is. */
export function entryName(param: Param, at: number, code: string): string {
  // The bounds are where the levels above the lowest begin.
  if (param.name === 'levels.bounds_p')
    return t('param-from-level', { level: word('level', levelOf(at + 2)) });
  return code === '' ? number(at + 1) : coded(param.name, code);
}

/** The numbers of the scale. */
export const LEVEL_NUMBERS = [1, 2, 3, 4, 5, 6] as const;

/** The level of a number of the scale. */
export const levelOf = (n: number): Level => LEVELS[n - 1] ?? 'unknown';

/** Which vocabulary a coded value or field belongs to. */
const GROUPS: Record<string, string> = {
  'hazard.kind_weights': 'kind',
  'belief.source_lr': 'reliability',
  'belief.information_lr': 'credibility',
  'matrix.impacts': 'category',
  level: 'level',
  access: 'access',
  then: 'advice',
  hostilities: 'kind',
};
export function coded(of: string, code: string): string {
  const group = GROUPS[of];
  const text = group ? word(group, code) : code;
  // A grade is read by its letter or digit; the words explain it.
  return group === 'reliability' || group === 'credibility' ? `${code} ${text}` : text;
}
