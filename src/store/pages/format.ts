/**
 * The few parts of SQLite's file format (https://www.sqlite.org/fileformat2.html) that loading and reading whole tables of
 * numbers need: pages of a rowid table's b-tree, records, variable-length integers. Everything else is left to SQLite itself.
 */
export const PAGE = 4_096;
export const LEAF = 0x0d;
export const INTERIOR = 0x05;
export const LEAF_HEADER = 8;
export const INTERIOR_HEADER = 12;
/** The first page of a file begins with the file's own header. */
export const FILE_HEADER = 100;
/** A record longer than this would need overflow pages, which are not made here. */
export const LARGEST_PAYLOAD = PAGE - 35;
/** SQLite never uses the page that holds the byte at 2^30. */
export const LOCK_PAGE = 0x4000_0000 / PAGE + 1;

/** Bytes of an integer by its serial type; 8 and 9 are the constants 0 and 1. */
export const INTEGER_BYTES = new Uint8Array([0, 1, 2, 3, 4, 6, 8, 0, 0, 0]);

/** The serial type of a safe integer; 0 (NULL) for NaN. */
export function serialTypeOf(value: number): number {
  if (value !== value) return 0;
  if (value === 0) return 8;
  if (value === 1) return 9;
  const size = value < 0 ? -1 - value : value;
  if (size <= 0x7f) return 1;
  if (size <= 0x7fff) return 2;
  if (size <= 0x7f_ffff) return 3;
  if (size <= 0x7fff_ffff) return 4;
  return size <= 0x7fff_ffff_ffff ? 5 : 6;
}

/** Bytes of a number below 2^31 as a variable-length integer. */
export function varintLength(value: number): number {
  return value < 0x80 ? 1 : value < 0x4000 ? 2 : value < 0x20_0000 ? 3 : value < 0x1000_0000 ? 4 : 5;
}

export function putVarint(bytes: Uint8Array, at: number, value: number): number {
  const length = varintLength(value);
  for (let index = length - 1, rest = value; index >= 0; index -= 1) {
    bytes[at + index] = index === length - 1 ? rest & 0x7f : (rest & 0x7f) | 0x80;
    rest = Math.floor(rest / 128);
  }
  return at + length;
}

/** Writes an integer of a serial type, big-endian two's complement, and answers where the next byte goes. */
export function putInteger(bytes: Uint8Array, at: number, type: number, value: number): number {
  switch (type) {
    case 1:
      bytes[at] = value;
      return at + 1;
    case 2:
      bytes[at] = value >> 8;
      bytes[at + 1] = value;
      return at + 2;
    case 3:
      bytes[at] = value >> 16;
      bytes[at + 1] = value >> 8;
      bytes[at + 2] = value;
      return at + 3;
    case 4:
      return put32(bytes, at, value);
    case 5: {
      const high = Math.floor(value / 0x1_0000_0000);
      bytes[at] = high >> 8;
      bytes[at + 1] = high;
      return put32(bytes, at + 2, value - high * 0x1_0000_0000);
    }
    case 6: {
      const high = Math.floor(value / 0x1_0000_0000);
      return put32(bytes, put32(bytes, at, high), value - high * 0x1_0000_0000);
    }
    default:
      return at;
  }
}

export function put32(bytes: Uint8Array, at: number, value: number): number {
  bytes[at] = value >>> 24;
  bytes[at + 1] = value >>> 16;
  bytes[at + 2] = value >>> 8;
  bytes[at + 3] = value;
  return at + 4;
}

export function put16(bytes: Uint8Array, at: number, value: number): void {
  bytes[at] = value >>> 8;
  bytes[at + 1] = value;
}

export function get16(bytes: Uint8Array, at: number): number {
  return ((bytes[at] as number) << 8) | (bytes[at + 1] as number);
}

export function get32(bytes: Uint8Array, at: number): number {
  return ((get16(bytes, at) << 16) | get16(bytes, at + 2)) >>> 0;
}

/** How often a database file was written to, as its header counts. */
export function changesCounted(file: Uint8Array): number {
  return get32(file, 24);
}

/** The integer of a serial type (1 … 9); NaN for NULL. */
export function getInteger(bytes: Uint8Array, at: number, type: number): number {
  switch (type) {
    case 1: return ((bytes[at] as number) << 24) >> 24;
    case 2: return (get16(bytes, at) << 16) >> 16;
    case 3: return (((bytes[at] as number) << 24) | (get16(bytes, at + 1) << 8)) >> 8;
    case 4: return get32(bytes, at) | 0;
    case 5: return ((get16(bytes, at) << 16) >> 16) * 0x1_0000_0000 + get32(bytes, at + 2);
    case 6: return (get32(bytes, at) | 0) * 0x1_0000_0000 + get32(bytes, at + 4);
    case 8: return 0;
    case 9: return 1;
    default: return NaN;
  }
}
