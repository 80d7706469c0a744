import { listHandoffs } from '../../store/queries/handoffs.ts';
import { listWritePaths } from '../../store/queries/writePaths.ts';
import { answering } from './callContext.ts';
import type { CallContext } from './callContext.ts';

export function mapCalls(context: CallContext) {
  return {
    'map.writePaths': answering('map.writePaths', () => listWritePaths(context.database())),
    'handoffs.list': answering('handoffs.list', () => listHandoffs(context.database())),
  };
}
