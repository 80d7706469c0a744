/** Answers of the engine, kept while the figures they came from stand. */
import { useCallback, useEffect, useState } from 'react';
import type { CallInput, CallName, CallOutput } from '../../../src/contract/calls.ts';
import type { Problem } from '../../../src/domain/problem.ts';
import { ask } from '../../api/ask.ts';
import type { EngagementView } from '../../../src/contract/views.ts';
import { useWindow, windowState } from './windowState.ts';

export type Answer<T> =
  | { readonly state: 'waiting'; readonly value: null; readonly again: () => void }
  | { readonly state: 'here'; readonly value: T; readonly again: () => void }
  | { readonly state: 'failed'; readonly value: null; readonly problem: Problem; readonly again: () => void };

const KEPT = 200;
const kept = new Map<string, unknown>();

export function forgetAnswers(): void {
  kept.clear();
}

/** The engagement has other figures: what was asked before is asked again. */
export function showFigures(engagement: EngagementView): void {
  forgetAnswers();
  windowState.set({ engagement, generation: windowState.get().generation + 1 });
}

function keep(key: string, value: unknown): void {
  kept.delete(key);
  kept.set(key, value);
  if (kept.size > KEPT)
    for (const oldest of kept.keys()) {
      kept.delete(oldest);
      break;
    }
}

type Arrived = { readonly key: string; readonly value: unknown } | { readonly key: string; readonly problem: Problem };

/**
 * The answer to a call, asked when the input or the engagement's figures change and cancelled when nobody waits for it any
 * more. A null input asks nothing and stays waiting.
 */
export function useAnswer<N extends CallName>(name: N, input: CallInput<N> | null): Answer<CallOutput<N>> {
  const generation = useWindow((state) => state.generation);
  const [arrived, setArrived] = useState<Arrived | null>(null);
  const [attempt, setAttempt] = useState(0);
  const again = useCallback(() => setAttempt((before) => before + 1), []);
  const asked = input === null ? null : JSON.stringify(input);
  const key = `${generation} ${name} ${asked} ${attempt}`;

  useEffect(() => {
    if (asked === null || kept.has(key)) return undefined;
    const abort = new AbortController();
    void ask(name, JSON.parse(asked) as CallInput<N>, { signal: abort.signal }).then((outcome) => {
      if (abort.signal.aborted) return;
      if (outcome.ok) keep(key, outcome.value);
      setArrived(outcome.ok ? { key, value: outcome.value } : { key, problem: outcome.problem });
    });
    return () => abort.abort();
  }, [name, asked, key]);

  if (asked !== null) {
    if (kept.has(key)) return { state: 'here', value: kept.get(key) as CallOutput<N>, again };
    if (arrived !== null && arrived.key === key) {
      return 'problem' in arrived
        ? { state: 'failed', value: null, problem: arrived.problem, again }
        : { state: 'here', value: arrived.value as CallOutput<N>, again };
    }
  }
  return { state: 'waiting', value: null, again };
}
