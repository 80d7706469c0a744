import { toUnits } from '../../domain/quantity.ts';
import type { Database } from '../../store/database.ts';
import { resultCache } from '../../store/queries/grid/rowOrder.ts';
import { listHandoffs } from '../../store/queries/handoffs.ts';
import { ensureLookupIndexes } from '../../store/queries/lookupIndexes.ts';
import { engagementSettings } from '../../store/queries/settings.ts';
import { eventPage, eventsById } from '../../store/queries/steps/eventList.ts';
import { handoffDetail } from '../../store/queries/steps/handoffDetail.ts';
import { observedHandoffs } from '../../store/queries/steps/observedHandoffs.ts';
import { surfaceOf } from '../../store/queries/steps/surface.ts';
import { timelineOfEvent } from '../../store/queries/timeline.ts';
import { listWritePaths } from '../../store/queries/writePaths.ts';
import { answering } from './callContext.ts';
import type { CallContext } from './callContext.ts';

/** One handoff in depth, gathered once. */
function handoffDetails(db: Database, id: number): ReturnType<typeof handoffDetail> {
  const { timezone } = engagementSettings(db);
  return resultCache(db).part(`handoff ${id} in ${timezone}`, () => handoffDetail(db, id, timezone));
}

/** The steps Map and Gaps: who writes what, how it travels, and where it breaks. */
export function mapCalls(context: CallContext) {
  return {
    'map.writePaths': answering('map.writePaths', () => listWritePaths(context.database())),
    'map.events': answering('map.events', ({ start, count, system, eventType }) => {
      const db = context.database();
      ensureLookupIndexes(db);
      const { ids, total, units } = eventPage(db, system, eventType, start, count);
      return { rows: eventsById(db, ids), total, totals: { units: toUnits(units), value: 0, unpriced: 0 } };
    }),
    'map.eventTimeline': answering('map.eventTimeline', ({ id }) => {
      const db = context.database();
      ensureLookupIndexes(db);
      return timelineOfEvent(db, id);
    }),
    'map.observed': answering('map.observed', () => observedHandoffs(context.database())),
    'map.surface': answering('map.surface', () => surfaceOf(context.database())),
    'handoffs.list': answering('handoffs.list', () => listHandoffs(context.database())),
    'handoffs.detail': answering('handoffs.detail', ({ id }) => {
      const db = context.database();
      return handoffDetails(db, id);
    }),
  };
}
