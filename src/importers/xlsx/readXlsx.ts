/**
 * Workbooks (.xlsx, .xlsm): every sheet as a grid of text cells. It refuses what it cannot read truly and never guesses; formulas
 * give the value that was stored, links to other files are never followed. (ECMA-376 part 1, 18.)
 */
import { fail } from '../../domain/problem.ts';
import { GridBuilder, rowCount } from '../grid/grid.ts';
import type { Grid } from '../grid/grid.ts';
import { textOf } from '../bytes/text.ts';
import type { ZipArchive, ZipMember } from '../zip/zipArchive.ts';
import { kindOfFormat } from './numberFormats.ts';
import type { CellKind } from './numberFormats.ts';
import { readSharedStrings } from './sharedStrings.ts';
import type { SharedStrings } from './sharedStrings.ts';
import { SheetRows } from './sheetRows.ts';
import type { Merge } from './sheetRows.ts';
import { WellFormed } from './wellFormed.ts';
import { xmlPieces } from './xmlPieces.ts';
import { xmlTags } from './xmlParts.ts';
import type { XmlTag } from './xmlParts.ts';

/** One sheet, whole. */
export interface Sheet {
  readonly name: string;
  readonly grid: Grid;
  readonly merges: readonly Merge[];
  readonly doubts: readonly string[];
}

const SMALL_PART = 16 << 20;
const SHEETS_READ = 100;

const WORKBOOK_PART = 'xl/workbook.xml';

/** Reads all sheets; `breathe` is awaited after each piece of a sheet. Fails with `file_damaged` where anything is missing. */
export async function readXlsx(file: string, archive: ZipArchive, breathe: () => Promise<void>): Promise<readonly Sheet[]> {
  const workbookPart = await mainPart(file, archive);
  const workbook = await tagsOf(file, archive, workbookPart);
  const targets = await targetsOf(file, archive, workbookPart);
  const grid = new GridBuilder(file);
  const strings = await stringsOf(file, archive, targets, grid);
  const kinds = await kindsOf(file, archive, targets);
  const is1904 = workbook.some(({ name, attributes }) => name === 'workbookPr' && isTrue(attributes.get('date1904')));
  const listed = workbook.filter(({ name, kind }) => name === 'sheet' && kind === 'open');
  if (listed.length === 0) return missing(file, 'a sheet', 'a workbook without one');
  const hasLinks = archive.members.some(({ name }) => name.startsWith('xl/externalLinks/'));
  const hasMacros = archive.members.some(({ name }) => name.endsWith('vbaProject.bin'));
  const sheets: Sheet[] = [];
  for (const { attributes } of listed.slice(0, SHEETS_READ)) {
    const name = attributes.get('name') ?? '';
    const target = targets.find(({ id }) => id === attributes.get('id'));
    if (target !== undefined && !target.type.endsWith('/worksheet')) continue;
    const member = target === undefined ? undefined : archive.member(target.part);
    if (member === undefined) return missing(file, `the part of the sheet "${name}"`, 'none in the file');
    const own = sheets.length === 0 ? grid : copyOfStrings(file, grid, strings);
    const rows = new SheetRows({ file, sheet: name, part: member.name, strings, kinds, is1904 }, own);
    for await (const piece of xmlPieces(file, member.name, archive.content(member), 'row')) {
      rows.read(piece);
      await breathe();
    }
    rows.finish();
    const doubts = rows.notes.doubts();
    const state = attributes.get('state') ?? 'visible';
    if (state !== 'visible') doubts.unshift('The sheet is hidden; it was read like the others.');
    if (rows.isFiltered && rows.notes.hiddenRows > 0) doubts.push('The sheet is filtered; rows that the filter hides count too.');
    if (hasLinks && rows.notes.formulas.count > 0) {
      doubts.push('The workbook refers to other files; their values are those that were stored, and no file was opened.');
    }
    if (hasMacros) doubts.push('The workbook has macros; none was run.');
    if (is1904) doubts.push('Dates are counted from 1904, as the workbook says.');
    const read = own.finish();
    if (rowCount(read) > 0) sheets.push({ name, grid: read, merges: rows.merges, doubts });
  }
  if (listed.length > SHEETS_READ) {
    return fail({
      code: 'field_too_long', file, message: 'The workbook has more sheets than are read from one.',
        expected: `at most ${SHEETS_READ}`,
      found: String(listed.length), remedy: 'Save the sheets that matter in a workbook of their own.',
    });
  }
  return sheets;
}

