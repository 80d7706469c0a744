/**
 * The normal form of a reference: how two systems' spellings of one order, receipt or transfer number are seen to be the same.
 *
 * Letters become upper case, the separators blank, `-`, `_`, `/`, `.`, `#` and `:` are dropped, and so are the leading zeros of
 * every
 * group of digits (a group of nothing but zeros keeps one):
 *
 *     PO-1042      PO1042          so/02231/A   SO2231A
 *     po 001042    PO1042          #1001        1001
 *     PO#0-0       PO00            Ü-7          Ü7
 *
 * Digit groups are those of the reference as written, so `1-02` and `10-2` stay apart (`12`, `102`). Prefixes ("SO" on one side
 * only) are not touched here.
 */
export function normalReference(text: string): string {
  return text.toUpperCase().replace(/\p{Nd}+/gu, withoutLeadingZeros).replace(/[\s\-_/.#:]+/gu, '');
}

function withoutLeadingZeros(digits: string): string {
  return digits.replace(/^0+(?=.)/u, '');
}

const UPPER = 0x20;

/**
 * The same for a reference given as UTF-8 bytes, written into `into` from `place` on, where there is room for as much; the length written,
 * or −1 where the text is not plain ASCII and has to go through `normalReference`.
 */
export function normaliseReferenceBytes(bytes: Uint8Array, start: number, end: number, into: Uint8Array, place = 0): number {
  let length = place;
  let inDigits = false;
  let pendingZero = false;
  for (let at = start; at < end; at += 1) {
    const byte = bytes[at] ?? 0;
    if (byte >= 0x80) return -1;
    if (byte >= 0x30 && byte <= 0x39) {
      if (!inDigits && byte === 0x30) {
        pendingZero = true;
        continue;
      }
      pendingZero = false;
      inDigits = true;
      into[length] = byte;
      length += 1;
      continue;
    }
    if (pendingZero) {
      into[length] = 0x30;
      length += 1;
      pendingZero = false;
    }
    inDigits = false;
    if (isSeparator(byte)) continue;
    into[length] = byte >= 0x61 && byte <= 0x7a ? byte - UPPER : byte;
    length += 1;
  }
  if (pendingZero) {
    into[length] = 0x30;
    length += 1;
  }
  return length - place;
}

function isSeparator(byte: number): boolean {
  return byte === 0x20 || (byte >= 0x09 && byte <= 0x0d) || byte === 0x2d || byte === 0x5f || byte === 0x2f || byte === 0x2e
    || byte === 0x23 || byte === 0x3a;
}
