/** Decisions as people read them: one sentence each, and what was before and after. */
import { exceptionCode } from '../../domain/statements/codes.ts';
import type { JsonValue } from '../../store/decisions/canonicalJson.ts';
import type { Change } from '../../store/decisions/change.ts';
import type { Decision } from '../../store/decisions/decisionLog.ts';
import type { DecisionPayload } from '../../store/decisions/decisionRecords.ts';

/** What was decided, as one sentence without its end: "Assigned 3 exceptions to Integration". */
export function sentenceOfDecision(decision: Decision, payload: DecisionPayload): string {
  const { input, exceptions } = payload;
  const word = (name: string): string => wordOf(input[name]);
  const which = exceptions.length === 1 ? exceptionCode(exceptions[0] ?? 0) : `${exceptions.length} exceptions`;
  switch (decision.command) {
    case 'import': return `Imported ${word('sources')} files`;
    case 'run': return `Ran the audit: ${word('variances')} ${word('variances') === '1' ? 'variance' : 'variances'}`;
    case 'assign': return `Assigned ${which} to ${word('owner')}`;
    case 'setState': return `Marked ${which} as ${word('state')}${input['reason'] === undefined ? '' : ` (${spaced(word('reason'))})`}`;
    case 'setReason':
      return input['reason'] === null ? `Took the reason from ${which}` : `Gave ${which} the reason ${spaced(word('reason'))}`;
    case 'setDue': return input['due'] === null ? `Took the due date from ${which}` : `Made ${which} due on ${dayOf(input['due'])}`;
    case 'note': return `Noted on ${which}`;
    case 'attach': return `Attached ${word('name')} to ${which}`;
    case 'accept': return `Accepted ${which} (${spaced(word('reason'))})`;
    case 'reopen': return `Re-opened ${which}`;
    case 'confirmHandoffs': return `Confirmed ${listOf(input['handoffs'])} in the handoff map`;
    case 'changeHandoff': return `Changed the handoff ${word('handoff')}`;
    case 'addHandoff': return `Added the handoff ${word('handoff')}`;
    case 'removeHandoff': return `Took the handoff ${word('handoff')} out of the map`;
    case 'setAuthority': return authorityWords(input);
    case 'alias': return aliasWords(input);
    case 'acceptRejects': return input['accepted'] === true
      ? `Left the ${word('rejects')} rejected rows of ${word('file')} out knowingly`
      : `Took back that the rejected rows of ${word('file')} are left out`;
    case 'mapping': return 'Settled how exports with one header are read';
    case 'addOwner': return `Added the owner ${word('owner')}`;
    case 'retireOwner': return `Retired the owner ${word('owner')}`;
    case 'ownerRules': return `Set ${word('rules')} rules of ownership`;
    case 'saveFilter': return `Kept the view ${word('name')}`;
    case 'setParameter': return `Set ${spaced(word('name'))} to ${word('value')}`;
    case 'signOff': {
      const what = input['scope'] === 'engagement' ? 'the engagement' : `the step ${word('scope')}`;
      return `Signed off ${what} as ${word('role')}`;
    }
    case 'goBack': return `Went back to the engagement as it was at decision ${word('from')}`;
    case 'seal': return input['sealed'] === true ? 'Sealed the file with a password' : 'Took the password from the file';
    case 'reviewCopy': return 'Made this review copy';
    case 'rollForward': return `Rolled forward from the period to ${dayOf(input['from'])}`;
    case 'undo': return `Undid decision ${word('seq')}`;
    default: return decision.command;
  }
}

export interface ChangeWords {
  readonly subject: string;
  readonly field: string;
  readonly before: string | null;
  readonly after: string | null;
}

/** The first `most` changes, a field a line. */
export function changeWords(changes: readonly Change[], most: number): readonly ChangeWords[] {
  const told: ChangeWords[] = [];
  for (const { entity, keys, before, after } of changes) {
    for (const key of keys) {
      if (told.length >= most) return told;
      const subject = entity === 'exception' ? exceptionCode(Number(key)) : String(key);
      for (const field of fieldsOf(before, after)) {
        const was = field === '' ? before : memberOf(before, field);
        const is = field === '' ? after : memberOf(after, field);
        if (JSON.stringify(was) === JSON.stringify(is) || field === 'byHand' || field === 'resolved' || field === 'id') continue;
        told.push({ subject, field: field === '' ? entity : field, before: shown(field, was), after: shown(field, is) });
      }
    }
  }
  return told.slice(0, most);
}

function fieldsOf(before: JsonValue, after: JsonValue): readonly string[] {
  const names = [...new Set([...namesOf(before), ...namesOf(after)])];
  return names.length === 0 ? [''] : names;
}

function namesOf(value: JsonValue): readonly string[] {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? Object.keys(value) : [];
}

function memberOf(value: JsonValue, name: string): JsonValue {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return null;
  return (value as { readonly [name: string]: JsonValue })[name] ?? null;
}

function shown(field: string, value: JsonValue): string | null {
  if (value === null) return null;
  if ((field === 'due' || field === 'at') && typeof value === 'number') return dayOf(value);
  return wordOf(value);
}

function wordOf(value: JsonValue | undefined): string {
  if (value === undefined || value === null) return 'nothing';
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

function spaced(word: string): string {
  return word.replaceAll('_', ' ');
}

function dayOf(at: JsonValue | undefined): string {
  return new Date(Number(at)).toISOString().slice(0, 10);
}

function listOf(value: JsonValue | undefined): string {
  const list = Array.isArray(value) ? value.map(String) : [];
  return list.length > 3 ? `${list.length} handoffs` : list.join(', ');
}

function authorityWords(input: DecisionPayload['input']): string {
  const where = input['location'] === null ? 'wherever no rule says otherwise' : `at ${wordOf(input['location'])}`;
  return input['system'] === null ? `Took back the rule of authority ${where}` : `Made ${wordOf(input['system'])} the authority ${where}`;
}

function aliasWords(input: DecisionPayload['input']): string {
  const pair = `${wordOf(input['alias'])} and ${wordOf(input['code'])}`;
  if (input['same'] === null) return `Took back what was said of ${pair}`;
  return input['same'] === true ? `${pair} are one ${wordOf(input['of'])}` : `${pair} are two ${wordOf(input['of'])}s`;
}
