/**
 * Rows on their way from an importer into the tables: some tens of thousands at a time, as columns of numbers. Only the first
 * `count` elements of each array are meant. Ids are those of the tables, 0 for "none"; quantities and prices are scaled; moments
 * and
 * prices that are not given are NaN.
 */
export const BATCH_ROWS = 16_384;

export class EventBatch {
  count = 0;
  readonly line = new Int32Array(BATCH_ROWS);
  readonly type = new Uint8Array(BATCH_ROWS);
  readonly item = new Int32Array(BATCH_ROWS);
  readonly location = new Int32Array(BATCH_ROWS);
  readonly quantity = new Float64Array(BATCH_ROWS);
  readonly occurredAt = new Float64Array(BATCH_ROWS);
  readonly recordedAt = new Float64Array(BATCH_ROWS);
  readonly reference = new Int32Array(BATCH_ROWS);
  readonly orderLine = new Int32Array(BATCH_ROWS);
  readonly toLocation = new Int32Array(BATCH_ROWS);
  readonly actor = new Int32Array(BATCH_ROWS);
  readonly reason = new Int32Array(BATCH_ROWS);
  readonly channel = new Int32Array(BATCH_ROWS);
}

export class PositionBatch {
  count = 0;
  readonly line = new Int32Array(BATCH_ROWS);
  readonly item = new Int32Array(BATCH_ROWS);
  readonly location = new Int32Array(BATCH_ROWS);
  readonly state = new Uint8Array(BATCH_ROWS);
  readonly quantity = new Float64Array(BATCH_ROWS);
  readonly asOf = new Float64Array(BATCH_ROWS);
  readonly unitCost = new Float64Array(BATCH_ROWS);
  readonly bin = new Int32Array(BATCH_ROWS);
  readonly lot = new Int32Array(BATCH_ROWS);
}

/** A row that was not loaded, and why. */
export interface Reject {
  readonly line: number;
  /** The source's own header. */
  readonly column: string;
  /** The cell as received, its length bounded. */
  readonly value: string;
  readonly code: RejectCode;
  readonly reason: string;
}

export const REJECT_CODES = [
  'value_missing', 'row_ragged', 'text_invalid', 'date_out_of_range', 'number_out_of_range', 'header_repeated', 'unit_unknown',
  'value_lost', 'system_other',
] as const;
export type RejectCode = (typeof REJECT_CODES)[number];

/** One row of an items file. Scaled numbers; null where the row gives none. */
export interface ItemListing {
  readonly line: number;
  readonly code: string;
  readonly description: string | null;
  readonly barcode: string | null;
  readonly uom: string | null;
  readonly packSize: number | null;
  readonly unitCost: number | null;
  readonly category: string | null;
  readonly abc: string | null;
  readonly aliases: readonly string[];
}

export interface LocationListing {
  readonly line: number;
  readonly code: string;
  readonly name: string | null;
  readonly type: string | null;
  readonly pool: string | null;
  readonly region: string | null;
  readonly aliases: readonly string[];
}

export interface IncidentRow {
  readonly line: number;
  readonly kind: number;
  readonly item: number;
  readonly location: number;
  readonly quantity: number | null;
  readonly reportedAt: number;
  readonly reportedBy: string | null;
  readonly reference: string | null;
}

export interface OrderRow {
  readonly line: number;
  readonly reference: string;
  readonly item: number;
  readonly location: number;
  readonly quantity: number;
  readonly state: string;
  readonly at: number;
  readonly channel: string | null;
  readonly orderLine: string | null;
}

export interface PaymentRow {
  readonly line: number;
  readonly kind: number;
  readonly at: number;
  readonly amount: number;
  readonly currency: string;
  readonly reference: string | null;
  readonly transaction: string | null;
  readonly fee: number | null;
  readonly net: number | null;
}
