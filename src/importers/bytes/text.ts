/**
 * Text from bytes and back. `TextDecoder` and `TextEncoder` are part of every runtime the engine has, though of no language
 * standard; they are declared here, in the one place that uses them.
 */
declare class TextDecoder {
  constructor(label?: string, options?: { fatal?: boolean; ignoreBOM?: boolean });
  decode(bytes?: Uint8Array, options?: { stream?: boolean }): string;
}
declare class TextEncoder {
  encode(text: string): Uint8Array;
}

export interface Decoding {
  /**
   * Continues with the next bytes; a character that is cut at their end waits for what follows. Throws on bytes that are none.
   */
  next(bytes: Uint8Array, last: boolean): string;
}

export type EncodingLabel = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252' | 'shift_jis';

const encoder = new TextEncoder();
const utf8 = new TextDecoder('utf-8', { ignoreBOM: true });

export function startDecoding(encoding: EncodingLabel): Decoding {
  const decoder = new TextDecoder(encoding, { fatal: true });
  // Always as a stream: Node 20 decodes Windows-1252 in one piece as if it were Latin-1 (0x80 gives U+0080 and not the euro sign).
  return { next: (bytes, last) => decoder.decode(bytes, { stream: true }) + (last ? decoder.decode() : '') };
}

export function encodeText(text: string): Uint8Array {
  // The encoder takes longer to call than a short code of plain letters and digits takes to copy.
  if (text.length > 48) return encoder.encode(text);
  const bytes = new Uint8Array(text.length);
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code >= 0x80) return encoder.encode(text);
    bytes[at] = code;
  }
  return bytes;
}

/** `bytes[start, end)` as text; what is not UTF-8 shows as U+FFFD. */
export function textOf(bytes: Uint8Array, start: number, end: number): string {
  if (end - start > 48) return utf8.decode(bytes.subarray(start, end));
  let text = '';
  for (let at = start; at < end; at += 1) {
    const byte = bytes[at] ?? 0;
    if (byte >= 0x80) return utf8.decode(bytes.subarray(start, end));
    text += String.fromCharCode(byte);
  }
  return text;
}

/**
 * Whether bytes beyond ASCII are those of Japanese text in Shift-JIS: every one is a half-width kana or begins a pair that there is, and
 * most pairs are of the rows that kana and the commonest signs are in. Latin text in Windows-1252 has no such pairs one after the other.
 */
export function looksLikeShiftJis(bytes: Uint8Array): boolean {
  let pairs = 0;
  let kana = 0;
  let single = 0;
  for (let at = 0; at < bytes.length && pairs < 5_000; at += 1) {
    const lead = bytes[at] as number;
    if (lead < 0x80) continue;
    if (lead >= 0xa1 && lead <= 0xdf) {
      single += 1;
      continue;
    }
    if (at + 1 === bytes.length) break;
    const trail = bytes[at + 1] as number;
    const isPair = ((lead >= 0x81 && lead <= 0x9f) || (lead >= 0xe0 && lead <= 0xfc))
      && ((trail >= 0x40 && trail <= 0x7e) || (trail >= 0x80 && trail <= 0xfc));
    if (!isPair) return false;
    pairs += 1;
    if (lead >= 0x81 && lead <= 0x83) kana += 1;
    at += 1;
  }
  return pairs >= 2 && kana * 3 >= pairs && single <= pairs * 4;
}

/** Where the first byte above 0x7F stands in `bytes[start, end)`, or `end`. */
export function endOfAscii(bytes: Uint8Array, start: number, end: number): number {
  let at = start;
  while (at < end && ((bytes.byteOffset + at) & 3) !== 0) {
    if ((bytes[at] ?? 0) >= 0x80) return at;
    at += 1;
  }
  if (at === end) return end;
  const words = new Int32Array(bytes.buffer, bytes.byteOffset + at, (end - at) >> 2);
  const count = words.length;
  let word = 0;
  while (word < count && ((words[word] ?? 0) & 0x80808080) === 0) word += 1;
  at += word * 4;
  while (at < end && (bytes[at] ?? 0) < 0x80) at += 1;
  return at;
}

/**
 * The first offset in `bytes[start, end)` at which the bytes are not UTF-8, or −1; `cut` is where an incomplete character at
 * the very end begins (`end` where there is none). `multibyte` says whether whole characters beyond ASCII came before.
 */
export function checkUtf8(bytes: Uint8Array, start: number, end: number): { bad: number; cut: number; multibyte: boolean } {
  let at = start;
  let multibyte = false;
  for (;;) {
    at = endOfAscii(bytes, at, end);
    if (at === end) return { bad: -1, cut: end, multibyte };
    const length = sequenceLength(bytes, at, end);
    if (length === 0) return { bad: at, cut: end, multibyte };
    if (length < 0) return { bad: -1, cut: at, multibyte };
    multibyte = true;
    at += length;
  }
}

/**
 * The length of the UTF-8 sequence that starts here; 0 where it is none, −1 where it is cut off by the end. (RFC 3629, section
 * 4.)
 */
function sequenceLength(bytes: Uint8Array, at: number, end: number): number {
  const lead = bytes[at] ?? 0;
  let length: number;
  let low = 0x80;
  let high = 0xbf;
  if (lead >= 0xc2 && lead <= 0xdf) length = 2;
  else if (lead >= 0xe0 && lead <= 0xef) {
    length = 3;
    if (lead === 0xe0) low = 0xa0;
    if (lead === 0xed) high = 0x9f;
  } else if (lead >= 0xf0 && lead <= 0xf4) {
    length = 4;
    if (lead === 0xf0) low = 0x90;
    if (lead === 0xf4) high = 0x8f;
  } else return 0;
  for (let index = 1; index < length; index += 1) {
    if (at + index >= end) return -1;
    const byte = bytes[at + index] ?? 0;
    if (byte < low || byte > high) return 0;
    low = 0x80;
    high = 0xbf;
  }
  return length;
}
