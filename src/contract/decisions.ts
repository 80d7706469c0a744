/**
 * Every decision a person can take, as a named command with its schema. A decision is applied in one transaction, stands in the
 * hash-chained log with who, when, before, after and why, and can be undone by a further decision (`undo`).
 *
 * Exceptions are named by their codes (E-000012), which stay theirs from run to run; ids of rows do not. The lengths here only
 * bound what is looked at: what a text may hold is checked by the engine, which says what is wrong with it.
 */
import * as z from 'zod';
import { EVENT_TYPES, EXCEPTION_KINDS, EXCEPTION_STATES, REASON_CODES, SIGN_OFF_ROLES, SIGN_OFF_SCOPES } from '../domain/vocabulary.ts';

const text = z.string().max(20_000);
const code = z.string().min(1).max(200);
/** Exceptions by their codes. */
export const exceptionCodes = z.array(z.string().regex(/^E-\d{6,9}$/u, 'an exception such as E-000012')).min(1).max(200_000);
const exceptions = exceptionCodes;
const minutes = z.number().int().min(0).max(5_256_000);
const moment = z.number().int().min(-8.64e15).max(8.64e15);
const amount = z.number().min(0).max(1e12);

/** An entry of the handoff map, by the codes of its systems and locations; no location means all of them. */
export const handoffEntry = z.strictObject({
  event: z.enum(EVENT_TYPES), from: code, to: code, mechanism: text, everyMinutes: minutes.min(1).nullable(), withinMinutes: minutes,
  owner: text, locations: z.array(code).max(10_000),
});
export type HandoffEntry = z.infer<typeof handoffEntry>;

/** Whose an exception is: the first rule of the list whose conditions all hold. `minValue` and `maxValue` bound the absolute value. */
export const ownerRule = z.strictObject({
  handoff: code.optional(), system: code.optional(), location: code.optional(), category: code.optional(),
  kind: z.enum(EXCEPTION_KINDS).optional(), minValue: amount.optional(), maxValue: amount.optional(), owner: text,
});
export type OwnerRule = z.infer<typeof ownerRule>;

const json = z.unknown().refine((value) => value !== undefined, 'a value');
const jsonObject = z.record(z.string().max(200), z.unknown());

export const decisionSchema = z.discriminatedUnion('command', [
  /** `isNew` makes somebody known who was not; without it an owner nobody knows is refused. */
  z.strictObject({ command: z.literal('assign'), exceptions, owner: text, isNew: z.boolean().optional() }),
  z.strictObject({ command: z.literal('setState'), exceptions, state: z.enum(EXCEPTION_STATES), reason: z.enum(REASON_CODES).optional() }),
  z.strictObject({ command: z.literal('setReason'), exceptions, reason: z.enum(REASON_CODES).nullable() }),
  z.strictObject({ command: z.literal('setDue'), exceptions, due: moment.nullable() }),
  z.strictObject({ command: z.literal('note'), exceptions, text }),
  /** Takes the matter as it is; needs a reason and a sentence in `why`. */
  z.strictObject({ command: z.literal('accept'), exceptions, reason: z.enum(REASON_CODES) }),
  /** Takes up again what was settled; needs a sentence in `why`. */
  z.strictObject({ command: z.literal('reopen'), exceptions }),

  /** What was inferred is so. Without codes: every entry that is inferred still. */
  z.strictObject({ command: z.literal('confirmHandoffs'), handoffs: z.array(code).max(10_000).optional() }),
  z.strictObject({ command: z.literal('changeHandoff'), handoff: code, entry: handoffEntry }),
  z.strictObject({ command: z.literal('addHandoff'), handoff: code, entry: handoffEntry }),
  z.strictObject({ command: z.literal('removeHandoff'), handoff: code }),
  /** The system of record of a location, or of every location without a rule (`location` null); `system` null takes a rule away. */
  z.strictObject({ command: z.literal('setAuthority'), location: code.nullable(), system: code.nullable() }),
  /** Two codes stand for one item or location (`same`), or do not; null takes the decision back. */
  z.strictObject({ command: z.literal('alias'), of: z.enum(['item', 'location']), alias: code, code, same: z.boolean().nullable() }),
  /** The rejected rows of a file are left out knowingly, with a reason in `why`; `accepted` false takes that back. */
  z.strictObject({ command: z.literal('acceptRejects'), file: z.string().min(1).max(1000), accepted: z.boolean() }),
  /** How exports with this header are read from now on; null forgets it. */
  z.strictObject({ command: z.literal('mapping'), fingerprint: code, mapping: jsonObject.nullable() }),

  z.strictObject({ command: z.literal('addOwner'), owner: text }),
  z.strictObject({ command: z.literal('retireOwner'), owner: text }),
  /** The whole list; exceptions that nobody was given by hand follow it at once and at every run. */
  z.strictObject({ command: z.literal('ownerRules'), rules: z.array(ownerRule).max(1_000) }),
  /** A view of the queue under a name; null forgets it. */
  z.strictObject({ command: z.literal('saveFilter'), name: text, filter: jsonObject.nullable() }),
  /** A tolerance or a parameter of a check; null goes back to its default. */
  z.strictObject({ command: z.literal('setParameter'), name: code, value: json }),
  z.strictObject({ command: z.literal('signOff'), scope: z.enum(SIGN_OFF_SCOPES), role: z.enum(SIGN_OFF_ROLES) }),
  z.strictObject({ command: z.literal('undo'), seq: z.number().int().positive() }),
]);
export type DecisionInput = z.infer<typeof decisionSchema>;
export type DecisionCommand = DecisionInput['command'];
export type DecisionOf<C extends DecisionCommand> = Extract<DecisionInput, { command: C }>;

/** A decision with the person who takes it. `why` may be left out where the command does not ask for it. */
export const decisionRequest = z.strictObject({ who: text, why: text.optional(), decision: decisionSchema });
export type DecisionRequest = z.infer<typeof decisionRequest>;
