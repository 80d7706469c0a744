/** What is said of a check's last run. Pure. */
import type { CheckResultView, CheckView } from '../../../src/contract/checkViews.ts';
import { formatCount } from '../../ui/figures.ts';

export type CheckState = 'not run' | 'nothing to check' | 'finds' | 'passes';

export function stateOf(check: CheckView): CheckState {
  if (check.result === null) return 'not run';
  if (check.result.needs !== null) return 'nothing to check';
  return check.result.found > 0 ? 'finds' : 'passes';
}

/** How the count moved since the run before: `+3`, `−2`, `same`; empty where there was none. */
export function changeOf({ found, foundBefore }: CheckResultView): string {
  if (foundBefore === null) return '';
  if (found === foundBefore) return 'same';
  return found > foundBefore ? `+${formatCount(found - foundBefore)}` : `−${formatCount(foundBefore - found)}`;
}

/** In a sentence what the last run came to. */
export function sentenceOf(check: CheckView): string {
  const { result, looksAt } = check;
  switch (stateOf(check)) {
    case 'not run': return 'It has not run yet.';
    case 'nothing to check': return `There was nothing to look at. It needs: ${lowered(result?.needs ?? '')}`;
    case 'passes': return `It looked at ${formatCount(result?.looked ?? 0)} ${looksAt} and found nothing.`;
    case 'finds': return `It looked at ${formatCount(result?.looked ?? 0)} ${looksAt} and found ${formatCount(result?.found ?? 0)}.`;
  }
}

function lowered(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}
