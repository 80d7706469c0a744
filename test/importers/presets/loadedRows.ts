/** What was loaded, read back from the tables: a list of values a row, in the order of the columns named here. */
import { EVENT_TYPES, PAYMENT_KINDS, STOCK_STATES } from '../../../src/domain/vocabulary.ts';
import type { Dataset } from '../../../src/domain/vocabulary.ts';
import type { Database } from '../../../src/store/database.ts';

export type LoadedRow = readonly (string | number | null)[];

type Cell = Parameters<Parameters<Database['rows']>[1]>[0][number];

const units = (cell: Cell | undefined): number | null => (cell === null || cell === undefined ? null : Number(cell) / 10_000);
const moment = (cell: Cell | undefined): string => new Date(Number(cell)).toISOString();
const text = (cell: Cell | undefined): string | null => (cell === null || cell === undefined ? null : String(cell));

export const COUNTED: Readonly<Record<Dataset, string>> = {
  positions: 'SELECT count(*) FROM position', events: 'SELECT count(*) FROM event', items: 'SELECT count(*) FROM item_row',
  locations: 'SELECT count(*) FROM location WHERE listed', incidents: 'SELECT count(*) FROM incident',
  orders: 'SELECT count(*) FROM order_line', payments: 'SELECT count(*) FROM payment',
};

export const LOADED: Readonly<Record<Dataset, (db: Database) => LoadedRow[]>> = {
  /** Line, sku, location, state, quantity, bin, lot, unit cost. */
  positions: (db) => db.rows(`SELECT line, i.code, l.code, state, quantity, b.text, t.text, p.unit_cost FROM position p
    JOIN item i ON i.id = item_id JOIN location l ON l.id = location_id LEFT JOIN word b ON b.id = bin_id
    LEFT JOIN word t ON t.id = lot_id ORDER BY p.id`, (row) => [
    Number(row[0]), text(row[1]), text(row[2]), STOCK_STATES[Number(row[3])] ?? '', units(row[4]), text(row[5]), text(row[6]),
    units(row[7]),
  ]),
  /** Line, moment, type, sku, location, quantity, reference. */
  events: (db) => db.rows(`SELECT line, occurred_at, e.type, i.code, l.code, quantity, r.text FROM event e
    JOIN item i ON i.id = item_id JOIN location l ON l.id = location_id LEFT JOIN reference r ON r.id = reference_id
    ORDER BY e.id`, (row) => [
    Number(row[0]), moment(row[1]), EVENT_TYPES[Number(row[2])] ?? '', text(row[3]), text(row[4]), units(row[5]), text(row[6]),
  ]),
  /** Line, sku, barcode, unit of measure, unit cost. */
  items: (db) => db.rows(`SELECT line, r.code, r.barcode, r.uom, r.unit_cost FROM item_row r ORDER BY r.id`, (row) =>
    [Number(row[0]), text(row[1]), text(row[2]), text(row[3]), units(row[4])]),
  /** Code, name, type, pool. */
  locations: (db) => db.rows('SELECT code, name, type, pool FROM location WHERE listed ORDER BY id', (row) => row.map(text)),
  /** Line, sku. */
  incidents: (db) => db.rows('SELECT line, i.code FROM incident JOIN item i ON i.id = item_id ORDER BY incident.id', (row) =>
    [Number(row[0]), text(row[1])]),
  /** Line, reference, sku, quantity, state, moment, location, channel. */
  orders: (db) => db.rows(`SELECT line, reference, i.code, quantity, state, at, l.code, channel FROM order_line o
    JOIN item i ON i.id = item_id LEFT JOIN location l ON l.id = location_id ORDER BY o.id`, (row) => [
    Number(row[0]), text(row[1]), text(row[2]), units(row[3]), text(row[4]), moment(row[5]), text(row[6]), text(row[7]),
  ]),
  /** Line, moment, kind, amount, currency, reference, transaction, fee, net. */
  payments: (db) => db.rows(`SELECT line, at, kind, amount, currency, reference, transaction_id, fee, net FROM payment
    ORDER BY id`, (row) => [
    Number(row[0]), moment(row[1]), PAYMENT_KINDS[Number(row[2])] ?? '', units(row[3]), text(row[4]), text(row[5]), text(row[6]),
    units(row[7]), units(row[8]),
  ]),
};
