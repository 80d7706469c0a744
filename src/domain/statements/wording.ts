/**
 * The sentences in which findings are told, one wording for the statement, the exception queue, the stories and the report.
 * Pure: everything a sentence says is handed in. Quantities are scaled and signed in + / out −.
 */
import type { EventType, FindingKind } from '../vocabulary.ts';
import { plainUnits, signedUnits, spanOfMinutes } from './figures.ts';

/** What is known of a finding when it is put into words; null where it has none. */
export interface FindingWords {
  readonly kind: FindingKind;
  readonly eventType: EventType | null;
  readonly reference: string | null;
  /** Names of the systems: the one the event came from, and the one that should have heard of it. */
  readonly from: string | null;
  readonly to: string | null;
  /** What the finding weighs, by its own sign convention; said where no event speaks for it. */
  readonly quantity: number;
  /** What the source's rows say, the target's, and those the target has too many of. */
  readonly source: RecordedWords | null;
  readonly target: RecordedWords | null;
  readonly extra: RecordedWords | null;
  /** Minutes the target is allowed to take. */
  readonly withinMinutes: number | null;
}

/** Rows of one side, taken together. */
export interface RecordedWords {
  readonly rows: number;
  readonly quantity: number;
  readonly eventType: EventType;
  /** The name of the system that recorded them. */
  readonly system: string;
  /** When its books took the first of them in, milliseconds since 1970 UTC. */
  readonly at: number;
}

const EVENT_WORDS: Readonly<Record<EventType, string>> = {
  receipt: 'Receipt', sale: 'Sale', reservation: 'Reservation', release: 'Release', pick: 'Pick', shipment: 'Shipment',
  transfer_out: 'Transfer out', transfer_in: 'Transfer in', return: 'Return', refund: 'Refund', count: 'Count',
  adjustment: 'Adjustment', write_off: 'Write-off', status_change: 'Status change',
};

export const KIND_WORDS: Readonly<Record<FindingKind, string>> = {
  missing_event: 'Missing event', late_event: 'Late event', duplicate_write: 'Duplicate write',
  quantity_mismatch: 'Quantity mismatch', unit_of_measure: 'Unit of measure', sequence_error: 'Sequence error',
  ungated_write: 'Ungated write', orphan_event: 'Orphan event', opening_difference: 'Opening difference',
  item_alias: 'Item alias', pack_size: 'Pack size', location_scope: 'Location scope', status_scope: 'Status scope',
  stale_read: 'Stale read', phantom_availability: 'Phantom availability', recurring_variance: 'Recurring variance',
  unexplained_variance: 'Unexplained', in_flight: 'In flight',
};

/** What each kind means, in words a client can read; the definitions of the headless contract. */
export const KIND_MEANINGS: Readonly<Record<FindingKind, string>> = {
  missing_event: 'The source recorded it, the target never did, and the declared window has passed.',
  late_event: 'The target recorded it after the declared window.',
  duplicate_write: 'The target recorded one event more than once.',
  quantity_mismatch: 'The target recorded another quantity.',
  unit_of_measure: 'The two quantities differ by exactly the item’s pack size.',
  sequence_error: 'The target recorded it before the source did.',
  ungated_write: 'A count or a manual adjustment was written in one system and reached no other.',
  orphan_event: 'The target recorded an event that no source has.',
  opening_difference: 'The systems already differed before the first event in the logs.',
  item_alias: 'One item under two codes, or two items under one barcode.',
  pack_size: 'Systems disagree on an item’s pack size or base unit.',
  location_scope: 'Systems draw the pool’s boundary differently.',
  status_scope: 'Systems count different stock states as available.',
  stale_read: 'A position was read at an older moment than its cadence allows.',
  phantom_availability: 'A channel promises stock that is already committed or not there.',
  recurring_variance: 'The same mismatch was resolved by hand more than twice: it is structural.',
  unexplained_variance: 'What is left after everything above.',
  in_flight: 'An event inside its window at the cut-off: timing, never an exception.',
};

export function eventWord(type: EventType): string {
  return EVENT_WORDS[type];
}

