import { useMemo, type ReactNode } from 'react';
import { ask } from '../../api/ask.ts';
import { useAnswer } from '../../app/state/answers.ts';
import { wasCompared } from '../../app/state/engagement.ts';
import { exportList } from '../../app/state/exportList.ts';
import { useWindow, windowState } from '../../app/state/windowState.ts';
import { EngineList, type ListKind } from '../../features/engineList/EngineList.tsx';
import { Statement } from '../../features/statement/Statement.tsx';
import { SCREEN_HELP } from '../../features/vocabulary/glossary.ts';
import { systemName } from '../../features/vocabulary/systemNames.ts';
import { useShownColumns } from '../../grid/useColumns.ts';
import type { VarianceFilter } from '../../../src/contract/calls.ts';
import type { VarianceRow } from '../../../src/contract/views.ts';
import { Answered } from '../../ui/Answered.tsx';
import { Screen } from '../../ui/Screen.tsx';
import { varianceColumns, type VarianceSort } from './columns.ts';
import { Overview } from './Overview.tsx';
import { SIGNED } from './signed.tsx';
import { VarianceFilters } from './VarianceFilters.tsx';

const VARIANCES: ListKind<VarianceRow, VarianceFilter, VarianceSort> = {
  list: 'variances',
  name: 'Variances',
  first: { sort: 'absoluteValue', direction: 'desc' },
  page: (request, signal) => ask('variances.page', request, { signal }),
  place: (request, signal) => ask('variances.place', request, { signal }),
  write: (order, filter, columns) => exportList({ list: 'variances', ...order, filter }, columns),
  unread: 'The variances could not be read.',
};

/** The variances under a filter, with the statement of the one that is picked. */
export function Variances({ views }: { readonly views: ReactNode }) {
  const engagement = useWindow((state) => state.engagement);
  const filter = useWindow((state) => state.varianceFilter);
  const picked = useWindow((state) => state.pickedVariance);
  const figures = useWindow((state) => state.varianceFigures);
  const columns = useMemo(
    () => varianceColumns(engagement?.currency ?? '', (code) => systemName(engagement?.systems ?? [], code)),
    [engagement],
  );
  const shown = useShownColumns(VARIANCES.name, columns);
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
      <EngineList
        kind={VARIANCES}
        filter={filter}
        columns={columns}
        hidden={shown.hidden}
        picked={picked}
        figures={figures}
        onFigures={(varianceFigures) => windowState.set({ varianceFigures })}
        onPick={(row) => windowState.set({ pickedVariance: row.id })}
        onAbsent={() => windowState.set({ varianceFilter: { show: 'all' } })}
        empty={<NoVariances />}
      />
    </Screen>
  );
}

function NoVariances() {
  const filter = useWindow((state) => state.varianceFilter);
  const compared = useWindow((state) => wasCompared(state.engagement));
  const narrowed = Object.keys(filter).some((name) => name !== 'show');
  return (
    <div className="empty over-grid" role="status">
      <h2>{narrowed ? 'No record passes this filter' : 'Nothing to show'}</h2>
      <p>{reason(filter.show, narrowed, compared)}</p>
    </div>
  );
}

function reason(show: 'differing' | 'unexplained' | 'offsetting' | 'all', narrowed: boolean, compared: boolean): string {
  if (!compared) {
    return 'Nothing was compared yet. It takes positions of the authority and of one other system: add its exports in Sources.';
  }
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
