import type { CallInput, CallName, CallOutput, EventName, Events, Outcome } from '../../src/contract/calls.ts';
import type { Problem } from '../../src/domain/problem.ts';
import './bridge.ts';

const session = Math.random().toString(36).slice(2, 8);
let asked = 0;

/** A name for one call, unique over the life of the program: progress and cancellation refer to it. */
export function newCallId(): string {
  asked += 1;
  return `${session}-${asked}`;
}

const CANCELLED: Problem = { code: 'cancelled', message: 'The work was stopped before it was done.' };

/**
 * Asks one call. Never throws: whatever goes wrong comes back as a problem. Aborting `signal` cancels the call where it
 * runs and answers `cancelled` at once.
 */
export function ask<N extends CallName>(
  name: N,
  input: CallInput<N>,
  options: { readonly signal?: AbortSignal; readonly callId?: string } = {},
): Promise<Outcome<CallOutput<N>>> {
  const { signal } = options;
  const callId = options.callId ?? newCallId();
  if (signal?.aborted === true) return Promise.resolve({ ok: false, problem: CANCELLED });
  return new Promise((resolve) => {
    const stop = (): void => {
      window.countersign.cancel(callId);
      resolve({ ok: false, problem: CANCELLED });
    };
    signal?.addEventListener('abort', stop, { once: true });
    window.countersign
      .call(name, input, callId)
      .catch((error: unknown): Outcome<CallOutput<N>> => ({ ok: false, problem: unanswered(name, error) }))
      .then(
        (outcome) => {
          signal?.removeEventListener('abort', stop);
          resolve(outcome);
        },
        () => undefined,
      );
  });
}

export function cancelCall(callId: string): void {
  window.countersign.cancel(callId);
}

export function listen<E extends EventName>(event: E, listener: (payload: Events[E]) => void): () => void {
  return window.countersign.on(event, listener);
}

function unanswered(name: CallName, error: unknown): Problem {
  return {
    code: 'internal',
    message: `The program did not answer the call ${name}.`,
    found: error instanceof Error ? error.message : 'no reason given',
    remedy: 'Try again. If it happens again, save the engagement and start the program anew.',
  };
}
