import type { EventColumns } from '../../domain/facts.ts';
import type { Database } from '../database.ts';
import { eachRowOfNumbers } from '../pages/numberTable.ts';
import { EVENT_COLUMNS } from './factColumns.ts';
import { readReferences } from './readReferences.ts';
import type { References } from './readReferences.ts';

/** All events in the order of their ids, as columns. */
export function readEvents(db: Database, image = db.image(), references: References = readReferences(db, image)): EventColumns {
  const count = db.number('SELECT count(*) FROM event');
  const events = {
    count, id: new Int32Array(count), source: new Int32Array(count), line: new Int32Array(count), system: new Int32Array(count),
    type: new Uint8Array(count), item: new Int32Array(count), location: new Int32Array(count), quantity: new Float64Array(count),
    occurredAt: new Float64Array(count), recordedAt: new Float64Array(count), reference: new Int32Array(count),
    normalReference: new Int32Array(count), orderLine: new Int32Array(count),
  };
  const { normalId } = references;
  // A NULL id comes as NaN, which an integer array keeps as 0.
  eachRowOfNumbers(db, image, 'event', EVENT_COLUMNS, (id, row, at) => {
    events.id[at] = id;
    events.source[at] = row[0] as number;
    events.line[at] = row[1] as number;
    events.system[at] = row[2] as number;
    events.type[at] = row[3] as number;
    events.item[at] = row[4] as number;
    events.location[at] = row[5] as number;
    events.quantity[at] = row[6] as number;
    events.occurredAt[at] = row[7] as number;
    events.recordedAt[at] = row[8] as number;
    events.reference[at] = row[9] as number;
    events.normalReference[at] = normalId[events.reference[at]] as number;
    events.orderLine[at] = row[10] as number;
  });
  return events;
}
