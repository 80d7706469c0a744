/** Damage as it happens to files, and as somebody does it on purpose; told by numbers, so that a failure can be repeated. */
import fc from 'fast-check';

/** What is put into a file: marks that mean something to one format or another. */
const MARKS = [
  '\0', '"', '""', '\'', '\n', '\r', '\r\n', '\n\n\n', ',', ';', '\t', '|', '~', '*', '+', ':', '?', '\ufeff', '\u2028',
    '\u202e', '\u001a',
  '=', '-', '(', ')', '.', '1e999', '99999999999999999999', '-0', 'NaN', '31/02/2026', '#REF!', 'sku', 'quantity', 'Total',
    '__proto__',
  '<', '>', '&', '&#0;', '&#x110000;', '</c>', '<c r="ZZZZ1">', '<row r="0">', ']]>', '<![CDATA[', '<!--', '<!DOCTYPE a>',
    's="99999"', 't="s"',
  'table:number-columns-repeated="16000"', 'ISA*', 'ST*944*1~', 'SE*', 'UNH+', 'HL*1*1*I~', 'LIN+', 'PK\u0003\u0004', 'sep=|\n',
].map((text) => new TextEncoder().encode(text));
const RAW = [[0xff], [0xfe, 0xff], [0xff, 0xfe], [0xc3], [0xed, 0xa0, 0x80], [0x80], [0, 0, 0, 0], [0xff, 0xff, 0xff, 0xff], [
  0x7f, 0xff, 0xff, 0xff]]
  .map((bytes) => Uint8Array.from(bytes));
const INSERTED = [...MARKS, ...RAW];

export interface Damage {
  readonly kind: 'flip' | 'set' | 'cut' | 'drop' | 'double' | 'insert' | 'swap' | 'fill';
  /** Where, as a share of the file in millionths. */
  readonly at: number;
  /** Another place, or a length, in the same way. */
  readonly to: number;
  readonly which: number;
}

export const anyDamage: fc.Arbitrary<Damage> = fc.record({
  kind: fc.constantFrom('flip', 'set', 'cut', 'drop', 'double', 'insert', 'insert', 'insert', 'swap', 'fill'),
  at: fc.integer({ min: 0, max: 999_999 }), to: fc.integer({ min: 0, max: 999_999 }), which: fc.nat({ max: 1_000_000 }),
});

const joined = (...parts: readonly Uint8Array[]): Uint8Array => new Uint8Array(Buffer.concat(parts));

export function damaged(bytes: Uint8Array, { kind, at, to, which }: Damage): Uint8Array {
  const place = Math.floor(bytes.length * at / 1_000_000);
  const length = 1 + Math.floor(Math.min(bytes.length - place, 4_000) * to / 1_000_000);
  const end = Math.min(bytes.length, place + length);
  switch (kind) {
    case 'flip': return bytes.with(place, (bytes[place] ?? 0) ^ (1 << which % 8));
    case 'set': return bytes.with(place, which % 256);
    case 'cut': return bytes.slice(0, place);
    case 'drop': return joined(bytes.subarray(0, place), bytes.subarray(end));
    case 'double': return joined(bytes.subarray(0, end), bytes.subarray(place));
    case 'insert': return joined(bytes.subarray(0, place), INSERTED[which % INSERTED.length] ?? new Uint8Array(),
      bytes.subarray(place));
    case 'swap': return joined(bytes.subarray(end), bytes.subarray(place, end), bytes.subarray(0, place));
    case 'fill': return new Uint8Array(bytes).fill(which % 256, place, end);
  }
}

/** One damage after another; an empty file has none to suffer. */
export function allDamaged(bytes: Uint8Array, damages: readonly Damage[]): Uint8Array {
  return damages.reduce((left, damage) => (left.length === 0 ? left : damaged(left, damage)), bytes);
}
