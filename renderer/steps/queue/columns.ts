import type { EXCEPTION_SORTS } from '../../../src/contract/calls.ts';
import type { ExceptionRow } from '../../../src/contract/views.ts';
import { markOfSeverityInCell, marksOfKinds } from '../../features/vocabulary/cellMarks.ts';
import { FIX_WORDS, KINDS, SEVERITY_WORDS, STATE_WORDS } from '../../features/vocabulary/words.ts';
import type { GridColumn } from '../../grid/column.ts';
import { formatCount, formatShare, formatSignedUnits, formatSignedWorth } from '../../ui/figures.ts';
import { formatMoment, formatSortable } from '../../ui/moments.ts';

export type ExceptionSort = (typeof EXCEPTION_SORTS)[number];

/** The columns of the queue; moments on the clock of `timezone`. */
export function exceptionColumns(
  currency: string,
  timezone: string,
  nameOf: (code: string) => string,
  handoffName: (code: string) => string,
): readonly GridColumn<ExceptionRow, ExceptionSort>[] {
  return [
    { id: 'code', title: 'Number', sort: 'code', width: 84, fixed: true, identifies: true, text: (row) => row.code },
    {
      id: 'severity',
      title: 'Severity',
      sort: 'severity',
      width: 86,
      text: (row) => SEVERITY_WORDS[row.severity],
      marks: (row) => markOfSeverityInCell(row.severity),
    },
    {
      id: 'kind',
      title: 'Kind',
      sort: 'kind',
      width: 146,
      text: (row) => KINDS[row.kind].word,
      marks: (row) => marksOfKinds([row.kind]),
      hint: (row) => KINDS[row.kind].meaning,
    },
    { id: 'sku', title: 'Item', sort: 'sku', width: 96, identifies: true, text: (row) => row.sku },
    { id: 'location', title: 'Place', sort: 'location', width: 60, identifies: true, text: (row) => row.location },
    {
      id: 'quantity',
      title: 'Units',
      sort: 'quantity',
      width: 66,
      number: true,
      staysInSight: true,
      plain: (row) => String(row.quantity),
      text: (row) => formatSignedUnits(row.quantity),
    },
    {
      id: 'absoluteValue',
      title: 'Value',
      sort: 'absoluteValue',
      width: 100,
      number: true,
      plain: (row) => (row.priced ? String(row.value) : ''),
      text: (row) => formatSignedWorth(row.value, row.priced, currency),
    },
    { id: 'reference', title: 'Reference', width: 104, identifies: true, text: (row) => row.reference ?? '' },
    { id: 'owner', title: 'Owner', sort: 'owner', width: 128, text: (row) => row.owner },
    {
      id: 'handoff',
      title: 'Handoff',
      sort: 'handoff',
      width: 262,
      text: (row) =>
        row.handoff !== null ? handoffName(row.handoff)
          : row.from === null || row.to === null ? '' : `${nameOf(row.from)} to ${nameOf(row.to)}`,
    },
    {
      id: 'firstAt',
      title: 'First at',
      sort: 'firstAt',
      width: 134,
      plain: (row) => formatSortable(row.firstAt, timezone),
      text: (row) => formatMoment(row.firstAt, timezone),
    },
    { id: 'fix', title: 'Fix', width: 124, text: (row) => FIX_WORDS[row.fix].word },
    { id: 'rootEvent', title: 'Root event', width: 92, hidden: true, text: (row) => row.rootEvent ?? '' },
    { id: 'status', title: 'State', sort: 'status', width: 96, text: (row) => STATE_WORDS[row.status] },
    {
      id: 'confidence',
      title: 'Certainty',
      width: 84,
      number: true,
      hidden: true,
      plain: (row) => String(row.confidence),
      text: (row) => formatShare(row.confidence),
    },
    {
      id: 'timesSeen',
      title: 'Seen',
      width: 66,
      number: true,
      hidden: true,
      plain: (row) => String(row.timesSeen),
      text: (row) => formatCount(row.timesSeen),
    },
    { id: 'description', title: 'Description', width: 190, hidden: true, text: (row) => row.description ?? '' },
  ];
}
