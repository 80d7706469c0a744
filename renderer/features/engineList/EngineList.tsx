import { useMemo, type ReactNode } from 'react';
import type { Outcome } from '../../../src/contract/calls.ts';
import type { Page } from '../../../src/contract/views.ts';
import { useKept } from '../../app/state/kept.ts';
import { foundSought, showPicked } from '../../app/state/navigation.ts';
import { tellProblem } from '../../app/state/notices.ts';
import { useWindow, type ListFigures } from '../../app/state/windowState.ts';
import type { GridColumn, GridOrder } from '../../grid/column.ts';
import type { Keyed } from '../../grid/gridRows.ts';
import type { Marks } from '../../grid/marks.ts';
import { PagedGrid } from '../../grid/PagedGrid.tsx';
import type { AskPage } from '../../grid/pageSource.ts';
import type { AskPlace } from '../../grid/usePickedRow.ts';

/** A list that the engine filters and sorts: what it is called, and how its rows are asked for. */
export interface ListKind<Row, Filter, Sort extends string> {
  readonly list: 'variances' | 'exceptions';
  /** Names it for those who hear it, and keeps its columns and its order. */
  readonly name: string;
  /** The order it has until somebody chooses another. */
  readonly first: GridOrder<Sort>;
  readonly page: (
    request: { readonly start: number; readonly count: number; readonly filter: Filter } & GridOrder<Sort>, signal: AbortSignal,
  ) => Promise<Outcome<Page<Row>>>;
  readonly place: (
    request: { readonly id: number; readonly filter: Filter } & GridOrder<Sort>, signal: AbortSignal,
  ) => ReturnType<AskPlace<Sort>>;
  readonly write: (
    order: GridOrder<Sort>, filter: Filter, columns: readonly { readonly id: string; readonly title: string }[],
  ) => Promise<void>;
  /** What to tell where it could not be read. */
  readonly unread: string;
}

interface EngineListProps<Row extends Keyed, Filter, Sort extends string> {
  readonly kind: ListKind<Row, Filter, Sort>;
  readonly filter: Filter;
  readonly columns: readonly GridColumn<Row, Sort>[];
  readonly hidden: ReadonlySet<string>;
  readonly picked: number | null;
  readonly figures: ListFigures | null;
  readonly onFigures: (figures: ListFigures) => void;
  readonly onPick: (row: Row) => void;
  /** What was picked elsewhere does not pass the filter. */
  readonly onAbsent: () => void;
  readonly marks?: Marks;
  /** The filter that lets the marked rows through and nothing else. */
  readonly marked?: Filter;
  /** Says why nothing is shown. */
  readonly empty: ReactNode;
}

const FIGURES = ['shown', 'units', 'value', 'unpriced'] as const;

/** The rows under a filter. The figures behind them are others after a run, which `_generation` tells. */
function pagesOf<Row, Filter, Sort extends string>(
  { page }: ListKind<Row, Filter, Sort>, filter: Filter, _generation: number,
): AskPage<Row, Sort> {
  return (request, signal) => page({ ...request, filter }, signal);
}

function placesOf<Row, Filter, Sort extends string>(
  { place }: ListKind<Row, Filter, Sort>, filter: Filter, _generation: number,
): AskPlace<Sort> {
  return (request, signal) => place({ ...request, filter }, signal);
}

/** A list of any length under its filter, in the order somebody left it, with what to say where it is empty. */
export function EngineList<Row extends Keyed, Filter, Sort extends string>(props: EngineListProps<Row, Filter, Sort>) {
  const { kind, filter, marked, marks, figures, columns, hidden, picked } = props;
  const generation = useWindow((state) => state.generation);
  const [order, setOrder] = useKept(`order of ${kind.name}`, kind.first);
  const page = useMemo(() => pagesOf(kind, filter, generation), [kind, filter, generation]);
  const place = useMemo(() => placesOf(kind, filter, generation), [kind, filter, generation]);
  const askMarked = useMemo(() => (marked === undefined ? undefined : pagesOf(kind, marked, generation)), [kind, marked, generation]);
  return (
    <>
      <PagedGrid
        name={kind.name}
        columns={columns}
        order={order}
        onOrder={setOrder}
        ask={page}
        picked={picked}
        hidden={hidden}
        place={place}
        onAbsent={props.onAbsent}
        isSought={(id) => foundSought(kind.list, id)}
        write={(by, seen) => kind.write(by, filter, seen)}
        onPick={props.onPick}
        onClick={showPicked}
        onPage={({ total, totals }) => {
          // The same from page to page: nothing is drawn anew while somebody scrolls.
          const now = { shown: total, ...totals };
          if (figures !== null && FIGURES.every((figure) => figures[figure] === now[figure])) return;
          props.onFigures(now);
        }}
        onProblem={(problem) => tellProblem(kind.unread, problem)}
        {...(marks === undefined ? {} : { marks })}
        {...(askMarked === undefined ? {} : { askMarked })}
      />
      {figures?.shown === 0 ? props.empty : null}
    </>
  );
}
