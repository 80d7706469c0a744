import { useMemo } from 'react';
import type { ExceptionFilter } from '../../../src/contract/calls.ts';
import type { ExceptionRow } from '../../../src/contract/views.ts';
import { ask } from '../../api/ask.ts';
import { useAnswer } from '../../app/state/answers.ts';
import { wasCompared } from '../../app/state/engagement.ts';
import { mark, toggleMark } from '../../app/state/triage.ts';
import { exportList } from '../../app/state/exportList.ts';
import { NO_EXCEPTION_FILTER, useWindow, windowState } from '../../app/state/windowState.ts';
import { EngineList, type ListKind } from '../../features/engineList/EngineList.tsx';
import { ExceptionDetail } from '../../features/exception/ExceptionDetail.tsx';
import { SCREEN_HELP } from '../../features/vocabulary/glossary.ts';
import { useHandoffName } from '../../features/vocabulary/handoffNames.ts';
import { systemName } from '../../features/vocabulary/systemNames.ts';
import { useShownColumns } from '../../grid/useColumns.ts';
import { Answered } from '../../ui/Answered.tsx';
import { Screen } from '../../ui/Screen.tsx';
import { exceptionColumns, type ExceptionSort } from './columns.ts';
import { ExceptionFilters } from './ExceptionFilters.tsx';
import { QueueGroups } from './QueueGroups.tsx';
import { QueueOverview } from './QueueOverview.tsx';
import './queue.css';

const EXCEPTIONS: ListKind<ExceptionRow, ExceptionFilter, ExceptionSort> = {
  list: 'exceptions',
  name: 'Exceptions',
  first: { sort: 'absoluteValue', direction: 'desc' },
  page: (request, signal) => ask('exceptions.page', request, { signal }),
  place: (request, signal) => ask('exceptions.place', request, { signal }),
  write: (order, filter, columns) => exportList({ list: 'exceptions', ...order, filter }, columns),
  unread: 'The queue could not be read.',
};

/** Everything that somebody has to act on. */
export function QueueScreen() {
  const engagement = useWindow((state) => state.engagement);
  const filter = useWindow((state) => state.exceptionFilter);
  const picked = useWindow((state) => state.pickedException);
  const figures = useWindow((state) => state.exceptionFigures);
  const grouping = useWindow((state) => state.queueGrouping);
  const handoffName = useHandoffName();
  const columns = useMemo(
    () =>
      exceptionColumns(
        engagement?.currency ?? '', engagement?.timezone ?? 'UTC', (code) => systemName(engagement?.systems ?? [], code), handoffName,
      ),
    [engagement, handoffName],
  );
  const shown = useShownColumns(EXCEPTIONS.name, columns);
  const ids = useWindow((state) => state.markedExceptions);
  const all = useWindow((state) => state.allMarked);
  const marks = useMemo(
    () => ({ ids, all, toggle: toggleMark, mark, nameOf: (row: unknown) => (row as ExceptionRow).code }),
    [ids, all],
  );
  const marked = useMemo(() => ({ ids: [...ids] }), [ids]);
  const detail = useAnswer('exceptions.detail', picked === null ? null : { id: picked });
  return (
    <Screen
      title="Queue"
      help={SCREEN_HELP.queue}
      inspectorLabel={picked === null ? 'The queue as a whole' : 'Exception'}
      tools={<ExceptionFilters columns={columns} shown={shown} />}
      inspector={
        picked === null ? (
          <QueueOverview />
        ) : (
          <Answered answer={detail} of="the exception">
            {(value) => <ExceptionDetail key={value.exception.id} detail={value} />}
          </Answered>
        )
      }
    >
      <div className="queue">
        {grouping === null ? null : <QueueGroups key={grouping} by={grouping} />}
        <div className="queue-list">
          <EngineList
            kind={EXCEPTIONS}
            filter={filter}
            columns={columns}
            hidden={shown.hidden}
            picked={picked}
            figures={figures}
            onFigures={(exceptionFigures) => windowState.set({ exceptionFigures })}
            onPick={(row) => windowState.set({ pickedException: row.id })}
            onAbsent={() => windowState.set({ exceptionFilter: NO_EXCEPTION_FILTER })}
            marks={marks}
            marked={marked}
            empty={<NoExceptions isFiltered={Object.keys(filter).length > 0} />}
          />
        </div>
      </div>
    </Screen>
  );
}

function NoExceptions({ isFiltered }: { readonly isFiltered: boolean }) {
  const compared = useWindow((state) => wasCompared(state.engagement));
  return (
    <div className="empty over-grid" role="status">
      <h2>{isFiltered ? 'No exception passes this filter' : 'Nothing to act on'}</h2>
      <p>
        {isFiltered
          ? 'Clear the filter to see the whole queue.'
          : !compared
            ? 'Nothing was compared yet. Exceptions are found between two systems: add the exports of the other in Sources.'
            : 'No system lost, doubled or changed an event that another recorded, as far as the exports reach.'}
      </p>
    </div>
  );
}
