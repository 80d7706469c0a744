/**
 * The only code between the page and the program: three functions on `window.countersign` (typed in renderer/api/bridge.ts).
 *
 * For the renderer: dragging and dropping is dealt with here, before the page sees it. A folder of exports, some exports or an
 * engagement dropped anywhere on the window arrives as the event `dropped` with a token; call `engagement.importDropped` with it.
 * While something is dragged over the window, `<html>` carries `data-dragging`, for the page to show that it may be dropped.
 */
import { contextBridge, ipcRenderer, webUtils } from 'electron';
import type { IpcRendererEvent } from 'electron';
import { CHANNELS, type EventEnvelope } from '../wire/channels.ts';

type Listener = (payload: unknown) => void;

const listeners = new Map<string, Set<Listener>>();
ipcRenderer.on(CHANNELS.event, (_event: IpcRendererEvent, { event, payload }: EventEnvelope) => {
  for (const listener of [...(listeners.get(event) ?? [])]) listener(payload);
});

contextBridge.exposeInMainWorld('countersign', {
  call: (name: string, input: unknown, callId: string): Promise<unknown> => ipcRenderer.invoke(CHANNELS.call, { name, input, callId }),
  cancel: (callId: string): void => { ipcRenderer.send(CHANNELS.cancel, { callId }); },
  on: (event: string, listener: Listener): (() => void) => {
    const heard = listeners.get(event) ?? new Set<Listener>();
    listeners.set(event, heard);
    heard.add(listener);
    return () => { heard.delete(listener); };
  },
});

window.addEventListener('dragover', (event) => {
  event.preventDefault();
  event.stopImmediatePropagation();
  if (event.isTrusted) document.documentElement.dataset['dragging'] = '';
}, true);
window.addEventListener('dragleave', (event) => {
  if (event.relatedTarget === null) delete document.documentElement.dataset['dragging'];
}, true);
window.addEventListener('drop', (event) => {
  event.preventDefault();
  event.stopImmediatePropagation();
  delete document.documentElement.dataset['dragging'];
  if (!event.isTrusted) return;
  const paths = [...event.dataTransfer?.files ?? []].map((file) => webUtils.getPathForFile(file)).filter((path) => path !== '');
  if (paths.length > 0) ipcRenderer.send(CHANNELS.dropped, { token: crypto.randomUUID(), paths });
}, true);
