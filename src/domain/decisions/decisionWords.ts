/**
 * Decisions as people read them, one wording for the window, the report and the command line: who did what to which exception, what
 * was before, and why. Pure: what a decision says of itself is handed in.
 */
import { ALL_CHECKS } from '../checks/allChecks.ts';
import { exceptionCode } from '../statements/codes.ts';
import { dayText, momentText } from '../statements/moments.ts';
import { beforeWords, changedFields } from './changeWords.ts';
import type { ChangeMade, WordSetting } from './changeWords.ts';
import { listed, memberOf, numberWord, spaced, textOf } from './plainWords.ts';

/** A decision as it stands in the log. */
export interface DecisionMade {
  readonly command: string;
  readonly who: string;
  readonly why: string;
  readonly input: { readonly [name: string]: unknown };
  readonly changes: readonly ChangeMade[];
  /** Numbers of the exceptions it is about. */
  readonly exceptions: readonly number[];
}

/** `Dana Reed assigned E-000012 to Integration (before: Warehouse ops), because “PO never left the WMS”.` */
export function decisionSentence(made: DecisionMade, setting: WordSetting, undone: string | null = null): string {
  const why = made.why === '' ? '' : `, because “${made.why}”`;
  const sentence = `${made.who} ${decisionWords(made, setting, undone)}${why}`;
  return /[.?!…]”$/u.test(sentence) ? sentence : `${sentence}.`;
}

/** What was done, to be read after who did it: `assigned E-000012 to Integration (before: Warehouse ops)`. `undone`: what it takes back. */
export function decisionWords(made: DecisionMade, setting: WordSetting, undone: string | null = null): string {
  const { input, changes } = made;
  const which = whichOf(made.exceptions);
  const word = (name: string): string => textOf(input[name]);
  const before = (field: string, none: string): string => beforeWords(changes, field, none, setting);
  const reason = input['reason'] === undefined || input['reason'] === null ? '' : ` with the reason “${spaced(word('reason'))}”`;
  switch (made.command) {
    case 'import': return `imported ${numberWord(input['sources'], 'file')}${rejectedWords(input['rejected'])}`;
    case 'run': return `ran the audit, which found ${numberWord(input['variances'], 'variance')}`;
    case 'assign': return `assigned ${which} to ${word('owner')}${before('owner', 'nobody')}`;
    case 'setState': return `marked ${which} as ${word('state')}${reason}${before('state', 'none')}`;
    case 'setReason': return input['reason'] === null ? `took the reason from ${which}${before('reason', 'none')}`
      : `gave ${which} the reason “${spaced(word('reason'))}”${before('reason', 'none')}`;
    case 'setDue': return input['due'] === null ? `took the due date from ${which}${before('due', 'none')}`
      : `made ${which} due on ${dayText(Number(input['due']), setting.timezone)}${before('due', 'no date')}`;
    case 'note': return `noted on ${which}: “${shortened(textOf(memberOf(changes[0]?.after, 'text')))}”`;
    case 'attach': return `attached ${word('name')} to ${which}`;
    case 'accept': return `accepted ${which}${reason}${before('state', 'none')}`;
    case 'reopen': return `re-opened ${which}${before('state', 'none')}`;
    case 'setAuthority': return authorityWords(input, changes, setting);
    case 'alias': return aliasWords(input);
    case 'acceptRejects': return input['accepted'] === true
      ? `left the ${numberWord(input['rejects'], 'rejected row')} of ${word('file')} out knowingly`
      : `took back that the rejected rows of ${word('file')} are left out`;
    case 'mapping': return changes.every(({ after }) => after === null) ? 'forgot how exports with one header are read'
      : 'settled how exports with one header are read';
    case 'addOwner': return `added ${word('owner')} to the owners`;
    case 'retireOwner': return `retired ${word('owner')}: nothing new is given to them`;
    case 'ownerRules': return ownerRuleWords(made);
    case 'saveFilter': return changes.every(({ after }) => after === null) ? `forgot the view “${word('name')}” of the queue`
      : `kept the view “${word('name')}” of the queue`;
    case 'setParameter': return parameterWords(input, changes);
    case 'signOff': {
      const what = input['scope'] === 'engagement' ? 'the engagement' : `the step ${capital(word('scope'))}`;
      return `signed off ${what} as ${word('role')}`;
    }
    case 'goBack': return `went back to the engagement as it was saved on ${momentText(Number(input['savedAt']), setting.timezone)}`
      + ` (decision ${word('from')})`;
    case 'seal': return input['sealed'] === true ? 'sealed the file with a password' : 'took the password from the file';
    case 'salvage': return `saved what could be read of the damaged file ${word('file')}`;
    case 'reviewCopy': return `made this copy for review${maskedWords(input['masked'])}`;
    case 'rollForward': return `rolled forward from the period to ${dayText(Number(input['from']), setting.timezone)}`;
    case 'undo': return `took back decision ${word('seq')}${undone === null ? '' : ` (${undone})`}`;
    default: return mapWords(made, setting);
  }
}

