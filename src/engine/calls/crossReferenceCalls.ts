import type { CrossReferenceView } from '../../contract/crossReferenceViews.ts';
import { fail } from '../../domain/problem.ts';
import { crossFound, crossLists } from '../lists/crossLists.ts';
import { answering } from './callContext.ts';
import type { CallContext } from './callContext.ts';

/** Items and places across the systems. */
export function crossReferenceCalls(context: CallContext) {
  return {
    'map.crossReference': answering('map.crossReference', async ({ of, show, search, start, count }, task): Promise<CrossReferenceView> => {
      const db = context.database();
      const { systems, rows: all, pending } = await crossLists(db, of, async () => {
        await task.breathe();
        if (context.database() !== db) fail({ code: 'cancelled', message: 'Another engagement was opened meanwhile.' });
      });
      const shown = crossFound(all[show], search);
      return {
        systems, rows: shown.slice(start, start + count), total: shown.length,
        counts: { suggested: all.suggested.length, single: all.single.length, decided: all.decided.length, all: all.all.length }, pending,
      };
    }),
  };
}
