import { useMemo, type ReactNode } from 'react';
import { ask } from '../../api/ask.ts';
import { useAnswer } from '../../app/state/answers.ts';
import { useKept } from '../../app/state/kept.ts';
import { foundSought, showPicked } from '../../app/state/navigation.ts';
import { tellProblem } from '../../app/state/notices.ts';
import { exportList } from '../../app/state/exportList.ts';
import { useWindow, windowState } from '../../app/state/windowState.ts';
import { Statement } from '../../features/statement/Statement.tsx';
import { SCREEN_HELP } from '../../features/vocabulary/glossary.ts';
import { systemName } from '../../features/vocabulary/systemNames.ts';
import type { AskPage } from '../../grid/pageSource.ts';
import { PagedGrid } from '../../grid/PagedGrid.tsx';
import type { AskPlace } from '../../grid/usePickedRow.ts';
import { useShownColumns } from '../../grid/useColumns.ts';
import type { VarianceFilter } from '../../../src/contract/calls.ts';
import type { VarianceRow } from '../../../src/contract/views.ts';
import { Answered } from '../../ui/Answered.tsx';
import { Screen } from '../../ui/Screen.tsx';
import { varianceColumns, type VarianceSort } from './columns.ts';
import { Overview } from './Overview.tsx';
import { SIGNED } from './signed.tsx';
import { VarianceFilters } from './VarianceFilters.tsx';
import type { GridOrder } from '../../grid/column.ts';

const NAME = 'Variances';
const BY_VALUE: GridOrder<VarianceSort> = { sort: 'absoluteValue', direction: 'desc' };

/** The rows under a filter. The figures behind them are others after a run, which `_generation` tells. */
function pagesOf(filter: VarianceFilter, _generation: number): AskPage<VarianceRow, VarianceSort> {
  return (request, signal) => ask('variances.page', { ...request, filter }, { signal });
}

function placesOf(filter: VarianceFilter, _generation: number): AskPlace<VarianceSort> {
  return (request, signal) => ask('variances.place', { ...request, filter }, { signal });
}

/** The variances under a filter, with the statement of the one that is picked. */
export function Variances({ views }: { readonly views: ReactNode }) {
  const engagement = useWindow((state) => state.engagement);
  const filter = useWindow((state) => state.varianceFilter);
  const generation = useWindow((state) => state.generation);
  const picked = useWindow((state) => state.pickedVariance);
  const figures = useWindow((state) => state.varianceFigures);
  const [order, setOrder] = useKept('order of the variances', BY_VALUE);
  const columns = useMemo(
    () => varianceColumns(engagement?.currency ?? '', (code) => systemName(engagement?.systems ?? [], code)),
    [engagement],
  );
  const shown = useShownColumns(NAME, columns);
  const page = useMemo(() => pagesOf(filter, generation), [filter, generation]);
  const place = useMemo(() => placesOf(filter, generation), [filter, generation]);
  const statement = useAnswer('variances.statement', picked === null ? null : { id: picked });
  return (
    <Screen
      title="Authority"
      aside={SIGNED}
      help={SCREEN_HELP.authority}
      inspectorLabel={picked === null ? 'Overview' : 'Statement'}
      tools={
        <>
          {views}
          <VarianceFilters columns={columns} shown={shown} />
        </>
      }
      inspector={
        picked === null ? (
          <Overview />
        ) : (
          <Answered answer={statement} of="the statement">
            {(value) => <Statement key={value.variance.id} statement={value} />}
          </Answered>
        )
      }
    >
      <PagedGrid
        name={NAME}
        columns={columns}
        order={order}
        onOrder={setOrder}
        ask={page}
        picked={picked}
        hidden={shown.hidden}
        place={place}
        onAbsent={() => windowState.set({ varianceFilter: { show: 'all' } })}
        isSought={(id) => foundSought('variances', id)}
        write={(by, seen) => exportList({ list: 'variances', ...by, filter }, seen)}
        onPick={(row) => windowState.set({ pickedVariance: row.id })}
        onClick={showPicked}
        onPage={(read) => windowState.set({ varianceFigures: { shown: read.total, ...read.totals } })}
        onProblem={(problem) => tellProblem('The variances could not be read.', problem)}
      />
      {figures?.shown === 0 ? <NoVariances /> : null}
    </Screen>
  );
}

function NoVariances() {
  const filter = useWindow((state) => state.varianceFilter);
  const narrowed =
    filter.search !== undefined || filter.system !== undefined || filter.location !== undefined || filter.kind !== undefined;
  return (
    <div className="empty over-grid" role="status">
      <h2>{narrowed ? 'No record passes this filter' : 'Nothing to show'}</h2>
      <p>{reason(filter.show, narrowed)}</p>
    </div>
  );
}

function reason(show: 'differing' | 'unexplained' | 'offsetting' | 'all', narrowed: boolean): string {
  if (narrowed) return 'Clear the filter, or look among all records.';
  switch (show) {
    case 'differing':
      return 'Every record that could be compared equals the authority’s. Offsetting shows where equal figures hide differences.';
    case 'unexplained':
      return 'Every variance is explained to the unit.';
    case 'offsetting':
      return 'No record agrees by chance: where figures are equal, so are the events behind them.';
    case 'all':
      return 'There is nothing to compare: it takes positions of the authority and of one other system.';
  }
}
