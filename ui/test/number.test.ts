import { describe, expect, it } from 'vitest';
import { LANGS, LOCALES } from '../src/lib/i18n.svelte';
import { editable, numberOf, typed, toThousandths } from '../src/lib/number';

describe('a typed number', () => {
  it('reads back as it is printed, in every language', () => {
    for (const lang of LANGS) {
      const print = new Intl.NumberFormat(LOCALES[lang], { maximumFractionDigits: 6 });
      for (const value of [0, 0.02, 0.0616, 1.5, 7, 14.25, 1.095, 1095, 12345.678, 1_234_567, -3, -1095.5]) {
        expect(numberOf(print.format(value), lang), `${lang} ${print.format(value)}`).toBe(value);
        expect(numberOf(editable(value, lang), lang), `${lang} ${editable(value, lang)}`).toBe(value);
      }
    }
  });
  it('may have the digits and marks of any keyboard', () => {
    for (const lang of LANGS) {
      for (const [text, value] of [
        [' 0,5 ', 0.5],
        ['0.5', 0.5],
        ['0,095', 0.095],
        ['٠٫٥', 0.5],
        ['۷٫۵', 7.5],
        ['۷', 7],
        ['١٬٠٩٥', 1095],
        ['1 095', 1095],
        ['1\u00a0095', 1095],
        ['1\u202f095,5', 1095.5],
        ['1,095.5', 1095.5],
        ['1.095,5', 1095.5],
        ["1'095", 1095],
        ['7,5', 7.5],
        ['1e3', 1000],
      ] as const) {
        expect(numberOf(text, lang), `${lang} ${text}`).toBe(value);
      }
    }
  });
  it('is never a thousandth where it may be a thousand', () => {
    for (const lang of ['en', 'ar'] as const) {
      expect(numberOf('1,095', lang)).toBe(1095);
      expect(numberOf('1,095,000', lang)).toBe(1_095_000);
      expect(numberOf('١,٠٩٥', lang)).toBe(1095);
    }
    expect(numberOf('1,095', 'fr')).toBe(1.095);
    expect(typed('1.095', 'fr')).toEqual({ either: [1095, 1.095] });
    expect(typed('12.345', 'fr')).toEqual({ either: [12_345, 12.345] });
  });
  it('is nothing where it is none', () => {
    for (const lang of LANGS) {
      for (const text of [
        '',
        ' ',
        'seven',
        '1.000.5',
        '1,0,5',
        '0x10',
        'NaN',
        'Infinity',
        '1e',
        '1e5e5',
        '--1',
        '1 09',
        '.',
        '5%',
        '0 095',
      ])
        expect(typed(text, lang), `${lang} ${text}`).toBe('none');
    }
  });
});

describe('a number in a form', () => {
  it('is shown to the metre, and whole ones as they are', () => {
    expect(toThousandths(52.76737100840528)).toBe(52.767);
    expect(toThousandths(0.1 + 0.2)).toBe(0.3);
    expect(toThousandths(12)).toBe(12);
  });
});
