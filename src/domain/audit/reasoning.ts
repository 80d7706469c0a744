import type { Finding } from '../findings.ts';
import type { FindingKind } from '../vocabulary.ts';
import type { Basis } from '../matching/basis.ts';
import { gradeOf } from './grading.ts';
import type { TurnWords } from './turnWords.ts';

/** How sure each way of seeing that two records are of one event is, as a share of what the rule by itself deserves. */
const SURENESS: Readonly<Record<Basis, number>> = {
  reference: 1, learned_reference: 0.98, summary: 0.96, quantity_and_time: 0.95, parts: 0.93, near_time: 0.85, near_quantity: 0.75,
};

const BASIS_SENTENCES: Readonly<Record<Basis, string>> = {
  reference: '',
  learned_reference: 'The two systems write the reference differently; which spelling is which was learnt from their logs.',
  summary: 'The records were set against a posting that sums up a stretch of time, whose rhythm was learnt from the log.',
  quantity_and_time: 'The records share no reference; they were matched by item, place, quantity and time.',
  parts: 'The records were matched as parts that together make up one whole.',
  near_time: 'The records share no reference and lie outside the window; they are the only ones of their item, place and quantity.',
  near_quantity: 'The records share no reference and differ in quantity; they are the only ones of their item and place inside the window.',
};

/** What else a finding might be, where what the logs say leaves room for it. */
const OTHERWISE: Readonly<Partial<Record<FindingKind, string>>> = {
  missing_event: 'It might also stand under another item, place or reference in the target, or the target\'s log might be incomplete.',
  late_event: 'Or the window is declared too short, or the target\'s clock is ahead.',
  duplicate_write: 'Or it did happen twice and the source recorded it once.',
  quantity_mismatch: 'Or part of it was recorded under another reference.',
  unit_of_measure: 'Or a quantity that differs by this factor was recorded by chance.',
  sequence_error: 'Or the event was entered in the source after it happened.',
  ungated_write: 'Or the others have it under another type of event, or their logs do not list corrections.',
  orphan_event: 'Or its source is a system whose log was not given, or it stands there under another item or place.',
  opening_difference: 'Or a movement is in neither log.',
  item_alias: 'Or the barcode was entered for the wrong item.',
  pack_size: 'Or one of the lists is out of date.',
  location_scope: 'Or the same quantities are missing by chance in every one of these items.',
  status_scope: 'Or the same quantities are missing by chance in every one of these pools.',
  stale_read: 'Or the moment at which the figure was read is declared wrongly.',
  phantom_availability: 'Or the commitments were released and the authority has not heard of it.',
  recurring_variance: 'Or several single losses of the same size happened to be corrected.',
};

/** What is left of the confidence where it stays open which turn of the clocks a moment means. */
const OPEN_TURN = 0.9;

/** Why a finding is what it is, how sure that is (in thousandths), and what else it might be. */
export function reasoningOf(finding: Finding, turns: TurnWords): { readonly confidence: number; readonly why: string } {
  const grade = gradeOf(finding.kind);
  const basis = finding.basis ?? 'reference';
  const rivals = finding.grounds.filter(({ role }) => role === 'candidate').length;
  const ambiguity = rivals === 0 ? ''
    : `One of ${rivals + 1} events that are alike; which of them it is cannot be told, what they come to is the same.`;
  const turn = turns.of(finding);
  const why = [ownSentence(finding, grade.why), BASIS_SENTENCES[basis], turn?.sentence ?? '', ambiguity, OTHERWISE[finding.kind] ?? ''];
  return {
    confidence: Math.round(grade.confidence * SURENESS[basis] * (rivals === 0 ? 1 : Math.max(0.5, 1 / (rivals + 1)))
      * (turn?.isOpen === true ? OPEN_TURN : 1)),
    why: why.filter((sentence) => sentence !== '').join(' '),
  };
}

/** Where there was no reference to look for, the sentence does not speak of one. */
function ownSentence(finding: Finding, usual: string): string {
  if (finding.isUnnamed !== true) return usual;
  switch (finding.kind) {
    case 'missing_event':
      return 'The source recorded it; nothing of its item, place and quantity is left in the target, and the window had passed.';
    case 'duplicate_write': return 'The target has one record more of this item, place and quantity than the source.';
    case 'quantity_mismatch': return 'The only records of this item and place inside the window have different quantities.';
    default: return usual;
  }
}
