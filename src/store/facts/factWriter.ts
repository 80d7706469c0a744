import type {
  EventBatch, IncidentRow, ItemListing, OrderRow, PaymentRow, PositionBatch, Reject,
} from '../../domain/factBatch.ts';
import type { PositionColumns, ReferenceSpellings } from '../../domain/facts.ts';
import type { BulkInsert } from '../bulkInsert.ts';
import type { Database } from '../database.ts';
import { EVENT_COLUMNS, POSITION_COLUMNS, REFERENCE_COLUMNS } from './factColumns.ts';
import { PAGE } from '../pages/format.ts';
import { TableLoad } from '../pages/loadTables.ts';
import { TablePages } from '../pages/tablePages.ts';
import { KeptEvents, KeptPositions } from './keptFacts.ts';
import type { KeptFacts } from './keptFacts.ts';

/** Which source and system the rows at hand belong to. */
export interface RowOrigin {
  readonly sourceId: number;
  readonly systemId: number;
}

/** What a row of a reference takes beside its text, and what pages take beside their rows. */
const REFERENCE_OVERHEAD = 16;
const ROOM_IN_PAGES = 1.02;

const FACTS = ['source_id', 'line', 'system_id'] as const;

/**
 * Writes the fact tables of one import, each with ids from 1 in the order of arrival: the small ones inside the transaction that
 * the import holds, by `end`; the large ones (events, positions, references) are gathered as pages and put in place by `load`
 * after it. What a run reads of the large ones is kept beside the pages, for the run right after the import.
 */
export class FactWriter {
  readonly #db: Database;
  readonly #open = new Map<string, { rows: BulkInsert; count: number }>();
  readonly #events = new TablePages(EVENT_COLUMNS.length);
  readonly #positions = new TablePages(POSITION_COLUMNS.length);
  readonly #references = new TablePages(REFERENCE_COLUMNS.length);
  readonly #keptEvents: KeptEvents;
  readonly #keptPositions: KeptPositions;
  #normalId: Int32Array = new Int32Array(1);
  #spellings: ReferenceSpellings = { bytes: new Uint8Array(0), startOf: () => 0, endOf: () => 0 };
  readonly #eventRow = new Float64Array(EVENT_COLUMNS.length);
  readonly #positionRow = new Float64Array(POSITION_COLUMNS.length);

  /** `expected`: about how many rows there will be, rather too many than too few. */
  constructor(db: Database, expected: { readonly events: number; readonly positions: number } = { events: 0, positions: 0 }) {
    this.#db = db;
    this.#keptEvents = new KeptEvents(expected.events);
    this.#keptPositions = new KeptPositions(expected.positions);
  }

  events(origin: RowOrigin, batch: EventBatch): void {
    this.#keptEvents.append(origin.sourceId, origin.systemId, batch);
    const row = this.#eventRow;
    row[0] = origin.sourceId;
    row[2] = origin.systemId;
    for (let at = 0; at < batch.count; at += 1) {
      row[1] = batch.line[at] as number;
      row[3] = batch.type[at] as number;
      row[4] = batch.item[at] as number;
      row[5] = batch.location[at] as number;
      row[6] = batch.quantity[at] as number;
      row[7] = batch.occurredAt[at] as number;
      row[8] = batch.recordedAt[at] as number;
      row[9] = idOrNull(batch.reference[at] as number);
      row[10] = idOrNull(batch.orderLine[at] as number);
      row[11] = idOrNull(batch.toLocation[at] as number);
      row[12] = idOrNull(batch.actor[at] as number);
      row[13] = idOrNull(batch.reason[at] as number);
      row[14] = idOrNull(batch.channel[at] as number);
      this.#events.add(row);
    }
  }