/** Decisions about the handoff map. */
function mapWords({ command, input, changes }: DecisionMade, setting: WordSetting): string {
  const handoff = textOf(input['handoff']);
  switch (command) {
    case 'confirmHandoffs': {
      const codes = Array.isArray(input['handoffs']) ? input['handoffs'].map(textOf) : [];
      return codes.length > 3 ? `confirmed ${numberWord(codes.length, 'inferred handoff')} of the map`
        : `confirmed ${listed(codes)} in the handoff map`;
    }
    case 'changeHandoff': {
      const fields = changedFields(changes.find(({ entity }) => entity === 'handoff'), setting);
      return `changed the handoff ${handoff}${fields.length === 0 ? '' : `: ${fields.join(', ')}`}`;
    }
    case 'addHandoff': return `added the handoff ${handoff} to the map`;
    case 'removeHandoff': return `took the handoff ${handoff} out of the map`;
    default: return spaced(command);
  }
}

/** Up to three exceptions by their codes, more by their number. */
function whichOf(exceptions: readonly number[]): string {
  return exceptions.length > 3 ? numberWord(exceptions.length, 'exception') : listed(exceptions.map(exceptionCode));
}

function authorityWords(input: DecisionMade['input'], changes: readonly ChangeMade[], { systemName }: WordSetting): string {
  const where = input['location'] === null ? 'wherever no rule says otherwise' : `at ${textOf(input['location'])}`;
  const was = changes.find(({ entity }) => entity === 'authority')?.before ?? null;
  const before = ` (before: ${was === null ? 'no rule' : systemName(textOf(was))})`;
  return input['system'] === null ? `took back the rule of authority ${where}${before}`
    : `made ${systemName(textOf(input['system']))} the authority ${where}${before}`;
}

function aliasWords(input: DecisionMade['input']): string {
  const pair = `${textOf(input['alias'])} and ${textOf(input['code'])}`;
  const of = input['of'] === 'location' ? 'place' : 'item';
  if (input['same'] === null) return `took back what was said of ${pair}`;
  return input['same'] === true ? `said that ${pair} are one ${of}` : `said that ${pair} are two ${of}s`;
}

function ownerRuleWords({ changes, exceptions }: DecisionMade): string {
  const rules = changes.find(({ entity }) => entity === 'ownerRules');
  const count = (value: unknown): number => (Array.isArray(value) ? value.length : 0);
  const moved = exceptions.length === 0 ? '' : `, which gave ${numberWord(exceptions.length, 'exception')} another owner`;
  return `set ${numberWord(count(rules?.after), 'rule')} of ownership (before: ${count(rules?.before)})${moved}`;
}

/** A parameter of a check by the check's and its own name. */
function parameterWords(input: DecisionMade['input'], changes: readonly ChangeMade[]): string {
  const [, code, name] = /^check\.([^.]+)\.(.+)$/u.exec(textOf(input['name'])) ?? [];
  const check = ALL_CHECKS.find((each) => each.code === code);
  const parameter = check?.parameters.find((each) => each.name === name);
  const what = check === undefined || parameter === undefined ? spaced(textOf(input['name']))
    : `“${parameter.label}” of the check ${check.title}`;
  const figure = (value: unknown): string => (value === null || value === undefined
    ? `its standard${parameter === undefined ? '' : ` ${parameter.standard}`}` : textOf(value));
  const was = changes.find(({ entity }) => entity === 'parameter')?.before;
  return `set ${what} to ${figure(input['value'])} (before: ${figure(was)})`;
}

function maskedWords(masked: unknown): string {
  const columns = Array.isArray(masked) ? masked.map(textOf) : [];
  return columns.length === 0 ? '' : `, with ${listed(columns)} masked`;
}

function rejectedWords(rejected: unknown): string {
  if (typeof rejected !== 'number' || rejected === 0) return '';
  return `, of which ${numberWord(rejected, 'row')} ${rejected === 1 ? 'was' : 'were'} rejected`;
}

const LONGEST = 240;

function shortened(text: string): string {
  const plain = text.replace(/\s+/gu, ' ').trim();
  const characters = Array.from(plain);
  return characters.length <= LONGEST ? plain : `${characters.slice(0, LONGEST).join('')}…`;
}

function capital(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}
