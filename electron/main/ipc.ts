/**
 * The one place where messages of the window arrive and leave. Each sender is checked and each envelope parsed (answerCall.ts).
 * To add a call: declare it in src/contract/calls.ts.
 */
import { ipcMain, type BrowserWindow } from 'electron';
import type { EventName, Events } from '../../src/contract/calls.ts';
import { CHANNELS, type EventEnvelope } from '../wire/channels.ts';
import { cancelEnvelope, dropEnvelope } from '../wire/envelopes.ts';
import { answerCall } from './answerCall.ts';
import type { Drops } from './drops.ts';
import type { EngineProcess } from './engineProcess.ts';
import type { Handlers } from './handlers.ts';
import { isOurPage } from './senderCheck.ts';

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
    const { token, paths } = drop.data;
    void drops.keep(token, paths).then((holds) => { tell('dropped', { token, holds, count: paths.length }); });
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
