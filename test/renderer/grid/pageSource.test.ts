import type { IGetRowsParams } from 'ag-grid-community';
import { describe, expect, it, vi } from 'vitest';
import { pageSource, type AskPage } from '../../../renderer/grid/pageSource.ts';
import type { Outcome } from '../../../src/contract/calls.ts';
import type { Page } from '../../../src/contract/views.ts';

interface Row {
  readonly id: number;
}
const page: Page<Row> = { rows: [{ id: 1 }], total: 1, totals: { units: 3, value: 4, unpriced: 0 } };
const settled = async (): Promise<void> => {
  for (let turn = 0; turn < 4; turn += 1) await Promise.resolve();
};

function params(sortModel: IGetRowsParams['sortModel'] = []) {
  const given = { successCallback: vi.fn<(rows: Row[], last: number) => void>(), failCallback: vi.fn<() => void>() };
  return { given, wanted: { startRow: 200, endRow: 400, sortModel, ...given } as unknown as IGetRowsParams };
}
function sourceOf(ask: AskPage<Row, 'sku' | 'value'>) {
  const onAsked = vi.fn();
  const onPage = vi.fn();
  const onProblem = vi.fn();
  const source = pageSource<Row, 'sku' | 'value'>(ask, { sort: 'value', direction: 'desc' }, { onAsked, onPage, onProblem });
  return { source, onPage, onProblem };
}

describe('pageSource', () => {
  it('asks for the page and the order the grid wants, and hands the rows over', async () => {
    const ask = vi.fn(() => Promise.resolve({ ok: true, value: page } as const));
    const { source, onPage } = sourceOf(ask);
    const { given, wanted } = params([{ colId: 'sku', sort: 'asc' }]);
    source.getRows(wanted);
    await settled();
    expect(ask).toHaveBeenCalledWith({ start: 200, count: 200, sort: 'sku', direction: 'asc' }, expect.any(AbortSignal));
    expect(given.successCallback).toHaveBeenCalledWith([{ id: 1 }], 1);
    expect(onPage).toHaveBeenCalledWith(page, 200);
  });

  it('asks for the first page before the grid does, and not twice', async () => {
    const ask = vi.fn(() => Promise.resolve({ ok: true, value: page } as const));
    const { source } = sourceOf(ask);
    expect(ask).toHaveBeenCalledExactlyOnceWith({ start: 0, count: 200, sort: 'value', direction: 'desc' }, expect.any(AbortSignal));
    const { given, wanted } = params();
    source.getRows({ ...wanted, startRow: 0, endRow: 200 });
    await settled();
    expect(given.successCallback).toHaveBeenCalledWith([{ id: 1 }], 1);
    expect(ask).toHaveBeenCalledOnce();
    // Asked for again, after a decision perhaps, it is read anew.
    source.getRows({ ...wanted, startRow: 0, endRow: 200 });
    await settled();
    expect(ask).toHaveBeenCalledTimes(2);
  });

  it('asks for the first page of another order before the grid does', async () => {
    const ask = vi.fn(() => Promise.resolve({ ok: true, value: page } as const));
    const { source } = sourceOf(ask);
    source.begin({ sort: 'sku', direction: 'asc' });
    expect(ask).toHaveBeenLastCalledWith({ start: 0, count: 200, sort: 'sku', direction: 'asc' }, expect.any(AbortSignal));
    const { given, wanted } = params([{ colId: 'sku', sort: 'asc' }]);
    source.getRows({ ...wanted, startRow: 0, endRow: 200 });
    await settled();
    expect(given.successCallback).toHaveBeenCalledWith([{ id: 1 }], 1);
    expect(ask).toHaveBeenCalledTimes(2);
  });

  it('keeps to the order it began with until a header is clicked', () => {
    const ask = vi.fn(() => new Promise<Outcome<Page<Row>>>(() => undefined));
    sourceOf(ask).source.getRows(params().wanted);
    expect(ask).toHaveBeenCalledWith(expect.objectContaining({ sort: 'value', direction: 'desc' }), expect.any(AbortSignal));
  });

  it('calls off what it waits for when it is replaced, and lets no late answer in', async () => {
    let answer: (outcome: Outcome<Page<Row>>) => void = () => undefined;
    let signal: AbortSignal | undefined;
    const { source, onPage } = sourceOf((_request, given) => {
      signal = given;
      return new Promise((resolve) => {
        answer = resolve;
      });
    });
    const { given, wanted } = params();
    source.getRows(wanted);
    source.stop();
    expect(signal?.aborted).toBe(true);
    answer({ ok: true, value: page });
    await settled();
    expect(given.successCallback).not.toHaveBeenCalled();
    // Told that nothing comes: the grid counts what it waits for.
    expect(given.failCallback).toHaveBeenCalledOnce();
    expect(onPage).not.toHaveBeenCalled();
  });

  it('tells a failure', async () => {
    const problem = { code: 'internal', message: 'It broke.' } as const;
    const { source, onProblem } = sourceOf(() => Promise.resolve({ ok: false, problem }));
    const { given, wanted } = params();
    source.getRows(wanted);
    await settled();
    expect(given.failCallback).toHaveBeenCalled();
    expect(onProblem).toHaveBeenCalledWith(problem);
  });
});
