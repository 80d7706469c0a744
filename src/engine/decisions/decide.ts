import type { DecisionCommand, DecisionInput, DecisionOf, DecisionRequest } from '../../contract/decisions.ts';
import type { Ports } from '../../ports.ts';
import { applyChanges, inverse } from '../../store/decisions/applyChanges.ts';
import type { Change, EntityName } from '../../store/decisions/change.ts';
import type { JsonValue } from '../../store/decisions/canonicalJson.ts';
import { sealDecision, writeDecision } from '../../store/decisions/decisionLog.ts';
import type { Decision } from '../../store/decisions/decisionLog.ts';
import { findUndone, forgetDecision, indexDecision, lastSeq, payloadOf } from '../../store/decisions/decisionRecords.ts';
import type { Database } from '../../store/database.ts';
import { keepExceptions } from '../../store/queries/exceptionColumns.ts';
import { ensureLookupIndexes } from '../../store/queries/lookupIndexes.ts';
import {
  planAccept, planAssign, planNote, planReopen, planSetDue, planSetReason, planSetState,
} from './exceptionPlans.ts';
import {
  planAddHandoff, planAlias, planChangeHandoff, planConfirmHandoffs, planMapping, planRemoveHandoff, planSetAuthority,
} from './mapPlans.ts';
import type { Deciding, Plan, Planner } from './plan.ts';
import { planAcceptRejects } from './sourcePlans.ts';
import { planSignOff, withdrawals } from './signOffPlan.ts';
import { nameText, proseText } from './texts.ts';
import { planUndo } from './undoPlan.ts';
import { planAddOwner, planOwnerRules, planRetireOwner, planSaveFilter, planSetParameter } from './workPlans.ts';

const PLANNERS: { readonly [C in DecisionCommand]: Planner<C> } = {
  assign: planAssign, setState: planSetState, setReason: planSetReason, setDue: planSetDue, note: planNote, accept: planAccept,
  reopen: planReopen, confirmHandoffs: planConfirmHandoffs, changeHandoff: planChangeHandoff, addHandoff: planAddHandoff,
  removeHandoff: planRemoveHandoff, setAuthority: planSetAuthority, alias: planAlias, mapping: planMapping,
  acceptRejects: planAcceptRejects, addOwner: planAddOwner,
  retireOwner: planRetireOwner, ownerRules: planOwnerRules, saveFilter: planSaveFilter, setParameter: planSetParameter,
  signOff: planSignOff, undo: planUndo,
};

/**
 * Takes one decision: checks it, applies it and enters it into the log, all in one transaction. Where it cannot be taken nothing changes
 * and the problem's code says why: `text_invalid`, `reason_missing`, `wrong_state`, `unknown_record`, `unknown_owner`, `same_person`,
 * `decision_superseded`, `nothing_to_decide`.
 */
export function decide(db: Database, ports: Pick<Ports, 'clock' | 'digests'>, request: DecisionRequest): Decision {
  ensureLookupIndexes(db);
  const deciding: Deciding = {
    who: nameText('name', request.who), at: ports.clock.now(), why: proseText('reason', request.why ?? ''), seq: lastSeq(db) + 1,
  };
  return carryOut(db, ports, deciding, planOf(db, request.decision, deciding));
}

/** What can be decided without touching a figure of the map, of authority or of a variance. */
const OF_WORK: ReadonlySet<EntityName> = new Set(['exception', 'note', 'attachment', 'owner', 'ownerRules', 'filter', 'signOff']);

/** Applies a plan and enters it into the log, with the sign-offs that it withdraws. */
export function carryOut(db: Database, ports: Pick<Ports, 'digests'>, deciding: Deciding, plan: Plan): Decision {
  const because = `${deciding.who} changed what it rests on (decision ${deciding.seq})`;
  const changes = [...plan.changes, ...withdrawals(db, plan.changes, because)];
  const { command } = plan.input;
  const decision = sealDecision(db, ports.digests, {
    at: deciding.at, who: deciding.who, command,
    payload: { input: plan.input, why: deciding.why, changes: changes.map(plainChange), exceptions: plan.exceptions },
  });
  const enter = (): void => { db.decisionTransaction(() => { enterDecision(db, decision, changes, plan.exceptions, plan.input); }); };
  const exceptions = changes.flatMap(({ entity, keys }) => (entity === 'exception' ? keys.map(Number) : []));
  if (changes.every(({ entity }) => OF_WORK.has(entity))) keepExceptions(db, exceptions, enter);
  else enter();
  return decision;
}

/** Applies a decision of the journal again, as it stands there. Call inside a transaction. */
export function applyDecision(db: Database, decision: Decision): void {
  const { changes, exceptions, input } = payloadOf(decision);
  enterDecision(db, decision, changes, exceptions, input);
}

/** Takes decisions back as if they had never been: they could not be written to the disk, and nobody was told that they stand. */
export function takeBack(db: Database, decisions: readonly Decision[]): void {
  db.decisionTransaction(() => {
    for (const decision of decisions.toReversed()) {
      const { changes, exceptions } = payloadOf(decision);
      applyChanges(db, inverse(changes));
      forgetDecision(db, decision.seq, exceptions);
    }
    findUndone(db);
  });
}

function enterDecision(
  db: Database, decision: Decision, changes: readonly Change[], exceptions: readonly number[],
  input: { readonly [name: string]: JsonValue },
): void {
  applyChanges(db, changes);
  writeDecision(db, decision);
  indexDecision(db, decision.seq, exceptions, decision.command === 'undo' ? Number(input['seq']) : null);
}

function planOf<C extends DecisionCommand>(db: Database, decision: DecisionInput & { command: C }, deciding: Deciding): Plan {
  const planner = PLANNERS[decision.command] as Planner<C>;
  return planner(db, decision as DecisionOf<C>, deciding);
}

/** A change as plain JSON, for a payload. */
export function plainChange({ entity, keys, before, after }: Change): JsonValue {
  return { entity, keys, before, after };
}
