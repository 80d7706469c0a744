import type { EventColumns, UnsureMoments } from '../facts.ts';

/** What the moment of one record was taken for, that falls into an hour which clocks showed twice or skipped. */
export interface MomentTaken {
  /** Its id in the table. */
  readonly event: number;
  /** Milliseconds from the moment as it was read to the one it was taken for; 0 where it stands as it was read. */
  readonly shift: number;
  /** The same for the moment at which the event happened, where the log gives both. */
  readonly occurredShift: number;
  /** Milliseconds from the moment as it was read to the other one that it might mean. */
  readonly other: number;
  /** Whether another record told which; where none did, the moment stands as it was read. */
  readonly isTold: boolean;
}

/** The records whose moment may mean two, and what is known of each so far. Numbers are rows of the event table. */
export class UnsureTimes {
  readonly any: boolean;
  readonly #booked: Float64Array;
  readonly #occurred: ReadonlySet<number>;
  readonly #other = new Map<number, number>();
  readonly #taken = new Map<number, number>();

  /** `booked`: when each row was booked, as it was read; what is taken otherwise is changed in there. */
  constructor({ rows, shift, occurred }: UnsureMoments, booked: Float64Array) {
    this.#occurred = new Set(rows.filter((_, at) => occurred[at] === 1));
    rows.forEach((row, at) => this.#other.set(row, shift[at] as number));
    this.any = this.#other.size > 0;
    this.#booked = booked;
  }

  has(row: number): boolean {
    return this.#other.has(row);
  }

  /** Whether nothing has told yet which moment is meant. */
  isOpen(row: number): boolean {
    return this.#other.has(row) && !this.#taken.has(row);
  }

  /** Milliseconds from the moment as it was read to the other one; 0 for a record that is sure. */
  otherOf(row: number): number {
    return this.#other.get(row) ?? 0;
  }

  /** Takes a moment as it was read, or for the other one, because another record tells. True where that changes it. */
  take(row: number, isOther: boolean): boolean {
    const shift = isOther ? this.otherOf(row) : 0;
    const before = this.#taken.get(row) ?? 0;
    this.#taken.set(row, shift);
    this.#booked[row] = (this.#booked[row] ?? 0) + shift - before;
    return shift !== before;
  }

  /** In the order of the table. */
  all({ id, occurredAt, recordedAt }: EventColumns): readonly MomentTaken[] {
    return [...this.#other].map(([row, other]) => {
      const shift = this.#taken.get(row) ?? 0;
      const occurred = occurredAt[row] ?? 0;
      const recorded = recordedAt[row] ?? NaN;
      // What happened shortly before it was booked happened in the same turn; in the other one it would be booked too early.
      const goesAlong = Number.isNaN(recorded) || (this.#occurred.has(row) && occurred <= recorded);
      return { event: id[row] ?? 0, shift, occurredShift: goesAlong ? shift : 0, other, isTold: this.#taken.has(row) };
    });
  }
}