/** A builder that has the same texts at the same places, for the next sheet. */
function copyOfStrings(file: string, from: GridBuilder, { ends, count }: SharedStrings): GridBuilder {
  const size = count === 0 ? 0 : ends[count - 1] ?? 0;
  const copy = new GridBuilder(file);
  copy.room(size).set(from.room(0).subarray(0, size));
  copy.took(size);
  return copy;
}

/** The part that the package says is its document; that of every writer unless told otherwise. */
async function mainPart(file: string, archive: ZipArchive): Promise<string> {
  const rels = archive.member('_rels/.rels');
  if (rels !== undefined) {
    const tags = await tagsOf(file, archive, rels.name);
    const target = tags.find(({ attributes }) =>
      attributes.get('Type')?.endsWith('/officeDocument') === true)?.attributes.get('Target');
    const part = target?.replace(/^\//u, '');
    if (part !== undefined && archive.member(part) !== undefined) return part;
  }
  return archive.member(WORKBOOK_PART)?.name ?? missing(file, 'the list of sheets (xl/workbook.xml)', 'none in the file');
}

interface Target {
  readonly id: string;
  readonly type: string;
  readonly part: string;
}

async function targetsOf(file: string, archive: ZipArchive, workbookPart: string): Promise<readonly Target[]> {
  const folder = workbookPart.slice(0, workbookPart.lastIndexOf('/') + 1);
  const rels = archive.member(`${folder}_rels/${workbookPart.slice(folder.length)}.rels`);
  if (rels === undefined) return missing(file, 'the list of the workbook\'s parts', 'none in the file');
  const tags = await tagsOf(file, archive, rels.name);
  return tags.filter(({ name, kind }) => name === 'Relationship' && kind === 'open').map(({ attributes }) => ({
    id: attributes.get('Id') ?? '', type: attributes.get('Type') ?? '', part: resolved(folder, attributes.get('Target') ?? ''),
  }));
}

function resolved(folder: string, target: string): string {
  if (target.startsWith('/')) return target.slice(1);
  const parts = folder.split('/').slice(0, -1);
  for (const piece of target.split('/')) {
    if (piece === '..') parts.pop();
    else if (piece !== '.') parts.push(piece);
  }
  return parts.join('/');
}

async function stringsOf(file: string, archive: ZipArchive, targets: readonly Target[],
  grid: GridBuilder): Promise<SharedStrings> {
  const target = targets.find(({ type }) => type.endsWith('/sharedStrings'));
  if (target === undefined) return { starts: new Int32Array(0), ends: new Int32Array(0), count: 0 };
  const member = archive.member(target.part);
  if (member === undefined) return missing(file, 'the list of its texts (sharedStrings.xml)', 'none in the file');
  return readSharedStrings(file, member.name, archive.content(member), grid);
}

async function kindsOf(file: string, archive: ZipArchive, targets: readonly Target[]): Promise<readonly CellKind[]> {
  const target = targets.find(({ type }) => type.endsWith('/styles'));
  if (target === undefined) return [];
  if (archive.member(target.part) === undefined) return missing(file, 'its styles, which tell dates from numbers',
    'none in the file');
  const tags = await tagsOf(file, archive, target.part);
  const codes = new Map<number, string>();
  const kinds: CellKind[] = [];
  let isInFormats = false;
  for (const { name, kind, attributes } of tags) {
    if (name === 'numFmt' && kind === 'open') codes.set(Number(attributes.get('numFmtId')), attributes.get('formatCode') ?? '');
    if (name === 'cellXfs') isInFormats = kind === 'open';
    if (name === 'xf' && kind === 'open' && isInFormats) {
      const id = Number(attributes.get('numFmtId') ?? 0);
      kinds.push(kindOfFormat(id, codes.get(id)));
    }
  }
  return kinds;
}

async function tagsOf(file: string, archive: ZipArchive, part: string): Promise<readonly XmlTag[]> {
  const member: ZipMember = archive.member(part) ?? missing(file, `its part "${part}"`, 'none in the file');
  const bytes = await archive.whole(member, SMALL_PART);
  if ((bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff)) {
    return fail({
      code: 'encoding', file, message: `Its part "${part}" is not UTF-8.`, expected: 'UTF-8', found: 'UTF-16',
      remedy: 'Save the file again from Excel or LibreOffice.',
    });
  }
  const form = new WellFormed(file, part);
  form.check(bytes);
  form.finish();
  return xmlTags(file, part, textOf(bytes, 0, bytes.length));
}

function isTrue(value: string | undefined): boolean {
  return value === '1' || value === 'true';
}

function missing(file: string, expected: string, found: string): never {
  return fail({
    code: 'file_damaged', file, message: 'The workbook is not complete, so nothing of it can be relied on.', expected, found,
    remedy: 'Save the file again from the program that made it.',
  });
}
