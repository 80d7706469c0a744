/**
 * Several readings of one thing in one export: an item, location, state, bin and lot that come with several moments are figures
 * one after the other, not parts of a sum.
 */
import type { PositionColumns } from '../facts.ts';

/**
 * The rows that a later row of the same export replaces, a 1 each; undefined where there are none. One moment counts, the one that
 * tells the cut-off best (`isBetter`). Rows without a moment are of the cut-off. Rows of one moment are parts and
 * are added up.
 */
export function olderReadings(positions: PositionColumns, cutoff: number): Uint8Array | undefined {
  if (!hasSeveralMoments(positions)) return undefined;
  const cells = new Cells(positions);
  const moment = new Float64Array(positions.count).fill(NaN);
  for (let row = 0; row < positions.count; row += 1) {
    const first = cells.firstOf(row);
    const known = moment[first] as number;
    const own = momentOf(positions, row, cutoff);
    if (Number.isNaN(known) || isBetter(own, known, cutoff)) moment[first] = own;
  }
  let replaced: Uint8Array | undefined;
  for (let row = 0; row < positions.count; row += 1) {
    if (momentOf(positions, row, cutoff) === moment[cells.firstOf(row)]) continue;
    replaced ??= new Uint8Array(positions.count);
    replaced[row] = 1;
  }
  return replaced;
}

const DAY = 86_400_000;

/**
 * Whether a reading tells the cut-off better than another: the latest of the last day before it; where there is none, the one nearest to
 * it. So a figure that was read an hour after the cut-off goes before the one the period was opened with.
 */
export function isBetter(moment: number, known: number, cutoff: number): boolean {
  const [own, other] = [cutoff - moment, cutoff - known];
  const [isRecent, isOtherRecent] = [own >= 0 && own <= DAY, other >= 0 && other <= DAY];
  if (isRecent !== isOtherRecent) return isRecent;
  return Math.abs(own) < Math.abs(other) || (own === 0 - other && own > other);
}

function momentOf(positions: PositionColumns, row: number, cutoff: number): number {
  const moment = positions.asOf[row] as number;
  return Number.isNaN(moment) ? cutoff : moment;
}

/** Whether any export has rows of more than one moment: almost none has, and then nothing else has to be looked at. */
function hasSeveralMoments({ count, source, asOf }: PositionColumns): boolean {
  const moments = new Map<number, number>();
  let lastSource = -1;
  let lastMoment = NaN;
  for (let row = 0; row < count; row += 1) {
    const from = source[row] as number;
    const moment = asOf[row] as number;
    if (from === lastSource && (moment === lastMoment || (moment !== moment && lastMoment !== lastMoment))) continue;
    const known = moments.get(from);
    if (known !== undefined && !Object.is(known, moment)) return true;
    moments.set(from, moment);
    lastSource = from;
    lastMoment = moment;
  }
  return false;
}

/** The rows that speak of one thing, known by the first of them: open addressing over row numbers, at most half full. */
class Cells {
  readonly #positions: PositionColumns;
  /** Row + 1; 0 is free. */
  readonly #slots: Int32Array;

  constructor(positions: PositionColumns) {
    this.#positions = positions;
    let size = 1 << 10;
    while (size < positions.count * 2) size *= 2;
    this.#slots = new Int32Array(size);
  }

  firstOf(row: number): number {
    const slots = this.#slots;
    const mask = slots.length - 1;
    for (let slot = this.#hash(row) & mask; ; slot = (slot + 1) & mask) {
      const first = (slots[slot] as number) - 1;
      if (first < 0) {
        slots[slot] = row + 1;
        return row;
      }
      if (this.#isSame(first, row)) return first;
    }
  }

  #hash(row: number): number {
    const { source, item, location, state, bin, lot } = this.#positions;
    let hash = 0x811c9dc5 | 0;
    for (const column of [source, item, location, state, bin, lot]) {
      hash = Math.imul(hash ^ (column[row] as number), 0x9e3779b1) ^ (hash >>> 13);
    }
    return hash ^ (hash >>> 16);
  }

  #isSame(a: number, b: number): boolean {
    const { source, item, location, state, bin, lot } = this.#positions;
    return item[a] === item[b] && location[a] === location[b] && source[a] === source[b] && state[a] === state[b]
      && bin[a] === bin[b] && lot[a] === lot[b];
  }
}
