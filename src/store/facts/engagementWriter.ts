/** Writing of the small tables of an import: settings, systems, sources, the codes behind ids, the handoff map, authority. */
import type { SystemKind } from '../../domain/vocabulary.ts';
import { DATASETS, EVENT_TYPES, SYSTEM_KINDS } from '../../domain/vocabulary.ts';
import type { Dataset, EventType } from '../../domain/vocabulary.ts';
import type { Database } from '../database.ts';

/**
 * The names under which an engagement's own properties are kept: `cutoff` in milliseconds, `authority` a system id, `handoffs`
 * "declared" or "inferred", `cutoffBasis` "none" where nothing gives
 * one; `defaults` and `unrecognised` hold JSON, and so do `setup`, the manifest in effect, and `reviewCopy`, what
 * such a copy leaves out; `logEnd` is the number and the hash of the last decision when the file was saved; `sample` is "1" for the sample.
 */
export const SETTINGS = [
  'name', 'client', 'currency', 'cutoff', 'timezone', 'authority', 'handoffs', 'defaults', 'unrecognised',
  'createdWith', 'savedAt', 'cutoffBasis', 'setup', 'reviewCopy', 'logEnd', 'sample',
] as const;
export type Setting = (typeof SETTINGS)[number];

export function writeSetting(db: Database, name: Setting, value: string): void {
  db.run('INSERT INTO setting (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value', [name,
  value]);
}

/** Says that what is in it was made up. */
export function markAsSample(db: Database): void {
  writeSetting(db, 'sample', '1');
}

export interface NewSystem {
  readonly id: number;
  readonly code: string;
  readonly kind: SystemKind;
  readonly name: string;
  readonly timezone: string;
  readonly owner: string;
}

export function writeSystem(db: Database, system: NewSystem): void {
  db.run('INSERT INTO system (id, code, kind, name, timezone, owner) VALUES (?, ?, ?, ?, ?, ?)',
    [system.id, system.code, SYSTEM_KINDS.indexOf(system.kind), system.name, system.timezone, system.owner]);
}

/** One thing that recognition decided about a source. */
export interface Recognition {
  readonly about: string;
  readonly decided: string;
  readonly because: string;
  readonly sureness: 'certain' | 'likely' | 'guess';
}

export interface NewSource {
  readonly id: number;
  readonly file: string;
  readonly sha256: string;
  readonly bytes: number;
  readonly systemId: number;
  readonly dataset: Dataset;
  readonly preset: string;
  readonly asOf: number | null;
  readonly encoding: string;
  readonly delimiter: string;
  readonly headerLine: number;
  readonly rowsRead: number;
  readonly rowsLoaded: number;
  readonly rowsRejected: number;
  readonly quantity: number;
  readonly controlRows: number | null;
  readonly controlQuantity: number | null;
  readonly columns: readonly { readonly canonical: string; readonly from: readonly string[] }[];
  readonly doubts: readonly string[];
  readonly recognition: readonly Recognition[];
}

export function writeSource(db: Database, source: NewSource): void {
  db.run(`INSERT INTO source (id, file, sha256, bytes, system_id, dataset, preset, as_of, encoding, delimiter, header_line, rows_read,
    rows_loaded, rows_rejected, quantity, control_rows, control_quantity, mapping, doubts, recognition)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`, [
    source.id, source.file, source.sha256, source.bytes, source.systemId, DATASETS.indexOf(source.dataset), source.preset,
    source.asOf,
    source.encoding, source.delimiter, source.headerLine, source.rowsRead, source.rowsLoaded, source.rowsRejected,
    source.quantity,
    source.controlRows, source.controlQuantity, JSON.stringify(source.columns), JSON.stringify(source.doubts),
    JSON.stringify(source.recognition),
  ]);
}

/** The moments of an events file that clocks showed twice or never. */
export function writeUnsureMoments(
  db: Database, sourceId: number, unsure: readonly { readonly line: number; readonly at: number; readonly shift: number }[],
): void {
  if (unsure.length === 0) return;
  const seen = new Set<string>();
  const rows = db.bulk('unsure_moment', ['source_id', 'line', 'at', 'shift']);
  for (const { line, at, shift } of unsure) {
    const key = `${line} ${at}`;
    if (!seen.has(key)) rows.add([sourceId, line, at, shift]);
    seen.add(key);
  }
  rows.end();
}

