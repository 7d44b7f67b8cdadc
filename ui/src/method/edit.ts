// From the value of a parameter to what a person types, and back to the form of the data file.
import type { Param } from '../lib/border';

/** What stands in the field at first. Tables are laid out: one entry a line. */
export function asText(param: Param): string {
  if (param.value.type === 'number' || param.value.type === 'switch') return param.json;
  const value: unknown = JSON.parse(param.json);
  const plain = Array.isArray(value) && value.every((row) => typeof row !== 'object' || Array.isArray(row));
  if (!plain) return JSON.stringify(value, null, 1);
  return `[\n${value.map((row) => `  ${JSON.stringify(row)}`).join(',\n')}\n]`;
}

/** A number may be typed with a comma, with Arabic digits or with spaces; tables are as the data file writes them. */
export function asJson(form: Param['value']['type'], text: string): string {
  if (form !== 'number') return text.trim();
  const western = text
    .replace(/[\u0660-\u0669]/g, (digit) => String(digit.charCodeAt(0) - 0x0660))
    .replace(/[\u06F0-\u06F9]/g, (digit) => String(digit.charCodeAt(0) - 0x06f0));
  return western.trim().replace(/[,\u066B]/, '.');
}
