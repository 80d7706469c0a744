import { CALLS, type Outcome } from '../../src/contract/calls.ts';
import { fail } from '../../src/domain/problem.ts';
import { callEnvelope, isCallName, parse, parseInput } from '../wire/envelopes.ts';
import { outcomeOf, valueOf } from '../wire/outcomes.ts';
import type { EngineProcess } from './engineProcess.ts';
import type { Handlers } from './handlers.ts';
import { isOurPage, type SenderFrame } from './senderCheck.ts';

type AnyHandler = (input: unknown, callId: string) => Promise<unknown>;

/**
 * Answers one message of a window: the whole way from an unknown frame and an unknown value to an outcome. What does not pass a
 * check is refused with a problem and never ignored.
 */
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
