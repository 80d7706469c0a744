import type { IDatasource, IGetRowsParams } from 'ag-grid-community';
import type { Outcome } from '../../src/contract/calls.ts';
import type { Page } from '../../src/contract/views.ts';
import type { Problem } from '../../src/domain/problem.ts';
import type { GridOrder } from './column.ts';

/** Said elsewhere, or about to pass: where the engine is started again, the window says so and every list is read anew. */
const PASSING: ReadonlySet<string> = new Set(['cancelled', 'engine_stopped', 'no_engagement']);

/** Asks the engine for one page; aborting `signal` calls it off. */
export type AskPage<Row, Sort extends string> = (
  request: { readonly start: number; readonly count: number } & GridOrder<Sort>,
  signal: AbortSignal,
) => Promise<Outcome<Page<Row>>>;

export interface PageListener<Row> {
  onAsked(start: number): void;
  onPage(page: Page<Row>, start: number): void;
  onProblem(problem: Problem): void;
}

/** Rows asked for at a time: several screens full, answered within a frame or two. */
export const PAGE = 200;

/** What `pageSource` makes. */
export interface PageSource<Sort extends string> extends IDatasource {
  /** Asks for the first page of another order, before the grid gets round to it. */
  begin(order: GridOrder<Sort>): void;
  stop(): void;
}

/**
 * Pages for the grid from the engine. Whoever replaces it must call `stop`: what it still waits for is then called off. The first page
 * is asked for at once, before the grid gets round to it and before whatever else the same change of a filter makes others ask.
 */
export function pageSource<Row, Sort extends string>(
  ask: AskPage<Row, Sort>,
  initial: GridOrder<Sort>,
  listener: PageListener<Row>,
): PageSource<Sort> {
  const abort = new AbortController();
  const begin = (order: GridOrder<Sort>) => ({ order, answer: ask({ start: 0, count: PAGE, ...order }, abort.signal) });
  let begun: ReturnType<typeof begin> | null = begin(initial);
  const take = (start: number, count: number, order: GridOrder<Sort>): ReturnType<AskPage<Row, Sort>> => {
    const early = begun;
    begun = null;
    const isThat = early !== null && start === 0 && count === PAGE
      && order.sort === early.order.sort && order.direction === early.order.direction;
    return isThat ? early.answer : ask({ start, count, ...order }, abort.signal);
  };
  return {
    begin(order) {
      begun = begin(order);
    },
    stop: () => abort.abort(),
    getRows(params: IGetRowsParams) {
      listener.onAsked(params.startRow);
      const sorted = params.sortModel[0];
      const order = sorted === undefined ? initial : { sort: sorted.colId as Sort, direction: sorted.sort };
      void take(params.startRow, params.endRow - params.startRow, order).then((outcome) => {
        if (abort.signal.aborted) {
          // The grid waits for a few answers at a time and counts those it was never given: it would soon ask for nothing more.
          params.failCallback();
          return;
        }
        if (outcome.ok) {
          params.successCallback([...outcome.value.rows], outcome.value.total);
          listener.onPage(outcome.value, params.startRow);
        } else {
          params.failCallback();
          if (!PASSING.has(outcome.problem.code)) listener.onProblem(outcome.problem);
        }
      });
    },
  };
}
