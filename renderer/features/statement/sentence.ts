import type { VarianceRow } from '../../../src/contract/views.ts';
import { formatShare, formatUnits } from '../../ui/figures.ts';

/** What a variance is, read aloud. Systems by name. */
export function varianceSentence(row: VarianceRow, nameOf: (code: string) => string, lines: number): string {
  const system = nameOf(row.system);
  const authority = nameOf(row.authority);
  const what = row.meaning === 'available' ? 'available' : 'on hand';
  if (row.variance === 0) {
    return lines === 0
      ? `${system} and ${authority} agree on ${formatUnits(row.recorded)} ${what}.`
      : `${system} and ${authority} both say ${formatUnits(row.recorded)} ${what}, although they differ underneath: ` +
          'the lines offset each other.';
  }
  const more = row.variance > 0 ? 'more' : 'fewer';
  const size = formatUnits(Math.abs(row.variance));
  const start = `${system} has ${size} ${more} ${what} than ${authority}`;
  if (row.unexplained === 0) return `${start}. Every unit is explained.`;
  if (row.explained === 0) return `${start}. None of it is explained yet.`;
  const share = Math.min(1, Math.abs(row.explained) / Math.abs(row.variance));
  const left = formatUnits(Math.abs(row.unexplained));
  return Math.sign(row.explained) === Math.sign(row.variance) && share < 1
    ? `${start}. ${formatShare(share)} of it is explained; ${left} is not.`
    : `${start}. ${left} is not explained.`;
}
