import type { SummaryView } from '../../../src/contract/views.ts';
import { formatCounted, formatShare, formatSignedMoney, formatUnits } from '../../ui/figures.ts';

/** What the variances come to, read aloud. */
export function overviewSentence(summary: SummaryView, authority: string, currency: string, isCompared = true): string {
  if (!isCompared) return `No record was compared with ${authority}.`;
  if (summary.variances === 0) return `No record differs from ${authority}.`;
  const records = `${formatCounted(summary.variances, 'record')} ${summary.variances === 1 ? 'differs' : 'differ'} from ${authority}`;
  const size = `by ${formatUnits(summary.absoluteUnits)} units in all and ${formatSignedMoney(summary.netValue, currency)} net`;
  const explained =
    summary.explainedShare === 0
      ? 'None of them is explained yet.'
      : `${formatShare(summary.explainedShare)} of those units are explained.`;
  return `${records}, ${size}. ${explained}`;
}
