import fc from 'fast-check';
import { expect, test } from 'vitest';
import { LONGEST_CELL, cellText } from '../../src/reports/excel/cellText.ts';

/** No half of a surrogate pair survives in UTF-8. */
const isWellFormed = (text: string): boolean => Buffer.from(text, 'utf8').toString('utf8') === text;

test('escapes what would be read as an escape, and says a carriage return as one', () => {
  expect(cellText('_x0041_')).toBe('_x005F_x0041_');
  expect(cellText('SKU_x0041_1')).toBe('SKU_x005F_x0041_1');
  expect(cellText('a_xZZZZ_b')).toBe('a_xZZZZ_b');
  expect(cellText('a\r\nb')).toBe('a_x000D_\nb');
});

test('makes visible what no workbook can hold', () => {
  expect(cellText('a\u0000b\u001bc\u007f')).toBe('a\u2400b\u241bc\u2421');
  expect(cellText('\ufffe\uffff\u0085')).toBe('\\uFFFE\\uFFFF\\u0085');
  expect(cellText('\ud800x \udc00 \ud83d\ude00')).toBe('\\uD800x \\uDC00 \ud83d\ude00');
});

test('cuts what is longer than a cell and says so, never through a pair', () => {
  const cut = cellText('\ud83d\ude00'.repeat(20_000));
  expect(cut.length).toBeLessThanOrEqual(LONGEST_CELL);
  expect(cut).toMatch(/ … \[cut: 40,000 characters in the source\]$/u);
  expect(cut).not.toContain('\\uD83D');
  expect(isWellFormed(cut)).toBe(true);
  expect(cellText('x'.repeat(LONGEST_CELL))).toBe('x'.repeat(LONGEST_CELL));
});

test('whatever comes in, what goes out can stand in XML', () => {
  fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (text) => {
    const cell = cellText(text);
    expect(isWellFormed(cell)).toBe(true);
    expect(cell).not.toMatch(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\ufffe\uffff]/);
  }));
});
