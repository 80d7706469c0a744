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
  onPage(page: Page<Row>, start: number): void;
  onProblem(problem: Problem): void;
}

/** Pages for the grid from the engine. Whoever replaces it must call `stop`: what it still waits for is then called off. */
export function pageSource<Row, Sort extends string>(
  ask: AskPage<Row, Sort>,
  initial: GridOrder<Sort>,
  listener: PageListener<Row>,
): IDatasource & { stop(): void } {
  const abort = new AbortController();
  return {
    stop: () => abort.abort(),
    getRows(params: IGetRowsParams) {
      const sorted = params.sortModel[0];
      const order = sorted === undefined ? initial : { sort: sorted.colId as Sort, direction: sorted.sort };
      void ask({ start: params.startRow, count: params.endRow - params.startRow, ...order }, abort.signal).then((outcome) => {
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