export function writeSourceContent(db: Database, sourceId: number, gzip: Uint8Array): void {
  db.run('INSERT INTO source_content (source_id, gzip) VALUES (?, ?)', [sourceId, gzip]);
}

export interface NewItem {
  readonly id: number;
  readonly code: string;
  readonly description: string | null;
  readonly barcode: string | null;
  readonly uom: string | null;
  readonly packSize: number | null;
  readonly unitCost: number | null;
  readonly category: string | null;
  readonly abc: string | null;
  readonly listed: boolean;
}

export function writeItems(db: Database, items: Iterable<NewItem>, aliases: Iterable<readonly [string, number]>): void {
  const rows = db.bulk('item', ['id', 'code', 'description', 'barcode', 'uom', 'pack_size', 'unit_cost', 'category', 'abc',
  'listed']);
  for (const item of items) {
    rows.add([item.id, item.code, item.description, item.barcode, item.uom, item.packSize, item.unitCost, item.category, item.abc,
      item.listed ? 1 : 0]);
  }
  rows.end();
  writePairs(db, 'item_alias', ['alias', 'item_id'], aliases);
}

export interface NewLocation {
  readonly id: number;
  readonly code: string;
  readonly name: string | null;
  readonly type: string | null;
  readonly pool: string | null;
  readonly region: string | null;
  readonly listed: boolean;
}

export function writeLocations(db: Database, locations: Iterable<NewLocation>, aliases: Iterable<readonly [string,
number]>): void {
  const rows = db.bulk('location', ['id', 'code', 'name', 'type', 'pool', 'region', 'listed']);
  for (const location of locations) {
    rows.add([location.id, location.code, location.name, location.type, location.pool, location.region, location.listed ? 1 : 0]);
  }
  rows.end();
  writePairs(db, 'location_alias', ['alias', 'location_id'], aliases);
}

export function writeWords(db: Database, texts: Iterable<string>): void {
  const rows = db.bulk('word', ['id', 'text']);
  let id = 0;
  for (const text of texts) {
    id += 1;
    rows.add([id, text]);
  }
  rows.end();
}

export function writeAuthorityRules(db: Database, rules: Iterable<readonly [number, number]>): void {
  writePairs(db, 'authority_rule', ['location_id', 'system_id'], rules);
}

export interface NewHandoff {
  readonly id: number;
  readonly code: string;
  readonly eventType: EventType;
  readonly from: number;
  readonly to: number;
  readonly mechanism: string;
  readonly everyMinutes: number | null;
  readonly withinMinutes: number;
  readonly owner: string;
  readonly declared: boolean;
  readonly locations: readonly number[];
}

export function writeHandoff(db: Database, handoff: NewHandoff): void {
  db.run(`INSERT INTO handoff (id, code, event_type, from_system_id, to_system_id, mechanism, every_minutes, within_minutes, owner,
    declared) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`, [
    handoff.id, handoff.code, EVENT_TYPES.indexOf(handoff.eventType), handoff.from, handoff.to, handoff.mechanism,
    handoff.everyMinutes,
    handoff.withinMinutes, handoff.owner, handoff.declared ? 1 : 0,
  ]);
  for (const location of new Set(handoff.locations)) {
    db.run('INSERT INTO handoff_location (handoff_id, location_id) VALUES (?, ?)', [handoff.id, location]);
  }
}

function writePairs(
  db: Database, table: string, columns: readonly [string, string], pairs: Iterable<readonly [string | number, number]>,
): void {
  const rows = db.bulk(table, columns);
  for (const pair of pairs) rows.add(pair);
  rows.end();
}

/** Adds to what is doubtful about a source that is written already. */
export function addSourceDoubts(db: Database, sourceId: number, doubts: readonly string[]): void {
  const known = db.first('SELECT doubts FROM source WHERE id = ?', (row) => JSON.parse(String(row[0])) as string[],
  [sourceId]) ?? [];
  db.run('UPDATE source SET doubts = ? WHERE id = ?', [JSON.stringify([...known, ...doubts]), sourceId]);
}
