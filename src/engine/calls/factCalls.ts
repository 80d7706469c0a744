import { rowsBehind } from '../lists/rowsBehind.ts';
import { answering } from './callContext.ts';
import type { CallContext } from './callContext.ts';

/** From a figure to the rows of files that it is made of. */
export function factCalls(context: CallContext) {
  return {
    'facts.page': answering('facts.page', async ({ filter, start, count }, task) => {
      const read = await rowsBehind(context.database(), filter, (progress) => {
        task.report(progress);
        return task.breathe();
      });
      return read(start, count);
    }),
  };
}
