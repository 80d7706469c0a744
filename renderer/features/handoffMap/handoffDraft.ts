import type { HandoffEntry } from '../../../src/contract/decisions.ts';
import type { HandoffView } from '../../../src/contract/views.ts';
import { EVENT_TYPES } from '../../../src/domain/vocabulary.ts';

/** An entry of the map as it is being typed. */
export interface HandoffDraft {
  readonly event: string;
  readonly from: string;
  readonly to: string;
  readonly mechanism: string;
  readonly every: string;
  readonly within: string;
  readonly owner: string;
  /** Codes with commas between; '' for all places. */
  readonly places: string;
}

export const NO_HANDOFF: HandoffDraft = {
  event: '',
  from: '',
  to: '',
  mechanism: '',
  every: '',
  within: '',
  owner: '',
  places: '',
};

export function draftOfHandoff(handoff: HandoffView): HandoffDraft {
  return {
    event: handoff.eventType,
    from: handoff.from,
    to: handoff.to,
    mechanism: handoff.mechanism,
    every: handoff.everyMinutes === null ? '' : String(handoff.everyMinutes),
    within: String(handoff.withinMinutes),
    owner: handoff.owner,
    places: handoff.locations.join(', '),
  };
}

/** The entry that was typed, or what it lacks in a sentence. */
export function entryOf(draft: HandoffDraft): HandoffEntry | string {
  const event = EVENT_TYPES.find((each) => each === draft.event);
  if (event === undefined) return 'Choose the kind of event.';
  if (draft.from === '' || draft.to === '') return 'Choose both systems.';
  if (draft.from === draft.to) return 'A handoff leads from one system to another.';
  const within = minutesOf(draft.within);
  if (within === null) return 'Say in whole minutes how late is still on time.';
  const every = draft.every.trim() === '' ? null : minutesOf(draft.every);
  if (draft.every.trim() !== '' && (every === null || every === 0)) return 'Say the cadence in whole minutes, or leave it empty.';
  const locations = draft.places
    .split(',')
    .map((place) => place.trim())
    .filter((place) => place !== '');
  const { from, to, mechanism, owner } = draft;
  return { event, from, to, mechanism: mechanism.trim(), everyMinutes: every, withinMinutes: within, owner: owner.trim(), locations };
}

/** Ten years: longer than any window. */
const MOST_MINUTES = 5_256_000;

function minutesOf(typed: string): number | null {
  const plain = typed.trim();
  const minutes = Number(plain);
  return /^\d{1,7}$/u.test(plain) && minutes <= MOST_MINUTES ? minutes : null;
}

/** A name for a new entry that none has yet: `sale-pos-erp`, `sale-pos-erp-2`. */
export function newCode({ event, from, to }: HandoffEntry, taken: readonly string[]): string {
  const plain = `${event}-${from}-${to}`;
  let code = plain;
  for (let number = 2; taken.includes(code); number += 1) code = `${plain}-${number}`;
  return code;
}
