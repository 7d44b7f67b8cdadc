// Probabilities and shares for reading. Never "0 %" or "100 %" where something is left.
import { language, t } from './i18n.svelte';
import { number } from './time';

/** 0.304 as "30 %", 0.066 as "6.6 %". */
export function percent(p: number): string {
  if (p > 0 && p < 0.0005) return t('unit-percent', { n: `< ${number(0.1, 1)}` });
  if (p < 1 && p > 0.995) return t('unit-percent', { n: '> 99' });
  return t('unit-percent', { n: number(p * 100, p < 0.0995 ? 1 : 0) });
}

/** A score with as many digits as its neighbours: 0.04 as "0.0400". */
export function score(value: number, digits: number): string {
  const options = { minimumFractionDigits: digits, maximumFractionDigits: digits };
  return new Intl.NumberFormat(language.locale, options).format(value);
}
