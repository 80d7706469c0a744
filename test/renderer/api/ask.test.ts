import { afterEach, describe, expect, it, vi } from 'vitest';
import { ask } from '../../../renderer/api/ask.ts';

function withBridge(call: (name: string, input: unknown, callId: string) => Promise<unknown>): { cancelled: string[] } {
  const cancelled: string[] = [];
  vi.stubGlobal('window', {
    countersign: { call, cancel: (callId: string) => cancelled.push(callId), on: () => () => undefined },
  });
  return { cancelled };
}
afterEach(() => {
  vi.unstubAllGlobals();
});

describe('ask', () => {
  it('answers what the program answers', async () => {
    withBridge(() => Promise.resolve({ ok: true, value: [] }));
    expect(await ask('handoffs.list', {})).toEqual({ ok: true, value: [] });
  });

  it('answers a problem where the bridge itself fails, and never throws', async () => {
    withBridge(() => Promise.reject(new Error('the pipe is broken')));
    expect(await ask('handoffs.list', {})).toMatchObject({
      ok: false,
      problem: { code: 'internal', found: 'the pipe is broken' },
    });
  });

  it('cancels the call where it runs and answers at once when it is called off', async () => {
    const { cancelled } = withBridge(() => new Promise(() => undefined));
    const abort = new AbortController();
    const answer = ask('handoffs.list', {}, { signal: abort.signal, callId: 'call-7' });
    abort.abort();
    expect(await answer).toMatchObject({ ok: false, problem: { code: 'cancelled' } });
    expect(cancelled).toEqual(['call-7']);
  });

  it('asks nothing where it was called off before', async () => {
    const call = vi.fn(() => Promise.resolve({ ok: true, value: [] }));
    withBridge(call);
    expect(await ask('handoffs.list', {}, { signal: AbortSignal.abort() })).toMatchObject({ ok: false });
    expect(call).not.toHaveBeenCalled();
  });

  it('gives every call a name of its own', async () => {
    const names: string[] = [];
    withBridge((_name, _input, callId) => {
      names.push(callId);
      return Promise.resolve({ ok: true, value: [] });
    });
    await Promise.all([ask('handoffs.list', {}), ask('sources.list', {}), ask('handoffs.list', {})]);
    expect(new Set(names).size).toBe(3);
  });
});
