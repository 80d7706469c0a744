/** Rows of files in full: behind a figure, and those of one write path. */
import type { FactFilter, FactRow } from '../../contract/factViews.ts';
import { wallClock } from '../../domain/statements/moments.ts';
import { eventWord } from '../../domain/statements/wording.ts';
import type { EventType } from '../../domain/vocabulary.ts';
import type { ListColumns, ListSetting } from '../../reports/model/listColumns.ts';
import { printed } from '../../reports/model/words.ts';
import type { Database } from '../../store/database.ts';
import { ensureLookupIndexes } from '../../store/queries/lookupIndexes.ts';
import { eventPage, eventsById } from '../../store/queries/steps/eventList.ts';
import type { EventRecord } from '../../store/queries/steps/eventList.ts';
import { filterNote, orderNote } from './filterWords.ts';
import { rowsBehind } from './rowsBehind.ts';
import type { WholeList } from './wholeList.ts';

const ROWS: ListColumns<FactRow> = {
  file: { title: 'File', kind: 'text', width: 24, value: (row) => row.file },
  row: { title: 'Line', kind: 'count', width: 8, value: (row) => row.row },
  of: { title: 'Row of', kind: 'text', width: 11, value: (row) => printed(row.of) },
  system: { title: 'System', kind: 'text', width: 16, value: (row, { nameOf }) => nameOf(row.system) },
  what: { title: 'What', kind: 'text', width: 16, value: (row) => (row.what === '' ? null : printed(row.what)) },
  sku: { title: 'Item', kind: 'text', width: 18, value: (row) => row.sku },
  location: { title: 'Place', kind: 'text', width: 12, value: (row) => row.location },
  quantity: { title: 'Units or amount', kind: 'signedUnits', width: 12, value: (row) => row.quantity },
  at: { title: 'Moment', kind: 'moment', width: 17, value: (row, { timezone }) => (row.at === null ? null : wallClock(row.at, timezone)) },
  reference: { title: 'Reference', kind: 'text', width: 18, value: (row) => row.reference },
};

export async function factList(db: Database, title: string, filter: FactFilter, rest: () => Promise<void>): Promise<WholeList<FactRow>> {
  const read = await rowsBehind(db, filter, rest);
  return {
    title: title === '' ? 'Rows of files' : title, notes: ['Every row of a file that the figure is made of.', 'Order: as they were read.'],
    empty: 'No row of any file stands behind this.', columns: ROWS, total: read(0, 1).total,
    read: (start, count) => read(start, count).rows,
  };
}

const EVENTS: ListColumns<EventRecord> = {
  at: { title: 'Recorded', kind: 'moment', width: 17, value: (row, { timezone }) => wallClock(row.at, timezone) },
  occurredAt: { title: 'Occurred', kind: 'moment', width: 17, value: (row, { timezone }) => wallClock(row.occurredAt, timezone) },
  sku: { title: 'Item', kind: 'text', width: 18, value: (row) => row.sku },
  location: { title: 'Place', kind: 'text', width: 12, value: (row) => row.location },
  quantity: { title: 'Units', kind: 'signedUnits', width: 10, value: (row) => row.quantity },
  reference: { title: 'Reference', kind: 'text', width: 18, value: (row) => row.reference },
  file: { title: 'File', kind: 'text', width: 24, value: (row) => row.file },
  row: { title: 'Line', kind: 'count', width: 8, value: (row) => row.row },
};

export function eventList(db: Database, system: string, eventType: EventType, { nameOf }: ListSetting): WholeList<EventRecord> {
  ensureLookupIndexes(db);
  return {
    title: `${eventWord(eventType)} in ${nameOf(system)}`,
    notes: [filterNote([`system ${nameOf(system)}`, `event ${eventWord(eventType)}`]), orderNote('recorded', 'desc')],
    empty: 'It recorded none.', columns: EVENTS, total: eventPage(db, system, eventType, 0, 1).total,
    read: (start, count) => eventsById(db, eventPage(db, system, eventType, start, count).ids),
  };
}
