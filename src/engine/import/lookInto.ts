/** What a file holds: its format by its bytes, its tables, and the beginning of each, before anything of it is loaded. */
import { ProblemError, fail } from '../../domain/problem.ts';
import type { Problem } from '../../domain/problem.ts';
import type { ManifestSource } from '../../contract/manifest.ts';
import { textOf } from '../../importers/bytes/text.ts';
import type { ColumnNames } from '../../importers/delimited/columnMap.ts';
import { RecordReader } from '../../importers/delimited/recordReader.ts';
import type { Records } from '../../importers/delimited/records.ts';
import { Utf8Chunks, encodingName } from '../../importers/delimited/utf8Chunks.ts';
import type { ByteSource } from '../../importers/delimited/utf8Chunks.ts';
import { readEdifact } from '../../importers/edifact/readEdifact.ts';
import { GridRecords } from '../../importers/grid/gridRecords.ts';
import { datasetOf, extensionOf, presetOf } from '../../importers/recognise.ts';
import { formatOf } from '../../importers/recognise/format.ts';
import { layOutText } from '../../importers/recognise/textLayout.ts';
import { findTables } from '../../importers/tables/findTables.ts';
import type { Decision, FoundTable } from '../../importers/tables/foundTable.ts';
import type { KnowsHeader } from '../../importers/tables/headerRow.ts';
import { isTidy, tablesOf } from '../../importers/tables/tablesOf.ts';
import { readX12 } from '../../importers/x12/readX12.ts';
import { isOpenDocument, readOds } from '../../importers/ods/readOds.ts';
import { isSpreadsheetXml, readSpreadsheetXml } from '../../importers/spreadsheetXml/readSpreadsheetXml.ts';
import { readXls } from '../../importers/xls/readXls.ts';
import { readXlsx } from '../../importers/xlsx/readXlsx.ts';
import type { Sheet } from '../../importers/xlsx/readXlsx.ts';
import { gunzipBounded } from '../../importers/zip/gzipFile.ts';
import { ZipArchive } from '../../importers/zip/zipArchive.ts';
import type { Ports, ReadableFile } from '../../ports.ts';
import { memoryFiles } from './memoryFiles.ts';
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
  /** Why this part of an archive cannot be read, where others can. */
  readonly problem?: Problem;
}

/** Whether a source of this name is that part of its file: one of several is named `file#part`. */
export function isPart(source: string, { part }: FilePart): boolean {
  return part !== '' && source.toLowerCase().endsWith(`#${part.toLowerCase()}`);
}

/** What is remembered of how a file was read. */
type Remembered = Pick<ManifestSource, 'system' | 'dataset' | 'preset' | 'columns' | 'values' | 'signs' | 'locationColumns'>;

/** What looking into files needs of the outside. */
export interface Looking {
  readonly ports: Pick<Ports, 'files' | 'compression'>;
  readonly breathe: () => Promise<void>;
  /** Is told which file is looked into, and how many were before it. */
  readonly begins?: ((file: string, done: number, total: number) => void) | undefined;
  /** How exports with this header were settled to be read before. */
  readonly remembered?: ((header: readonly string[]) => Remembered | undefined) | undefined;
  /** The systems that are declared; absent where nobody declared any. */
  readonly systems?: readonly { readonly id: string; readonly name?: string | undefined }[] | undefined;
  /** Codes and names of locations that are known before a file is looked at. */
  readonly places?: ReadonlySet<string> | undefined;
}

const HEAD = 8_192;
const SAVE_AS_XLSX = 'Open it in Excel or LibreOffice without a password and save it as .xlsx.';

/** The tables of a file, in their order. `columns` are those that somebody mapped: a header that has them is one. */
export async function lookInto(looking: Looking, path: string, name: string, columns: ColumnNames): Promise<readonly FilePart[]> {
  const file = await openSource(looking.ports.files, path, name);
  const knows = knowing(columns);
  try {
    const head = new Uint8Array(Math.min(HEAD, file.bytes));
    const format = formatOf(head.subarray(0, await file.read(head, 0)));
    if (typeof format === 'object') return failUnread(name, format.what, format.remedy);
    switch (format) {
      case 'text': return await lookIntoText(looking, file, path, name, knows);
      case 'zip': return await lookIntoZip(looking, file, name, columns);
      case 'gzip': return await lookIntoGzip(looking, file, name, columns);
      case 'x12': return partsOf(readX12(name, await wholeText(file, name)), file.bytes);
      case 'edifact': return partsOf(readEdifact(name, await wholeText(file, name)), file.bytes);
      case 'ole': return await lookIntoXls(looking, file, name, knows);
      case 'xml': return await lookIntoXml(looking, file, name, knows, textOf(head, 0, head.length));
      case 'html': return failUnread(name, 'a web page', SAVE_AS_XLSX);
    }
  } finally {
    await file.close();
  }
}

