/** The closed vocabularies as a person reads them. One place, so that screens, menus and help say the same. */
import type { FoundView } from '../../../src/contract/views.ts';
import type {
  Dataset,
  EventType,
  ExceptionState,
  FindingKind,
  Fix,
  IncidentKind,
  ReasonCode,
  RootPattern,
  Severity,
  StockState,
  SystemKind,
} from '../../../src/domain/vocabulary.ts';

/** What the shapes and hues of kinds stand for; a family shares both, the word tells its members apart. */
export type KindFamily = 'lost' | 'late' | 'twice' | 'amount' | 'order' | 'gate' | 'meaning' | 'rest';

export interface KindWords {
  readonly word: string;
  readonly family: KindFamily;
  readonly meaning: string;
}

export const KINDS: Readonly<Record<FindingKind, KindWords>> = {
  missing_event: {
    word: 'Missing event',
    family: 'lost',
    meaning: 'The source recorded it, the target never did, and the declared window has passed.',
  },
  late_event: { word: 'Late event', family: 'late', meaning: 'The target recorded it after the declared window.' },
  duplicate_write: { word: 'Duplicate write', family: 'twice', meaning: 'The target recorded one event more than once.' },
  quantity_mismatch: { word: 'Quantity mismatch', family: 'amount', meaning: 'The target recorded another quantity.' },
  unit_of_measure: {
    word: 'Unit of measure',
    family: 'amount',
    meaning: 'The two quantities differ by exactly the item’s pack size.',
  },
  sequence_error: {
    word: 'Out of order',
    family: 'order',
    meaning: 'The target recorded it before the source did, as when a refund is restocked before the return arrives.',
  },
  ungated_write: {
    word: 'Ungated write',
    family: 'gate',
    meaning: 'A count or a manual adjustment was written in one system and reached no other.',
  },
  orphan_event: { word: 'Orphan event', family: 'gate', meaning: 'The target recorded an event that no source has.' },
  opening_difference: {
    word: 'Opening difference',
    family: 'rest',
    meaning: 'The systems already differed before the first event in the logs.',
  },
  item_alias: {
    word: 'Item alias',
    family: 'meaning',
    meaning: 'One item stands under two codes, or two items under one barcode.',
  },
  pack_size: { word: 'Pack size', family: 'amount', meaning: 'The systems disagree on an item’s pack size or base unit.' },
  location_scope: {
    word: 'Location scope',
    family: 'meaning',
    meaning: 'The systems draw the boundary of the pool differently.',
  },
  status_scope: {
    word: 'Status scope',
    family: 'meaning',
    meaning: 'The systems count different stock states as available.',
  },
  stale_read: {
    word: 'Stale read',
    family: 'late',
    meaning: 'A position was read at an older moment than its cadence allows.',
  },
  phantom_availability: {
    word: 'Phantom availability',
    family: 'meaning',
    meaning: 'A channel promises stock that is already committed or not there.',
  },
  recurring_variance: {
    word: 'Recurring variance',
    family: 'rest',
    meaning: 'The same mismatch was resolved by hand more than twice: it is structural.',
  },
  unexplained_variance: {
    word: 'Unexplained',
    family: 'rest',
    meaning: 'What is left of a variance after everything else is accounted for.',
  },
  in_flight: {
    word: 'In flight',
    family: 'late',
    meaning: 'An event still inside its window at the cut-off. It is timing, settles by itself and is no exception.',
  },
};

export const SEVERITY_WORDS: Readonly<Record<Severity, string>> = {
  low: 'Low',
  medium: 'Medium',
  high: 'High',
  critical: 'Critical',
};

export const FIX_WORDS: Readonly<Record<Fix, { readonly word: string; readonly meaning: string }>> = {
  missing_trigger: { word: 'Missing trigger', meaning: 'Nothing tells the target that this happened; a trigger has to be made.' },
  wrong_trigger: { word: 'Wrong trigger', meaning: 'A trigger exists but fires twice, too late or with the wrong figure.' },
  write_order: { word: 'Order of writes', meaning: 'The systems write in the wrong order; the gate has to come first.' },
  unit_or_mapping: { word: 'Unit or mapping', meaning: 'Units, pack sizes or codes are mapped differently.' },
  process: { word: 'Process', meaning: 'People write round the system of record; the procedure has to change.' },
  integration: { word: 'Integration', meaning: 'The link between the systems loses or changes what it carries.' },
  none: { word: 'Nothing to fix', meaning: 'Timing or a difference that needs no repair.' },
};

