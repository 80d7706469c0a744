/** How exceptions and root events are named in every document, window and report: the letter and the number, padded. */

/** `E-000001`: exceptions are numbered from 1 within an engagement. */
export function exceptionCode(number: number): string {
  return `E-${String(number).padStart(6, '0')}`;
}

/** `R-0007`: root events are numbered from 1 within an engagement. */
export function rootEventCode(id: number): string {
  return `R-${String(id).padStart(4, '0')}`;
}

/** The signs of a file's SHA-256 that name it in a row's code. */
const HASH_SIGNS = 8;

/** `1a2b3c4d:118`: line 118 of the file whose SHA-256 begins so. The same row has the same code in every engagement. */
export function rowCode(sha256: string, line: number): string {
  return `${sha256.slice(0, HASH_SIGNS)}:${line}`;
}

/** What a text names as a row: its code, or a file's name and a line (`wms_events.csv:118`, `wms_events.csv line 118`); null where none. */
export function readRowCode(text: string): { readonly file: string; readonly line: number } | null {
  const found = /^(?<file>\S.*?)(?::|,?\s+line\s+)(?<line>[1-9]\d{0,9})$/iu.exec(text.trim())?.groups;
  return found === undefined ? null : { file: found['file'] ?? '', line: Number(found['line']) };
}
