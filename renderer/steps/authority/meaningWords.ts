import type { StateShareView } from '../../../src/contract/stepViews.ts';
import { STOCK_STATE_WORDS } from '../../features/vocabulary/words.ts';

/** Where the units of a state stand. */
export function shareWords({ units, onHand, available }: Pick<StateShareView, 'units' | 'onHand' | 'available'>): string {
  if (units === 0) return '';
  if (available < 0) return onHand === 0 ? 'taken off available' : 'on hand, taken off available';
  if (onHand === 0) return available === 0 ? 'in neither figure' : 'in available only';
  return available === 0 ? 'on hand, not available' : 'in both figures';
}

/** What a system's available is made of, as a sentence. */
export function madeOf(shares: readonly StateShareView[]): string {
  const words = (list: readonly StateShareView[]): string =>
    list.map(({ state }) => STOCK_STATE_WORDS[state].toLowerCase()).join(' and ');
  const inside = shares.filter(({ available }) => available > 0);
  const off = shares.filter(({ available }) => available < 0);
  if (inside.length === 0) return 'nothing it reports here may be promised.';
  const less = off.length === 0 ? '' : `, less what is ${words(off)}`;
  const alone = shares.length === 1 ? ' It tells nothing else, so that what is committed or damaged cannot be seen in it.' : '';
  return `its available is what it calls ${words(inside)}${less}.${alone}`;
}
