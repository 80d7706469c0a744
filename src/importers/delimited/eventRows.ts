import { BATCH_ROWS, EventBatch } from '../../domain/factBatch.ts';
import { EVENT_TYPES } from '../../domain/vocabulary.ts';
import { EntityColumn, IdentifierColumn, TextColumn, mappedColumn, vocabularyColumn } from './codeColumns.ts';
import type { CodeColumn } from './codeColumns.ts';
import { DIRECTION, EventSigns } from './eventSigns.ts';
import { itemReader } from './rowItem.ts';
import { sourceColumn, valuesOf } from './rowReader.ts';
import type { RowContext, RowReader } from './rowReader.ts';
import { UnitCells } from './unitCells.ts';

export function eventRows(context: RowContext): RowReader {
  const { cells, keys, sink } = context;
  const at = (canonical: string) => sourceColumn(context, canonical);
  const mapped = (canonical: string, column: CodeColumn) => mappedColumn(column, valuesOf(context, canonical));
  const occurredAt = at('occurredAt');
  const recordedAt = at('recordedAt');
  const type = at('type');
  const location = at('location');
  const quantity = at('quantity');
  const toLocation = at('toLocation');
  const reference = at('reference');
  const line = at('line');
  const actor = at('actor');
  const channel = at('channel');
  const reason = at('reason');
  const types = vocabularyColumn(EVENT_TYPES, valuesOf(context, 'type'));
  const itemOf = itemReader(context);
  const { identity } = context.layout;
  const locations = mapped('location', new EntityColumn(keys.locations, cells.tellOdd));
  const toLocations = mapped('toLocation', new EntityColumn(keys.locations, cells.tellOdd));
  const references = mapped('reference', new TextColumn(keys.references, true));
  const lines = mapped('line', new IdentifierColumn(keys.words));
  const actors = mapped('actor', new TextColumn(keys.words, false));
  const channels = mapped('channel', new TextColumn(keys.words, false));
  const reasons = mapped('reason', new TextColumn(keys.words, false));
  const batch = new EventBatch();
  const signs = new EventSigns();
  const uom = at('uom');
  const units = new UnitCells(cells, uom, valuesOf(context, 'uom'), context.units);
  const isUnsigned = context.signs === 'by_type';
  let sum = 0;

  return {
    read() {
      const row = batch.count;
      batch.occurredAt[row] = cells.instant(occurredAt);
      batch.recordedAt[row] = cells.instantOrNone(recordedAt);
      batch.type[row] = cells.code(type, types, EVENT_TYPES) - 1;
      const written = cells.quantity(quantity);
      if (cells.hasFailed()) return;
      let scaled = isUnsigned ? signed(written, batch.type[row]) : written;
      batch.quantity[row] = scaled;
      batch.item[row] = itemOf();
      if (uom.first >= 0 || cells.unit !== '') {
        units.begin(batch.item[row]);
        scaled = units.quantity(scaled, quantity);
        batch.quantity[row] = scaled;
      }
      batch.location[row] = cells.code(location, locations);
      batch.reference[row] = cells.codeOrNone(reference, references);
      batch.orderLine[row] = cells.codeOrNone(line, lines);
      batch.toLocation[row] = cells.codeOrNone(toLocation, toLocations);
      batch.actor[row] = cells.codeOrNone(actor, actors);
      batch.channel[row] = cells.codeOrNone(channel, channels);
      batch.reason[row] = cells.codeOrNone(reason, reasons);
      if (cells.hasFailed()) return;
      batch.line[row] = cells.records.line;
      identity?.tellLoaded();
      sum += scaled;
      signs.tell(batch.type[row], scaled);
      batch.count = row + 1;
      if (batch.count === BATCH_ROWS) this.flush();
    },
    flush() {
      if (batch.count > 0) sink.events(batch);
      batch.count = 0;
    },
    get quantity() {
      return sum;
    },
    doubts: () => [...signs.doubts(), ...identity?.doubts(cells.headers) ?? []],
  };
}

/** A quantity without a sign as its type moves stock. One below 0 is a reversal, and types that may do either keep their sign. */
function signed(quantity: number, type: number): number {
  return DIRECTION[type] === -1 ? 0 - quantity : quantity;
}
