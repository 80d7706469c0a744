import { expect, test } from 'vitest';
import { startDecoding } from '../../../src/importers/bytes/text.ts';

test('Windows-1252 is read as itself, also in one piece', () => {
  expect(startDecoding('windows-1252').next(Uint8Array.of(0x80, 0xe9), true)).toBe('€é');
  const decoding = startDecoding('utf-8');
  expect(decoding.next(Uint8Array.of(0xc3), false) + decoding.next(Uint8Array.of(0xa9), true)).toBe('é');
  expect(() => startDecoding('utf-8').next(Uint8Array.of(0xc3), true)).toThrow();
});
