/** Decisions about how the work is done: owners and their rules, saved filters, parameters. */
import { assertCheckParameter } from '../checks/checkParameter.ts';
import type { OwnerRule } from '../../contract/decisions.ts';
import { isResolved } from '../../domain/exceptions/transitions.ts';
import { fail } from '../../domain/problem.ts';
import { canonicalJson, plainJson } from '../../store/decisions/canonicalJson.ts';
import { entity } from '../../store/decisions/applyChanges.ts';
import { ruledExceptions } from '../../store/decisions/ruledExceptions.ts';
import { isKnownOwner } from '../../store/decisions/owners.ts';
import { groupChanges, madeKnown, unknownOwner } from './exceptionPlans.ts';
import { nothing, oneChange } from './mapPlans.ts';
import { ownerByRules } from './ownerByRules.ts';
import type { Planner } from './plan.ts';
import { nameText } from './texts.ts';

export const planAddOwner: Planner<'addOwner'> = (db, { owner }) => {
  const name = nameText('owner', owner);
  if (isKnownOwner(db, name)) return nothing();
  return { changes: [madeKnown(db, name)], exceptions: [], input: { command: 'addOwner', owner: name } };
};

export const planRetireOwner: Planner<'retireOwner'> = (db, { owner }) => {
  if (!isKnownOwner(db, owner)) return unknownOwner(owner);
  const before = entity(db, 'owner').read(owner, null);
  return {
    changes: [{ entity: 'owner', keys: [owner], before, after: { active: false } }], exceptions: [],
    input: { command: 'retireOwner', owner },
  };
};

export const planOwnerRules: Planner<'ownerRules'> = (db, { rules }) => {
  const checked = rules.map((rule): OwnerRule => {
    const owner = nameText('owner', rule.owner);
    if (!isKnownOwner(db, owner)) return unknownOwner(owner);
    return { ...rule, owner };
  });
  const after = plainJson(checked);
  const before = entity(db, 'ownerRules').read('', after);
  if (canonicalJson(before) === canonicalJson(after)) return nothing();
  const owned = ruledExceptions(db).filter(({ life }) => !life.byHand && !isResolved(life.state));
  const grounds = new Map(owned.map((exception) => [exception.life.number, exception]));
  const moved = groupChanges(owned.map(({ life }) => life), (life) => {
    const exception = grounds.get(life.number);
    const owner = exception === undefined ? undefined : ownerByRules(checked, exception);
    return owner === undefined ? {} : { owner };
  });
  return {
    changes: [{ entity: 'ownerRules', keys: [''], before, after }, ...moved],
    exceptions: moved.flatMap(({ keys }) => keys.map(Number)), input: { command: 'ownerRules', rules: checked.length },
  };
};

export const planSaveFilter: Planner<'saveFilter'> = (db, { name, filter }) => {
  const under = nameText('name', name);
  return oneChange(db, 'filter', under, plainJson(filter), { command: 'saveFilter', name: under });
};

const LONGEST_PARAMETER = 20_000;

export const planSetParameter: Planner<'setParameter'> = (db, { name, value }) => {
  if (JSON.stringify(value).length > LONGEST_PARAMETER) {
    return fail({ code: 'field_too_long', message: 'The parameter is larger than any could be.', remedy: 'Nothing was changed.' });
  }
  const under = nameText('parameter', name);
  assertCheckParameter(under, value);
  const plain = plainJson(value);
  return oneChange(db, 'parameter', under, plain, { command: 'setParameter', name: under, value: plain });
};
