import type { Taken } from './listHandle.ts';

/** What a spreadsheet would take for a formula when it is pasted as plain text. */
const FORMULA = /^[=+\-@\t\r]/u;
const NUMBER = /^-?\d+(?:\.\d+)?$/u;

/** Tab-separated lines with a header. A text that a spreadsheet would calculate gets an apostrophe before it. */
export function tableAsText({ header, rows }: Taken): string {
  const cell = (text: string): string => {
    const flat = text.replace(/[\t\r\n]+/gu, ' ');
    return FORMULA.test(flat) && !NUMBER.test(flat) ? `'${flat}` : flat;
  };
  return [header, ...rows].map((row) => row.map(cell).join('\t')).join('\n');
}

/** The same as a table that spreadsheets prefer: texts marked as texts, so that `00123` and `1E5` stay as they are. */
export function tableAsHtml({ header, rows, numbers }: Taken): string {
  const text = 'style="mso-number-format:\'\\@\'"';
  const cells = (row: readonly string[]): string =>
    row.map((cell, at) => `<td${numbers[at] === true && NUMBER.test(cell) ? '' : ` ${text}`}>${escaped(cell)}</td>`).join('');
  const head = header.map((cell) => `<th>${escaped(cell)}</th>`).join('');
  const body = rows.map((row) => `<tr>${cells(row)}</tr>`).join('');
  return `<meta charset="utf-8"><table><thead><tr>${head}</tr></thead><tbody>${body}</tbody></table>`;
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}
