import { describe, expect, it } from 'vitest';
import { CALLS, type CallName, type Outcome } from '../../../src/contract/calls.ts';
import { fail } from '../../../src/domain/problem.ts';
import { answerCall } from '../../../electron/main/answerCall.ts';
import type { Handlers } from '../../../electron/main/handlers.ts';

const page = { url: 'app://bundle/index.html', parent: null };
const reached: string[] = [];
const engine = {
  call: async (name: string, input: unknown): Promise<Outcome<unknown>> => {
    reached.push(name);
    return name === 'stories.list'
      ? { ok: false, problem: { code: 'no_engagement', message: 'nothing open' } } : { ok: true, value: { name, input } };
  },
};
const handlers = Object.fromEntries((Object.keys(CALLS) as CallName[]).filter((name) => CALLS[name].runs === 'main').map((name) => [
  name, async (input: unknown) => {
    if (name === 'report.show') fail({ code: 'not_found', message: 'no report' });
    if (name === 'engagement.save') throw new TypeError('ours');
    return { handled: name, input };
  },
])) as unknown as Handlers;
const ask = (message: unknown, frame: Parameters<typeof answerCall>[0] = page): Promise<Outcome<unknown>> =>
  answerCall(frame, message, handlers, engine);
const codeOf = (outcome: Outcome<unknown>): string => (outcome.ok ? 'answered' : outcome.problem.code);

describe('answerCall', () => {
  it('relays the engine’s calls with their parsed input, and answers main’s', async () => {
    expect(await ask({ name: 'exceptions.detail', input: { id: 7 }, callId: 'a-1' }))
      .toEqual({ ok: true, value: { name: 'exceptions.detail', input: { id: 7 } } });
    expect(await ask({ name: 'engagement.openRecent', input: { id: 'x' }, callId: 'a-2' }))
      .toEqual({ ok: true, value: { handled: 'engagement.openRecent', input: { id: 'x' } } });
  });

  it('fills in what a schema has by default', async () => {
    const outcome = await ask({ name: 'variances.page', input: { start: 0, count: 50, filter: {} }, callId: 'a-3' });
    expect(outcome).toMatchObject({
      ok: true, value: { input: { sort: 'absoluteValue', direction: 'desc', filter: { show: 'differing' } } },
    });
  });

  it('passes problems on as they are, and its own mistakes as internal', async () => {
    expect(codeOf(await ask({ name: 'stories.list', input: {}, callId: 'a' }))).toBe('no_engagement');
    expect(codeOf(await ask({ name: 'report.show', input: {}, callId: 'a' }))).toBe('not_found');
    expect(codeOf(await ask({ name: 'engagement.save', input: {}, callId: 'a' }))).toBe('internal');
  });

  it.each([
    ['no frame', null],
    ['a frame in the page', { url: page.url, parent: page }],
    ['another host', { url: 'app://evil/index.html', parent: null }],
    ['another scheme', { url: 'https://bundle/index.html', parent: null }],
  ])('refuses %s before anything is looked at', async (_what, frame) => {
    reached.length = 0;
    expect(codeOf(await ask({ name: 'sources.list', input: {}, callId: 'a' }, frame))).toBe('bad_request');
    expect(reached).toEqual([]);
  });

  it.each<[string, unknown]>([
    ['nothing', undefined], ['a text', 'sources.list'], ['a list', ['sources.list', {}]],
    ['no input', { name: 'exceptions.detail', callId: 'a' }],
    ['no call id', { name: 'sources.list', input: {} }], ['a call id that is none', { name: 'sources.list', input: {}, callId: '../x' }],
    ['a field too many', { name: 'sources.list', input: {}, callId: 'a', path: '/etc/passwd' }],
    ['an unknown call', { name: 'files.read', input: {}, callId: 'a' }],
    ['a name of every object', { name: 'toString', input: {}, callId: 'a' }],
    ['a name of the chain', { name: '__proto__', input: {}, callId: 'a' }],
    ['a command with a path', { name: 'openFile', input: { file: '/x' }, callId: 'a' }],
    ['a path smuggled in', { name: 'engagement.openRecent', input: { id: 'x', path: '/etc/passwd' }, callId: 'a' }],
    ['a page too long', { name: 'exceptions.page', input: { start: 0, count: 1_000_000, filter: {} }, callId: 'a' }],
    ['a start below nothing', { name: 'exceptions.page', input: { start: -1, count: 1, filter: {} }, callId: 'a' }],
    ['an id that is no number', { name: 'exceptions.detail', input: { id: '1 OR 1=1' }, callId: 'a' }],
    ['a sort that is SQL', { name: 'exceptions.page', input: { start: 0, count: 1, sort: 'id; DROP TABLE', filter: {} }, callId: 'a' }],
  ])('refuses %s', async (_what, message) => {
    reached.length = 0;
    expect(codeOf(await ask(message))).toBe('bad_request');
    expect(reached).toEqual([]);
  });
});
