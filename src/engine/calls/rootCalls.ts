import { exceptionCode, rootEventCode } from '../../domain/statements/codes.ts';
import { fail } from '../../domain/problem.ts';
import type { IncidentView, RootEventView } from '../../contract/rootViews.ts';
import { exceptionsById } from '../../store/queries/exceptionRows.ts';
import { ensureLookupIndexes } from '../../store/queries/lookupIndexes.ts';
import { incidentPage, patternsOf, rootOf, rootPage } from '../../store/queries/roots.ts';
import type { IncidentRecord, RootRecord } from '../../store/queries/roots.ts';
import { answering } from './callContext.ts';
import type { CallContext } from './callContext.ts';

/** Exceptions and reports shown of one root event; more than anybody reads. */
const MOST = 200;

export function rootCalls(context: CallContext) {
  return {
    'roots.page': answering('roots.page', ({ start, count, show }) => {
      const { rows, total } = rootPage(context.database(), show, start, count);
      return { rows: rows.map(rootView), total };
    }),
    'roots.detail': answering('roots.detail', ({ id }) => {
      const db = context.database();
      ensureLookupIndexes(db);
      const root = rootOf(db, id) ?? fail({
        code: 'unknown_record', message: `There is no root event ${id} in this engagement any more.`,
        remedy: 'Choose it again from the list.',
      });
      return {
        root: rootView(root), patterns: patternsOf(db, id), incidents: incidentPage(db, 0, MOST, id).rows.map(incidentView),
        exceptions: exceptionsById(db, root.findings.slice(0, MOST)),
      };
    }),
    'incidents.page': answering('incidents.page', ({ start, count }) => {
      const { rows, total } = incidentPage(context.database(), start, count);
      return { rows: rows.map(incidentView), total };
    }),
  };
}

function rootView({ id, kind, sku, location, at, exceptions, units, value, incidents, patterns }: RootRecord): RootEventView {
  return { id, code: rootEventCode(id), kind, sku, location, at, exceptions, units, value, incidents, patterns };
}

function incidentView({ causes, ...incident }: IncidentRecord): IncidentView {
  return {
    ...incident, causes: causes.map(({ findingId, number, rootEventId, weight, isOpen, text, reasoning }) => ({
      findingId, exception: number === null ? '' : exceptionCode(number), rootEventId, rootEvent: rootEventCode(rootEventId), weight,
      isOpen, text, reasoning,
    })),
  };
}
