import { bookedAt } from '../facts.ts';
import type { EventColumns } from '../facts.ts';

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

export function groupPhysicalEvents(events: EventColumns): PhysicalEvents {
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
  const before = (a: number, b: number): number => compareRecords(events, booked, a, b);
  for (let group = 0; group < count; group += 1) sortRange(rows, start[group] ?? 0, start[group + 1] ?? 0, before);
  return { count, start, rows, booked };
}

/** Gives each row the number of its group and counts each group's rows. */
function assignGroups(events: EventColumns, groupOf: Int32Array): { count: number; sizes: Int32Array } {
  const total = events.count;
  let slots = 4096;
  while (slots < total * 2) slots *= 2;
  const mask = slots - 1;
  const table = new Int32Array(slots);
  const representative = new Int32Array(total);
  const sizes = new Int32Array(total);
  let count = 0;
  const { type, item, location, normalReference } = events;
  for (let row = 0; row < total; row += 1) {
    if (normalReference[row] === 0) {
      representative[count] = row;
      groupOf[row] = count;
      sizes[count] = 1;
      count += 1;
      continue;
    }
    let hash = Math.imul((item[row] ?? 0) ^ 0x5bd1e995, 0x85ebca6b);
    hash = Math.imul(hash ^ (normalReference[row] ?? 0), 0xc2b2ae35);
    hash = Math.imul(hash ^ ((location[row] ?? 0) * 16 + (type[row] ?? 0)), 0x9e3779b1);
    let slot = (hash ^ (hash >>> 15)) & mask;
    for (;;) {
      const group = (table[slot] ?? 0) - 1;
      if (group < 0) {
        table[slot] = count + 1;
        representative[count] = row;
        groupOf[row] = count;
        sizes[count] = 1;
        count += 1;
        break;
      }
      const other = representative[group] ?? 0;
      if (item[other] === item[row] && normalReference[other] === normalReference[row] && location[other] === location[row]
        && type[other] === type[row]) {
        groupOf[row] = group;
        sizes[group] = (sizes[group] ?? 0) + 1;
        break;
      }
      slot = (slot + 1) & mask;
    }
  }
  return { count, sizes };
}

/** Which of two records comes first: the one booked earlier; ties are broken by what they say and last by where they stood. */
export function compareRecords(events: EventColumns, booked: Float64Array, a: number, b: number): number {
  return (booked[a] ?? 0) - (booked[b] ?? 0)
    || (events.occurredAt[a] ?? 0) - (events.occurredAt[b] ?? 0)
    || (events.quantity[a] ?? 0) - (events.quantity[b] ?? 0)
    || (events.system[a] ?? 0) - (events.system[b] ?? 0)
    || (events.source[a] ?? 0) - (events.source[b] ?? 0)
    || (events.line[a] ?? 0) - (events.line[b] ?? 0);
}

/** Insertion sort for the usual handful of rows, the platform's sort for groups without references. */
function sortRange(rows: Int32Array, from: number, to: number, compare: (a: number, b: number) => number): void {
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
