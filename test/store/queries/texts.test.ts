import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Texts } from '../../../src/store/queries/grid/texts.ts';

const SIGNS = ['a', 'B', 'e', 'V', 'w', '1', '5', '-'];
const words = fc.array(fc.string({ unit: fc.constantFrom(...SIGNS, 'é'), maxLength: 6 }), { minLength: 1, maxLength: 30 });
const terms = fc.string({ unit: fc.constantFrom(...SIGNS), minLength: 1, maxLength: 3 });
const folded = (text: string): string => text.replace(/[A-Z]/gu, (letter) => letter.toLowerCase());
const made = (texts: readonly string[]): Texts =>
  new Texts(Int32Array.from(texts, (_, at) => 2 * at + 1), texts.map((text) => `${folded(text)}\u001f`).join(''));

test('finds what holds a term, as looking at each would', () => {
  fc.assert(fc.property(words, terms, (texts, term) => {
    const expected = texts.flatMap((text, at) => (folded(text).includes(folded(term)) ? [2 * at + 1] : []));
    expect([...made(texts).holding(term)].flatMap((flag, id) => (flag === 1 ? [id] : []))).toEqual(expected);
  }));
});

test('gives those that begin with a term before the others, and no more than asked for', () => {
  fc.assert(fc.property(words, fc.string({ unit: fc.constantFrom('a', 'B'), minLength: 1, maxLength: 2 }), (texts, term) => {
    const first = made(texts).first(term, 3);
    const begins = texts.filter((text) => folded(text).startsWith(folded(term))).length;
    const holds = texts.filter((text) => folded(text).includes(folded(term))).length;
    expect(first.length).toBe(Math.min(3, holds));
    expect(new Set(first).size).toBe(first.length);
    const leading = first.filter((id) => folded(texts[(id - 1) / 2]!).startsWith(folded(term))).length;
    expect(leading).toBe(Math.min(3, begins));
  }));
});
