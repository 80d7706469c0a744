import { bookedAt } from '../../domain/facts.ts';
import type { EventColumns, UnsureMoments } from '../../domain/facts.ts';
import type { Database } from '../database.ts';

/** Finds the rows whose booking is one of the moments that an import could not be sure of. */
export function readUnsureMoments(db: Database, events: EventColumns): UnsureMoments {
  const shifts = new Map<number, Map<string, number>>();
  db.each('SELECT source_id, line, at, shift FROM unsure_moment', (row) => {
    const source = Number(row[0]);
    const known = shifts.get(source) ?? new Map<string, number>();
    known.set(`${Number(row[1])} ${Number(row[2])}`, Number(row[3]));
    shifts.set(source, known);
  });
  const rows: number[] = [];
  const shift: number[] = [];
  const occurred: number[] = [];
  if (shifts.size > 0) {
    for (let row = 0; row < events.count; row += 1) {
      const ofSource = shifts.get(events.source[row] as number);
      const found = ofSource?.get(`${events.line[row]} ${bookedAt(events, row)}`);
      if (found === undefined) continue;
      rows.push(row);
      shift.push(found);
      occurred.push(ofSource?.has(`${events.line[row]} ${events.occurredAt[row]}`) === true ? 1 : 0);
    }
  }
  return { rows: Int32Array.from(rows), shift: Float64Array.from(shift), occurred: Uint8Array.from(occurred) };
}
