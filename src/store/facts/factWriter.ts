import type {
  EventBatch, IncidentRow, ItemListing, OrderRow, PaymentRow, PositionBatch, Reject,
} from '../../domain/factBatch.ts';
import type { BulkInsert } from '../bulkInsert.ts';
import type { Database } from '../database.ts';

/** Which source and system the rows at hand belong to. */
export interface RowOrigin {
  readonly sourceId: number;
  readonly systemId: number;
}

const FACTS = ['source_id', 'line', 'system_id'] as const;

/**
 * Writes the fact tables of one import, each with ids from 1 in the order of arrival. Everything happens inside the transaction that the
 * import holds; nothing is sure to be in a table before `end`.
 */
export class FactWriter {
  readonly #db: Database;
  readonly #open = new Map<string, { rows: BulkInsert; count: number }>();

  constructor(db: Database) {
    this.#db = db;
  }

  events(origin: RowOrigin, batch: EventBatch): void {
    const table = this.#table('event', [...FACTS, 'type', 'item_id', 'location_id', 'quantity', 'occurred_at', 'recorded_at',
      'reference_id', 'order_line_id', 'to_location_id', 'actor_id', 'reason_id', 'channel_id']);
    for (let row = 0; row < batch.count; row += 1) {
      table.count += 1;
      table.rows.add([
        table.count, origin.sourceId, at(batch.line, row), origin.systemId, at(batch.type, row), at(batch.item, row),
        at(batch.location, row), at(batch.quantity, row), at(batch.occurredAt, row), orNull(at(batch.recordedAt, row)),
        idOrNull(at(batch.reference, row)), idOrNull(at(batch.orderLine, row)), idOrNull(at(batch.toLocation, row)),
        idOrNull(at(batch.actor, row)), idOrNull(at(batch.reason, row)), idOrNull(at(batch.channel, row)),
      ]);
    }
  }

  positions(origin: RowOrigin, batch: PositionBatch): void {
    const table = this.#table('position', [...FACTS, 'item_id', 'location_id', 'state', 'quantity', 'as_of', 'unit_cost', 'bin_id', 'lot_id']);
    for (let row = 0; row < batch.count; row += 1) {
      table.count += 1;
      table.rows.add([
        table.count, origin.sourceId, at(batch.line, row), origin.systemId, at(batch.item, row), at(batch.location, row),
        at(batch.state, row), at(batch.quantity, row), orNull(at(batch.asOf, row)), orNull(at(batch.unitCost, row)),
        idOrNull(at(batch.bin, row)), idOrNull(at(batch.lot, row)),
      ]);
    }
  }

  /** Rows of items files, each with the item its code was resolved to. */
  itemRow(origin: RowOrigin, row: ItemListing, item: number): void {
    const table = this.#table('item_row', [...FACTS, 'item_id', 'code', 'barcode', 'uom', 'pack_size', 'unit_cost']);
    table.count += 1;
    table.rows.add([
      table.count, origin.sourceId, row.line, origin.systemId, item, row.code, row.barcode, row.uom, row.packSize, row.unitCost,
    ]);
  }

  incidents(origin: RowOrigin, rows: readonly IncidentRow[]): void {
    const table = this.#table('incident', [...FACTS, 'kind', 'item_id', 'location_id', 'quantity', 'reported_at', 'reported_by', 'reference']);
    for (const row of rows) {
      table.count += 1;
      table.rows.add([
        table.count, origin.sourceId, row.line, origin.systemId, row.kind, row.item, idOrNull(row.location), row.quantity, row.reportedAt,
        row.reportedBy, row.reference,
      ]);
    }
  }

  orders(origin: RowOrigin, rows: readonly OrderRow[]): void {
    const table = this.#table('order_line', [
      ...FACTS, 'reference', 'item_id', 'location_id', 'quantity', 'state', 'at', 'channel', 'order_line']);
    for (const row of rows) {
      table.count += 1;
      table.rows.add([
        table.count, origin.sourceId, row.line, origin.systemId, row.reference, row.item, idOrNull(row.location), row.quantity, row.state,
        row.at, row.channel, row.orderLine,
      ]);
    }
  }

  payments(origin: RowOrigin, rows: readonly PaymentRow[]): void {
    const table = this.#table('payment', [...FACTS, 'kind', 'at', 'amount', 'currency', 'reference', 'transaction_id', 'fee', 'net']);
    for (const row of rows) {
      table.count += 1;
      table.rows.add([
        table.count, origin.sourceId, row.line, origin.systemId, row.kind, row.at, row.amount, row.currency, row.reference,
        row.transaction, row.fee, row.net,
      ]);
    }
  }

  rejects(sourceId: number, rejects: readonly Reject[]): void {
    const table = this.#table('reject', ['source_id', 'line', 'column_name', 'value', 'code', 'reason']);
    for (const reject of rejects) {
      table.count += 1;
      table.rows.add([table.count, sourceId, reject.line, reject.column, reject.value, reject.code, reject.reason]);
    }
  }

  /** Writes what is still buffered. */
  end(): void {
    for (const { rows } of this.#open.values()) rows.end();
    this.#open.clear();
  }

  #table(name: string, columns: readonly string[]): { rows: BulkInsert; count: number } {
    const open = this.#open.get(name);
    if (open !== undefined) return open;
    const made = { rows: this.#db.bulk(name, ['id', ...columns]), count: 0 };
    this.#open.set(name, made);
    return made;
  }
}

function at(array: Int32Array | Uint8Array | Float64Array, row: number): number {
  return array[row] as number;
}

function orNull(value: number): number | null {
  return Number.isNaN(value) ? null : value;
}

function idOrNull(id: number): number | null {
  return id === 0 ? null : id;
}
