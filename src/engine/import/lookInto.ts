/** What a file holds: its format by its bytes, its tables, and the beginning of each, before anything of it is loaded. */
import { fail } from '../../domain/problem.ts';
import type { ColumnNames } from '../../importers/delimited/columnMap.ts';
import type { Records } from '../../importers/delimited/records.ts';
import { GridRecords } from '../../importers/grid/gridRecords.ts';
import { datasetOf, extensionOf, presetOf } from '../../importers/recognise.ts';
import { formatOf } from '../../importers/recognise/format.ts';
import type { Decision, FoundTable } from '../../importers/tables/foundTable.ts';
import type { KnowsHeader } from '../../importers/tables/headerRow.ts';
import { tablesOf } from '../../importers/tables/tablesOf.ts';
import { readXlsx } from '../../importers/xlsx/readXlsx.ts';
import { ZipArchive } from '../../importers/zip/zipArchive.ts';
import type { Ports, ReadableFile } from '../../ports.ts';
import { openSource, readHead } from './readHead.ts';

/** One table of a file, before it is read. */
export interface FilePart {
  /** Which part of the file it is; '' where it is all of it. */
  readonly part: string;
  readonly bytes: number;
  readonly encoding: string;
  readonly delimiter: string;
  readonly header: readonly string[];
  /** The place of the header; 0 where there is none. */
  readonly headerLine: number;
  readonly doubts: readonly string[];
  readonly decisions: readonly Decision[];
  /** Stands after the header. */
  readonly records: Records;
  /** Absent where the file is read as a stream, from its first line to its last. */
  readonly table: FoundTable | undefined;
}

/** What looking into files needs of the outside. */
export interface Looking {
  readonly ports: Pick<Ports, 'files' | 'compression'>;
  readonly breathe: () => Promise<void>;
}

const HEAD = 8_192;

/** The tables of a file, in their order. `columns` are those that somebody mapped: a header that has them is one. */
export async function lookInto(
  { ports, breathe }: Looking, path: string, name: string, columns: ColumnNames,
): Promise<readonly FilePart[]> {
  const file = await openSource(ports.files, path, name);
  const knows = knowing(columns);
  try {
    const head = new Uint8Array(Math.min(HEAD, file.bytes));
    const format = formatOf(head.subarray(0, await file.read(head, 0)));
    if (typeof format === 'object') return failUnread(name, format.what, format.remedy);
    switch (format) {
      case 'text': return [{ ...await readHead(ports.files, path, name), part: '', decisions: [], table: undefined }];
      case 'zip': return await lookIntoZip(ports, file, name, knows, breathe);
      default: return failUnread(name, format, 'Export it as CSV or XLSX.');
    }
  } finally {
    await file.close();
  }
}

function knowing(columns: ColumnNames): KnowsHeader {
  const mapped = [...columns.values()].flat();
  return (names) => {
    if (mapped.length > 0) {
      const held = new Set(names.map((name) => name.trim().toLowerCase()));
      return mapped.every((name) => held.has(name.trim().toLowerCase()));
    }
    return presetOf(names, undefined) !== undefined || datasetOf(names, []) !== undefined;
  };
}

async function lookIntoZip(
  ports: Looking['ports'], file: ReadableFile, name: string, knows: KnowsHeader, breathe: () => Promise<void>,
): Promise<readonly FilePart[]> {
  const archive = await ZipArchive.open(file, name, ports.compression);
  const has = (member: string): boolean => archive.member(member) !== undefined;
  if (has('xl/workbook.bin')) return failUnread(name, 'a binary workbook (.xlsb)', 'Open it in Excel and save it as .xlsx.');
  if (!has('[Content_Types].xml')) return failUnread(name, 'a zip archive', 'Unpack it.');
  const sheets = await readXlsx(name, archive, breathe);
  if (sheets.length === 0) {
    return fail({
      code: 'empty_file', file: name, message: 'No sheet of the workbook holds anything.', expected: 'a header and rows',
      found: 'empty sheets',
      remedy: 'Export it again, or take it out of the folder.',
    });
  }
  const decisions: Decision[] = [{
    about: 'format', decided: 'Excel workbook', because: 'its bytes are a zip archive with a workbook in it', sureness: 'certain',
  }];
  const parts = sheets.flatMap((sheet) => tablesOf({
    part: sheet.name, encoding: 'xlsx', delimiter: '', isText: false, placeWord: 'row', grid: sheet.grid, merges: sheet.merges,
    doubts: sheet.doubts, decisions,
  }, knows));
  return parts.map((table) => partOf(table, file.bytes));
}

function partOf(table: FoundTable, bytes: number): FilePart {
  return {
    part: table.part, bytes, encoding: table.encoding, delimiter: table.delimiter, header: table.header, headerLine: table.headerPlace,
    doubts: table.doubts, decisions: table.decisions, records: new GridRecords(table), table,
  };
}

function failUnread(file: string, what: string, remedy: string): never {
  const extension = extensionOf(file);
  return fail({
    code: 'not_recognised', file, message: `This is ${what}, which is not read.`,
    expected: 'delimited text, a workbook (.xlsx) or another format that is read',
    found: extension === '' ? what : `${what} named .${extension}`,
    remedy,
  });
}
