/** What a list is narrowed to and ordered by, in words that stand over it once it is written. */
import type { ExceptionFilter, VarianceFilter } from '../../contract/calls.ts';
import { momentText } from '../../domain/statements/moments.ts';
import { KIND_WORDS, eventWord } from '../../domain/statements/wording.ts';
import type { ListSetting } from '../../reports/model/listColumns.ts';
import { printed } from '../../reports/model/words.ts';

const WORK = {
  unsettled: 'to settle', settled: 'settled', overdue: 'overdue', withoutOwner: 'nobody’s', customers: 'met by customers',
} as const;
const AGE = { day: 'up to a day', week: '2 to 7 days', month: '8 to 30 days', older: 'over 30 days' } as const;
const WITHOUT = { handoff: 'no handoff', rootEvent: 'no root event', owner: 'no owner' } as const;
const SHOWN = {
  differing: 'records that differ', unexplained: 'records with a part unexplained', offsetting: 'records that agree by chance',
  all: 'every record compared',
} as const;

/** `Filter: kind Missing event · severity High`, or that there is none. */
export function filterNote(parts: readonly (string | null)[]): string {
  const said = parts.filter((part) => part !== null);
  return said.length === 0 ? 'Filter: none, every row is here.' : `Filter: ${said.join(' · ')}.`;
}

/** A part of a filter; null where it is not narrowed by it. */
export function narrowedTo<Value>(value: Value | undefined, word: (value: Value) => string): string | null {
  return value === undefined ? null : word(value);
}

export function orderNote(by: string, direction: 'asc' | 'desc'): string {
  return `Order: ${by}, ${direction === 'asc' ? 'ascending' : 'descending'}.`;
}

export function exceptionFilterNote(filter: ExceptionFilter, { timezone }: ListSetting): string {
  return filterNote([
    narrowedTo(filter.search, (text) => `holding “${text}”`), narrowedTo(filter.kind, (kind) => `kind ${KIND_WORDS[kind]}`),
    narrowedTo(filter.severity, (word) => `severity ${printed(word)}`), narrowedTo(filter.status, (word) => `state ${printed(word)}`),
    narrowedTo(filter.owner, (owner) => `owner ${owner}`), narrowedTo(filter.handoff, (code) => `handoff ${code}`),
    narrowedTo(filter.eventType, (type) => `event ${eventWord(type)}`), narrowedTo(filter.location, (place) => `place ${place}`),
    narrowedTo(filter.reason, (reason) => `reason ${printed(reason)}`),
    narrowedTo(filter.change, (change) => `since the last run ${printed(change).toLowerCase()}`),
    narrowedTo(filter.work, (work) => (work === 'overdue' && filter.now !== undefined
      ? `overdue at ${momentText(filter.now, timezone)}` : WORK[work])),
    narrowedTo(filter.rootEvent, (root) => `root event ${root}`), narrowedTo(filter.without, (what) => WITHOUT[what]),
    narrowedTo(filter.age, (age) => `age ${AGE[age]}`), narrowedTo(filter.ids, (ids) => `${ids.length} that were marked`),
  ]);
}

export function varianceFilterNote(filter: VarianceFilter, { nameOf }: ListSetting): string {
  return filterNote([
    SHOWN[filter.show], narrowedTo(filter.search, (text) => `holding “${text}”`),
    narrowedTo(filter.system, (code) => `system ${nameOf(code)}`), narrowedTo(filter.location, (place) => `place ${place}`),
    narrowedTo(filter.systemKind, (kind) => `systems of the kind ${kind}`), narrowedTo(filter.pool, (pool) => `pool ${pool}`),
    narrowedTo(filter.region, (region) => `region ${region}`), narrowedTo(filter.placeType, (type) => `kind of place ${type}`),
    narrowedTo(filter.kind, (kind) => `with a line ${KIND_WORDS[kind]}`), narrowedTo(filter.owner, (owner) => `owner ${owner}`),
  ]);
}
