import { tellStories } from '../../store/queries/stories.ts';
import { answering } from './callContext.ts';
import type { CallContext } from './callContext.ts';

const MOST = 7;

export function storyCalls(context: CallContext) {
  return {
    'stories.list': answering('stories.list', () => tellStories(context.database(), MOST)),
  };
}
