import { describe, expect, it } from 'vitest';
import type { Param } from '../src/lib/border';
import { asJson, asText } from '../src/method/edit';

const param = (type: string, json: string): Param => ({ json, value: { type } }) as unknown as Param;

describe('a value of the method', () => {
  it('is typed with the digits and marks of any keyboard', () => {
    expect(asJson('number', ' 0,5 ')).toBe('0.5');
    expect(asJson('number', '٠٫٥')).toBe('0.5');
    expect(asJson('number', '۷')).toBe('7');
    expect(asJson('number', 'seven')).toBe('seven');
    // Two marks are no number: the backend says so, nothing is guessed.
    expect(asJson('number', '1,000.5')).toBe('1.000.5');
  });
  it('stays as it is written where it is a table', () => {
    expect(asJson('numbers', ' [0.02, 0.08] ')).toBe('[0.02, 0.08]');
  });
  it('is laid out to be edited', () => {
    expect(asText(param('number', '14.0'))).toBe('14.0');
    expect(asText(param('numbers', '[0.02,0.08]'))).toBe('[\n  0.02,\n  0.08\n]');
    expect(asText(param('records', '[[1,2],[3,4]]'))).toBe('[\n  [1,2],\n  [3,4]\n]');
    expect(asText(param('records', '[{"then":"no_go"}]'))).toContain('\n  "then": "no_go"');
    for (const json of ['[0.02,0.08]', '[[1,2],[3,4]]', '[{"then":"no_go"}]', '{"A":19,"B":4}']) {
      expect(JSON.parse(asText(param('records', json)))).toEqual(JSON.parse(json));
    }
  });
});
