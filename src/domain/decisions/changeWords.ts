/** What decisions changed, in words: what was before, and field by field what is after. */
import { exceptionCode } from '../statements/codes.ts';
import { dayText, momentText } from '../statements/moments.ts';
import { spanOfMinutes } from '../statements/figures.ts';
import { listed, memberOf, numberWord, spaced, textOf } from './plainWords.ts';

/** Things of one kind with these keys were `before` and are `after`, each whole or by the fields that change; null: not there. */
export interface ChangeMade {
  readonly entity: string;
  readonly keys: readonly (string | number)[];
  readonly before: unknown;
  readonly after: unknown;
}

export interface WordSetting {
  readonly timezone: string;
  readonly systemName: (code: string) => string;
}

/** Fields that only the program reads. */
const SILENT: ReadonlySet<string> = new Set(['byHand', 'resolved', 'id', 'at', 'who', 'sha256', 'bytes']);

const FIELDS: Readonly<Record<string, string>> = {
  owner: 'owner', state: 'state', due: 'due date', reason: 'reason', event: 'event', from: 'from', to: 'to', mechanism: 'mechanism',
  everyMinutes: 'every', withinMinutes: 'window', locations: 'places', declared: 'confirmed', active: 'active', withdrawn: 'withdrawn',
  text: 'note', name: 'name', rejects: 'rows left out',
};

const THINGS: Readonly<Record<string, string>> = {
  handoff: 'handoff', authority: 'authority at', alias: 'codes', mapping: 'reading of', acceptedRejects: 'rejected rows of', owner: 'owner',
  ownerRules: 'rules of ownership', filter: 'view', parameter: 'parameter', signOff: 'sign-off', note: 'note', attachment: 'attachment',
};

/** ` (before: Integration)`, or how many had what: ` (before: 3 Integration, 1 nobody)`; '' where the field did not change. */
export function beforeWords(changes: readonly ChangeMade[], field: string, none: string, setting: WordSetting): string {
  const counts = new Map<string, number>();
  for (const { entity, keys, before, after } of changes) {
    if (entity !== 'exception' || memberOf(after, field) === undefined) continue;
    const was = memberOf(before, field);
    const word = was === null || was === undefined || was === '' ? none : valueWords(field, was, setting);
    counts.set(word, (counts.get(word) ?? 0) + keys.length);
  }
  if (counts.size === 0) return '';
  const words = [...counts].toSorted((a, b) => b[1] - a[1]);
  return ` (before: ${words.length === 1 ? words[0]?.[0] ?? '' : words.map(([word, count]) => `${count} ${word}`).join(', ')})`;
}

/** The fields of one thing that changed: `window 1 h → 3 h`. */
export function changedFields(change: ChangeMade | undefined, setting: WordSetting): readonly string[] {
  if (change === undefined) return [];
  const { before, after } = change;
  return fieldsOf(before, after).flatMap((field) => {
    const was = field === '' ? before : memberOf(before, field);
    const is = field === '' ? after : memberOf(after, field);
    if (SILENT.has(field) || JSON.stringify(was) === JSON.stringify(is)) return [];
    const name = field === '' ? '' : `${FIELDS[field] ?? spaced(field)} `;
    const word = (value: unknown, other: unknown): string =>
      (typeof other === 'boolean' && (value === null || value === undefined) ? 'no' : valueWords(field, value, setting));
    return [`${name}${word(was, is)} → ${word(is, was)}`];
  });
}

/** What changed of each thing, the first `most` of them: `E-000012: owner Warehouse ops → Integration, state open → assigned`. */
export function changeLines(changes: readonly ChangeMade[], most: number, setting: WordSetting): readonly string[] {
  const lines: string[] = [];
  for (const change of changes) {
    const fields = changedFields(change, setting);
    if (fields.length === 0) continue;
    for (const key of change.keys) {
      if (lines.length === most) return lines;
      lines.push(`${subjectOf(change.entity, key)}: ${fields.join(', ')}`);
    }
  }
  return lines;
}

/** How many lines `changeLines` has in all. */
export function changeCount(changes: readonly ChangeMade[], setting: WordSetting): number {
  return changes.reduce((sum, change) => sum + (changedFields(change, setting).length === 0 ? 0 : change.keys.length), 0);
}

function subjectOf(entity: string, key: string | number): string {
  if (entity === 'exception') return exceptionCode(Number(key));
  const thing = THINGS[entity] ?? spaced(entity);
  if (entity === 'authority' && key === '') return 'authority wherever no rule says otherwise';
  return key === '' ? thing : `${thing} ${keyText(key)}`;
}

/** A key of several parts is kept as JSON. */
function keyText(key: string | number): string {
  const text = String(key);
  if (!text.startsWith('[')) return text;
  const parts: unknown = JSON.parse(text);
  return Array.isArray(parts) ? parts.map(textOf).join(' ') : text;
}

function fieldsOf(before: unknown, after: unknown): readonly string[] {
  const names = [...new Set([...namesOf(before), ...namesOf(after)])];
  return names.length === 0 ? [''] : names;
}

function namesOf(value: unknown): readonly string[] {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? Object.keys(value) : [];
}

function valueWords(field: string, value: unknown, { timezone, systemName }: WordSetting): string {
  if (value === null || value === undefined || value === '') return 'nothing';
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (typeof value === 'number' && field === 'due') return dayText(value, timezone);
  if (typeof value === 'number' && field === 'savedAt') return momentText(value, timezone);
  if (typeof value === 'number' && field.endsWith('Minutes')) return spanOfMinutes(value);
  if (typeof value === 'string' && (field === 'from' || field === 'to')) return systemName(value);
  if (typeof value === 'string' && (field === 'state' || field === 'reason' || field === 'event')) return spaced(value);
  if (Array.isArray(value)) {
    return value.every((part) => typeof part === 'string') && value.length <= 3 ? listed(value) : numberWord(value.length, 'place');
  }
  return typeof value === 'object' ? 'another one' : textOf(value);
}
