import { useMemo } from 'react';
import type { ExceptionFilter } from '../../../src/contract/calls.ts';
import type { ExceptionRow } from '../../../src/contract/views.ts';
import { ask } from '../../api/ask.ts';
import { useAnswer } from '../../app/state/answers.ts';
import { useKept } from '../../app/state/kept.ts';
import { foundSought, showPicked } from '../../app/state/navigation.ts';
import { tellProblem } from '../../app/state/notices.ts';
import { mark, toggleMark } from '../../app/state/triage.ts';
import { exportList } from '../../app/state/exportList.ts';
import { NO_EXCEPTION_FILTER, useWindow, windowState } from '../../app/state/windowState.ts';
import { ExceptionDetail } from '../../features/exception/ExceptionDetail.tsx';
import { SCREEN_HELP } from '../../features/vocabulary/glossary.ts';
import { useHandoffName } from '../../features/vocabulary/handoffNames.ts';
import { systemName } from '../../features/vocabulary/systemNames.ts';
import type { GridOrder } from '../../grid/column.ts';
import { PagedGrid } from '../../grid/PagedGrid.tsx';
import type { AskPlace } from '../../grid/usePickedRow.ts';
import type { AskPage } from '../../grid/pageSource.ts';
import { useShownColumns } from '../../grid/useColumns.ts';
import { Answered } from '../../ui/Answered.tsx';
import { Screen } from '../../ui/Screen.tsx';
import { exceptionColumns, type ExceptionSort } from './columns.ts';
import { ExceptionFilters } from './ExceptionFilters.tsx';
import { QueueGroups } from './QueueGroups.tsx';
import { QueueOverview } from './QueueOverview.tsx';
import './queue.css';

const NAME = 'Exceptions';
const BY_VALUE: GridOrder<ExceptionSort> = { sort: 'absoluteValue', direction: 'desc' };

/** The rows under a filter. The figures behind them are others after a run, which `_generation` tells. */
function pagesOf(filter: ExceptionFilter, _generation: number): AskPage<ExceptionRow, ExceptionSort> {
  return (request, signal) => ask('exceptions.page', { ...request, filter }, { signal });
}

function placesOf(filter: ExceptionFilter, _generation: number): AskPlace<ExceptionSort> {
  return (request, signal) => ask('exceptions.place', { ...request, filter }, { signal });
}

/** Everything that somebody has to act on. */
export function QueueScreen() {
  const engagement = useWindow((state) => state.engagement);
  const filter = useWindow((state) => state.exceptionFilter);
  const generation = useWindow((state) => state.generation);
  const picked = useWindow((state) => state.pickedException);
  const figures = useWindow((state) => state.exceptionFigures);
  const grouping = useWindow((state) => state.queueGrouping);
  const [order, setOrder] = useKept('order of the queue', BY_VALUE);
  const handoffName = useHandoffName();
  const columns = useMemo(
    () =>
      exceptionColumns(
        engagement?.currency ?? '', engagement?.timezone ?? 'UTC', (code) => systemName(engagement?.systems ?? [], code), handoffName,
      ),
    [engagement, handoffName],
  );
  const shown = useShownColumns(NAME, columns);
  const ids = useWindow((state) => state.markedExceptions);
  const all = useWindow((state) => state.allMarked);
  const marks = useMemo(
    () => ({ ids, all, toggle: toggleMark, mark, nameOf: (row: unknown) => (row as ExceptionRow).code }),
    [ids, all],
  );
  const askMarked = useMemo(() => pagesOf({ ids: [...ids] }, generation), [ids, generation]);
  const page = useMemo(() => pagesOf(filter, generation), [filter, generation]);
  const place = useMemo(() => placesOf(filter, generation), [filter, generation]);
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
          <PagedGrid
            name={NAME}
            columns={columns}
            order={order}
            onOrder={setOrder}
            ask={page}
            picked={picked}
            hidden={shown.hidden}
            marks={marks}
            askMarked={askMarked}
            place={place}
            onAbsent={() => windowState.set({ exceptionFilter: NO_EXCEPTION_FILTER })}
            isSought={(id) => foundSought('exceptions', id)}
            write={(by, seen) => exportList({ list: 'exceptions', ...by, filter }, seen)}
            onPick={(row) => windowState.set({ pickedException: row.id })}
            onClick={showPicked}
            onPage={(read) => windowState.set({ exceptionFigures: { shown: read.total, ...read.totals } })}
            onProblem={(problem) => tellProblem('The queue could not be read.', problem)}
          />
          {figures?.shown === 0 ? (
            <div className="empty over-grid" role="status">
              <h2>{Object.keys(filter).length > 0 ? 'No exception passes this filter' : 'Nothing to act on'}</h2>
              <p>
                {Object.keys(filter).length > 0
                  ? 'Clear the filter to see the whole queue.'
                  : 'No system lost, doubled or changed an event that another recorded, as far as the exports reach.'}
              </p>
            </div>
          ) : null}
        </div>
      </div>
    </Screen>
  );
}