/** Up to this many bytes the whole text is looked at for titles, footers and further tables. */
const LOOKED_THROUGH = 2 << 20;
/** Up to this many it is where its beginning shows that it is no plain table; longer ones are read as they stand. */
const HELD_FOR_TABLES = 64 << 20;
const BEGINNING = 32 << 10;
/** A file inside an archive, and a message, is held whole. */
const HELD_AT_MOST = 256 << 20;

async function lookIntoText(
  { ports }: Looking, file: ReadableFile, path: string, name: string, knows: KnowsHeader,
): Promise<readonly FilePart[]> {
  const asStream = async (): Promise<readonly FilePart[]> => {
    const head = await readHead(ports.files, path, name);
    const decisions = textDecisions(head.encoding, head.delimiter, 'it cuts the first lines evenly');
    return [{ ...head, part: '', decisions, table: undefined }];
  };
  if (file.bytes > LOOKED_THROUGH && (file.bytes > HELD_FOR_TABLES || await beginsTidy(file, name, knows))) return asStream();
  const tables = await tablesInText(file, name, knows, false);
  return tables === undefined || tables.length === 0 ? asStream() : partsOf(tables, file.bytes);
}

/** Whether a long text begins as a plain table does, its header in the first line. */
async function beginsTidy(file: ReadableFile, name: string, knows: KnowsHeader): Promise<boolean> {
  const head = new Uint8Array(BEGINNING);
  const got = await file.read(head, 0);
  const whole = head.subarray(0, Math.max(head.lastIndexOf(0x0a), head.lastIndexOf(0x0d)) + 1);
  if (whole.length === 0 || got < BEGINNING) return true;
  const content: ByteSource = {
    bytes: whole.length,
    read: async (into, position) => {
      const piece = whole.subarray(position, position + into.length);
      into.set(piece);
      return piece.length;
    },
  };
  return await tablesInText(content, name, knows, false) === undefined;
}

async function lookIntoXml(
  { breathe }: Looking, file: ReadableFile, name: string, knows: KnowsHeader, head: string,
): Promise<readonly FilePart[]> {
  if (/<ENVELOPE[\s>]/u.test(head)) {
    return failUnread(name, 'XML of Tally', 'In Tally, export the report again with the format "Excel" or "ASCII (Comma Delimited)".');
  }
  if (!isSpreadsheetXml(head)) return failUnread(name, 'XML', 'Export the table as CSV or XLSX.');
  const sheets = await readSpreadsheetXml(name, await wholeText(file, name), breathe);
  return partsOf(tablesOfSheets(sheets, name, 'xml', 'its bytes are those of an XML spreadsheet of Excel 2003', knows), file.bytes);
}

async function lookIntoXls(
  { breathe }: Looking, file: ReadableFile, name: string, knows: KnowsHeader,
): Promise<readonly FilePart[]> {
  if (file.bytes > HELD_AT_MOST) failTooLong(name, file.bytes);
  const bytes = new Uint8Array(file.bytes);
  await file.read(bytes, 0);
  const because = 'its bytes are those of a workbook of Excel 97 to 2003';
  return partsOf(tablesOfSheets(await readXls(name, bytes, breathe), name, 'xls', because, knows), file.bytes);
}

/** The tables of a text that is more than one table from its first line on; undefined where it is that, or cannot be told. */
async function tablesInText(
  content: ByteSource, name: string, knows: KnowsHeader, evenTidy: boolean,
): Promise<readonly FoundTable[] | undefined> {
  try {
    const chunks = new Utf8Chunks(content, name, { update: () => undefined }, content.bytes + 16);
    const { piece } = await chunks.next();
    const laidOut = layOutText(name, piece);
    if (laidOut === undefined) return undefined;
    const encoding = encodingName(chunks);
    const source = {
      part: '', encoding, delimiter: laidOut.delimiter, isText: true, placeWord: 'line' as const, grid: laidOut.grid, merges: [],
      doubts: [...chunks.doubts, ...laidOut.doubts], decisions: textDecisions(encoding, laidOut.delimiter, laidOut.because),
    };
    if (!evenTidy && laidOut.isPlain && isTidy(findTables(laidOut.grid, [], knows))) return undefined;
    return tablesOf(source, knows);
  } catch (error) {
    // What is wrong with the text is said, with its line, where it is read.
    if (error instanceof ProblemError && !evenTidy) return undefined;
    throw error;
  }
}

