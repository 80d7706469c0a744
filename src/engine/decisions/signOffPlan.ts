import { fail } from '../../domain/problem.ts';
import { SIGN_OFF_SCOPES } from '../../domain/vocabulary.ts';
import type { SignOffScope } from '../../domain/vocabulary.ts';
import type { JsonValue } from '../../store/decisions/canonicalJson.ts';
import type { Change, EntityName } from '../../store/decisions/change.ts';
import { signOffKey, signOffs } from '../../store/decisions/entities/signOffEntity.ts';
import type { SignOff } from '../../store/decisions/entities/signOffEntity.ts';
import type { Database } from '../../store/database.ts';
import type { Planner } from './plan.ts';
import { isSamePerson } from './texts.ts';

/** Which steps rest on what; the engagement as a whole rests on all of it. */
const RESTS_ON: Readonly<Record<EntityName, readonly SignOffScope[]>> = {
  exception: ['gaps'], ownerRules: ['gaps'], handoff: ['map'], alias: ['map'], mapping: ['map'], acceptedRejects: ['map'],
  authority: ['authority'],
  parameter: ['checks'], note: [], attachment: [], owner: [], filter: [], signOff: [],
};

/** The preparer signs first, a reviewer who is somebody else second; the whole once its steps are signed in the same role. */
export const planSignOff: Planner<'signOff'> = (db, { scope, role }, { who, at }) => {
  const signed = signOffs(db);
  const standing = (of: SignOffScope, as: string): SignOff | undefined =>
    signed.find((one) => one.scope === of && one.role === as && one.withdrawn === null);
  if (standing(scope, role) !== undefined) {
    return fail({ code: 'nothing_to_decide', message: 'This is signed already.', remedy: 'Nothing was changed.' });
  }
  const other = standing(scope, role === 'preparer' ? 'reviewer' : 'preparer');
  if (other !== undefined && isSamePerson(other.who, who)) {
    return fail({
      code: 'same_person', message: `${who} signed this as ${other.role} already: preparer and reviewer are two people.`,
      remedy: 'Let somebody else sign. Nothing was changed.',
    });
  }
  if (role === 'reviewer' && other === undefined) {
    return fail({ code: 'wrong_state', message: 'The preparer has not signed this yet.', remedy: 'Nothing was changed.' });
  }
  if (scope === 'engagement') {
    const missing = SIGN_OFF_SCOPES.filter((step) => step !== 'engagement' && standing(step, role) === undefined);
    if (missing.length > 0) {
      return fail({
        code: 'wrong_state', message: `The ${role} has still to sign ${missing.join(', ')}.`,
        remedy: 'Sign the steps first. Nothing was changed.',
      });
    }
  }
  const before = signed.find((one) => one.scope === scope && one.role === role);
  return {
    changes: [{
      entity: 'signOff', keys: [signOffKey(scope, role)], before: before === undefined ? null : valueOf(before),
      after: { who, at, withdrawn: null },
    }],
    exceptions: [], input: { command: 'signOff', scope, role },
  };
};

/** What changes about sign-offs because of these other changes: those that rest on them stand no more, and say why. */
export function withdrawals(db: Database, changes: readonly Change[], because: string): readonly Change[] {
  const scopes = new Set(changes.flatMap(({ entity }) => RESTS_ON[entity]));
  if (scopes.size === 0) return [];
  scopes.add('engagement');
  return withdrawn(db, scopes, because);
}

/** Withdraws every sign-off that stands, as after a run over other data. */
export function withdrawAll(db: Database, because: string): readonly Change[] {
  return withdrawn(db, new Set(SIGN_OFF_SCOPES), because);
}

function withdrawn(db: Database, scopes: ReadonlySet<SignOffScope>, because: string): readonly Change[] {
  return signOffs(db).filter((one) => one.withdrawn === null && scopes.has(one.scope)).map((one) => ({
    entity: 'signOff', keys: [signOffKey(one.scope, one.role)], before: valueOf(one), after: { ...valueOf(one), withdrawn: because },
  }));
}

function valueOf({ who, at, withdrawn: reason }: SignOff): { readonly [name: string]: JsonValue } {
  return { who, at, withdrawn: reason };
}
