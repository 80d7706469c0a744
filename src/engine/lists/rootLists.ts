/** Root events and people's reports in full. */
import type { RootRank, RootsShown } from '../../contract/calls.ts';
import type { IncidentView, RootEventView } from '../../contract/rootViews.ts';
import { wallClock } from '../../domain/statements/moments.ts';
import { KIND_WORDS } from '../../domain/statements/wording.ts';
import type { ListColumns } from '../../reports/model/listColumns.ts';
import { printed } from '../../reports/model/words.ts';
import type { Database } from '../../store/database.ts';
import { incidentPage } from '../../store/queries/incidents.ts';
import { ensureLookupIndexes } from '../../store/queries/lookupIndexes.ts';
import { rootOrder, rootsById } from '../../store/queries/roots.ts';
import { filterNote, orderNote } from './filterWords.ts';
import type { WholeList } from './wholeList.ts';

const SHOWN: Readonly<Record<RootsShown, string | null>> = {
  all: null, several: 'that set off several exceptions', reported: 'that people reported', patterns: 'loops of corrections and moved gaps',
};
const RANKS: Readonly<Record<RootRank, string>> = {
  exceptions: 'exceptions set off', incidents: 'reports of people', units: 'units', value: 'value',
};

const ROOTS: ListColumns<RootEventView> = {
  code: { title: 'Root event', kind: 'text', width: 11, value: (row) => row.code },
  kind: { title: 'First seen as', kind: 'text', width: 19, value: (row) => KIND_WORDS[row.kind] },
  pattern: { title: 'Pattern', kind: 'text', width: 19, value: (row) => row.patterns.map(printed).join(', ') || null },
  sku: { title: 'Item', kind: 'text', width: 18, value: (row) => row.sku },
  location: { title: 'Place', kind: 'text', width: 12, value: (row) => row.location },
  at: { title: 'At', kind: 'moment', width: 17, value: (row, { timezone }) => wallClock(row.at, timezone) },
  exceptions: { title: 'Exceptions set off', kind: 'count', width: 11, value: (row) => row.exceptions },
  incidents: { title: 'Reports', kind: 'count', width: 9, value: (row) => row.incidents },
  units: { title: 'Units', kind: 'units', width: 10, value: (row) => row.units },
  value: { title: 'Value', kind: 'money', width: 14, value: (row) => (row.priced ? row.value : null) },
};

export function rootList(db: Database, show: RootsShown, rank: RootRank): WholeList<RootEventView> {
  ensureLookupIndexes(db);
  const order = rootOrder(db, show, rank);
  return {
    title: 'Root events', notes: [filterNote([SHOWN[show]]), orderNote(RANKS[rank], 'desc')], empty: 'There is none of these.',
    columns: ROOTS, total: order.total, read: (start, count) => rootsById(db, order.ids(start, count)),
  };
}

const REPORTS: ListColumns<IncidentView> = {
  reportedAt: { title: 'Reported', kind: 'moment', width: 17, value: (row, { timezone }) => wallClock(row.reportedAt, timezone) },
  kind: { title: 'What', kind: 'text', width: 20, value: (row) => printed(row.kind) },
  system: { title: 'In', kind: 'text', width: 16, value: (row, { nameOf }) => nameOf(row.system) },
  sku: { title: 'Item', kind: 'text', width: 18, value: (row) => row.sku },
  location: { title: 'Place', kind: 'text', width: 12, value: (row) => row.location },
  quantity: { title: 'Units', kind: 'units', width: 10, value: (row) => (row.quantity === null ? null : Math.abs(row.quantity)) },
  reportedBy: { title: 'By', kind: 'text', width: 18, value: (row) => row.reportedBy },
  reference: { title: 'Reference', kind: 'text', width: 15, value: (row) => row.reference },
  cause: { title: 'Most likely cause', kind: 'text', width: 50, value: (row) => row.causes[0]?.text ?? null },
  exception: { title: 'Exception', kind: 'text', width: 11, value: (row) => row.causes[0]?.exception ?? null },
  rootEvent: { title: 'Root event', kind: 'text', width: 11, value: (row) => row.causes[0]?.rootEvent ?? null },
  weight: { title: 'Points of 100', kind: 'count', width: 9, value: (row) => row.causes[0]?.weight ?? null },
  why: { title: 'Why it is likely', kind: 'text', width: 50, value: (row) => row.causes[0]?.reasoning ?? null },
  file: { title: 'File', kind: 'text', width: 24, value: (row) => row.file },
  row: { title: 'Line', kind: 'count', width: 8, value: (row) => row.row },
};

export function reportList(db: Database): WholeList<IncidentView> {
  return {
    title: 'Reports of people', notes: [filterNote([]), orderNote('reported', 'desc')], empty: 'No report was read.',
    columns: REPORTS, total: incidentPage(db, 0, 1).total, read: (start, count) => incidentPage(db, start, count).rows,
  };
}
