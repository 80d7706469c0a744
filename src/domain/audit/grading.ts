import type { FindingKind, Fix, Severity } from '../vocabulary.ts';

interface Grade {
  /** The kind of repair this kind of gap usually needs. */
  readonly fix: Fix;
  /** How sure the rule is, in thousandths. */
  readonly confidence: number;
  /** Whether customers meet the consequence before anybody else does; such findings weigh one step more. */
  readonly reachesCustomers: boolean;
  /** The rule that decided, as a sentence. */
  readonly why: string;
}

const GRADES: Readonly<Record<FindingKind, Grade>> = {
  missing_event: {
    fix: 'missing_trigger', confidence: 980, reachesCustomers: false,
    why: 'The source recorded it, the target has no record under this reference, and the window of the handoff had passed at the cut-off.',
  },
  late_event: {
    fix: 'integration', confidence: 990, reachesCustomers: false,
    why: 'The target recorded it, but later than the window of the handoff allows.',
  },
  duplicate_write: {
    fix: 'wrong_trigger', confidence: 980, reachesCustomers: false,
    why: 'The target has more records under this reference than the source; the later ones are beyond what happened.',
  },
  quantity_mismatch: {
    fix: 'wrong_trigger', confidence: 980, reachesCustomers: false,
    why: 'Source and target recorded the same reference with different quantities.',
  },
  unit_of_measure: {
    fix: 'unit_or_mapping', confidence: 960, reachesCustomers: false,
    why: "One quantity is exactly the other times the item's pack size: cases were taken for single units or the reverse.",
  },
  sequence_error: {
    fix: 'write_order', confidence: 950, reachesCustomers: true,
    why: 'The target recorded it before the source did, so it acted on something that had not happened yet.',
  },
  ungated_write: {
    fix: 'process', confidence: 950, reachesCustomers: false,
    why: 'It was written by hand in this system and no other system that keeps a log has any record of it.',
  },
  orphan_event: {
    fix: 'wrong_trigger', confidence: 940, reachesCustomers: false,
    why: 'The target recorded it, and none of the systems that hand this kind of event to it has any record of it.',
  },
  opening_difference: {
    fix: 'process', confidence: 850, reachesCustomers: false,
    why: 'The logs of both systems account for every movement since their first event, so the difference was there before.',
  },
  item_alias: {
    fix: 'unit_or_mapping', confidence: 900, reachesCustomers: false,
    why: 'Two item codes carry the same barcode.',
  },
  pack_size: {
    fix: 'unit_or_mapping', confidence: 970, reachesCustomers: false,
    why: 'The item lists of two systems give different pack sizes or base units.',
  },
  location_scope: {
    fix: 'unit_or_mapping', confidence: 900, reachesCustomers: false,
    why: 'Item by item the difference is just what the other system keeps apart in a place of its own.',
  },
  status_scope: {
    fix: 'unit_or_mapping', confidence: 900, reachesCustomers: false,
    why: 'Pool by pool the difference is just the units in stock states that one system counts and the other does not.',
  },
  stale_read: {
    fix: 'integration', confidence: 950, reachesCustomers: true,
    why: 'The figure was read at an older moment than its cadence allows, and these events were booked after it.',
  },
  phantom_availability: {
    fix: 'wrong_trigger', confidence: 920, reachesCustomers: true,
    why: 'The channel promises units that the authority holds committed or does not have.',
  },
  recurring_variance: {
    fix: 'process', confidence: 950, reachesCustomers: false,
    why: 'The same correction was written by hand more than twice: the cause is structural.',
  },
  unexplained_variance: {
    fix: 'none', confidence: 1000, reachesCustomers: false,
    why: 'No recorded event accounts for this part of the difference.',
  },
  in_flight: {
    fix: 'none', confidence: 990, reachesCustomers: false,
    why: 'It was inside its window at the cut-off, or booked after the figure was read: timing, not an error.',
  },
};

export function gradeOf(kind: FindingKind): Grade {
  return GRADES[kind];
}

/**
 * Scaled money and units from which a finding is of the next severity: medium, high, critical. Figures of ours, not of a
 * standard.
 */
const VALUE_STEPS = [500_000, 5_000_000, 50_000_000];
const UNIT_STEPS = [100_000, 500_000, 5_000_000];

/** Severity by what is at stake, the higher of value and units; one step more where customers are the first to notice. */
export function severityOf(kind: FindingKind, quantity: number, value: number): Severity {
  const steps = Math.max(stepsOf(VALUE_STEPS, Math.abs(value)), stepsOf(UNIT_STEPS, Math.abs(quantity)));
  const settled = kind === 'late_event' ? Math.min(steps, 1) : steps;
  const raised = Math.min(3, settled + (GRADES[kind].reachesCustomers ? 1 : 0));
  return (['low', 'medium', 'high', 'critical'] as const)[raised] ?? 'low';
}

function stepsOf(steps: readonly number[], magnitude: number): number {
  return steps.filter((step) => magnitude >= step).length;
}