  positions(origin: RowOrigin, batch: PositionBatch): void {
    this.#keptPositions.append(origin.sourceId, origin.systemId, batch);
    const row = this.#positionRow;
    row[0] = origin.sourceId;
    row[2] = origin.systemId;
    for (let at = 0; at < batch.count; at += 1) {
      row[1] = batch.line[at] as number;
      row[3] = batch.item[at] as number;
      row[4] = batch.location[at] as number;
      row[5] = batch.state[at] as number;
      row[6] = batch.quantity[at] as number;
      row[7] = batch.asOf[at] as number;
      row[8] = batch.unitCost[at] as number;
      row[9] = idOrNull(batch.bin[at] as number);
      row[10] = idOrNull(batch.lot[at] as number);
      this.#positions.add(row);
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
    const table = this.#table('incident', [...FACTS, 'kind', 'item_id', 'location_id', 'quantity', 'reported_at',
    'reported_by', 'reference']);
    for (const row of rows) {
      table.count += 1;
      table.rows.add([
        table.count, origin.sourceId, row.line, origin.systemId, row.kind, row.item, nullWithoutId(row.location), row.quantity,
        row.reportedAt,
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
        table.count, origin.sourceId, row.line, origin.systemId, row.reference, row.item, nullWithoutId(row.location),
        row.quantity, row.state,
        row.at, row.channel, row.orderLine,
      ]);
    }
  }

  payments(origin: RowOrigin, rows: readonly PaymentRow[]): void {
    const table = this.#table('payment', [...FACTS, 'kind', 'at', 'amount', 'currency', 'reference', 'transaction_id', 'fee',
    'net']);
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

  /**
   * Puts the large tables in place, with all references by ids from 1. `normalIds` answers by those ids the first reference with the same
   * normal form; it is asked late, so that they may be worked out meanwhile. Outside of any transaction, after `end`, and only where those
   * tables are empty; until it is done nothing may be written to the database, and where it fails nothing was. The spellings are kept.
   */
  async load(spellings: ReferenceSpellings, count: number, normalIds: () => Promise<Int32Array>): Promise<void> {
    const leaves = this.#events.leaves + this.#positions.leaves;
    const references = (spellings.endOf(count) + count * REFERENCE_OVERHEAD) * ROOM_IN_PAGES;
    const load = new TableLoad(this.#db, leaves * PAGE + references);
    load.add({ name: 'event', columns: EVENT_COLUMNS, rows: this.#events });
    load.add({ name: 'position', columns: POSITION_COLUMNS, rows: this.#positions });
    this.#spellings = spellings;
    this.#normalId = await normalIds();
    this.#addReferences();
    load.add({ name: 'reference', columns: REFERENCE_COLUMNS, rows: this.#references });
    load.end();
  }

  #addReferences(): void {
    const spellings = this.#spellings;
    const normalId = this.#normalId;
    for (let id = 1; id < normalId.length; id += 1) {
      const isWritten = this.#references.addText(spellings.bytes, spellings.startOf(id), spellings.endOf(id), normalId[id] as number);
      if (!isWritten) throw new Error('a reference that is longer than an identifier');
    }
  }

  /** The large tables' columns once all is written: what reading them back would give. */
  kept(): KeptFacts {
    const normalId = this.#normalId;
    return {
      events: this.#keptEvents.columns(normalId), positions: this.#keptPositions.columns(), normalId, references: this.#spellings,
    };
  }

  /** The positions written so far. */
  positionsWritten(): PositionColumns {
    return this.#keptPositions.columns();
  }

  #table(name: string, columns: readonly string[]): { rows: BulkInsert; count: number } {
    const open = this.#open.get(name);
    if (open !== undefined) return open;
    const made = { rows: this.#db.bulk(name, ['id', ...columns]), count: 0 };
    this.#open.set(name, made);
    return made;
  }
}

/** NaN, which is NULL in a page, for "none". */
function idOrNull(id: number): number {
  return id === 0 ? NaN : id;
}

function nullWithoutId(id: number): number | null {
  return id === 0 ? null : id;
}
