import { statesAfter } from '../../domain/exceptions/transitions.ts';
import { toMoney, toUnits } from '../../domain/quantity.ts';
import { decisionPage } from '../../store/decisions/decisionRecords.ts';
import { exceptionDetail } from '../../store/queries/exceptionDetail.ts';
import { exceptionOrder } from '../../store/queries/exceptionGrid.ts';
import { attachmentsOf, notesOf } from '../../store/queries/exceptionNotes.ts';
import { exceptionGroups } from '../../store/queries/exceptionGroups.ts';
import { exceptionCodes, exceptionsById } from '../../store/queries/exceptionRows.ts';
import { find } from '../../store/queries/find.ts';
import { ensureLookupIndexes } from '../../store/queries/lookupIndexes.ts';
import { engagementSettings } from '../../store/queries/settings.ts';
import { decisionView } from '../decisions/decisionView.ts';
import { answering } from './callContext.ts';
import type { CallContext } from './callContext.ts';

/** The last of them; the rest is in the log. */
const MOST_LOGGED = 100;

export function exceptionCalls(context: CallContext) {
  return {
    'exceptions.page': answering('exceptions.page', ({ start, count, sort, direction, filter }) => {
      const db = context.database();
      const order = exceptionOrder(db, sort, direction, filter);
      return {
        rows: exceptionsById(db, order.ids(start, count)), total: order.total,
        totals: { units: toUnits(order.units), value: toMoney(order.value), unpriced: order.unpriced },
      };
    }),
    'exceptions.place': answering('exceptions.place', ({ id, sort, direction, filter }) =>
      ({ index: exceptionOrder(context.database(), sort, direction, filter).placeOf(id) })),
    'exceptions.groups': answering('exceptions.groups', ({ start, count, by, filter }) =>
      exceptionGroups(context.database(), by, filter, start, count)),
    'exceptions.codes': answering('exceptions.codes', ({ filter }) => {
      const db = context.database();
      return exceptionCodes(db, exceptionOrder(db, 'code', 'asc', filter).ids());
    }),
    'search.find': answering('search.find', ({ text }) => find(context.database(), text)),
    'exceptions.detail': answering('exceptions.detail', ({ id }) => {
      const db = context.database();
      ensureLookupIndexes(db);
      const detail = exceptionDetail(db, id, engagementSettings(db).timezone);
      const number = Number(detail.exception.code.slice(2));
      return {
        ...detail, log: decisionPage(db, 0, MOST_LOGGED, number).map((decision) => decisionView(db, decision)), notes: notesOf(db, number),
        attachments: attachmentsOf(db, number), nextStates: statesAfter(detail.exception.status),
      };
    }),
  };
}
