/** The large tables' columns, kept while the tables are written, so that the run after an import need not decode them again. */
import type { EventBatch, PositionBatch } from '../../domain/factBatch.ts';
import type { EventColumns, PositionColumns, ReferenceSpellings } from '../../domain/facts.ts';
import { sharedArray } from '../../domain/sharedArrays.ts';
import type { NumberArrayType } from '../../domain/sharedArrays.ts';

/**
 * What a run reads of the large tables; the same to the last bit as what `readEvents` and `readPositions` decode. Columns as they were read
 * are in memory that a second thread can see.
 */
export interface KeptFacts {
  readonly events: EventColumns;
  readonly positions: PositionColumns;
  /** By reference id, the id of the first reference with the same normal form; 0 for none. */
  readonly normalId: Int32Array;
  /** The references as they are spelled. */
  readonly references: ReferenceSpellings;
}

type Column = Uint8Array | Int32Array | Float64Array;
const FEWEST_ROWS = 1 << 10;

/** One column that grows by half. An end that is never written to takes no memory, so expecting too much is cheap and too little is not. */
class KeptColumn<T extends Column> {
  readonly #Type: NumberArrayType<T>;
  #values: T;
  #count = 0;

  constructor(Type: NumberArrayType<T>, rows: number) {
    this.#Type = Type;
    this.#values = sharedArray(Type, Math.max(FEWEST_ROWS, rows));
  }

  append(values: T, count: number): void {
    this.#grow(this.#count + count);
    this.#values.set(values.subarray(0, count), this.#count);
    this.#count += count;
  }

  fill(value: number, count: number): void {
    this.#grow(this.#count + count);
    this.#values.fill(value, this.#count, this.#count + count);
    this.#count += count;
  }

  #grow(needed: number): void {
    if (needed <= this.#values.length) return;
    const longer = sharedArray(this.#Type, Math.max(needed, Math.ceil(this.#values.length * 1.5)));
    longer.set(this.#values.subarray(0, this.#count));
    this.#values = longer;
  }

  get values(): T {
    return this.#values.subarray(0, this.#count) as T;
  }
}

/** Ids as the tables give them: 1, 2, 3 … in the order of arrival. */
function idsTo(count: number): Int32Array {
  const ids = sharedArray(Int32Array, count);
  for (let at = 0; at < count; at += 1) ids[at] = at + 1;
  return ids;
}

export class KeptEvents {
  #count = 0;
  readonly #source: KeptColumn<Int32Array>;
  readonly #line: KeptColumn<Int32Array>;
  readonly #system: KeptColumn<Int32Array>;
  readonly #type: KeptColumn<Uint8Array>;
  readonly #item: KeptColumn<Int32Array>;
  readonly #location: KeptColumn<Int32Array>;
  readonly #quantity: KeptColumn<Float64Array>;
  readonly #occurredAt: KeptColumn<Float64Array>;
  readonly #recordedAt: KeptColumn<Float64Array>;
  readonly #reference: KeptColumn<Int32Array>;
  readonly #orderLine: KeptColumn<Int32Array>;

  /** `rows`: how many are expected. */
  constructor(rows: number) {
    this.#source = new KeptColumn(Int32Array, rows);
    this.#line = new KeptColumn(Int32Array, rows);
    this.#system = new KeptColumn(Int32Array, rows);
    this.#type = new KeptColumn(Uint8Array, rows);
    this.#item = new KeptColumn(Int32Array, rows);
    this.#location = new KeptColumn(Int32Array, rows);
    this.#quantity = new KeptColumn(Float64Array, rows);
    this.#occurredAt = new KeptColumn(Float64Array, rows);
    this.#recordedAt = new KeptColumn(Float64Array, rows);
    this.#reference = new KeptColumn(Int32Array, rows);
    this.#orderLine = new KeptColumn(Int32Array, rows);
  }

  append(sourceId: number, systemId: number, batch: EventBatch): void {
    const { count } = batch;
    this.#count += count;
    this.#source.fill(sourceId, count);
    this.#line.append(batch.line, count);
    this.#system.fill(systemId, count);
    this.#type.append(batch.type, count);
    this.#item.append(batch.item, count);
    this.#location.append(batch.location, count);
    this.#quantity.append(batch.quantity, count);
    this.#occurredAt.append(batch.occurredAt, count);
    this.#recordedAt.append(batch.recordedAt, count);
    this.#reference.append(batch.reference, count);
    this.#orderLine.append(batch.orderLine, count);
  }

  columns(normalId: Int32Array): EventColumns {
    const reference = this.#reference.values;
    const normalReference = sharedArray(Int32Array, this.#count);
    for (let row = 0; row < this.#count; row += 1) normalReference[row] = normalId[reference[row] as number] as number;
    return {
      count: this.#count, id: idsTo(this.#count), source: this.#source.values, line: this.#line.values, system: this.#system.values,
      type: this.#type.values, item: this.#item.values, location: this.#location.values, quantity: this.#quantity.values,
      occurredAt: this.#occurredAt.values, recordedAt: this.#recordedAt.values, reference,
      normalReference, orderLine: this.#orderLine.values,
    };
  }
}

export class KeptPositions {
  #count = 0;
  readonly #source: KeptColumn<Int32Array>;
  readonly #line: KeptColumn<Int32Array>;
  readonly #system: KeptColumn<Int32Array>;
  readonly #item: KeptColumn<Int32Array>;
  readonly #location: KeptColumn<Int32Array>;
  readonly #state: KeptColumn<Uint8Array>;
  readonly #quantity: KeptColumn<Float64Array>;
  readonly #asOf: KeptColumn<Float64Array>;
  readonly #unitCost: KeptColumn<Float64Array>;
  readonly #bin: KeptColumn<Int32Array>;
  readonly #lot: KeptColumn<Int32Array>;

  /** `rows`: how many are expected. */
  constructor(rows: number) {
    this.#source = new KeptColumn(Int32Array, rows);
    this.#line = new KeptColumn(Int32Array, rows);
    this.#system = new KeptColumn(Int32Array, rows);
    this.#item = new KeptColumn(Int32Array, rows);
    this.#location = new KeptColumn(Int32Array, rows);
    this.#state = new KeptColumn(Uint8Array, rows);
    this.#quantity = new KeptColumn(Float64Array, rows);
    this.#asOf = new KeptColumn(Float64Array, rows);
    this.#unitCost = new KeptColumn(Float64Array, rows);
    this.#bin = new KeptColumn(Int32Array, rows);
    this.#lot = new KeptColumn(Int32Array, rows);
  }

  append(sourceId: number, systemId: number, batch: PositionBatch): void {
    const { count } = batch;
    this.#count += count;
    this.#source.fill(sourceId, count);
    this.#line.append(batch.line, count);
    this.#system.fill(systemId, count);
    this.#item.append(batch.item, count);
    this.#location.append(batch.location, count);
    this.#state.append(batch.state, count);
    this.#quantity.append(batch.quantity, count);
    this.#asOf.append(batch.asOf, count);
    this.#unitCost.append(batch.unitCost, count);
    this.#bin.append(batch.bin, count);
    this.#lot.append(batch.lot, count);
  }

  columns(): PositionColumns {
    return {
      count: this.#count, id: idsTo(this.#count), source: this.#source.values, line: this.#line.values, system: this.#system.values,
      item: this.#item.values, location: this.#location.values, state: this.#state.values, quantity: this.#quantity.values,
      asOf: this.#asOf.values, unitCost: this.#unitCost.values, bin: this.#bin.values, lot: this.#lot.values,
    };
  }
}
