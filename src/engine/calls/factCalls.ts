import { factPage } from '../../store/queries/factRows.ts';
import { answering } from './callContext.ts';
import type { CallContext } from './callContext.ts';

/** From a figure to the rows of files that it is made of. */
export function factCalls(context: CallContext) {
  return {
    'facts.page': answering('facts.page', ({ filter, start, count }) => factPage(context.database(), filter, start, count)),
  };
}
