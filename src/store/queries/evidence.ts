import { momentText } from '../../domain/statements/moments.ts';
import { plainUnits, signedUnits } from '../../domain/statements/figures.ts';
import { EVENT_TYPES, STOCK_STATES } from '../../domain/vocabulary.ts';
import type { Database, Row } from '../database.ts';
import { occurredAt, recordedAt } from './bookedAt.ts';
import { wordAt } from './words.ts';

/** One source row as evidence: where it stands, and what was read from it, as texts ready to show. */
export interface EvidenceRecord {
  readonly role: string;
  readonly system: string;
  readonly file: string;
  readonly sourceId: number;
  readonly row: number;
  readonly fields: readonly { readonly name: string; readonly value: string }[];
}

/** Of the audit's findings, or of the checks'. */
export type EvidenceTable = 'evidence' | 'check_evidence';

type Field = EvidenceRecord['fields'][number];

const PLACE = 'sy.code, so.file, so.id';

const eventsIn = (table: EvidenceTable): string => `
  SELECT e.finding_id, e.seq, e.role, ${PLACE}, ev.line, ev.type, ${occurredAt('ev')}, ${recordedAt('ev')}, i.code, l.code, ev.quantity,
         r.text, tl.code, actor.text, reason.text, channel.text
    FROM json_each(?) AS wanted CROSS JOIN ${table} AS e ON e.finding_id = wanted.value AND e.fact = 'event'
    JOIN event AS ev ON ev.id = e.fact_id JOIN source AS so ON so.id = ev.source_id JOIN system AS sy ON sy.id = ev.system_id
    JOIN item AS i ON i.id = ev.item_id JOIN location AS l ON l.id = ev.location_id
    LEFT JOIN reference AS r ON r.id = ev.reference_id LEFT JOIN location AS tl ON tl.id = ev.to_location_id
    LEFT JOIN word AS actor ON actor.id = ev.actor_id LEFT JOIN word AS reason ON reason.id = ev.reason_id
    LEFT JOIN word AS channel ON channel.id = ev.channel_id`;

const POSITION_FIELDS = 'p.line, i.code, l.code, p.state, p.quantity, p.as_of, p.unit_cost, bin.text, lot.text';
const POSITION_JOINS = `JOIN source AS so ON so.id = p.source_id JOIN system AS sy ON sy.id = p.system_id
    JOIN item AS i ON i.id = p.item_id JOIN location AS l ON l.id = p.location_id
    LEFT JOIN word AS bin ON bin.id = p.bin_id LEFT JOIN word AS lot ON lot.id = p.lot_id`;

const positionsIn = (table: EvidenceTable): string => `
  SELECT e.finding_id, e.seq, e.role, ${PLACE}, ${POSITION_FIELDS}
    FROM json_each(?) AS wanted CROSS JOIN ${table} AS e ON e.finding_id = wanted.value AND e.fact = 'position'
    JOIN position AS p ON p.id = e.fact_id
    ${POSITION_JOINS}`;

const itemsIn = (table: EvidenceTable): string => `
  SELECT e.finding_id, e.seq, e.role, ${PLACE}, ir.line, ir.code, ir.barcode, ir.uom, ir.pack_size, ir.unit_cost
    FROM json_each(?) AS wanted CROSS JOIN ${table} AS e ON e.finding_id = wanted.value AND e.fact = 'item'
    JOIN item_row AS ir ON ir.id = e.fact_id JOIN source AS so ON so.id = ir.source_id JOIN system AS sy ON sy.id = ir.system_id`;

const ordersIn = (table: EvidenceTable): string => `
  SELECT e.finding_id, e.seq, e.role, ${PLACE}, o.line, o.state, o.at, i.code, l.code, o.quantity, o.reference, o.channel
    FROM json_each(?) AS wanted CROSS JOIN ${table} AS e ON e.finding_id = wanted.value AND e.fact = 'order'
    JOIN order_line AS o ON o.id = e.fact_id JOIN source AS so ON so.id = o.source_id JOIN system AS sy ON sy.id = o.system_id
    JOIN item AS i ON i.id = o.item_id LEFT JOIN location AS l ON l.id = o.location_id`;

