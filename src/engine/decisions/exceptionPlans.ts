import { mayFollow, isResolved, statesAfter } from '../../domain/exceptions/transitions.ts';
import { fail } from '../../domain/problem.ts';
import { exceptionCode } from '../../domain/statements/codes.ts';
import type { ExceptionState, ReasonCode } from '../../domain/vocabulary.ts';
import type { JsonValue } from '../../store/decisions/canonicalJson.ts';
import type { Change } from '../../store/decisions/change.ts';
import { entity } from '../../store/decisions/applyChanges.ts';
import { exceptionLives } from '../../store/decisions/entities/exceptionEntity.ts';
import type { ExceptionFields, ExceptionLife } from '../../store/decisions/entities/exceptionEntity.ts';
import { isKnownOwner } from '../../store/decisions/owners.ts';
import type { Database } from '../../store/database.ts';
import type { Plan, Planner } from './plan.ts';
import { nameText, proseText } from './texts.ts';

export const planAssign: Planner<'assign'> = (db, { exceptions, owner, isNew }) => {
  const name = nameText('owner', owner);
  const isKnown = isKnownOwner(db, name);
  if (!isKnown && isNew !== true) return unknownOwner(name);
  const plan = planLives(db, exceptions, { command: 'assign', owner: name }, (life) => {
    if (isResolved(life.state)) return wrongState(life, 'assigned', 'Re-open it first.');
    return { owner: name, byHand: true, state: life.state === 'open' ? 'assigned' : life.state };
  });
  return isKnown ? plan : { ...plan, changes: [madeKnown(db, name), ...plan.changes] };
};

/** The change that makes an owner known. */
export function madeKnown(db: Database, name: string): Change {
  return { entity: 'owner', keys: [name], before: entity(db, 'owner').read(name, null), after: { active: true } };
}

export const planSetState: Planner<'setState'> = (db, { exceptions, state, reason }, { why }) => {
  if (state === 'accepted') requireWhy(why, 'Accepting an exception');
  return planLives(db, exceptions, { command: 'setState', state, ...(reason === undefined ? {} : { reason }) }, (life) => {
    if (!mayFollow(life.state, state)) return wrongState(life, state, `From here it can become ${statesAfter(life.state).join(', ')}.`);
    return entering(life, state, reason ?? life.reason, why);
  });
};

export const planAccept: Planner<'accept'> = (db, { exceptions, reason }, { why }) => {
  requireWhy(why, 'Accepting an exception');
  return planLives(db, exceptions, { command: 'accept', reason }, (life) => {
    if (!mayFollow(life.state, 'accepted')) return wrongState(life, 'accepted', 'Re-open it first.');
    return entering(life, 'accepted', reason, why);
  });
};

export const planReopen: Planner<'reopen'> = (db, { exceptions }, { why }) => {
  requireWhy(why, 'Taking up again what was settled');
  return planLives(db, exceptions, { command: 'reopen' }, (life) => {
    if (!isResolved(life.state)) return wrongState(life, 'open', 'It is not settled.');
    return { state: life.byHand ? 'assigned' : 'open', reason: null };
  });
};

export const planSetReason: Planner<'setReason'> = (db, { exceptions, reason }) =>
  planLives(db, exceptions, { command: 'setReason', reason }, (life) => {
    if (reason === null && isResolved(life.state)) {
      return fail({
        code: 'reason_missing', message: `${exceptionCode(life.number)} is ${life.state}: it cannot be without a reason.`,
        remedy: 'Choose another reason, or re-open it. Nothing was changed.',
      });
    }
    return { reason };
  });

export const planSetDue: Planner<'setDue'> = (db, { exceptions, due }) =>
  planLives(db, exceptions, { command: 'setDue', due }, () => ({ due }));

