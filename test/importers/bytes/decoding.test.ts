import { expect, test } from 'vitest';
import { looksLikeShiftJis, startDecoding } from '../../../src/importers/bytes/text.ts';

test('Windows-1252 is read as itself, also in one piece', () => {
  expect(startDecoding('windows-1252').next(Uint8Array.of(0x80, 0xe9), true)).toBe('€é');
  const decoding = startDecoding('utf-8');
  expect(decoding.next(Uint8Array.of(0xc3), false) + decoding.next(Uint8Array.of(0xa9), true)).toBe('é');
  expect(() => startDecoding('utf-8').next(Uint8Array.of(0xc3), true)).toThrow();
});

const bytesOf = (...codes: number[]): Uint8Array => Uint8Array.from(codes);
// シャツ, サイズ; and three words in Windows-1252.
const SHIRT = [0x83, 0x56, 0x83, 0x83, 0x83, 0x63];
const SIZE = [0x83, 0x54, 0x83, 0x43, 0x83, 0x59];
const latin = (text: string): Uint8Array => Uint8Array.from(text, (letter) => letter.charCodeAt(0));

test('Japanese in Shift-JIS is told from Latin letters, and read', () => {
  expect(looksLikeShiftJis(bytesOf(...SHIRT, 0x2c, ...SIZE, 0x0a, 0x41))).toBe(true);
  expect(startDecoding('shift_jis').next(bytesOf(...SHIRT), true)).toBe('シャツ');
  for (const text of [
    'Caf\u00e9 cr\u00e8me br\u00fbl\u00e9e', '\u00d6l, \u00c4pfel, \u00dcbergr\u00f6\u00dfe', '5\u00b0 \u00b1 2 \u00b5m',
  ]) {
    expect(looksLikeShiftJis(latin(text)), text).toBe(false);
  }
});
