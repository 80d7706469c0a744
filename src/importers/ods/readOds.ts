/**
 * OpenDocument spreadsheets (.ods): every sheet as a grid of text cells, as of workbooks. It refuses what it cannot read truly and never
 * guesses; formulas give the value that was stored, links to other files are never followed. (OASIS OpenDocument 1.3, parts 2 and 3.)
 */
import { fail } from '../../domain/problem.ts';
import { textOf } from '../bytes/text.ts';
import type { ZipArchive } from '../zip/zipArchive.ts';
import type { Sheet } from '../xlsx/readXlsx.ts';
import { xmlTags } from '../xlsx/xmlParts.ts';
import { xmlPieces } from '../xlsx/xmlPieces.ts';
import { OdsSheets } from './odsSheets.ts';

const CONTENT = 'content.xml';
const MANIFEST = 'META-INF/manifest.xml';
const SMALL_PART = 16 << 20;
const SPREADSHEET = 'application/vnd.oasis.opendocument.spreadsheet';

/** Whether an archive is an OpenDocument file of any kind. */
export function isOpenDocument(archive: ZipArchive): boolean {
  return archive.member(CONTENT) !== undefined && archive.member('mimetype') !== undefined;
}

/** Reads all sheets; `breathe` is awaited after each piece. Fails with `file_damaged` where anything is missing. */
export async function readOds(file: string, archive: ZipArchive, breathe: () => Promise<void>): Promise<readonly Sheet[]> {
  const type = (await textOfPart(archive, 'mimetype')).trim();
  if (!type.startsWith(SPREADSHEET)) {
    return fail({
      code: 'not_recognised', file, message: 'This is an OpenDocument file, and no spreadsheet.', expected: 'a spreadsheet (.ods)',
      found: type.slice(0, 100), remedy: 'Save the table as a spreadsheet, or export it as CSV.',
    });
  }
  const manifest = archive.member(MANIFEST) === undefined ? '' : await textOfPart(archive, MANIFEST);
  const isEncrypted = xmlTags(file, MANIFEST, manifest).some(({ name }) => name === 'encryption-data');
  const content = archive.member(CONTENT);
  if (content === undefined || isEncrypted) {
    return fail({
      code: 'file_damaged', file, message: 'The spreadsheet is protected by a password, so nothing of it can be read.',
      expected: 'a spreadsheet without a password', found: 'encrypted content', remedy: 'Open it and save it without a password.',
    });
  }
  const sheets = new OdsSheets(file);
  for await (const piece of xmlPieces(file, CONTENT, archive.content(content), 'table-row')) {
    sheets.read(textOf(piece, 0, piece.length));
    await breathe();
  }
  return sheets.finish();
}

async function textOfPart(archive: ZipArchive, part: string): Promise<string> {
  const member = archive.member(part);
  if (member === undefined) return '';
  const bytes = await archive.whole(member, SMALL_PART);
  return textOf(bytes, 0, bytes.length);
}
