/** What a check found, what was decided, and what is not seen any more, each in full. */
import type { CheckFindingView } from '../../contract/checkViews.ts';
import type { GoneExceptionView } from '../../contract/fileViews.ts';
import type { DecisionView } from '../../contract/decisionViews.ts';
import { ALL_CHECKS } from '../../domain/checks/allChecks.ts';
import { wallClock } from '../../domain/statements/moments.ts';
import { KIND_WORDS } from '../../domain/statements/wording.ts';
import type { ListColumns } from '../../reports/model/listColumns.ts';
import { readCheckResults } from '../../store/checks/checkResults.ts';
import type { Database } from '../../store/database.ts';
import { decisionCount, decisionPage } from '../../store/decisions/decisionRecords.ts';
import { checkFindings } from '../../store/queries/checkFindings.ts';
import { ensureLookupIndexes } from '../../store/queries/lookupIndexes.ts';
import { goneExceptions } from '../../store/queries/runHistory.ts';
import { decisionView } from '../decisions/decisionView.ts';
import { filterNote, orderNote } from './filterWords.ts';
import type { WholeList } from './wholeList.ts';

const FINDINGS: ListColumns<CheckFindingView> = {
  sku: { title: 'Item', kind: 'text', width: 18, value: (row) => row.sku },
  location: { title: 'Place', kind: 'text', width: 12, value: (row) => row.location },
  system: { title: 'System', kind: 'text', width: 16, value: (row, { nameOf }) => (row.system === null ? null : nameOf(row.system)) },
  at: { title: 'At', kind: 'moment', width: 17, value: (row, { timezone }) => wallClock(row.at, timezone) },
  units: { title: 'Units', kind: 'units', width: 10, value: (row) => row.units },
  value: { title: 'Value', kind: 'money', width: 14, value: (row) => (row.priced ? row.value : null) },
  sentence: { title: 'What it found', kind: 'text', width: 70, value: (row) => row.sentence },
};

export function findingList(db: Database, code: string): WholeList<CheckFindingView> {
  ensureLookupIndexes(db);
  const check = ALL_CHECKS.find((each) => each.code === code);
  return {
    title: check?.title ?? code, notes: [check?.looksFor ?? '', orderNote('value', 'desc')].filter((note) => note !== ''),
    empty: 'It found nothing.', columns: FINDINGS, total: readCheckResults(db).get(code)?.found ?? 0,
    read: (start, count) => checkFindings(db, code, start, count),
  };
}

const DECISIONS: ListColumns<DecisionView> = {
  seq: { title: 'No.', kind: 'count', width: 7, value: (row) => row.seq },
  at: { title: 'When', kind: 'moment', width: 17, value: (row, { timezone }) => wallClock(row.at, timezone) },
  who: { title: 'Who', kind: 'text', width: 18, value: (row) => row.who },
  text: { title: 'What', kind: 'text', width: 70, value: (row) => row.sentence },
  why: { title: 'Why', kind: 'text', width: 40, value: (row) => row.why },
  exceptions: { title: 'Exceptions', kind: 'count', width: 11, value: (row) => row.exceptionCount },
  undoneBy: { title: 'Undone by No.', kind: 'count', width: 10, value: (row) => row.undoneBy },
  hash: { title: 'SHA-256 of the log up to here', kind: 'text', width: 66, value: (row) => row.hash },
};

export function decisionList(db: Database): WholeList<DecisionView> {
  return {
    title: 'Log of decisions', notes: [filterNote([]), orderNote('number', 'desc')], empty: 'Nothing was decided.', columns: DECISIONS,
    total: decisionCount(db), read: (start, count) => decisionPage(db, start, count).map((decision) => decisionView(db, decision)),
  };
}

const GONE: ListColumns<GoneExceptionView> = {
  code: { title: 'Exception', kind: 'text', width: 11, value: (row) => row.code },
  kind: { title: 'Kind', kind: 'text', width: 19, value: (row) => KIND_WORDS[row.kind] },
  sku: { title: 'Item', kind: 'text', width: 18, value: (row) => row.sku },
  location: { title: 'Place', kind: 'text', width: 12, value: (row) => row.location },
  handoff: { title: 'Handoff', kind: 'text', width: 24, value: (row) => row.handoff },
  reference: { title: 'Reference', kind: 'text', width: 15, value: (row) => row.reference },
  quantity: { title: 'Units', kind: 'signedUnits', width: 10, value: (row) => row.quantity },
  value: { title: 'Value', kind: 'money', width: 14, value: (row) => (row.priced ? row.value : null) },
  owner: { title: 'Owner', kind: 'text', width: 20, value: (row) => row.owner },
  timesSeen: { title: 'Times seen', kind: 'count', width: 8, value: (row) => row.timesSeen },
  closedAt: { title: 'Gone at', kind: 'moment', width: 17, value: (row, { timezone }) => wallClock(row.closedAt, timezone) },
  provedBy: { title: 'Rows that proved it', kind: 'text', width: 50, value: (row) => row.provedBy },
};

export function goneList(db: Database): WholeList<GoneExceptionView> {
  return {
    title: 'Not seen any more', notes: [filterNote([]), orderNote('gone at', 'desc')], empty: 'Every exception is still there.',
    columns: GONE, total: goneExceptions(db, 0, 1).total, read: (start, count) => goneExceptions(db, start, count).rows,
  };
}
