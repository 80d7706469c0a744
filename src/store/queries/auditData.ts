/** Positions and events as the tables of the Audit Data Standards need them. */
import { STOCK_STATES } from '../../domain/vocabulary.ts';
import type { Database } from '../database.ts';
import { occurredAt } from './bookedAt.ts';

const ROWS_AT_ONCE = 5_000;

/** A quantity on hand with everything that is said of its item. Scaled numbers; moments in milliseconds. */
export interface OnHandRow {
  readonly sku: string;
  readonly description: string;
  readonly barcode: string;
  readonly location: string;
  readonly quantity: number;
  readonly uom: string;
  readonly unitCost: number | null;
  readonly asOf: number | null;
  readonly system: string;
}

export interface MovementRow {
  readonly sku: string;
  readonly type: number;
  readonly at: number;
  readonly quantity: number;
  readonly reference: string;
  readonly system: string;
  readonly location: string;
}

/** What is on hand, each position as it was reported; other stock states would count the same units again. */
export function* onHandRows(db: Database): Generator<OnHandRow, void, void> {
  const state = STOCK_STATES.indexOf('on_hand');
  yield* pages((last) => db.rows(
    `SELECT p.id, i.code, i.description, i.barcode, l.code, p.quantity, i.uom, COALESCE(p.unit_cost, i.unit_cost),
            COALESCE(p.as_of, f.as_of), s.code
       FROM position AS p JOIN item AS i ON i.id = p.item_id JOIN location AS l ON l.id = p.location_id
            JOIN system AS s ON s.id = p.system_id JOIN source AS f ON f.id = p.source_id
      WHERE p.id > ? AND p.state = ? ORDER BY p.id LIMIT ?`,
    (row) => [Number(row[0]), {
      sku: String(row[1]), description: text(row[2]), barcode: text(row[3]), location: String(row[4]), quantity: Number(row[5]),
      uom: text(row[6]), unitCost: row[7] === null ? null : Number(row[7]), asOf: row[8] === null ? null : Number(row[8]),
      system: String(row[9]),
    }] as const, [last, state, ROWS_AT_ONCE]));
}

/** Every event, as it was recorded. */
export function* movementRows(db: Database): Generator<MovementRow, void, void> {
  yield* pages((last) => db.rows(
    `SELECT e.id, i.code, e.type, ${occurredAt('e')}, e.quantity, r.text, s.code, l.code
       FROM event AS e JOIN item AS i ON i.id = e.item_id JOIN location AS l ON l.id = e.location_id JOIN system AS s ON s.id = e.system_id
            LEFT JOIN reference AS r ON r.id = e.reference_id
      WHERE e.id > ? ORDER BY e.id LIMIT ?`,
    (row) => [Number(row[0]), {
      sku: String(row[1]), type: Number(row[2]), at: Number(row[3]), quantity: Number(row[4]), reference: text(row[5]),
      system: String(row[6]), location: String(row[7]),
    }] as const, [last, ROWS_AT_ONCE]));
}

export function countOtherStates(db: Database): number {
  return db.number('SELECT count(*) FROM position WHERE state <> ?', [STOCK_STATES.indexOf('on_hand')]);
}

function* pages<Row>(after: (last: number) => readonly (readonly [number, Row])[]): Generator<Row, void, void> {
  for (let last = 0; ;) {
    const page = after(last);
    for (const [id, row] of page) {
      yield row;
      last = id;
    }
    if (page.length < ROWS_AT_ONCE) return;
  }
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
