import type { HandoffEntry } from '../../contract/decisions.ts';
import { fail, visible } from '../../domain/problem.ts';
import { canonicalJson, plainJson } from '../../store/decisions/canonicalJson.ts';
import type { JsonValue } from '../../store/decisions/canonicalJson.ts';
import { handoffByCode, idByCode, inferredHandoffs, nextHandoffId } from '../../store/decisions/entities/mapEntities.ts';
import type { HandoffRecord } from '../../store/decisions/entities/mapEntities.ts';
import { entity } from '../../store/decisions/applyChanges.ts';
import { aliasKey } from '../../store/decisions/entities/keptEntities.ts';
import type { Database } from '../../store/database.ts';
import { requireWhy } from './exceptionPlans.ts';
import type { Plan, Planner } from './plan.ts';
import { nameText, proseText } from './texts.ts';

export const planConfirmHandoffs: Planner<'confirmHandoffs'> = (db, { handoffs }) => {
  const codes = handoffs ?? inferredHandoffs(db);
  const changes = codes.flatMap((code) => {
    const before = knownHandoff(db, code);
    const after = { ...before, declared: true };
    return before.declared ? [] : [{ entity: 'handoff' as const, keys: [code], before: json(before), after: json(after) }];
  });
  if (changes.length === 0) return nothing();
  return { changes, exceptions: [], input: { command: 'confirmHandoffs', handoffs: changes.map(({ keys }) => keys[0] ?? '') } };
};

export const planChangeHandoff: Planner<'changeHandoff'> = (db, { handoff, entry }) => {
  const before = knownHandoff(db, handoff);
  const after = { ...checkedEntry(db, entry), id: before.id, declared: true };
  if (canonicalJson(json(before)) === canonicalJson(json(after))) return nothing();
  return {
    changes: [{ entity: 'handoff', keys: [handoff], before: json(before), after: json(after) }], exceptions: [],
    input: { command: 'changeHandoff', handoff },
  };
};

export const planAddHandoff: Planner<'addHandoff'> = (db, { handoff, entry }) => {
  const code = nameText('handoff', handoff);
  if (handoffByCode(db, code) !== null) {
    return fail({
      code: 'nothing_to_decide', message: `There is a handoff ${code} already.`, remedy: 'Change it, or choose another name.',
    });
  }
  const after = { ...checkedEntry(db, entry), id: nextHandoffId(db), declared: true };
  return {
    changes: [{ entity: 'handoff', keys: [code], before: null, after: json(after) }], exceptions: [],
    input: { command: 'addHandoff', handoff: code },
  };
};

export const planRemoveHandoff: Planner<'removeHandoff'> = (db, { handoff }, { why }) => {
  requireWhy(why, 'Taking a handoff out of the map');
  return {
    changes: [{ entity: 'handoff', keys: [handoff], before: json(knownHandoff(db, handoff)), after: null }], exceptions: [],
    input: { command: 'removeHandoff', handoff },
  };
};

export const planSetAuthority: Planner<'setAuthority'> = (db, { location, system }) => {
  if (location !== null) knownCode(db, 'location', location);
  if (system !== null) knownCode(db, 'system', system);
  else if (location === null) {
    return fail({
      code: 'unknown_record', message: 'An engagement always has a system of record.', remedy: 'Name a system. Nothing was changed.',
    });
  }
  return oneChange(db, 'authority', location ?? '', system, { command: 'setAuthority', location, system });
};

export const planAlias: Planner<'alias'> = (db, { of, alias, code, same }) => {
  const one = nameText('alias', alias);
  if (one === code) return fail({ code: 'nothing_to_decide', message: 'A code always stands for itself.', remedy: 'Nothing was changed.' });
  knownCode(db, of, code);
  return oneChange(db, 'alias', aliasKey(of, one, code), same, { command: 'alias', of, alias: one, code, same });
};

const LONGEST_MAPPING = 200_000;

export const planMapping: Planner<'mapping'> = (db, { fingerprint, mapping }) => {
  if (mapping !== null && JSON.stringify(mapping).length > LONGEST_MAPPING) {
    return fail({ code: 'field_too_long', message: 'The mapping is larger than any could be.', remedy: 'Nothing was changed.' });
  }
  return oneChange(db, 'mapping', nameText('fingerprint', fingerprint), plainJson(mapping), { command: 'mapping', fingerprint });
};

/** A change of one thing that is kept as a whole. Fails with `nothing_to_decide` where it is so already. */
export function oneChange(
  db: Database, name: 'authority' | 'alias' | 'mapping' | 'filter' | 'parameter', key: string, after: JsonValue, input: Plan['input'],
): Plan {
  const before = entity(db, name).read(key, after);
  if (canonicalJson(before) === canonicalJson(after)) return nothing();
  return { changes: [{ entity: name, keys: [key], before, after }], exceptions: [], input };
}

export function nothing(): never {
  return fail({ code: 'nothing_to_decide', message: 'That is how it is already.', remedy: 'Nothing was changed.' });
}

function knownHandoff(db: Database, code: string): HandoffRecord {
  return handoffByCode(db, code) ?? fail({
    code: 'unknown_record', message: 'There is no such handoff in the map.', found: `"${visible(code)}"`, remedy: 'Nothing was changed.',
  });
}

function knownCode(db: Database, table: 'system' | 'location' | 'item', code: string): void {
  if (idByCode(db, table, code) === undefined) {
    fail({
      code: 'unknown_record', message: `There is no such ${table} in this engagement.`, found: `"${visible(code)}"`,
      remedy: 'Nothing was changed.',
    });
  }
}

function checkedEntry(db: Database, entry: HandoffEntry): Omit<HandoffRecord, 'id' | 'declared'> {
  knownCode(db, 'system', entry.from);
  knownCode(db, 'system', entry.to);
  if (entry.from === entry.to) {
    fail({
      code: 'bad_request', message: 'A handoff leads from one system to another.', found: `"${entry.from}" twice`,
      remedy: 'Nothing was changed.',
    });
  }
  for (const location of entry.locations) knownCode(db, 'location', location);
  return {
    ...entry, mechanism: proseText('mechanism', entry.mechanism), owner: entry.owner.trim() === '' ? '' : nameText('owner', entry.owner),
    locations: [...new Set(entry.locations)].sort(),
  };
}

function json(record: HandoffRecord): JsonValue {
  const { id, event, from, to, mechanism, everyMinutes, withinMinutes, owner, declared, locations } = record;
  return { id, event, from, to, mechanism, everyMinutes, withinMinutes, owner, declared, locations: [...locations] };
}
