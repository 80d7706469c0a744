import { bookedAt } from '../facts.ts';
import type { EventColumns } from '../facts.ts';
import type { CompareReferences } from './spelling.ts';

/**
 * Records grouped into physical events: all records, of any system, of one type, item and location under one reference in normal
 * form. Group g holds the rows `rows[start[g]] … rows[start[g + 1] − 1]`, oldest first; ties in time are broken by what the
 * records say and only last by where they stood in the file, so the order of input rows decides nothing.
 *
 * A record without a reference is a group of its own; what it belongs to is for `linkRecords.ts` to find.
 */
export interface PhysicalEvents {
  readonly count: number;
  readonly start: Int32Array;
  readonly rows: Int32Array;
  /** When each row's system booked it. */
  readonly booked: Float64Array;
}

/** Where `references` is not given, records of a group that differ only in how they spell their reference stand as in the file. */
export function groupPhysicalEvents(events: EventColumns, references?: CompareReferences): PhysicalEvents {
  const total = events.count;
  const booked = new Float64Array(total);
  for (let row = 0; row < total; row += 1) booked[row] = bookedAt(events, row);

  const groupOf = new Int32Array(total);
  const { count, sizes } = assignGroups(events, groupOf);

  const start = new Int32Array(count + 1);
  for (let group = 0; group < count; group += 1) start[group + 1] = (start[group] ?? 0) + (sizes[group] ?? 0);
  const next = start.slice(0, count);
  const rows = new Int32Array(total);
  for (let row = 0; row < total; row += 1) {
    const group = groupOf[row] ?? 0;
    const place = next[group] ?? 0;
    rows[place] = row;
    next[group] = place + 1;
  }
  const before = (a: number, b: number): number => compareRecords(events, booked, a, b, references);
  for (let group = 0; group < count; group += 1) sortRange(rows, start[group] ?? 0, start[group + 1] ?? 0, before);
  return { count, start, rows, booked };
}

/** Groups under one reference that are looked through one by one; further ones are found by what they are. */
const FEW = 16;

/** Gives each row the number of its group and counts each group's rows. */
function assignGroups(events: EventColumns, groupOf: Int32Array): { count: number; sizes: Int32Array } {
  const total = events.count;
  const { type, item, location, normalReference } = events;
  let references = 0;
  for (let row = 0; row < total; row += 1) references = Math.max(references, normalReference[row] ?? 0);
  // Neighbours in a log have neighbouring references in every system's log, so that these lists are walked nearly in order.
  const newest = new Int32Array(references + 1).fill(-1);
  const under = new Int32Array(references + 1);
  const olderGroup = new Int32Array(total);
  const representative = new Int32Array(total);
  const sizes = new Int32Array(total);
  const crowded = new Map<string, number>();
  let count = 0;
  const keyOf = (row: number): string => `${normalReference[row]} ${item[row]} ${location[row]} ${type[row]}`;
  const isAlike = (a: number, b: number): boolean => item[a] === item[b] && location[a] === location[b] && type[a] === type[b];
  for (let row = 0; row < total; row += 1) {
    const reference = normalReference[row] ?? 0;
    const isCrowded = (under[reference] ?? 0) >= FEW;
    let group = reference === 0 ? -1 : newest[reference] ?? -1;
    while (group >= 0 && !isAlike(representative[group] ?? 0, row)) group = olderGroup[group] ?? -1;
    if (group < 0 && isCrowded) group = crowded.get(keyOf(row)) ?? -1;
    if (group < 0) {
      group = count;
      count += 1;
      representative[group] = row;
      if (isCrowded) crowded.set(keyOf(row), group);
      else if (reference !== 0) {
        olderGroup[group] = newest[reference] ?? -1;
        newest[reference] = group;
        under[reference] = (under[reference] ?? 0) + 1;
      }
    }
    groupOf[row] = group;
    sizes[group] = (sizes[group] ?? 0) + 1;
  }
  return { count, sizes };
}

/** Which of two records comes first: the one booked earlier; ties are broken by what they say and last by where they stood. */
export function compareRecords(
  events: EventColumns, booked: Float64Array, a: number, b: number, references?: CompareReferences,
): number {
  return (booked[a] ?? 0) - (booked[b] ?? 0)
    || (events.occurredAt[a] ?? 0) - (events.occurredAt[b] ?? 0)
    || (events.quantity[a] ?? 0) - (events.quantity[b] ?? 0)
    || (events.system[a] ?? 0) - (events.system[b] ?? 0)
    || (references?.(events.reference[a] ?? 0, events.reference[b] ?? 0) ?? 0)
    || (events.source[a] ?? 0) - (events.source[b] ?? 0)
    || (events.line[a] ?? 0) - (events.line[b] ?? 0);
}

/** Insertion sort for the usual handful of rows, the platform's sort for groups without references. */
export function sortRange(rows: Int32Array, from: number, to: number, compare: (a: number, b: number) => number): void {
  if (to - from > 24) {
    rows.subarray(from, to).sort(compare);
    return;
  }
  for (let i = from + 1; i < to; i += 1) {
    const row = rows[i] ?? 0;
    let j = i - 1;
    while (j >= from && compare(rows[j] ?? 0, row) > 0) {
      rows[j + 1] = rows[j] ?? 0;
      j -= 1;
    }
    rows[j + 1] = row;
  }
}
