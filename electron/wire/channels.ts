/** The four channels between the window and main. Only electron/main/ipc.ts and electron/preload/preload.ts use them. */
export const CHANNELS = {
  call: 'countersign:call',
  cancel: 'countersign:cancel',
  dropped: 'countersign:dropped',
  event: 'countersign:event',
} as const;

/** Main's unasked messages, as they cross: the event's name and its payload. */
export interface EventEnvelope {
  readonly event: string;
  readonly payload: unknown;
}
