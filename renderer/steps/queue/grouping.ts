import type { ExceptionFilter, ExceptionGrouping } from '../../../src/contract/calls.ts';
import type { ExceptionGroupView } from '../../../src/contract/views.ts';
import type { ExceptionKind, ExceptionState, Severity } from '../../../src/domain/vocabulary.ts';
import { AGE_WORDS, KINDS, SEVERITY_WORDS, STATE_WORDS } from '../../features/vocabulary/words.ts';

export const GROUPING_WORDS: Readonly<Record<ExceptionGrouping, string>> = {
  rootEvent: 'Root event',
  owner: 'Owner',
  handoff: 'Handoff',
  kind: 'Kind',
  status: 'State',
  severity: 'Severity',
  age: 'Age',
};

/** A filter without what a group of this grouping would add to it. */
export function withoutGroup(filter: ExceptionFilter, by: ExceptionGrouping): ExceptionFilter {
  const { [by]: _key, without, ...rest } = filter;
  return without === undefined || without === by ? rest : { ...rest, without };
}

/** A filter narrowed to one group. */
export function withGroup(filter: ExceptionFilter, by: ExceptionGrouping, key: string | null): ExceptionFilter {
  const rest = withoutGroup(filter, by);
  if (key !== null) return { ...rest, [by]: key };
  return by === 'owner' || by === 'handoff' || by === 'rootEvent' ? { ...rest, without: by } : rest;
}

/** True where a filter shows just this group. */
export function isGroup(filter: ExceptionFilter, by: ExceptionGrouping, key: string | null): boolean {
  return key === null ? filter.without === by : filter[by] === key;
}

/** A group by its name. */
export function groupTitle(
  by: ExceptionGrouping, { key, of }: ExceptionGroupView, handoffName: (code: string) => string,
): string {
  switch (by) {
    case 'rootEvent':
      return key === null ? 'From no root event' : of === null ? key : `${of.sku} at ${of.location}`;
    case 'owner':
      return key ?? 'Nobody yet';
    case 'handoff':
      return key === null ? 'No handoff' : handoffName(key);
    case 'kind':
      return key === null ? '' : KINDS[key as ExceptionKind].word;
    case 'status':
      return key === null ? '' : STATE_WORDS[key as ExceptionState];
    case 'severity':
      return key === null ? '' : SEVERITY_WORDS[key as Severity];
    case 'age':
      return key === null ? '' : AGE_WORDS[key as keyof typeof AGE_WORDS];
  }
}
