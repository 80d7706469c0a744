import { BATCH_ROWS, PositionBatch } from '../../domain/factBatch.ts';
import { stockStateOf } from '../../domain/stockState.ts';
import { QUANTITY_SCALE } from '../../domain/quantity.ts';
import { STOCK_STATES } from '../../domain/vocabulary.ts';
import { visible } from '../../domain/problem.ts';
import { EntityColumn, TextColumn, WordColumn, mappedColumn } from './codeColumns.ts';
import type { CodeColumn } from './codeColumns.ts';
import { sourceColumn, valuesOf } from './rowReader.ts';
import type { RowContext, RowReader } from './rowReader.ts';

const ON_HAND = STOCK_STATES.indexOf('on_hand');
const OTHER = STOCK_STATES.indexOf('other');

/** Where a row gives no price of a unit but a value, the price is value ÷ quantity. */
export function positionRows(context: RowContext): RowReader {
  const { cells, keys, sink } = context;
  const at = (canonical: string) => sourceColumn(context, canonical);
  const mapped = (canonical: string, column: CodeColumn) => mappedColumn(column, valuesOf(context, canonical));
  const sku = at('sku');
  const location = at('location');
  const quantity = at('quantity');
  const status = at('status');
  const asOf = at('asOf');
  const unitCost = at('unitCost');
  const value = at('value');
  const bin = at('bin');
  const lot = at('lot');
  const unknownStates: string[] = [];
  const items = mapped('sku', new EntityColumn(keys.items, cells.tellOdd));
  const locations = mapped('location', new EntityColumn(keys.locations, cells.tellOdd));
  const bins = mapped('bin', new TextColumn(keys.words, true));
  const lots = mapped('lot', new TextColumn(keys.words, true));
  const statusWords = valuesOf(context, 'status');
  const states = new WordColumn((word) => {
    const meant = statusWords === undefined ? word : statusWords.apply(word);
    const state = STOCK_STATES.indexOf(stockStateOf(meant));
    if (state === OTHER && meant.trim().toLowerCase() !== 'other') unknownStates.push(word);
    return state + 1;
  });
  const batch = new PositionBatch();
  let sum = 0;

  return {
    read() {
      const row = batch.count;
      const scaled = cells.quantity(quantity);
      const moment = cells.instantOrNone(asOf);
      const cost = unitCostOf(cells.quantityOrNone(unitCost), cells.quantityOrNone(value), scaled);
      if (cells.hasFailed()) return;
      batch.quantity[row] = scaled;
      batch.asOf[row] = Number.isNaN(moment) ? context.asOf : moment;
      batch.unitCost[row] = cost;
      const state = cells.codeOrNone(status, states);
      batch.state[row] = state === 0 ? ON_HAND : state - 1;
      batch.item[row] = cells.code(sku, items);
      batch.location[row] = cells.code(location, locations);
      batch.bin[row] = cells.codeOrNone(bin, bins);
      batch.lot[row] = cells.codeOrNone(lot, lots);
      if (cells.hasFailed()) return;
      batch.line[row] = cells.records.line;
      sum += scaled;
      batch.count = row + 1;
      if (batch.count === BATCH_ROWS) this.flush();
    },
    flush() {
      if (batch.count > 0) sink.positions(batch);
      batch.count = 0;
    },
    get quantity() {
      return sum;
    },
    doubts: () => unknownStates.length === 0 ? [] : [
      `The stock states ${unknownStates.slice(0, 10).map((word) => `"${visible(word, 40)}"`).join(', ')}`
      + `${unknownStates.length > 10 ? ` and ${unknownStates.length - 10} more` : ''} are not known; they count as on the premises.`,
    ],
  };
}

function unitCostOf(cost: number, value: number, quantity: number): number {
  if (!Number.isNaN(cost) || Number.isNaN(value) || quantity === 0) return cost;
  const price = Math.round(Math.abs(value) / Math.abs(quantity) * QUANTITY_SCALE);
  if (!Number.isSafeInteger(price)) return NaN;
  return (value < 0) !== (quantity < 0) ? 0 - price : price;
}