function textDecisions(encoding: string, delimiter: string, because: string): readonly Decision[] {
  const shown = delimiter === '\t' ? 'tab' : delimiter === '' ? 'fixed columns' : `"${delimiter}"`;
  return [
    { about: 'format', decided: 'text', because: 'its bytes are those of a text', sureness: 'certain' },
    {
      about: 'encoding', decided: encoding, sureness: encoding.includes('mark') ? 'certain' : 'likely',
      because: encoding.includes('mark') ? 'it begins with a byte order mark' : 'its bytes are valid so',
    },
    { about: 'delimiter', decided: shown, because, sureness: 'likely' },
  ];
}

async function wholeText(content: ByteSource, name: string): Promise<string> {
  if (content.bytes > HELD_AT_MOST) failTooLong(name, content.bytes);
  const chunks = new Utf8Chunks(content, name, { update: () => undefined }, content.bytes + 16);
  const { piece } = await chunks.next();
  return textOf(piece, 0, piece.length);
}

function failTooLong(name: string, bytes: number): never {
  return fail({
    code: 'field_too_long', file: name, message: 'This is longer than can be held whole.',
    expected: `at most ${HELD_AT_MOST.toLocaleString('en-US')} bytes`, found: `${bytes.toLocaleString('en-US')} bytes`,
    remedy: 'Ask for it in parts, or as CSV.',
  });
}

function knowing(columns: ColumnNames): KnowsHeader {
  const mapped = [...columns.values()].flat();
  return (names, generally = false) => {
    if (mapped.length > 0) {
      const held = new Set(names.map((name) => name.trim().toLowerCase()));
      return mapped.every((name) => held.has(name.trim().toLowerCase()));
    }
    const preset = presetOf(names, undefined);
    return (preset !== undefined && (generally || preset.general !== true)) || datasetOf(names, []) !== undefined;
  };
}

async function lookIntoZip(
  looking: Looking, file: ReadableFile, name: string, columns: ColumnNames,
): Promise<readonly FilePart[]> {
  const archive = await ZipArchive.open(file, name, looking.ports.compression);
  const has = (member: string): boolean => archive.member(member) !== undefined;
  if (has('xl/workbook.bin')) return failUnread(name, 'a binary workbook (.xlsb)', 'Open it in Excel and save it as .xlsx.');
  if (isOpenDocument(archive)) {
    const because = 'its bytes are a zip archive with an OpenDocument spreadsheet in it';
    return partsOf(tablesOfSheets(await readOds(name, archive, looking.breathe), name, 'ods', because, knowing(columns)), file.bytes);
  }
  if (await isOurReport(archive)) {
    return failUnread(name, 'a report that this program wrote', 'Nothing is to be done: it holds no export.');
  }
  if (has('[Content_Types].xml')) return partsOf(await tablesInWorkbook(archive, name, knowing(columns), looking.breathe), file.bytes);
  const members = archive.members.filter((member) => !member.name.endsWith('/') && !/(?:^|\/)(?:\.|__MACOSX\/)/u.test(member.name));
  if (members.length === 0) {
    return fail({
      code: 'empty_file', file: name, message: 'The archive holds no file.', expected: 'an export', found: 'nothing',
      remedy: 'Take it out of the folder, or pack the export again.',
    });
  }
  const parts: FilePart[] = [];
  for (const member of members) {
    const within = `${name}#${member.name}`;
    if (member.bytes > HELD_AT_MOST) failTooLong(within, member.bytes);
    const bytes = await archive.whole(member, HELD_AT_MOST);
    parts.push(...await lookIntoMember(looking, bytes, within, member.name, members.length, columns).catch((error: unknown) => {
      if (!(error instanceof ProblemError) || members.length === 1) throw error;
      return [unreadPart(member.name, bytes.length, error.problem)];
    }));
  }
  const [first] = parts;
  if (first?.problem !== undefined && parts.every(({ problem }) => problem !== undefined)) fail(first.problem);
  return parts.map((part) => ({ ...part, bytes: file.bytes }));
}

