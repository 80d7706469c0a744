import type { SummaryView } from '../../../src/contract/views.ts';
import { formatCount, formatCounted, formatShare, formatSignedMoney } from '../../ui/figures.ts';

/** What the variances come to, read aloud. */
export function overviewSentence(summary: SummaryView, authority: string, currency: string, isCompared = true): string {
  if (!isCompared) return `No record was compared with ${authority}.`;
  if (summary.variances === 0) return `No record differs from ${authority}, to the unit.`;
  const records = `${formatCounted(summary.variances, 'record')} ${summary.variances === 1 ? 'differs' : 'differ'} from ${authority}`;
  const { unpricedVariances: unpriced } = summary;
  const without = unpriced === 0 ? '' : ` (${formatCount(unpriced)} at no known cost)`;
  const worth =
    unpriced === summary.variances ? ', at no known cost' : ` and ${formatSignedMoney(summary.netValue, currency)} net${without}`;
  const size = `by ${formatCounted(summary.absoluteUnits, 'unit')} in all${worth}`;
  const explained =
    summary.explainedShare === 0
      ? 'None of it is explained yet.'
      : `${formatShare(summary.explainedShare)} of those units are explained.`;
  return `${records}, ${size}. ${explained}`;
}
