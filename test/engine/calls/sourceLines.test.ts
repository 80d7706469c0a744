import { expect, test } from 'vitest';
import { SourceLines } from '../../../src/engine/calls/sourceLines.ts';

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
const linesOf = (lines: SourceLines): (string | null)[] => Array.from({ length: lines.count }, (_, at) => lines.line(at + 1));

test('every way to end a line ends one, the last one with or without', () => {
  expect(linesOf(new SourceLines(utf8('a\nb\r\nc\rd'), 'utf-8'))).toEqual(['a', 'b', 'c', 'd']);
  expect(linesOf(new SourceLines(utf8('a\n\nb\r\n'), 'utf-8'))).toEqual(['a', '', 'b']);
  expect(linesOf(new SourceLines(utf8(''), 'utf-8'))).toEqual([]);
});

test('decodes as the import found it, the byte order mark left out', () => {
  expect(new SourceLines(utf8('\ufeffsku,Größe\n'), 'utf-8').line(1)).toBe('sku,Größe');
  expect(new SourceLines(Uint8Array.of(0x47, 0xf6, 0xdf, 0x0a, 0x80), 'windows-1252').line(2)).toBe('€');
  const text = '\ufeffsku\r\nein Ä\u0a0d\nZ';
  const little = new Uint8Array(Buffer.from(text, 'utf16le'));
  const big = new Uint8Array(Buffer.from(text, 'utf16le').swap16());
  // U+0A0D holds the bytes of CR and LF and is neither.
  for (const [bytes, encoding] of [[little, 'utf-16le'], [big, 'utf-16be']] as const) {
    expect(linesOf(new SourceLines(bytes, encoding)), encoding).toEqual(['sku', 'ein Ä\u0a0d', 'Z']);
  }
});

test('there is nothing beyond the file, and a line without end is cut for display', () => {
  const lines = new SourceLines(utf8(`a\n${'x'.repeat(10_000)}`), 'utf-8');
  expect(lines.line(0)).toBeNull();
  expect(lines.line(3)).toBeNull();
  expect(lines.line(2)).toHaveLength(4_001);
});