/** The evidence of these findings, each in the order in which it was given. Moments are told in `timezone`. */
export function evidenceOf(
  db: Database, findings: Iterable<number>, timezone: string, table: EvidenceTable = 'evidence',
): ReadonlyMap<number, readonly EvidenceRecord[]> {
  const list = JSON.stringify([...findings]);
  const found: { readonly finding: number; readonly seq: number; readonly record: EvidenceRecord }[] = [];
  const take = (fields: (row: Row) => readonly Field[]) => (row: Row): void => {
    found.push({
      finding: Number(row[0]), seq: Number(row[1]),
      record: {
        role: String(row[2]), system: String(row[3]), file: String(row[4]), sourceId: Number(row[5]), row: Number(row[6]),
        fields: fields(row),
      },
    });
  };
  db.each(eventsIn(table), take((row) => eventFields(row, timezone)), [list]);
  db.each(positionsIn(table), take((row) => positionFields(row, 7, timezone)), [list]);
  db.each(itemsIn(table), take(itemFields), [list]);
  db.each(ordersIn(table), take((row) => orderFields(row, timezone)), [list]);
  found.sort((left, right) => left.seq - right.seq);
  const grouped = new Map<number, EvidenceRecord[]>();
  for (const { finding, record } of found) {
    const records = grouped.get(finding);
    if (records === undefined) grouped.set(finding, [record]);
    else records.push(record);
  }
  return grouped;
}

/** A position row as evidence, with what is needed to choose among rows. */
export interface PositionRow {
  readonly systemId: number;
  /** Position in STOCK_STATES. */
  readonly state: number;
  /** Scaled. */
  readonly quantity: number;
  readonly record: Omit<EvidenceRecord, 'role'>;
}

/** Every system's position rows of an item at a location that count in the present figures, in the order of their import. */
export function countedPositions(db: Database, item: number, location: number, timezone: string): readonly PositionRow[] {
  return positionsAt(db, [[item, location]], timezone).get(`${item} ${location}`) ?? [];
}

/** The same for many items and locations at once, by `item location`; reads the positions once where no index leads to them. */
export function positionsAt(
  db: Database, wanted: readonly (readonly [item: number, location: number])[], timezone: string,
): ReadonlyMap<string, readonly PositionRow[]> {
  const found = new Map(wanted.map(([item, location]) => [`${item} ${location}`, [] as PositionRow[]] as const));
  db.each(
    `SELECT ${PLACE}, ${POSITION_FIELDS}, p.system_id, p.item_id, p.location_id FROM position AS p CROSS ${POSITION_JOINS}
      WHERE (p.item_id, p.location_id) IN (SELECT value->>0, value->>1 FROM json_each(?))
        AND p.id NOT IN (SELECT position_id FROM superseded_position) ORDER BY p.id`,
    (row) => {
      found.get(`${Number(row[13])} ${Number(row[14])}`)?.push({
        systemId: Number(row[12]), state: Number(row[6]), quantity: Number(row[7]),
        record: {
          system: String(row[0]), file: String(row[1]), sourceId: Number(row[2]), row: Number(row[3]),
          fields: positionFields(row, 4, timezone),
        },
      });
    }, [JSON.stringify(wanted)]);
  return found;
}

function eventFields(row: Row, timezone: string): readonly Field[] {
  return given([
    ['type', wordAt(EVENT_TYPES, row[7])], ['occurredAt', moment(row[8], timezone)], ['recordedAt', moment(row[9], timezone)],
    ['sku', row[10]], ['location', row[11]], ['quantity', signedUnits(Number(row[12]))], ['reference', row[13]],
    ['toLocation', row[14]], ['actor', row[15]], ['reason', row[16]], ['channel', row[17]],
  ]);
}

function positionFields(row: Row, at: number, timezone: string): readonly Field[] {
  return given([
    ['sku', row[at]], ['location', row[at + 1]], ['status', wordAt(STOCK_STATES, row[at + 2])],
    ['quantity', plainUnits(Number(row[at + 3]))], ['asOf', moment(row[at + 4], timezone)], ['unitCost', scaled(row[at + 5])],
    ['bin', row[at + 6]], ['lot', row[at + 7]],
  ]);
}

function itemFields(row: Row): readonly Field[] {
  return given([
    ['sku', row[7]], ['barcode', row[8]], ['uom', row[9]], ['packSize', scaled(row[10])], ['unitCost', scaled(row[11])],
  ]);
}

function orderFields(row: Row, timezone: string): readonly Field[] {
  return given([
    ['status', row[7]], ['occurredAt', moment(row[8], timezone)], ['sku', row[9]], ['location', row[10]],
    ['quantity', plainUnits(Number(row[11]))], ['reference', row[12]], ['channel', row[13]],
  ]);
}

/** Only what the row gives: an absent value is left out and never shown as empty or 0. */
function given(fields: readonly (readonly [string, unknown])[]): readonly Field[] {
  return fields.filter(([, value]) => value !== null && value !== undefined && value !== '')
    .map(([name, value]) => ({ name, value: String(value) }));
}

function moment(value: unknown, timezone: string): string | null {
  return value === null || value === undefined ? null : momentText(Number(value), timezone);
}

function scaled(value: unknown): string | null {
  return value === null || value === undefined ? null : plainUnits(Number(value));
}
