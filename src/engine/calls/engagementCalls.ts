import type { EngagementView } from '../../contract/views.ts';
import type { Database } from '../../store/database.ts';
import { engagementOverview } from '../../store/queries/engagementView.ts';
import { answering } from './callContext.ts';
import type { CallContext, FileState } from './callContext.ts';

/** The open engagement at a glance, with where it is kept. */
function engagementViewOf(db: Database, file: FileState): EngagementView {
  return { ...engagementOverview(db), ...file };
}

export function engagementCalls(context: CallContext) {
  return {
    'engagement.view': answering('engagement.view', () => engagementViewOf(context.database(), context.file())),
  };
}
