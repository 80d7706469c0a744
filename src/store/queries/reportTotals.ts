import { toMoney, toUnits } from '../../domain/quantity.ts';
import type { Database } from '../database.ts';
import { pricedItem } from './priced.ts';

export interface VarianceTotals {
  readonly variance: number;
  readonly value: number;
  readonly explained: number;
  readonly unexplained: number;
}

/** Signed sums over these variances, in units and money. */
export function varianceTotals(db: Database, ids: Iterable<number>): VarianceTotals {
  return db.first(
    `SELECT COALESCE(SUM(v.variance), 0), COALESCE(SUM(v.value), 0), COALESCE(SUM(v.explained), 0), COALESCE(SUM(v.unexplained), 0)
       FROM json_each(?) AS wanted CROSS JOIN variance AS v ON v.id = wanted.value`,
    (row) => ({
      variance: toUnits(Number(row[0])), value: toMoney(Number(row[1])), explained: toUnits(Number(row[2])),
      unexplained: toUnits(Number(row[3])),
    }), [JSON.stringify([...ids])]) ?? { variance: 0, value: 0, explained: 0, unexplained: 0 };
}

/** Signed sums over these findings, in units and money. */
export function exceptionTotals(db: Database, ids: Iterable<number>): { readonly quantity: number; readonly value: number } {
  return db.first(
    `SELECT COALESCE(SUM(f.quantity), 0), COALESCE(SUM(f.value), 0)
       FROM json_each(?) AS wanted CROSS JOIN finding AS f ON f.id = wanted.value`,
    (row) => ({ quantity: toUnits(Number(row[0])), value: toMoney(Number(row[1])) }), [JSON.stringify([...ids])],
  ) ?? { quantity: 0, value: 0 };
}

export interface OwnerShare {
  readonly owner: string;
  readonly exceptions: number;
  readonly units: number;
  readonly value: number;
  /** How many of them nobody knows the cost of; they are worth 0 in `value`. */
  readonly unpriced: number;
}

/** Exceptions by owner, the most first; units and value are sums of sizes. */
export function exceptionsByOwner(db: Database): readonly OwnerShare[] {
  return db.rows(
    `SELECT owner, COUNT(*), SUM(ABS(quantity)), SUM(ABS(value)), SUM(NOT (${pricedItem('f.item_id')}))
       FROM finding AS f WHERE number IS NOT NULL
      GROUP BY owner ORDER BY SUM(ABS(value)) DESC, COUNT(*) DESC, owner`,
    (row) => ({
      owner: String(row[0]), exceptions: Number(row[1]), units: toUnits(Number(row[2])), value: toMoney(Number(row[3])),
      unpriced: Number(row[4]),
    }));
}

export interface RejectLine {
  readonly file: string;
  readonly line: number;
  readonly column: string;
  readonly value: string;
  readonly reason: string;
}

/** All rejected rows, by source and line; at most `most`. */
export function* streamRejects(db: Database, most: number): Generator<RejectLine, void, void> {
  const query = `SELECT so.file, r.line, r.column_name, r.value, r.reason FROM reject AS r JOIN source AS so ON so.id = r.source_id
    ORDER BY r.source_id, r.line, r.id LIMIT ?`;
  for (const row of db.stream(query, [most])) {
    yield {
      file: String(row[0]), line: Number(row[1]), column: String(row[2]), value: String(row[3]), reason: String(row[4]),
    };
  }
}

/** How many rows are rejected, and how many of them are kept with their line and value. */
export function countRejects(db: Database): { readonly total: number; readonly kept: number } {
  return { total: db.number('SELECT COALESCE(SUM(rows_rejected), 0) FROM source'), kept: db.number('SELECT COUNT(*) FROM reject') };
}

/** The places of the evidence of these findings as text: `wms_events.csv line 118, 121; …`, at most `most` of each. */
export function evidencePlaces(db: Database, findings: readonly number[], most: number): ReadonlyMap<number, string> {
  const places = new Map<number, { readonly file: string; readonly line: number }[]>();
  db.each(
    `SELECT e.finding_id, so.file, COALESCE(ev.line, p.line, ir.line)
       FROM json_each(?) AS wanted CROSS JOIN evidence AS e ON e.finding_id = wanted.value
       LEFT JOIN event AS ev ON e.fact = 'event' AND ev.id = e.fact_id
       LEFT JOIN position AS p ON e.fact = 'position' AND p.id = e.fact_id
       LEFT JOIN item_row AS ir ON e.fact = 'item' AND ir.id = e.fact_id
       JOIN source AS so ON so.id = COALESCE(ev.source_id, p.source_id, ir.source_id)
      ORDER BY e.finding_id, e.seq`,
    (row) => {
      const finding = Number(row[0]);
      const known = places.get(finding) ?? [];
      places.set(finding, known);
      known.push({ file: String(row[1]), line: Number(row[2]) });
    }, [JSON.stringify(findings)]);
  return new Map([...places].map(([finding, known]) => {
    const lines = new Map<string, number[]>();
    for (const { file, line } of known.slice(0, most)) lines.set(file, [...lines.get(file) ?? [], line]);
    const told = [...lines].map(([file, own]) => `${file} line ${own.join(', ')}`).join('; ');
    return [finding, known.length <= most ? told : `${told}; and ${known.length - most} more`];
  }));
}
