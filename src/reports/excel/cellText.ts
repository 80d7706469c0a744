/** Text as a cell can hold it: what a reader gets back is the same text wherever Excel has a way to say it. */

/** Excel's limit on the characters of a cell. */
export const LONGEST_CELL = 32_767;

/**
 * - `_x0041_` in a text would be read as an escape: its first sign is itself escaped. A carriage return, which XML readers turn into a
 *   line feed, is written as such an escape.
 * - Control characters have no place in XML: they are shown by their control pictures (U+2400 …) or as `\u0085`; so are U+FFFE,
 *   U+FFFF and halves of surrogate pairs, which no program could read back.
 * - What is longer than a cell is cut, and says so.
 */
export function cellText(text: string): string {
  return bounded(visible(text)).replace(/_(?=x[0-9A-Fa-f]{4}_)/gu, '_x005F_').replace(/\r/gu, '_x000D_');
}

function visible(text: string): string {
  if (!/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\ud800-\udfff\ufffe\uffff]/.test(text)) return text;
  return text
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f]/g, (sign) => String.fromCharCode(0x2400 + sign.charCodeAt(0)))
    .replace(/\u007f/g, '\u2421')
    .replace(/[\u0080-\u009f\ufffe\uffff]/g, escaped)
    .replace(/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g, escaped);
}

function escaped(sign: string): string {
  return `\\u${sign.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}`;
}

function bounded(text: string): string {
  if (text.length <= LONGEST_CELL) return text;
  const note = ` … [cut: ${text.length.toLocaleString('en-US')} characters in the source]`;
  const kept = text.slice(0, LONGEST_CELL - note.length);
  // A pair that the cut would halve goes as a whole.
  return `${/[\ud800-\udbff]$/.test(kept) ? kept.slice(0, -1) : kept}${note}`;
}
