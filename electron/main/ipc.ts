/**
 * The one place where messages of the window arrive and leave. Each sender is checked, each envelope and each input parsed;
 * what does not pass is refused with a problem and never ignored. To add a call: declare it in src/contract/calls.ts.
 */
import { ipcMain, type BrowserWindow } from 'electron';
import { CALLS, type EventName, type Events, type Outcome } from '../../src/contract/calls.ts';
import { fail } from '../../src/domain/problem.ts';
import { CHANNELS, type EventEnvelope } from '../wire/channels.ts';
import { callEnvelope, cancelEnvelope, dropEnvelope, isCallName, parse, parseInput } from '../wire/envelopes.ts';
import { outcomeOf } from '../wire/outcomes.ts';
import type { Drops } from './drops.ts';
import type { EngineProcess } from './engineProcess.ts';
import type { Handlers } from './handlers.ts';
import { valueOf } from './openEngagement.ts';
import { isOurPage, type SenderFrame } from './senderCheck.ts';

type AnyHandler = (input: unknown, callId: string) => Promise<unknown>;

/** Answers one message of a window: the whole way from an unknown frame and an unknown value to an outcome. */
export function answerCall(
  frame: SenderFrame | null, message: unknown, handlers: Handlers, engine: Pick<EngineProcess, 'call'>,
): Promise<Outcome<unknown>> {
  return outcomeOf(async () => {
    if (!isOurPage(frame)) return fail({ code: 'bad_request', message: 'The message does not come from the program’s own window.' });
    const { name, input, callId } = parse(callEnvelope, message, 'A message of the window');
    if (!isCallName(name)) return fail({ code: 'bad_request', message: `There is no call ${name}.` });
    const parsed = parseInput(name, input);
    if (CALLS[name].runs === 'engine') return valueOf(await engine.call(name, parsed, callId));
    return (handlers[name as keyof Handlers] as AnyHandler)(parsed, callId);
  });
}

export function receiveMessages(parts: {
  readonly handlers: Handlers; readonly engine: EngineProcess; readonly drops: Drops; readonly tell: Tell;
}): void {
  const { handlers, engine, drops, tell } = parts;
  ipcMain.handle(CHANNELS.call, (event, message: unknown) => answerCall(event.senderFrame, message, handlers, engine));
  ipcMain.on(CHANNELS.cancel, (event, message: unknown) => {
    if (!isOurPage(event.senderFrame)) return;
    const cancel = cancelEnvelope.safeParse(message);
    if (cancel.success) engine.cancel(cancel.data.callId);
  });
  ipcMain.on(CHANNELS.dropped, (event, message: unknown) => {
    if (!isOurPage(event.senderFrame)) return;
    const drop = dropEnvelope.safeParse(message);
    if (!drop.success) return;
    drops.keep(drop.data.token, drop.data.path);
    tell('dropped', { token: drop.data.token });
  });
}

export type Tell = <E extends EventName>(event: E, payload: Events[E]) => void;

/** Sends events to the window there is, if there is one. */
export function teller(window: () => BrowserWindow | null): Tell {
  return (event, payload) => {
    const open = window();
    if (open === null || open.isDestroyed()) return;
    open.webContents.send(CHANNELS.event, { event, payload } satisfies EventEnvelope);
  };
}
