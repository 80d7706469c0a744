/** What the window may send to main, parsed there before anything else looks at it. */
import * as z from 'zod';
import { CALLS, type CallName } from '../../src/contract/calls.ts';
import { fail } from '../../src/domain/problem.ts';

const callId = z.string().min(1).max(64).regex(/^[\w-]+$/u);

export const callEnvelope = z.strictObject({ name: z.string().max(64), input: z.unknown(), callId });
export const cancelEnvelope = z.strictObject({ callId });
export const dropEnvelope = z.strictObject({
  token: z.string().min(1).max(100), paths: z.array(z.string().min(1).max(4096)).min(1).max(5_000),
});

export function isCallName(name: string): name is CallName {
  return Object.hasOwn(CALLS, name);
}

/** A call's input after its schema, or the problem `bad_request` with what is wrong in it. */
export function parseInput(name: CallName, input: unknown): unknown {
  const schema: z.ZodType = CALLS[name].input;
  return parse(schema, input, `The call ${name}`);
}

/** Parses with `schema`; fails with `bad_request`, naming the field. */
export function parse<T>(schema: z.ZodType<T>, value: unknown, what: string): T {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  const [first] = result.error.issues;
  return fail({
    code: 'bad_request', message: `${what} was not understood.`, remedy: 'Start the program anew; if it happens again, report it.',
    found: first === undefined ? 'a wrong value' : `${first.path.join('.') || 'the whole'}: ${first.message}`.slice(0, 200),
  });
}
