import type { CallInput, CallName, CallOutput, Outcome } from '../../../src/contract/calls.ts';
import { ask, cancelCall, newCallId } from '../../api/ask.ts';
import { windowState } from './windowState.ts';

/**
 * Asks a call that takes long: shown with its progress and a way to stop it until it is answered. Only one such call runs
 * at a time; null where another is still under way.
 */
export async function workOn<N extends CallName>(
  title: string,
  name: N,
  input: CallInput<N>,
  opens = false,
): Promise<Outcome<CallOutput<N>> | null> {
  if (windowState.get().work !== null) return null;
  const callId = newCallId();
  windowState.set({ work: { callId, title, progress: null, startedAt: performance.now(), stopping: false, opens } });
  const outcome = await ask(name, input, { callId });
  if (windowState.get().work?.callId === callId) windowState.set({ work: null });
  return outcome;
}

export function stopWork(): void {
  const { work } = windowState.get();
  if (work === null || work.stopping) return;
  windowState.set({ work: { ...work, stopping: true } });
  cancelCall(work.callId);
}
