/** Which position rows stand behind a figure: the rules of `domain/attribution/figures.ts`, for the rows of one pool. */
import { PARTS_OF_ON_HAND } from '../../domain/stockState.ts';
import { STOCK_STATES } from '../../domain/vocabulary.ts';
import type { StockState } from '../../domain/vocabulary.ts';
import type { PositionRow } from './evidence.ts';

const FOR_SALE: readonly StockState[] = ['available', 'sellable'];
const NOT_FOR_SALE: readonly StockState[] = ['committed', 'damaged', 'quarantined', 'unavailable'];

/** For each system and state the rows of the latest export not after the cut-off; earlier exports are superseded. */
export function latestRows(rows: readonly PositionRow[], cutoff: number): readonly PositionRow[] {
  const moments = new Map<number, number>();
  for (const row of rows) {
    const moment = row.asOf ?? cutoff;
    moments.set(row.record.sourceId, Math.max(moments.get(row.record.sourceId) ?? moment, moment));
  }
  const momentOf = (row: PositionRow): number => moments.get(row.record.sourceId) ?? cutoff;
  const current = rows.filter((row) => momentOf(row) <= cutoff);
  const latest = new Map<string, number>();
  for (const row of current) {
    const cell = `${row.systemId} ${row.state}`;
    latest.set(cell, Math.max(latest.get(cell) ?? -Infinity, momentOf(row)));
  }
  return current.filter((row) => momentOf(row) === latest.get(`${row.systemId} ${row.state}`));
}

/** The rows of one system that its figure is made of. */
export function behindFigure(rows: readonly PositionRow[], meaning: 'on_hand' | 'available'): readonly PositionRow[] {
  if (meaning === 'on_hand') return onHand(rows);
  const forSale = inStates(rows, FOR_SALE);
  return forSale.length > 0 ? forSale : [...onHand(rows), ...inStates(rows, NOT_FOR_SALE)];
}

function onHand(rows: readonly PositionRow[]): readonly PositionRow[] {
  const totals = inStates(rows, ['on_hand']);
  return totals.length > 0 ? totals : inStates(rows, PARTS_OF_ON_HAND);
}

function inStates(rows: readonly PositionRow[], states: readonly StockState[]): readonly PositionRow[] {
  return rows.filter((row) => states.some((state) => STOCK_STATES[row.state] === state));
}