/** Whoever keeps reports beside exports does not mean them to be read: they say the same figures again. */
async function isOurReport(archive: ZipArchive): Promise<boolean> {
  const core = archive.member('docProps/core.xml');
  if (core === undefined || core.bytes > HEAD) return false;
  const text = await archive.whole(core, HEAD);
  return /<dc:creator>Countersign</u.test(textOf(text, 0, text.length));
}

/** A file of an archive that cannot be read, beside others that can. */
function unreadPart(part: string, bytes: number, problem: Problem): FilePart {
  return {
    part, bytes, encoding: '', delimiter: '', header: [], headerLine: 0, doubts: [], decisions: [], table: undefined, problem,
    records: new RecordReader(part, ','),
  };
}

/** A file inside of another one: its parts, named after it where there are others. */
async function lookIntoMember(
  looking: Looking, bytes: Uint8Array, within: string, member: string, members: number, columns: ColumnNames,
): Promise<readonly FilePart[]> {
  await looking.breathe();
  const content = memoryFiles([{ name: within, bytes }]);
  const format = bytes.length === 0 ? 'text' : formatOf(bytes.subarray(0, HEAD));
  if (format === 'gzip' || (format === 'zip' && !await isWorkbook(looking, content, within))) {
    return failUnread(within, 'an archive inside an archive', 'Unpack it first.');
  }
  const inner: Looking = { ...looking, ports: { ...looking.ports, files: content } };
  const parts = format === 'text'
    ? partsOf(await tablesInText(await content.open(within), within, knowing(columns), true) ?? failUnlaid(within), bytes.length)
    : await lookInto(inner, within, within, columns);
  const packed: Decision = {
    about: 'archive', decided: member, because: 'the file is an archive that holds it', sureness: 'certain',
  };
  return parts.map((part) => ({
    ...part, decisions: [packed, ...part.decisions],
    part: [members === 1 ? '' : member, part.part].filter((name) => name !== '').join('#'),
  }));
}

async function isWorkbook({ ports }: Looking, files: Ports['files'], name: string): Promise<boolean> {
  const file = await files.open(name);
  const archive = await ZipArchive.open(file, name, ports.compression);
  return isOpenDocument(archive) || archive.member('[Content_Types].xml') !== undefined;
}

function failUnlaid(name: string): never {
  return fail({
    code: 'row_ragged', file: name, message: 'The text of this file cannot be cut into rows with certainty.',
    expected: 'a delimiter and quotation marks that agree', found: 'neither', remedy: 'Unpack the archive and import the file itself.',
  });
}

/** One compressed file, its size bounded as it comes out. */
async function lookIntoGzip(looking: Looking, file: ReadableFile, name: string, columns: ColumnNames): Promise<readonly FilePart[]> {
  const packed = new Uint8Array(file.bytes);
  await file.read(packed, 0);
  const bytes = await gunzipBounded(name, packed, looking.ports.compression, HELD_AT_MOST);
  const parts = await lookIntoMember(looking, bytes, name, name.replace(/\.gz$/iu, ''), 1, columns);
  return parts.map((part) => ({ ...part, bytes: file.bytes }));
}

async function tablesInWorkbook(
  archive: ZipArchive, name: string, knows: KnowsHeader, breathe: () => Promise<void>,
): Promise<readonly FoundTable[]> {
  const because = 'its bytes are a zip archive with a workbook in it';
  return tablesOfSheets(await readXlsx(name, archive, breathe), name, 'xlsx', because, knows);
}

function tablesOfSheets(
  sheets: readonly Sheet[], name: string, encoding: string, because: string, knows: KnowsHeader,
): readonly FoundTable[] {
  if (sheets.length === 0) {
    return fail({
      code: 'empty_file', file: name, message: 'No sheet of the workbook holds anything.', expected: 'a header and rows',
      found: 'empty sheets', remedy: 'Export it again, or take it out of the folder.',
    });
  }
  const decided = encoding === 'ods' ? 'OpenDocument spreadsheet' : 'Excel workbook';
  const decisions: Decision[] = [{ about: 'format', decided, because, sureness: 'certain' }];
  return sheets.flatMap((sheet) => tablesOf({
    part: sheet.name, encoding, delimiter: '', isText: false, placeWord: 'row', grid: sheet.grid, merges: sheet.merges,
    doubts: sheet.doubts, decisions,
  }, knows));
}

function partsOf(tables: readonly FoundTable[], bytes: number): readonly FilePart[] {
  return tables.map((table) => partOf(table, bytes));
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
