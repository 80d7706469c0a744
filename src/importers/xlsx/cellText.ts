/** Numbers and references of a sheet's XML, straight from its bytes. */

export function isPlain(bytes: Uint8Array, start: number, end: number): boolean {
  for (let at = start; at < end; at += 1) {
    const byte = bytes[at] as number;
    if ((byte < 0x30 || byte > 0x39) && byte !== 0x2e && !(byte === 0x2d && at === start)) return false;
  }
  return end > start;
}

/** An unsigned whole number; NaN where it is none. */
export function digits(bytes: Uint8Array, start: number, end: number): number {
  if (end <= start || end - start > 10) return NaN;
  let value = 0;
  for (let at = start; at < end; at += 1) {
    const byte = bytes[at] as number;
    if (byte < 0x30 || byte > 0x39) return NaN;
    value = value * 10 + byte - 0x30;
  }
  return value;
}

export function latin(bytes: Uint8Array, start: number, end: number): string {
  let text = '';
  for (let at = start; at < end; at += 1) text += String.fromCharCode(bytes[at] as number);
  return text;
}

export function columnNumber(letters: string): number {
  let column = 0;
  for (let at = 0; at < letters.length; at += 1) column = column * 26 + letters.toUpperCase().charCodeAt(at) - 0x40;
  return column;
}

/** 1 is A, 27 is AA. */
export function columnName(column: number): string {
  let name = '';
  for (let rest = column; rest > 0; rest = Math.floor((rest - 1) / 26)) name = String.fromCharCode(0x41 + ((rest - 1) % 26)) + name;
  return name;
}
