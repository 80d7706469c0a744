/**
 * The closed vocabularies of the headless contract, in the order in which they are listed and stored.
 *
 * Tables store the *position* of a word in its list (a small integer); so words are only ever appended.
 */

export const SYSTEM_KINDS = [
  'wms', 'erp', 'storefront', '3pl', 'pos', 'oms', 'marketplace', 'returns', 'payments', 'dropship', 'supplier', 'count',
] as const;
export type SystemKind = (typeof SYSTEM_KINDS)[number];
/** The channels: systems through which customers buy. */
export const SELLING_KINDS = ['storefront', 'marketplace', 'pos'] as const satisfies readonly SystemKind[];

export const DATASETS = ['positions', 'events', 'items', 'locations', 'incidents', 'orders', 'payments'] as const;
export type Dataset = (typeof DATASETS)[number];

export const EVENT_TYPES = [
  'receipt', 'sale', 'reservation', 'release', 'pick', 'shipment', 'transfer_out', 'transfer_in', 'return', 'refund', 'count',
  'adjustment', 'write_off', 'status_change',
] as const;
export type EventType = (typeof EVENT_TYPES)[number];

/** Every kind a person may have to act on. `in_flight` is timing and therefore not among them. */
export const EXCEPTION_KINDS = [
  'missing_event', 'late_event', 'duplicate_write', 'quantity_mismatch', 'unit_of_measure', 'sequence_error', 'ungated_write',
  'orphan_event', 'opening_difference', 'item_alias', 'pack_size', 'location_scope', 'status_scope', 'stale_read',
  'phantom_availability', 'recurring_variance', 'unexplained_variance',
] as const;
export type ExceptionKind = (typeof EXCEPTION_KINDS)[number];

/** What a line of a statement can be: an exception, or timing that will settle by itself. */
export const FINDING_KINDS = [...EXCEPTION_KINDS, 'in_flight'] as const;
export type FindingKind = (typeof FINDING_KINDS)[number];

/** The states stock can be in. `on_hand` is a total; the others are parts, inside or outside of it (see `stockState.ts`). */
export const STOCK_STATES = [
  'on_hand', 'available', 'committed', 'damaged', 'quarantined', 'unavailable', 'sellable', 'incoming', 'in_transit', 'other', 'unstated',
] as const;
export type StockState = (typeof STOCK_STATES)[number];

export const SEVERITIES = ['low', 'medium', 'high', 'critical'] as const;
export type Severity = (typeof SEVERITIES)[number];

/** The kind of repair a gap needs (PROBLEM: missing trigger, wrongly configured trigger, order of writes, …). */
export const FIXES = [
  'missing_trigger', 'wrong_trigger', 'write_order', 'unit_or_mapping', 'process', 'integration', 'none',
] as const;
export type Fix = (typeof FIXES)[number];

export const EXCEPTION_STATES = ['open', 'assigned', 'investigating', 'explained', 'corrected', 'accepted', 'verified'] as const;
export type ExceptionState = (typeof EXCEPTION_STATES)[number];

/** Why an exception needs no further work, in a word; the sentence beside it says more. */
export const REASON_CODES = [
  'timing', 'system_defect', 'configuration', 'process', 'unit_or_mapping', 'master_data', 'count_error', 'loss_or_damage',
  'duplicate_finding', 'within_tolerance', 'adjustment_posted', 'other',
] as const;
export type ReasonCode = (typeof REASON_CODES)[number];

/** How an exception compares with the run before. */
export const RUN_CHANGES = ['new', 'standing', 'grown', 'shrunk', 'reopened'] as const;
export type RunChange = (typeof RUN_CHANGES)[number];

/** What is signed: each of the four steps, and the engagement as a whole. */
export const SIGN_OFF_SCOPES = ['map', 'gaps', 'authority', 'checks', 'engagement'] as const;
export type SignOffScope = (typeof SIGN_OFF_SCOPES)[number];
export const SIGN_OFF_ROLES = ['preparer', 'reviewer'] as const;
export type SignOffRole = (typeof SIGN_OFF_ROLES)[number];

/** The canonical columns that a review copy can mask: what no figure is computed from. */
export const MASKABLE_COLUMNS = [
  'actor', 'reportedBy', 'description', 'barcode', 'channel', 'reason', 'bin', 'lot', 'transaction',
] as const;
export type MaskableColumn = (typeof MASKABLE_COLUMNS)[number];

export const INCIDENT_KINDS = [
  'short_pick', 'negative_reservation', 'oversell', 'cancelled_order', 'finance_discrepancy', 'wrong_status',
] as const;
export type IncidentKind = (typeof INCIDENT_KINDS)[number];

/** Ways in which exceptions hang together that have a name: a loop of corrections, and a fix that moved a gap elsewhere. */
export const ROOT_PATTERNS = ['cascade', 'moved_gap'] as const;
export type RootPattern = (typeof ROOT_PATTERNS)[number];

export const PAYMENT_KINDS = ['charge', 'refund', 'payout', 'fee', 'chargeback', 'other'] as const;

/** What a person has to know before trusting an audit's figures; none of these is an exception. */
export const WARNING_CODES = [
  'nothing_compared', 'system_not_compared', 'rows_rejected', 'control_disagreed', 'cutoff_unknown', 'file_not_read',
  'clock_wrong', 'hour_repeated', 'hour_skipped', 'figures_outdated',
] as const;
export type WarningCode = (typeof WARNING_CODES)[number];

/** The canonical columns of each dataset: required ones first, then optional ones. */
export const CANONICAL_COLUMNS = {
  positions: { required: ['sku', 'location', 'quantity'], optional: ['bin', 'status', 'uom', 'asOf', 'unitCost', 'value', 'lot'] },
  events: {
    required: ['occurredAt', 'type', 'sku', 'location', 'quantity'],
    optional: ['recordedAt', 'toLocation', 'reference', 'line', 'actor', 'channel', 'status', 'uom', 'unitCost', 'reason'],
  },
  items: { required: ['sku'], optional: ['description', 'barcode', 'uom', 'packSize', 'unitCost', 'category', 'abc', 'alias'] },
  locations: { required: ['code'], optional: ['name', 'type', 'pool', 'alias', 'region'] },
  incidents: { required: ['reportedAt', 'kind', 'sku'], optional: ['location', 'quantity', 'reportedBy', 'reference'] },
  orders: { required: ['reference', 'sku', 'quantity', 'state', 'at'], optional: ['location', 'channel', 'line'] },
  payments: { required: ['at', 'kind', 'amount', 'currency'], optional: ['reference', 'transaction', 'fee', 'net'] },
} as const satisfies Record<Dataset, { required: readonly string[]; optional: readonly string[] }>;
export type CanonicalColumn = {
  [D in Dataset]: (typeof CANONICAL_COLUMNS)[D]['required'][number] | (typeof CANONICAL_COLUMNS)[D]['optional'][number];
}[Dataset];

/** By what the confidence in the records is told. */
export const CONFIDENCE_CUTS = ['system', 'channel', 'place', 'type', 'region', 'pool'] as const;
export type ConfidenceCut = (typeof CONFIDENCE_CUTS)[number];