export const planNote: Planner<'note'> = (db, { exceptions, text }, { who, at, seq }) => {
  const note = proseText('note', text);
  if (note === '') return fail({ code: 'text_invalid', column: 'note', message: 'The note is empty.', remedy: 'Nothing was changed.' });
  const numbers = livesOf(db, exceptions).map(({ number }) => number);
  return {
    changes: [{ entity: 'note', keys: [seq], before: null, after: { at, who, text: note } }], exceptions: numbers,
    input: { command: 'note' },
  };
};

/** The exceptions with these codes. Fails with `unknown_record`, naming the first that is not there. */
export function livesOf(db: Database, codes: readonly string[]): readonly ExceptionLife[] {
  const numbers = [...new Set(codes.map((code) => Number(code.slice(2))))];
  const lives = exceptionLives(db, numbers);
  if (lives.length === numbers.length) return lives;
  const found = new Set(lives.map(({ number }) => number));
  const missing = numbers.find((number) => !found.has(number)) ?? 0;
  return fail({
    code: 'unknown_record', message: `There is no exception ${exceptionCode(missing)} among those of the last run.`,
    remedy: 'Choose it again from the queue. Nothing was changed.',
  });
}

type Fields = Partial<ExceptionFields>;

function planLives(
  db: Database, codes: readonly string[], input: Plan['input'], change: (life: ExceptionLife) => Fields,
): Plan {
  const lives = livesOf(db, codes);
  const changes = groupChanges(lives, change);
  if (changes.length === 0) {
    return fail({ code: 'nothing_to_decide', message: 'That is how it is already.', remedy: 'Nothing was changed.' });
  }
  return { changes, exceptions: lives.map(({ number }) => number), input };
}

/** The changes to these exceptions, those with the same before and after in one. Fields that stay as they are are left out. */
export function groupChanges(lives: readonly ExceptionLife[], change: (life: ExceptionLife) => Fields): readonly Change[] {
  const groups = new Map<string, { keys: number[]; before: Record<string, JsonValue>; after: Record<string, JsonValue> }>();
  for (const life of lives) {
    const before: Record<string, JsonValue> = {};
    const after: Record<string, JsonValue> = {};
    for (const [name, value] of Object.entries(change(life)) as [keyof ExceptionFields, JsonValue][]) {
      if (life[name] === value) continue;
      before[name] = life[name];
      after[name] = value;
    }
    if (Object.keys(after).length === 0) continue;
    const alike = JSON.stringify([before, after]);
    const group = groups.get(alike);
    if (group === undefined) groups.set(alike, { keys: [life.number], before, after });
    else group.keys.push(life.number);
  }
  return [...groups.values()].map((group) => ({ entity: 'exception', ...group }));
}

/** What entering a state changes: settling needs a reason and is counted. */
function entering(life: ExceptionLife, state: ExceptionState, reason: ReasonCode | null, why: string): Fields {
  if (state === 'open' || state === 'assigned' || state === 'investigating') {
    return isResolved(life.state) ? { state, reason: null } : { state };
  }
  if (reason === null) {
    return fail({
      code: 'reason_missing', message: `${exceptionCode(life.number)} cannot become ${state} without a reason.`,
      remedy: 'Choose a reason code. Nothing was changed.',
    });
  }
  if (reason === 'other') requireWhy(why, 'The reason "other"');
  return { state, reason, resolved: state === 'verified' ? life.resolved : life.resolved + 1 };
}

export function requireWhy(why: string, what: string): void {
  if (why === '') {
    fail({ code: 'reason_missing', message: `${what} needs a sentence that says why.`, remedy: 'Nothing was changed.' });
  }
}

export function unknownOwner(name: string): never {
  return fail({
    code: 'unknown_owner', message: 'There is no such owner in this engagement.', expected: 'one of its owners', found: `"${name}"`,
    remedy: 'Add the owner first. Nothing was changed.',
  });
}

function wrongState(life: ExceptionLife, wanted: ExceptionState, remedy: string): never {
  return fail({
    code: 'wrong_state', message: `${exceptionCode(life.number)} is ${life.state} and cannot become ${wanted}.`,
    remedy: `${remedy} Nothing was changed.`,
  });
}