/** A finding as one sentence without a full stop, so that it can also stand as a line of a table. */
export function sentenceOf(words: FindingWords): string {
  const from = words.from ?? words.source?.system ?? 'the source';
  const to = words.to ?? words.target?.system ?? words.extra?.system ?? 'the target';
  switch (words.kind) {
    case 'missing_event': return `${eventOf(words, words.source)} was recorded in ${from} and never reached ${to}`;
    case 'late_event': return `${eventOf(words, words.source)} reached ${to} late${delayOf(words)}`;
    case 'duplicate_write': return duplicateSentence(words, to);
    case 'quantity_mismatch': return mismatchSentence(words, from, to);
    case 'unit_of_measure': return `${mismatchSentence(words, from, to)}: the two differ by exactly the pack size`;
    case 'sequence_error': return sequenceSentence(words, from, to);
    case 'ungated_write': {
      const writer = words.source?.system ?? words.extra?.system ?? words.target?.system ?? words.from ?? to;
      return `${eventOf(words, words.source ?? words.extra ?? words.target)} was written in ${writer} only`;
    }
    case 'orphan_event':
      return `${eventOf(words, words.target ?? words.extra)} is in ${to}, but ${words.from ?? 'no source'} never recorded it`;
    case 'opening_difference': return `${comparedOf(words)} already before the first event in the logs`;
    case 'in_flight':
      // A system's own record, booked between the reading of its figure and the cut-off.
      if (words.from !== null && words.from === words.to) {
        return `${eventOf(words, words.source)} was booked in ${from} between the reading of its figure and the cut-off`;
      }
      return `${eventOf(words, words.source)} was on its way from ${from} to ${to} at the cut-off, inside its window`;
    case 'unexplained_variance': return `${signedUnits(words.quantity)} that no recorded event explains`;
    case 'item_alias': return 'One item stands under two codes, or two items share one barcode';
    case 'pack_size': return `${pairOf(words)} disagree on the item’s pack size or base unit`;
    case 'location_scope': return `${comparedOf(words)} because the two draw the boundary of this location differently`;
    case 'status_scope': return `${comparedOf(words)} because the two count different stock states`;
    case 'stale_read': return staleSentence(words);
    case 'phantom_availability': {
      const promised = plainUnits(Math.abs(words.quantity));
      return `${words.to ?? words.from ?? 'The channel'} promises ${promised} that are committed already or not there`;
    }
    case 'recurring_variance': return 'The same mismatch was resolved by hand more than twice';
  }
}

/** "Receipt PO1042 of +50"; without a reference "A receipt of +50". */
function eventOf(words: FindingWords, recorded: RecordedWords | null): string {
  const type = recorded?.eventType ?? words.eventType;
  const quantity = signedUnits(recorded?.quantity ?? words.quantity);
  const word = type === null ? 'Event' : EVENT_WORDS[type];
  if (words.reference !== null) return `${word} ${words.reference} of ${quantity}`;
  return `${/^[AEIOU]/u.test(word) ? 'An' : 'A'} ${word.toLowerCase()} of ${quantity}`;
}

function pairOf(words: FindingWords): string {
  return words.from !== null && words.to !== null ? `${words.from} and ${words.to}` : 'The systems';
}

/** "Warehouse had 5 more than ERP": for what is decided from positions `from` is the authority, `to` the system compared with it. */
function comparedOf({ from, to, quantity }: FindingWords): string {
  if (quantity === 0) return `${to ?? 'The system'} and ${from ?? 'the authority'} do not mean the same`;
  const size = plainUnits(Math.abs(quantity));
  return `${to ?? 'The system'} had ${size} ${quantity < 0 ? 'less' : 'more'} than ${from ?? 'the authority'}`;
}

function staleSentence(words: FindingWords): string {
  const reader = words.to ?? words.from ?? 'the system';
  if (words.source === null) return `The position of ${reader} was read earlier than its cadence allows`;
  const { rows, quantity } = words.source;
  const booked = rows === 1
    ? `${inSentence(eventOf(words, words.source))} was` : `${rows} events of ${signedUnits(quantity)} in all were`;
  return `The position of ${reader} was read before ${booked} booked`;
}

/** A word that began a sentence, inside one. */
function inSentence(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}

function delayOf(words: FindingWords): string {
  if (words.source === null || words.target === null) return '';
  const minutes = (words.target.at - words.source.at) / 60_000;
  const allowed = words.withinMinutes === null ? '' : ` (${spanOfMinutes(words.withinMinutes)} allowed)`;
  return `, ${spanOfMinutes(minutes)} after ${words.source.system}${allowed}`;
}

function duplicateSentence(words: FindingWords, to: string): string {
  const written = (words.extra?.rows ?? 1) + 1;
  const times = written === 2 ? 'twice' : `${written} times`;
  const once = words.target ?? words.source ?? words.extra;
  return `${eventOf(words, once)} was written ${times} in ${words.extra?.system ?? to}`;
}

function mismatchSentence(words: FindingWords, from: string, to: string): string {
  const recorded = words.target === null ? 'with another quantity' : `as ${signedUnits(words.target.quantity)}`;
  return `${eventOf(words, words.source)} in ${from} was recorded ${recorded} in ${to}`;
}

function sequenceSentence(words: FindingWords, from: string, to: string): string {
  const early = words.target ?? words.extra;
  if (words.source !== null && early !== null && early.eventType !== words.source.eventType) {
    const awaited = EVENT_WORDS[words.source.eventType].toLowerCase();
    return `${eventOf(words, early)} was written in ${to} before ${from} recorded the ${awaited}`;
  }
  return `${eventOf(words, early ?? words.source)} was written in ${to} before ${from} recorded it`;
}
