import type { SourceView } from '../../../src/contract/views.ts';

/** True where a file carries quantities of stock, so that their sum means something. */
export function holdsStock(source: SourceView): boolean {
  return source.dataset === 'positions' || source.dataset === 'events';
}
