/** What goes by a text anywhere in an engagement: rows of files, items, places, references, exceptions, notes, files, handoffs, owners. */
import { exceptionCode, readRowCode, rowCode } from '../../domain/statements/codes.ts';
import type { Database } from '../database.ts';
import { containsPattern } from './grid/search.ts';
import { textsOf } from './grid/texts.ts';

export type FoundKind = 'exception' | 'item' | 'location' | 'reference' | 'handoff' | 'owner' | 'source' | 'note' | 'row';

export interface Found {
  readonly kind: FoundKind;
  /** An exception's or a source's; 0 for the rest, which are filtered by their text. */
  readonly id: number;
  readonly text: string;
  /** What stands beside it: an item's description, a place's name. */
  readonly beside: string;
  /** Of a row of a source: its line. */
  readonly row?: number;
}

/** At most so many of each kind. */
const MOST = 6;

/**
 * Those that begin with the text before those that hold it, then the shorter, then by name. Ignores case (ASCII). Of references,
 * of which there may be millions, the first that are met.
 */
export function find(db: Database, text: string): readonly Found[] {
  const wanted = text.trim();
  if (wanted === '') return [];
  const begins = containsPattern(wanted).slice(1);
  const holds = containsPattern(wanted);
  const few = (kind: FoundKind, sql: string): readonly Found[] => db.rows(
    `SELECT id, text, beside FROM (${sql}) ORDER BY text NOT LIKE ?1 ESCAPE '\\', LENGTH(text), text LIMIT ${MOST}`,
    (row) => ({ kind, id: Number(row[0]), text: String(row[1]), beside: String(row[2] ?? '') }), [begins, holds]);
  const like = (...columns: string[]): string => columns.map((column) => `${column} LIKE ?2 ESCAPE '\\'`).join(' OR ');
  return [
    ...exceptionOf(db, wanted),
    ...rowsOf(db, wanted),
    ...few('item', `SELECT 0 AS id, code AS text, description AS beside FROM item WHERE ${like('code', 'description', 'barcode')}`),
    ...few('location', `SELECT 0 AS id, code AS text, name AS beside FROM location WHERE ${like('code', 'name')}`),
    ...references(db, wanted),
    ...few('handoff', `SELECT 0 AS id, code AS text, mechanism AS beside FROM handoff WHERE ${like('code')}`),
    ...few('owner', `SELECT DISTINCT 0 AS id, owner AS text, '' AS beside FROM handoff WHERE owner <> '' AND (${like('owner')})
                     UNION SELECT DISTINCT 0, owner, '' FROM system WHERE owner <> '' AND (${like('owner')})`),
    ...notes(db, holds),
    ...few('source', `SELECT id, file AS text, '' AS beside FROM source WHERE ${like('file')}`),
  ];
}

/** By its own code, however much of it is typed: `E-000012`, `e-12`. */
function exceptionOf(db: Database, text: string): readonly Found[] {
  const number = Number(/^e-?0*(\d{1,9})$/iu.exec(text)?.[1] ?? -1);
  return db.rows(
    `SELECT f.id, i.code, l.code FROM finding f JOIN item i ON i.id = f.item_id LEFT JOIN location l ON l.id = f.location_id
      WHERE f.number = ?`,
    (row) => ({
      kind: 'exception' as const, id: Number(row[0]), text: exceptionCode(number),
      beside: `${String(row[1])} ${String(row[2] ?? '')}`.trim(),
    }), [number]);
}

/** A row of a file, by the file's name or the first signs of its hash, and its line: `1a2b3c4d:118`, `wms_events.csv line 118`. */
function rowsOf(db: Database, text: string): readonly Found[] {
  const wanted = readRowCode(text);
  if (wanted === null) return [];
  const { file, line } = wanted;
  return db.rows(
    `SELECT id, file, sha256 FROM source WHERE file = ? COLLATE NOCASE OR (? AND substr(sha256, 1, ?) = ?) ORDER BY id LIMIT ${MOST}`,
    (row) => ({
      kind: 'row' as const, id: Number(row[0]), text: `${String(row[1])}, line ${line}`, beside: rowCode(String(row[2]), line), row: line,
    }), [file, /^[0-9a-f]{8,64}$/iu.test(file) ? 1 : 0, file.length, file.toLowerCase()]);
}

/** The first that begin so; where there are few, also the first that hold it. */
function references(db: Database, wanted: string): readonly Found[] {
  const texts = new Set<string>();
  for (const id of textsOf(db, 'reference').first(wanted, MOST)) {
    const text = db.first('SELECT text FROM reference WHERE id = ?', (row) => String(row[0]), [id]) ?? '';
    texts.add(text);
  }
  return [...texts].map((text) => ({ kind: 'reference', id: 0, text, beside: '' }));
}

/** Notes that hold the text, the last first, each leading to the first of the exceptions it stands on. */
function notes(db: Database, holds: string): readonly Found[] {
  return db.rows(
    `WITH said AS (SELECT seq, text FROM note WHERE text LIKE ? ESCAPE '\\' ORDER BY seq DESC LIMIT ${MOST}),
       first AS (SELECT seq, MIN(number) AS number FROM decision_exception WHERE seq IN (SELECT seq FROM said) GROUP BY seq)
     SELECT f.id, said.text, f.number FROM said JOIN first ON first.seq = said.seq JOIN finding AS f ON f.number = first.number
      ORDER BY said.seq DESC`,
    (row) => ({ kind: 'note' as const, id: Number(row[0]), text: String(row[1]), beside: exceptionCode(Number(row[2])) }), [holds]);
}
