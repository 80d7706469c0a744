import type { VARIANCE_SORTS } from '../../../src/contract/calls.ts';
import type { VarianceRow } from '../../../src/contract/views.ts';
import type { GridColumn } from '../../grid/column.ts';
import { marksOfKinds } from '../../features/vocabulary/cellMarks.ts';
import { KINDS } from '../../features/vocabulary/words.ts';
import { formatSignedUnits, formatSignedWorth, formatUnits } from '../../ui/figures.ts';

export type VarianceSort = (typeof VARIANCE_SORTS)[number];

/** The columns of the variances, their figures in the engagement's currency and the systems by name. */
export function varianceColumns(
  currency: string,
  nameOf: (code: string) => string,
): readonly GridColumn<VarianceRow, VarianceSort>[] {
  return [
    { id: 'sku', title: 'Item', sort: 'sku', width: 100, fixed: true, identifies: true, text: (row) => row.sku },
    { id: 'location', title: 'Place', sort: 'location', width: 64, identifies: true, text: (row) => row.location },
    { id: 'system', title: 'System', sort: 'system', width: 138, text: (row) => nameOf(row.system) },
    {
      id: 'recorded',
      title: 'Recorded',
      sort: 'recorded',
      width: 84,
      number: true,
      plain: (row) => (row.recordedListed ? String(row.recorded) : ''),
      text: (row) => (row.recordedListed ? formatUnits(row.recorded) : 'not listed'),
    },
    {
      id: 'authoritative',
      title: 'Authority',
      sort: 'authoritative',
      width: 84,
      number: true,
      plain: (row) => (row.authoritativeListed ? String(row.authoritative) : ''),
      text: (row) => (row.authoritativeListed ? formatUnits(row.authoritative) : 'not listed'),
    },
    {
      id: 'absoluteVariance',
      title: 'Variance',
      sort: 'absoluteVariance',
      width: 82,
      number: true,
      staysInSight: true,
      plain: (row) => String(row.variance),
      text: (row) => formatSignedUnits(row.variance),
    },
    {
      id: 'absoluteValue',
      title: 'Value',
      sort: 'absoluteValue',
      width: 106,
      number: true,
      plain: (row) => (row.priced ? String(row.value) : ''),
      text: (row) => formatSignedWorth(row.value, row.priced, currency),
    },
    {
      id: 'unexplained',
      title: 'Unexplained',
      sort: 'unexplained',
      width: 104,
      number: true,
      plain: (row) => String(row.unexplained),
      text: (row) => formatSignedUnits(row.unexplained),
    },
    {
      id: 'kinds',
      title: 'Explained by',
      width: 230,
      text: (row) => row.kinds.map((kind) => KINDS[kind].word).join(', '),
      marks: (row) => marksOfKinds(row.kinds),
      hint: (row) => row.kinds.map((kind) => KINDS[kind].word).join(', '),
    },
    {
      id: 'meaning',
      title: 'Compares',
      width: 96,
      hidden: true,
      text: (row) => (row.meaning === 'available' ? 'Available' : 'On hand'),
    },
    { id: 'owner', title: 'Owner', width: 130, text: (row) => row.owner },
    { id: 'description', title: 'Description', width: 200, hidden: true, text: (row) => row.description ?? '' },
  ];
}
