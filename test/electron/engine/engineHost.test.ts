import { describe, expect, it } from 'vitest';
import type { Engine } from '../../../src/engine/engine.ts';
import type { Task } from '../../../src/ports.ts';
import { EngineHost } from '../../../electron/engine/engineHost.ts';
import type { FromEngine } from '../../../electron/wire/engineMessages.ts';

type Answer = Extract<FromEngine, { kind: 'answer' }>;

/** A host on an engine that works until it is cancelled or `finish` is called, and notes what it was asked. */
function hosting(prepareLists: (task: Task) => Promise<void> = async () => undefined): {
  host: EngineHost; sent: FromEngine[]; begun: string[]; finish: () => void; answers: (count: number) => Promise<Answer[]>;
} {
  const sent: FromEngine[] = [];
  const begun: string[] = [];
  let finished = false;
  let waiting: { count: number; resolve: (answers: Answer[]) => void } | null = null;
  const answered = (): Answer[] => sent.filter((message) => message.kind === 'answer');
  const long = (name: string) => async (_input: unknown, task: Task): Promise<unknown> => {
    begun.push(name);
    for (let step = 0; !finished; step++) {
      task.report({ phase: name, done: step, total: 0, unit: 'steps', rate: 0 });
      await task.breathe();
    }
    return name;
  };
  const engine = {
    importFolder: long('importFolder'), save: long('save'), openFile: long('openFile'),
    prepareLists, prepareLookups: async () => undefined, runChecks: async () => undefined,
    calls: { 'engagement.run': long('run'), 'sources.list': async () => ['quick'], 'exceptions.detail': async (input: unknown) => input },
  } as unknown as Engine;
  const host = new EngineHost(Promise.resolve(engine), (message) => {
    sent.push(message);
    if (waiting !== null && answered().length >= waiting.count) waiting.resolve(answered());
  });
  const answers = (count: number): Promise<Answer[]> => new Promise((resolve) => {
    waiting = { count, resolve };
    if (answered().length >= count) resolve(answered());
  });
  return { host, sent, begun, finish: () => { finished = true; }, answers };
}

describe('EngineHost', () => {
  it('answers a call while a long command runs, with progress of it', async () => {
    const { host, sent, finish, answers } = hosting();
    host.receive({ kind: 'command', id: 1, name: 'importFolder', input: { folder: '/f' } });
    host.receive({ kind: 'call', id: 2, name: 'sources.list', input: {} });
    expect(await answers(1)).toEqual([{ kind: 'answer', id: 2, outcome: { ok: true, value: ['quick'] } }]);
    finish();
    expect((await answers(2))[1]).toEqual({ kind: 'answer', id: 1, outcome: { ok: true, value: 'importFolder' } });
    expect(sent.some((message) => message.kind === 'progress' && message.id === 1)).toBe(true);
  });

  it('cancels the one that was meant', async () => {
    const { host, answers } = hosting();
    host.receive({ kind: 'command', id: 1, name: 'importFolder', input: { folder: '/f' } });
    setImmediate(() => { host.receive({ kind: 'cancel', id: 1 }); });
    expect(await answers(1)).toMatchObject([{ id: 1, outcome: { ok: false, problem: { code: 'cancelled' } } }]);
  });

  it('runs one changing piece of work at a time', async () => {
    const { host, begun, finish, answers } = hosting();
    host.receive({ kind: 'command', id: 1, name: 'importFolder', input: { folder: '/f' } });
    host.receive({ kind: 'call', id: 2, name: 'engagement.run', input: {} });
    host.receive({ kind: 'command', id: 3, name: 'save', input: { file: '/s' } });
    host.receive({ kind: 'call', id: 4, name: 'sources.list', input: {} });
    await answers(1);
    expect(begun).toEqual(['importFolder']);
    finish();
    expect((await answers(4)).map(({ id }) => id)).toEqual([4, 1, 2, 3]);
    expect(begun).toEqual(['importFolder', 'run', 'save']);
  });

  it('tells that something was opened before its lists are prepared, and answers while they are', async () => {
    const { host, sent, finish, answers } = hosting(async (task) => {
      for (let done = 0; done < 1000; done += 1) {
        task.report({ phase: 'Preparing', done, total: 1000, unit: 'steps', rate: 0 });
        await task.breathe();
      }
    });
    finish();
    host.receive({ kind: 'command', id: 1, name: 'openFile', input: { file: '/f' } });
    expect((await answers(1))[0]).toEqual({ kind: 'answer', id: 1, outcome: { ok: true, value: 'openFile' } });
    await new Promise((resolve) => { setImmediate(resolve); });
    host.receive({ kind: 'call', id: 2, name: 'sources.list', input: {} });
    await answers(2);
    expect(sent.filter(({ kind }) => kind !== 'answer').at(0)).toEqual({ kind: 'preparing', left: 1000 });
    // Another change ends it, and begins it anew.
    host.receive({ kind: 'command', id: 3, name: 'save', input: { file: '/s' } });
    await answers(3);
    await new Promise((resolve) => { setImmediate(resolve); });
    const kinds = sent.map((message) => (
      message.kind === 'preparing' ? message.left : message.kind === 'answer' ? `answer ${message.id}` : ''));
    expect(kinds.slice(kinds.indexOf('answer 2')).filter((kind) => kind === 1000 || kind === 'answer 3')).toEqual(['answer 3', 1000]);
  });

  it('says once that the lists are ready, also where they could not be made so', async () => {
    for (const ending of [async () => undefined, async () => { throw new Error('out of luck'); }]) {
      const { host, sent, finish, answers } = hosting(ending);
      finish();
      host.receive({ kind: 'command', id: 1, name: 'openFile', input: { file: '/f' } });
      await answers(1);
      await new Promise((resolve) => { setImmediate(resolve); });
      expect(sent.filter(({ kind }) => kind === 'preparing')).toEqual([{ kind: 'preparing', left: 0 }]);
    }
  });

  it.each([
    ['call', 'no.such', {}], ['call', 'app.info', {}], ['call', 'exceptions.detail', { id: -1 }],
    ['call', 'importFolder', { folder: '/f' }],
    ['command', 'toString', {}], ['command', 'openFile', { file: '' }], ['command', 'openFile', { file: '/x', more: 1 }],
  ] as const)('refuses the %s %s with %j', async (kind, name, input) => {
    const { host, begun, answers } = hosting();
    host.receive({ kind, id: 9, name, input });
    expect(await answers(1)).toMatchObject([{ id: 9, outcome: { ok: false, problem: { code: 'bad_request' } } }]);
    expect(begun).toEqual([]);
  });
});
