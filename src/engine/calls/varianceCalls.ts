import { toMoney, toUnits } from '../../domain/quantity.ts';
import { ensureLookupIndexes } from '../../store/queries/lookupIndexes.ts';
import { engagementSettings } from '../../store/queries/settings.ts';
import { statementOf } from '../../store/queries/statement.ts';
import { varianceOrder } from '../../store/queries/varianceGrid.ts';
import { variancesById } from '../../store/queries/varianceRows.ts';
import { answering } from './callContext.ts';
import type { CallContext } from './callContext.ts';

export function varianceCalls(context: CallContext) {
  return {
    'variances.page': answering('variances.page', ({ start, count, sort, direction, filter }) => {
      const db = context.database();
      const order = varianceOrder(db, sort, direction, filter);
      return {
        rows: variancesById(db, order.ids(start, count)), total: order.total,
        totals: { units: toUnits(order.units), value: toMoney(order.value), unpriced: order.unpriced },
      };
    }),
    'variances.place': answering('variances.place', ({ id, sort, direction, filter }) =>
      ({ index: varianceOrder(context.database(), sort, direction, filter).placeOf(id) })),
    'variances.statement': answering('variances.statement', ({ id }) => {
      const db = context.database();
      ensureLookupIndexes(db);
      return statementOf(db, id, engagementSettings(db).timezone);
    }),
  };
}
