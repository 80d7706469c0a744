import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { jsonFault, placeOf } from '../../src/contract/jsonFault.ts';

describe('a fault in JSON', () => {
  it.each([
    ['{ "a": 1, }', 10, 'a name in quotation marks'], ['{ "a" 1 }', 6, 'a colon'], ['{ "a": 1 "b": 2 }', 9, 'a comma or }'],
    ['[1 2]', 3, 'a comma or ]'], ['{ "a": oops }', 7, /^a value/u], ['', 0, /^a value/u], ['{"a": [1, ', 10, /^a value/u],
    ['{} x', 3, 'nothing more'], ['{"a": "x\ny"}', 8, 'a closing quotation mark'], ['["\\x"]', 2, /^an escape/u], ['[01]', 1, /^a value/u],
  ])('%j is found at its character', (text, at, expected) => {
    const fault = jsonFault(text);
    expect(fault?.at).toBe(at);
    if (typeof expected === 'string') expect(fault?.expected).toBe(expected);
    else expect(fault?.expected).toMatch(expected);
  });

  it('has a line and a column, whatever ends the lines', () => {
    expect(placeOf('a\r\nb\nc\rdx', 8)).toEqual({ line: 4, column: 2 });
  });

  it('is there where JSON.parse says so, and nowhere else', () => {
    const mark = fc.constantFrom('', ',', '"', '}', '[', ':', 'x', '\\', '\n', '-');
    const broken = fc.tuple(fc.json(), fc.nat(), mark).map(([json, at, put]) => {
      const cut = at % (json.length + 1);
      return json.slice(0, cut) + put + json.slice(cut + 1);
    });
    fc.assert(fc.property(fc.oneof(fc.json(), broken), (text) => {
      let isJson = true;
      try {
        JSON.parse(text);
      } catch {
        isJson = false;
      }
      expect(jsonFault(text) === undefined).toBe(isJson);
    }), { numRuns: 2_000 });
  });
});
