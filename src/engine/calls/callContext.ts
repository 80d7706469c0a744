import { CALLS } from '../../contract/calls.ts';
import type { CallInput, CallOutput, CallsOf, ParsedInput } from '../../contract/calls.ts';
import { fail } from '../../domain/problem.ts';
import type { Ports, Task } from '../../ports.ts';
import type { Database } from '../../store/database.ts';

/** What the handlers of window calls are made with: the engagement that is open, whichever that is when they are called. */
export interface CallContext {
  /** Fails with `no_engagement` where none is open. */
  database(): Database;
  readonly ports: Ports;
  /** Where the open engagement is kept. */
  file(): FileState;
}

export interface FileState {
  readonly fileName: string | null;
  readonly savedAt: number | null;
  readonly unsaved: boolean;
  readonly readOnly: boolean;
  /** What the person who opened it has to know, a sentence each. */
  readonly notices: readonly string[];
}

type EngineCall = CallsOf<'engine'>;
export type Handler<N extends EngineCall> = (input: CallInput<N>, task: Task) => Promise<CallOutput<N>>;

/**
 * A handler that parses its input first: defaults are filled in and unknown fields refused whoever calls, the window or a test.
 * Fails with `bad_request`.
 */
export function answering<N extends EngineCall>(
  name: N, answer: (input: ParsedInput<N>, task: Task) => CallOutput<N> | Promise<CallOutput<N>>,
): Handler<N> {
  return async (input, task) => {
    const parsed = CALLS[name].input.safeParse(input);
    if (!parsed.success) {
      const issue = parsed.error.issues[0];
      return fail({
        code: 'bad_request', message: `The call ${name} was made with an input it does not take.`,
        found: issue === undefined ? 'something else' : `${issue.path.map(String).join('.') || 'input'}: ${issue.message}`,
      });
    }
    return answer(parsed.data as ParsedInput<N>, task);
  };
}
