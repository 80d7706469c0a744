/** Items or places as the systems know them: who records each under which codes, and what was said of two codes. */
import type { KnownCode } from '../../../domain/crossReference/suggestPairs.ts';
import type { Database } from '../../database.ts';
import { recordCounts } from './recordCounts.ts';

export interface CrossListed extends KnownCode {
  /** Positions and events by system, in the order of the systems' ids. */
  readonly records: readonly number[];
  /** Further codes that mean it. */
  readonly alsoCalled: readonly string[];
}

export interface SaidPair {
  readonly alias: string;
  readonly code: string;
  readonly same: boolean;
  /** Whether the figures follow it already; where not, everything has to be read again. */
  readonly isFollowed: boolean;
}

/** All items or places that a file names, by code. Those that only a decision names are left out. */
export function crossListed(db: Database, of: 'item' | 'location', systems: readonly number[]): readonly CrossListed[] {
  const all = [recordCounts(db, 'position'), recordCounts(db, 'event')];
  const recordsOf = (id: number): readonly number[] => systems.map((system) => all.reduce(
    (sum, { systems: width, byItem, byLocation }) => sum + ((of === 'item' ? byItem : byLocation)[id * width + system] ?? 0), 0));
  const listedBy = new Map<number, Set<number>>();
  const barcodes = new Map<number, Set<string>>();
  if (of === 'item') {
    db.each('SELECT item_id, system_id, barcode FROM item_row', (row) => {
      added(listedBy, Number(row[0]), Number(row[1]));
      if (row[2] !== null) added(barcodes, Number(row[0]), String(row[2]));
    });
  }
  const called = new Map<number, Set<string>>();
  db.each(`SELECT ${of}_id, alias FROM ${of}_alias`, (row) => { added(called, Number(row[0]), String(row[1])); });
  const name = of === 'item' ? 'description' : 'name';
  return db.rows(`SELECT id, code, ${name}, listed FROM ${of} ORDER BY code`, (row) => {
    const id = Number(row[0]);
    const records = recordsOf(id);
    const recorded = systems.filter((_, at) => (records[at] ?? 0) > 0);
    return {
      id, code: String(row[1]), name: row[2] === null ? '' : String(row[2]), barcodes: [...barcodes.get(id) ?? []].sort(),
      systems: [...new Set([...recorded, ...listedBy.get(id) ?? []])].sort((a, b) => a - b),
      records, alsoCalled: [...called.get(id) ?? []].sort(), listed: row[3] === 1,
    };
  }).filter(({ listed, systems: by }) => listed || by.length > 0);
}

/** What was said of two codes, in the order of the first one. */
export function saidPairs(db: Database, of: 'item' | 'location'): readonly SaidPair[] {
  return db.rows(`SELECT c.alias, c.code, c.same, EXISTS (SELECT 1 FROM ${of}_alias AS a JOIN ${of} AS e ON e.id = a.${of}_id
      WHERE a.alias = c.alias AND e.code = c.code), EXISTS (SELECT 1 FROM ${of} AS e WHERE e.code = c.alias)
    FROM confirmed_alias AS c WHERE c.kind = ? ORDER BY c.alias, c.code`, (row) => {
    const [isAlias, isOwn] = [row[3] === 1, row[4] === 1];
    // A code that no file has any more needs no reading.
    return { alias: String(row[0]), code: String(row[1]), same: row[2] === 1, isFollowed: row[2] === 1 ? isAlias || !isOwn : !isAlias };
  }, [of]);
}

function added<Value>(sets: Map<number, Set<Value>>, id: number, value: Value): void {
  const set = sets.get(id);
  if (set === undefined) sets.set(id, new Set([value]));
  else set.add(value);
}
