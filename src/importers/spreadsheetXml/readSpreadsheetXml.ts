/**
 * Workbooks as one XML file ("XML Spreadsheet 2003"), as Excel 2002 and later save them and ERP systems export them, often named .xls:
 * every sheet as a grid of text cells, by the rules that workbooks of today are read by. It refuses what it cannot read truly.
 * (Microsoft, XML Spreadsheet Reference, 2001.)
 */
import { encodeText, textOf } from '../bytes/text.ts';
import type { Sheet } from '../xlsx/readXlsx.ts';
import { xmlPieces } from '../xlsx/xmlPieces.ts';
import { SpreadsheetXmlSheets } from './spreadsheetXmlSheets.ts';

const PIECE = 1 << 20;
const PART = 'Workbook';

/** Whether the beginning of an XML file is that of such a workbook. */
export function isSpreadsheetXml(head: string): boolean {
  return head.includes('urn:schemas-microsoft-com:office:spreadsheet') || /<\?mso-application\s+progid="Excel\.Sheet"/u.test(head);
}

/** Reads all sheets of a text; `breathe` is awaited after each piece. Fails with `file_damaged` where anything of it is not whole. */
export async function readSpreadsheetXml(file: string, text: string, breathe: () => Promise<void>): Promise<readonly Sheet[]> {
  const sheets = new SpreadsheetXmlSheets(file);
  for await (const piece of xmlPieces(file, PART, pieces(encodeText(withoutMarks(text))), 'Row')) {
    sheets.read(textOf(piece, 0, piece.length));
    await breathe();
  }
  return sheets.finish();
}

/** Without comments, and with what stands between `<![CDATA[` and `]]>` written as other text is. */
function withoutMarks(text: string): string {
  if (!text.includes('<!')) return text;
  return text.replace(/<!--[\s\S]*?-->|<!\[CDATA\[([\s\S]*?)\]\]>/gu, (_, plain: string | undefined) =>
    (plain ?? '').replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;'));
}

async function* pieces(bytes: Uint8Array): AsyncIterable<Uint8Array> {
  for (let at = 0; at < bytes.length; at += PIECE) yield bytes.subarray(at, at + PIECE);
}