export const STATE_WORDS: Readonly<Record<ExceptionState, string>> = {
  open: 'Open',
  assigned: 'Assigned',
  investigating: 'Investigating',
  explained: 'Explained',
  corrected: 'Corrected',
  accepted: 'Accepted',
  verified: 'Verified',
};

export const REASON_WORDS: Readonly<Record<ReasonCode, string>> = {
  timing: 'Timing',
  system_defect: 'Defect of a system',
  configuration: 'Configuration',
  process: 'Process',
  unit_or_mapping: 'Unit or mapping',
  master_data: 'Master data',
  count_error: 'Error of a count',
  loss_or_damage: 'Loss or damage',
  duplicate_finding: 'Found twice',
  within_tolerance: 'Within tolerance',
  adjustment_posted: 'Adjustment posted',
  other: 'Other',
};

/** What was found by a text. */
export const FOUND_WORDS: Readonly<Record<FoundView['kind'], string>> = {
  exception: 'Exception',
  item: 'Item',
  location: 'Place',
  reference: 'Reference',
  handoff: 'Handoff',
  owner: 'Owner',
  source: 'File',
  note: 'Note',
  row: 'Row as received',
};

/** How old an exception is at the cut-off. */
export const AGE_WORDS = { day: 'Up to a day', week: '2 to 7 days', month: '8 to 30 days', older: 'Over 30 days' } as const;

export const EVENT_WORDS: Readonly<Record<EventType, string>> = {
  receipt: 'Receipt',
  sale: 'Sale',
  reservation: 'Reservation',
  release: 'Release',
  pick: 'Pick',
  shipment: 'Shipment',
  transfer_out: 'Transfer out',
  transfer_in: 'Transfer in',
  return: 'Return',
  refund: 'Refund',
  count: 'Count',
  adjustment: 'Adjustment',
  write_off: 'Write-off',
  status_change: 'Status change',
};

export const SYSTEM_KIND_WORDS: Readonly<Record<SystemKind, string>> = {
  wms: 'Warehouse system',
  erp: 'ERP',
  storefront: 'Storefront',
  '3pl': 'Third-party logistics',
  pos: 'Point of sale',
  oms: 'Order management',
  marketplace: 'Marketplace',
  returns: 'Returns',
  payments: 'Payments',
  dropship: 'Drop-ship',
  supplier: 'Supplier',
  count: 'Stock count',
};

export const DATASET_WORDS: Readonly<Record<Dataset, string>> = {
  positions: 'Positions',
  events: 'Events',
  items: 'Items',
  locations: 'Locations',
  incidents: 'Incidents',
  orders: 'Orders',
  payments: 'Payments',
};

/** A stock state as a person reads it: `on_hand` is `On hand`. */
export function stateWord(state: string): string {
  const spaced = state.replaceAll('_', ' ');
  return spaced.charAt(0).toUpperCase() + spaced.slice(1);
}

/** What people report. */
export const INCIDENT_WORDS: Readonly<Record<IncidentKind, string>> = {
  short_pick: 'Short pick',
  negative_reservation: 'Negative reservation',
  oversell: 'Oversell',
  cancelled_order: 'Cancelled order',
  finance_discrepancy: 'Finance discrepancy',
  wrong_status: 'Wrong status',
};

export const PATTERN_WORDS: Readonly<Record<RootPattern, { readonly word: string; readonly meaning: string }>> = {
  cascade: {
    word: 'Loop of corrections',
    meaning: 'An adjustment in one system was answered by one in another, so that the gap went round instead of closing.',
  },
  moved_gap: {
    word: 'Moved gap',
    meaning: 'What closed the gap between two systems opened the same gap against a third.',
  },
};

/** The states that stock can be in. */
export const STOCK_STATE_WORDS: Readonly<Record<StockState, string>> = {
  on_hand: 'On hand',
  available: 'Available',
  committed: 'Committed',
  damaged: 'Damaged',
  quarantined: 'Quarantined',
  unavailable: 'Unavailable',
  sellable: 'Sellable',
  incoming: 'Incoming',
  in_transit: 'In transit',
  other: 'Another state',
  unstated: 'No state given',
};
