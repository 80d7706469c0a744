import { BATCH_ROWS, PositionBatch } from '../../domain/factBatch.ts';
import { stockStateOf } from '../../domain/stockState.ts';
import { QUANTITY_SCALE } from '../../domain/quantity.ts';
import { STOCK_STATES } from '../../domain/vocabulary.ts';
import { visible } from '../../domain/problem.ts';
import { EntityColumn, IdentifierColumn, WordColumn, mappedColumn } from './codeColumns.ts';
import type { CodeColumn } from './codeColumns.ts';
import { sourceColumn, valuesOf } from './rowReader.ts';
import type { Cells } from './cells.ts';
import { itemReader } from './rowItem.ts';
import type { RowContext, RowReader } from './rowReader.ts';
import type { StateColumn } from './stateColumns.ts';
import { UnitCells } from './unitCells.ts';

const OTHER = STOCK_STATES.indexOf('other');

/** Where a row gives no price of a unit but a value, the price is value ÷ quantity. */
export function positionRows(context: RowContext): RowReader {
  const { cells, keys, sink } = context;
  const at = (canonical: string) => sourceColumn(context, canonical);
  const mapped = (canonical: string, column: CodeColumn) => mappedColumn(column, valuesOf(context, canonical));
  const location = at('location');
  const quantity = at('quantity');
  const status = at('status');
  const asOf = at('asOf');
  const unitCost = at('unitCost');
  const value = at('value');
  const bin = at('bin');
  const lot = at('lot');
  const unknownStates: string[] = [];
  const itemOf = itemReader(context);
  const locations = mapped('location', new EntityColumn(keys.locations, cells.tellOdd));
  const bins = mapped('bin', new IdentifierColumn(keys.words));
  const lots = mapped('lot', new IdentifierColumn(keys.words));
  const statusWords = valuesOf(context, 'status');
  const states = new WordColumn((word) => {
    const meant = statusWords === undefined ? word : statusWords.apply(word);
    const state = STOCK_STATES.indexOf(stockStateOf(meant));
    if (state === OTHER && meant.trim().toLowerCase() !== 'other') unknownStates.push(word);
    return state + 1;
  });
  const { quantityState, identity } = context.layout;
  const otherStates = context.layout.otherStates.map((one) => ({ ...one, column: { ...quantity, ...one.column } }));
  const others = new Float64Array(otherStates.length);
  const uom = at('uom');
  const units = new UnitCells(cells, uom, valuesOf(context, 'uom'), context.units);
  const batch = new PositionBatch();
  let sum = 0;

  return {
    read() {
      if (batch.count + others.length >= BATCH_ROWS) this.flush();
      const row = batch.count;
      let scaled = cells.quantity(quantity);
      const moment = cells.instantOrNone(asOf);
      const cost = unitCostOf(cells, cells.quantityOrNone(unitCost), cells.quantityOrNone(value), scaled);
      for (let at = 0; at < others.length; at += 1) others[at] = cells.quantityOrNone((otherStates[at] as StateColumn).column);
      if (cells.hasFailed()) return;
      batch.quantity[row] = scaled;
      batch.asOf[row] = Number.isNaN(moment) ? context.asOf : moment;
      batch.unitCost[row] = cost;
      const state = cells.codeOrNone(status, states);
      batch.state[row] = state === 0 ? quantityState : state - 1;
      batch.item[row] = itemOf();
      batch.location[row] = cells.code(location, locations);
      batch.bin[row] = cells.codeOrNone(bin, bins);
      batch.lot[row] = cells.codeOrNone(lot, lots);
      if (cells.hasFailed()) return;
      if (uom.first >= 0 || cells.unit !== '') {
        units.begin(batch.item[row]);
        scaled = units.quantity(scaled, quantity);
        batch.quantity[row] = scaled;
        batch.unitCost[row] = units.price(cost);
        for (let at = 0; at < others.length; at += 1) {
          others[at] = units.quantity(others[at] as number, (otherStates[at] as StateColumn).column);
        }
        if (cells.hasFailed()) return;
      }
      batch.line[row] = cells.records.line;
      sum += scaled;
      batch.count = row + 1;
      identity?.tellLoaded();
      for (let at = 0; at < others.length; at += 1) addState(batch, row, (otherStates[at] as StateColumn).state, others[at] as number);
    },
    flush() {
      if (batch.count > 0) sink.positions(batch);
      batch.count = 0;
    },
    get quantity() {
      return sum;
    },
    doubts: () => [...identity?.doubts(cells.headers) ?? [], ...unknownStates.length === 0 ? [] : [
      `The stock states ${unknownStates.slice(0, 10).map((word) => `"${visible(word, 40)}"`).join(', ')}`
      + `${unknownStates.length > 10 ? ` and ${unknownStates.length - 10} more` : ''} are not known; they count as on the premises.`,
    ]],
  };
}

/** One more position of the row last added, in another state; none where its cell is blank. */
function addState(batch: PositionBatch, row: number, state: number, quantity: number): void {
  if (Number.isNaN(quantity)) return;
  const to = batch.count;
  batch.quantity[to] = quantity;
  batch.state[to] = state;
  batch.asOf[to] = batch.asOf[row] as number;
  batch.unitCost[to] = batch.unitCost[row] as number;
  batch.item[to] = batch.item[row] as number;
  batch.location[to] = batch.location[row] as number;
  batch.bin[to] = batch.bin[row] as number;
  batch.lot[to] = batch.lot[row] as number;
  batch.line[to] = batch.line[row] as number;
  batch.count = to + 1;
}

/** The price of a unit: as given, or else the row's value divided by its quantity. One below 0 is none. Each is told. */
function unitCostOf(cells: Cells, cost: number, value: number, quantity: number): number {
  if (cost < 0) cells.note('give a price of a unit below 0, which was not used');
  if (!Number.isNaN(cost)) return cost < 0 ? NaN : cost;
  if (Number.isNaN(value) || quantity === 0) return NaN;
  const price = Math.round(Math.abs(value) / Math.abs(quantity) * QUANTITY_SCALE);
  if (value !== 0 && (value < 0) !== (quantity < 0)) {
    cells.note('give a value and a quantity of opposite signs, from which no price of a unit was taken');
    return NaN;
  }
  if (!Number.isSafeInteger(price)) {
    cells.note('give a value by which a unit would cost more than stays exact; no price was taken');
    return NaN;
  }
  cells.note('give no price of a unit; it was taken to be their value divided by their quantity');
  return price;
}
