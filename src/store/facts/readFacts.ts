import type { Authority, Facts, Handoff, Incident, ItemFacts, ItemRow, LocationFacts, SystemFact } from '../../domain/facts.ts';
import { normalReference } from '../../domain/reference.ts';
import { DATASETS, EVENT_TYPES, INCIDENT_KINDS, SYSTEM_KINDS } from '../../domain/vocabulary.ts';
import type { Database, Row } from '../database.ts';
import type { Setting } from './engagementWriter.ts';
import { readEvents } from './readEvents.ts';
import { readUnsureMoments } from './readUnsureMoments.ts';
import { readPositions } from './readPositions.ts';
import type { KeptFacts } from './keptFacts.ts';
import { readReferences, referenceTexts } from './readReferences.ts';
import { referenceSpellings } from './referenceSpellings.ts';

/**
 * Everything that matching and attribution read, straight from the tables. `kept` are the large tables' columns where the import that
 * wrote them has just ended; without them they are decoded.
 */
export function readFacts(db: Database, kept?: Pick<KeptFacts, 'events' | 'positions' | 'references'>): Facts {
  const columns = kept === undefined ? decoded(db) : { events: kept.events, positions: kept.positions, referenceText: referenceTexts(db) };
  return {
    cutoff: Number(readSetting(db, 'cutoff') ?? 0), authority: readAuthority(db), systems: readSystems(db), items: readItems(db),
    locations: readLocations(db), itemRows: readItemRows(db), handoffs: readHandoffs(db),
    logs: readLogs(db), incidents: readIncidents(db), ...columns, unsure: readUnsureMoments(db, columns.events),
    referenceSpellings: kept === undefined ? referenceSpellings(db) : () => kept.references,
  };
}

function decoded(db: Database): Pick<Facts, 'events' | 'positions' | 'referenceText'> {
  const image = db.image();
  const references = readReferences(db, image);
  return { referenceText: references.textOf, positions: readPositions(db, image), events: readEvents(db, image, references) };
}

/** A property of the engagement, or undefined where it was never set. */
export function readSetting(db: Database, name: Setting): string | undefined {
  return db.first('SELECT value FROM setting WHERE name = ?', (row) => String(row[0]), [name]);
}

function readAuthority(db: Database): Authority {
  return {
    systemByDefault: Number(readSetting(db, 'authority') ?? 0),
    byLocation: new Map(db.rows('SELECT location_id, system_id FROM authority_rule ORDER BY location_id', (row) =>
      [number(row, 0), number(row, 1)] as const)),
  };
}

function readSystems(db: Database): readonly SystemFact[] {
  return db.rows('SELECT id, code, name, kind, owner FROM system ORDER BY id', (row) => ({
    id: number(row, 0), code: text(row, 1), name: text(row, 2), kind: SYSTEM_KINDS[number(row, 3)] ?? 'erp', owner: text(row, 4),
  }));
}

function readItems(db: Database): ItemFacts {
  const size = db.number('SELECT coalesce(max(id), 0) FROM item') + 1;
  const code = new Array<string>(size).fill('');
  const packSize = new Float64Array(size);
  const unitCost = new Float64Array(size).fill(NaN);
  db.each('SELECT id, code, pack_size, unit_cost FROM item', (row) => {
    const id = number(row, 0);
    code[id] = text(row, 1);
    packSize[id] = number(row, 2);
    unitCost[id] = row[3] === null ? NaN : number(row, 3);
  });
  return { code, packSize, unitCost };
}

function readLocations(db: Database): LocationFacts {
  const code = new Array<string>(db.number('SELECT coalesce(max(id), 0) FROM location') + 1).fill('');
  db.each('SELECT id, code FROM location', (row) => { code[number(row, 0)] = text(row, 1); });
  return { code };
}

function readItemRows(db: Database): readonly ItemRow[] {
  return db.rows('SELECT id, system_id, item_id, code, barcode, uom, pack_size FROM item_row ORDER BY id', (row) => ({
    id: number(row, 0), system: number(row, 1), item: number(row, 2), code: text(row, 3), barcode: textOrNull(row, 4),
    uom: textOrNull(row, 5),
    packSize: row[6] === null ? null : number(row, 6),
  }));
}

export function readHandoffs(db: Database): readonly Handoff[] {
  const locations = new Map<number, number[]>();
  db.each('SELECT handoff_id, location_id FROM handoff_location ORDER BY handoff_id, location_id', (row) => {
    const known = locations.get(number(row, 0));
    if (known === undefined) locations.set(number(row, 0), [number(row, 1)]);
    else known.push(number(row, 1));
  });
  return db.rows(`SELECT id, code, event_type, from_system_id, to_system_id, every_minutes, within_minutes, owner, declared
    FROM handoff ORDER BY id`, (row) => ({
    id: number(row, 0), code: text(row, 1), eventType: EVENT_TYPES[number(row, 2)] ?? 'adjustment', from: number(row, 3),
    to: number(row, 4),
    everyMinutes: row[5] === null ? null : number(row, 5), withinMinutes: number(row, 6), owner: text(row, 7),
    declared: number(row, 8) === 1,
    locations: locations.get(number(row, 0)) ?? [],
  }));
}

function readIncidents(db: Database): readonly Incident[] {
  return db.rows('SELECT id, kind, system_id, item_id, location_id, quantity, reported_at, reference FROM incident ORDER BY id', (row) => ({
    id: number(row, 0), kind: INCIDENT_KINDS[number(row, 1)] ?? 'finance_discrepancy', system: number(row, 2), item: number(row, 3),
    location: number(row, 4), quantity: row[5] === null ? null : number(row, 5), reportedAt: number(row, 6),
    reference: row[7] === null || row[7] === '' ? null : normalReference(text(row, 7)),
  }));
}

/** The systems with an events source, however few rows it has. */
function readLogs(db: Database): ReadonlySet<number> {
  return new Set(db.rows('SELECT DISTINCT system_id FROM source WHERE dataset = ?', (row) => number(row, 0), [DATASETS.indexOf('events')]));
}

function number(row: Row, column: number): number {
  return Number(row[column] ?? 0);
}

function text(row: Row, column: number): string {
  return String(row[column] ?? '');
}

function textOrNull(row: Row, column: number): string | null {
  return row[column] === null ? null : text(row, column);
}
