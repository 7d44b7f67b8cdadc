// A typed number. What is printed in a language reads back as itself in that language; what could be two numbers is none.
import { LOCALES, type Lang } from './i18n.svelte';

/** A number in the form of the data file; two readings of the same text; or nothing that is a number. */
export type Typed = { json: string } | { either: [number, number] } | 'none';

const SPACE = ' ';
/** Marks between thousands and before decimals, on any keyboard: of the language or not. */
const BETWEEN = [SPACE, '\u066c', ',', '.', "'"];
const BEFORE = ['.', ',', '\u066b'];

/** Western digits, one kind of space, of apostrophe, of comma and of minus; no marks of direction. */
function plain(text: string): string {
  return text
    .replace(/[\u200e\u200f\u061c\u2066-\u2069]/g, '')
    .replace(/[\u0660-\u0669]/g, (digit) => String(digit.charCodeAt(0) - 0x0660))
    .replace(/[\u06f0-\u06f9]/g, (digit) => String(digit.charCodeAt(0) - 0x06f0))
    .replace(/\u2212/g, '-')
    .replace(/\u060c/g, ',')
    .replace(/\u2019/g, "'")
    .replace(/\s+/g, SPACE)
    .trim();
}

/** The text as a number with these two marks, as the data file writes it. Groups are of three, and none begins with 0. */
function read(text: string, between: string, before: string): string | null {
  const [whole = '', fraction, ...more] = text.split(before);
  if (more.length > 0) return null;
  const groups = whole.split(between);
  const grouped = groups.length > 1;
  if (
    grouped &&
    !(/^-?[1-9]\d{0,2}$/.test(groups[0] ?? '') && groups.slice(1).every((g) => /^\d{3}$/.test(g)))
  )
    return null;
  if (!grouped && !/^-?\d+$/.test(whole)) return null;
  const digits = groups.join('').replace(/^(-?)0+(?=\d)/, '$1');
  if (fraction === undefined) return digits;
  return /^\d+$/.test(fraction) ? `${digits}.${fraction}` : null;
}

/** The marks that a language prints. */
function marks(lang: Lang): { between: string; before: string } {
  const parts = new Intl.NumberFormat(LOCALES[lang]).formatToParts(12_345.6);
  const mark = (type: string): string =>
    plain(parts.find((part) => part.type === type)?.value ?? '') || SPACE;
  return { between: mark('group'), before: mark('decimal') };
}

/** A number as a person types it in this language. */
export function typed(text: string, lang: Lang): Typed {
  const [mantissa = '', exponent, ...more] = plain(text).split(/e/i);
  if (more.length > 0 || (exponent !== undefined && !/^[+-]?\d{1,3}$/.test(exponent))) return 'none';
  const power = exponent === undefined ? '' : `e${exponent}`;
  const own = marks(lang);
  const asPrinted = read(mantissa, own.between, own.before);
  if (asPrinted !== null) return { json: asPrinted + power };
  const readings = BETWEEN.flatMap((between) =>
    BEFORE.flatMap((before) => (between === before ? [] : (read(mantissa, between, before) ?? []))),
  );
  const [one, other] = [...new Set(readings)].toSorted((a, b) => Number(b) - Number(a));
  if (one === undefined) return 'none';
  return other === undefined ? { json: one + power } : { either: [Number(one), Number(other)] };
}

/** The same as a number, where it is one. */
export function numberOf(text: string, lang: Lang): number | undefined {
  const read = typed(text, lang);
  return typeof read === 'object' && 'json' in read ? Number(read.json) : undefined;
}

/** A number to be edited: all its digits, the decimal mark of the language, nothing between thousands. */
export const editable = (value: number, lang: Lang): string => String(value).replace('.', marks(lang).before);

/** As much of a number as a form shows: a kilometre to its metre. */
export const toThousandths = (value: number): number => Math.round(value * 1000) / 1000;
