import { toMoney, toUnits } from '../../domain/quantity.ts';
import { incidentPage } from '../../store/queries/incidents.ts';
import { ensureLookupIndexes } from '../../store/queries/lookupIndexes.ts';
import { rootDetail, rootOrder, rootsById } from '../../store/queries/roots.ts';
import { answering } from './callContext.ts';
import type { CallContext } from './callContext.ts';

/** What single events set off, and what people reported of it. */
export function rootCalls(context: CallContext) {
  return {
    'roots.page': answering('roots.page', ({ start, count, show, rank }) => {
      const db = context.database();
      ensureLookupIndexes(db);
      const order = rootOrder(db, show, rank);
      return {
        rows: rootsById(db, order.ids(start, count)), total: order.total,
        totals: { units: toUnits(order.units), value: toMoney(order.value), unpriced: order.unpriced },
      };
    }),
    'roots.detail': answering('roots.detail', ({ id }) => {
      const db = context.database();
      ensureLookupIndexes(db);
      return rootDetail(db, id);
    }),
    'incidents.page': answering('incidents.page', ({ start, count }) => incidentPage(context.database(), start, count)),
  };
}
