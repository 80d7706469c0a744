/**
 * The three functions the preload puts on the window, typed by the table of calls. Nothing else of the program can be reached
 * from here.
 */
import type { CallInput, CallName, CallOutput, EventName, Events, Outcome } from '../../src/contract/calls.ts';

export interface Bridge {
  call<N extends CallName>(name: N, input: CallInput<N>, callId: string): Promise<Outcome<CallOutput<N>>>;
  cancel(callId: string): void;
  /** Returns the function that ends the subscription. */
  on<E extends EventName>(event: E, listener: (payload: Events[E]) => void): () => void;
}

declare global {
  interface Window {
    readonly countersign: Bridge;
  }
}
