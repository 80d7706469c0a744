/** What kind of file bytes are, told from the bytes alone: names lie. */
import { textOf } from '../bytes/text.ts';

export type Format = 'text' | 'zip' | 'gzip' | 'ole' | 'x12' | 'edifact' | 'xml' | 'html';

/** A kind of file that is known and not read. */
export interface Unread {
  readonly what: string;
  readonly remedy: string;
}

const SIGNATURES: readonly { readonly bytes: readonly number[]; readonly unread: Unread }[] = [
  { bytes: [0x25, 0x50, 0x44, 0x46], unread: { what: 'a PDF', remedy: 'Export the table itself, as CSV or XLSX.' } },
  { bytes: [0x89, 0x50, 0x4e, 0x47], unread: { what: 'a picture (PNG)', remedy: 'Export the table itself, as CSV or XLSX.' } },
  { bytes: [0xff, 0xd8, 0xff], unread: { what: 'a picture (JPEG)', remedy: 'Export the table itself, as CSV or XLSX.' } },
  { bytes: [0x37, 0x7a, 0xbc, 0xaf], unread: { what: 'a 7-Zip archive', remedy: 'Unpack it, or pack it as a zip file.' } },
  { bytes: [0x52, 0x61, 0x72, 0x21], unread: { what: 'a RAR archive', remedy: 'Unpack it, or pack it as a zip file.' } },
  { bytes: [0x53, 0x51, 0x4c, 0x69, 0x74, 0x65], unread: { what: 'a SQLite database', remedy: 'Export its tables as CSV.' } },
  { bytes: [0x50, 0x41, 0x52, 0x31], unread: { what: 'a Parquet file', remedy: 'Export it as CSV.' } },
  { bytes: [0x7b, 0x5c, 0x72, 0x74, 0x66], unread: { what: 'a text document (RTF)', remedy: 'Export the table itself, as CSV or XLSX.' } },
];

const STARTS: readonly { readonly bytes: readonly number[]; readonly format: Format }[] = [
  { bytes: [0x50, 0x4b, 0x03, 0x04], format: 'zip' },
  { bytes: [0x50, 0x4b, 0x05, 0x06], format: 'zip' },
  { bytes: [0x1f, 0x8b, 0x08], format: 'gzip' },
  { bytes: [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1], format: 'ole' },
];

/** Told from a file's first bytes; what is nothing else is text. */
export function formatOf(head: Uint8Array): Format | Unread {
  const known = STARTS.find(({ bytes }) => startsWith(head, bytes));
  if (known !== undefined) return known.format;
  const unread = SIGNATURES.find(({ bytes }) => startsWith(head, bytes));
  if (unread !== undefined) return unread.unread;
  if (isBinary(head)) {
    return { what: 'a file of bytes that are no text', remedy: 'Export the table as CSV or XLSX.' };
  }
  const text = textOf(head, 0, Math.min(head.length, 4096)).replace(/^\uFEFF/u, '').trimStart();
  // With any separator, were it one that none can be: then that is what is said of it.
  if (/^ISA([^])..\1[^]{10}\1..\1/u.test(text)) return 'x12';
  if (/^ISA[^\w\s]/iu.test(text) || /^(?:GS|ST)([^\w\s])[A-Z\d]{2,3}\1/u.test(text)) return 'x12';
  if (/^(?:UNA.{6}|UNB[+\x1d]|UNH[+\x1d])/u.test(text)) return 'edifact';
  if (/^<(?:!doctype\s+html|html|table|head|body|style|meta|div)\b/iu.test(text)) return 'html';
  if (/^<\?xml|^<[A-Za-z][\w:.-]*[\s>]/u.test(text)) return 'xml';
  if (/^[[{]\s*["{[\]}]/u.test(text)) return { what: 'JSON', remedy: 'Export the table as CSV or XLSX.' };
  return 'text';
}

function startsWith(head: Uint8Array, bytes: readonly number[]): boolean {
  return bytes.every((byte, at) => head[at] === byte);
}

/** Control characters all over, and not those of UTF-16. */
function isBinary(head: Uint8Array): boolean {
  if ((head[0] === 0xff && head[1] === 0xfe) || (head[0] === 0xfe && head[1] === 0xff)) return false;
  const sample = head.subarray(0, 4096);
  let control = 0;
  let even = 0;
  let odd = 0;
  for (let at = 0; at < sample.length; at += 1) {
    const byte = sample[at] as number;
    if (byte === 0 && at % 2 === 0) even += 1;
    else if (byte === 0) odd += 1;
    if (byte < 0x20 && byte !== 0x09 && byte !== 0x0a && byte !== 0x0d && byte !== 0x1a && byte !== 0x0c && !(byte >= 0x1c)) control += 1;
  }
  const isWide = (odd * 10 > sample.length && even * 50 < sample.length) || (even * 10 > sample.length && odd * 50 < sample.length);
  return !isWide && control * 20 > sample.length;
}
