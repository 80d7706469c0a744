import { fail } from '../../domain/problem.ts';
import { toUnits } from '../../domain/quantity.ts';
import { DATASETS } from '../../domain/vocabulary.ts';
import type { Database } from '../database.ts';
import type { Recognition } from '../facts/engagementWriter.ts';
import { controlOf } from '../document/control.ts';
import { readSourceContent } from '../snapshot/sourceContents.ts';
import { numberOrNull, wordAt } from './words.ts';

/** All sources in the order of import; systems by code, quantities in units. */
export function listSources(db: Database) {
  return db.rows(
    `SELECT so.id, so.file, so.sha256, so.bytes, sy.code, so.dataset, so.preset, so.encoding, so.delimiter, so.header_line, so.as_of,
            so.rows_read, so.rows_loaded, so.rows_rejected, so.quantity, so.control_rows, so.control_quantity, so.mapping, so.doubts,
            so.recognition, ac.reason, ac.who, ac.at
       FROM source AS so JOIN system AS sy ON sy.id = so.system_id
            LEFT JOIN accepted_rejects AS ac ON ac.file = so.file AND ac.rejects = so.rows_rejected AND so.rows_rejected > 0
      ORDER BY so.id`,
    (row) => {
      const control = controlOf({
        rowsRead: Number(row[11]), quantity: Number(row[14]), controlRows: numberOrNull(row[15]), controlQuantity: numberOrNull(row[16]),
      });
      return {
        id: Number(row[0]), file: String(row[1]), sha256: String(row[2]), bytes: Number(row[3]), system: String(row[4]),
        dataset: wordAt(DATASETS, row[5]), preset: String(row[6]), encoding: String(row[7]), delimiter: String(row[8]),
        headerLine: Number(row[9]), asOf: numberOrNull(row[10]), rowsRead: Number(row[11]), rowsLoaded: Number(row[12]),
        rowsRejected: Number(row[13]), quantity: toUnits(Number(row[14])),
        control: { rows: control?.rows ?? 'not given', quantity: control?.quantity ?? 'not given' } as const,
        columns: columnsOf(String(row[17])), doubts: textsOf(String(row[18])),
        recognition: JSON.parse(String(row[19])) as readonly Recognition[],
        acceptedRejects: row[20] === null ? null : { reason: String(row[20]), who: String(row[21]), at: Number(row[22]) },
      };
    });
}

/** How many rows of a loaded file are rejected; undefined where no such file is loaded. */
export function rejectsOf(db: Database, file: string): number | undefined {
  return db.first('SELECT rows_rejected FROM source WHERE file = ?', (row) => Number(row[0]), [file]);
}

/** What a file should add up to; null where nobody says. `quantity` is scaled. */
export function writeControl(db: Database, file: string, rows: number | null, quantity: number | null): void {
  db.run('UPDATE source SET control_rows = ?, control_quantity = ? WHERE file = ?', [rows, quantity, file]);
}

/** A page of a source's rejects, by line; `total` counts all of them. */
export function rejectPage(db: Database, source: number, start: number, count: number) {
  const rows = db.rows(
    'SELECT line, column_name, value, code, reason FROM reject WHERE source_id = ? ORDER BY line, id LIMIT ? OFFSET ?',
    (row) => ({
      line: Number(row[0]), column: String(row[1]), value: String(row[2]), code: String(row[3]), reason: String(row[4]),
    }), [source, count, start]);
  return { rows, total: db.number('SELECT COUNT(*) FROM reject WHERE source_id = ?', [source]) };
}

export interface KeptContent {
  readonly file: string;
  readonly sha256: string;
  readonly encoding: string;
  readonly headerLine: number;
  readonly gzip: Uint8Array;
}

/** A source as received, compressed. Fails with `unknown_record`, or with `not_found` where its content was not kept. */
export function sourceContent(db: Database, id: number): KeptContent {
  const source = db.first(
    'SELECT file, sha256, encoding, header_line, bytes FROM source WHERE id = ?',
    (row) => ({
      file: String(row[0]), sha256: String(row[1]), encoding: String(row[2]), headerLine: Number(row[3]), bytes: Number(row[4]),
    }), [id]);
  if (source === undefined) {
    return fail({
      code: 'unknown_record', message: `There is no source ${id} in this engagement any more.`, remedy: 'Choose it again from the list.',
    });
  }
  const gzip = readSourceContent(db, { id, file: source.file, sha256: source.sha256, bytes: source.bytes });
  if (gzip === null) {
    return fail({
      code: 'not_found', file: source.file,
      message: 'This engagement does not keep the content of its sources, so the lines cannot be shown.',
      remedy: 'Open the file that was delivered, or import it again with its content kept.',
    });
  }
  return { file: source.file, sha256: source.sha256, encoding: source.encoding, headerLine: source.headerLine, gzip };
}

/** A file by its name and hash, compressed; null where the engagement does not have it, or not its content. */
export function keptContentOf(db: Database, file: string, sha256: string): KeptContent | null {
  const source = db.first('SELECT id, encoding, header_line, bytes FROM source WHERE file = ? AND sha256 = ?', (row) => (
    { id: Number(row[0]), encoding: String(row[1]), headerLine: Number(row[2]), bytes: Number(row[3]), file, sha256 }), [file, sha256]);
  const gzip = source === undefined ? null : readSourceContent(db, source);
  return source === undefined || gzip === null ? null : { ...source, gzip };
}

/** Which lines of a source stand as evidence of any finding, among those from `first` to `last`. */
export function evidenceLines(db: Database, source: number, first: number, last: number): ReadonlySet<number> {
  const lines = new Set<number>();
  for (const [fact, table] of [['event', 'event'], ['position', 'position'], ['item', 'item_row']] as const) {
    db.each(
      `SELECT t.line FROM ${table} AS t
        WHERE t.source_id = ? AND t.line BETWEEN ? AND ? AND EXISTS (SELECT 1 FROM evidence AS e WHERE e.fact_id = t.id AND e.fact = ?)`,
      (row) => { lines.add(Number(row[0])); }, [source, first, last, fact]);
  }
  return lines;
}

/** The mapping as stored by the import: a list of `{canonical, from}`, or an object of canonical column → source column(s). */
function columnsOf(json: string): readonly { readonly canonical: string; readonly from: readonly string[] }[] {
  const parsed: unknown = JSON.parse(json);
  if (Array.isArray(parsed)) {
    return parsed.filter(isColumn).map(({ canonical, from }) => ({ canonical, from: typeof from === 'string' ? [from] : from }));
  }
  if (typeof parsed !== 'object' || parsed === null) return [];
  return Object.entries(parsed).filter((entry): entry is [string, string | string[]] => isFrom(entry[1]))
    .map(([canonical, from]) => ({ canonical, from: typeof from === 'string' ? [from] : from }));
}

function isColumn(entry: unknown): entry is { canonical: string; from: string | string[] } {
  return typeof entry === 'object' && entry !== null && 'canonical' in entry && typeof entry.canonical === 'string'
    && 'from' in entry && isFrom(entry.from);
}

function isFrom(value: unknown): value is string | string[] {
  return typeof value === 'string' || (Array.isArray(value) && value.every((part) => typeof part === 'string'));
}

function textsOf(json: string): readonly string[] {
  const parsed: unknown = JSON.parse(json);
  return Array.isArray(parsed) ? parsed.map((entry: unknown) => (typeof entry === 'string' ? entry : JSON.stringify(entry))) : [];
}
