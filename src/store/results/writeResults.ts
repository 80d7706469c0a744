import type { AuditResult } from '../../domain/audit/result.ts';
import { writeUnpriced } from './writeUnpriced.ts';
import { EXCEPTION_STATES, FINDING_KINDS, FIXES, ROOT_PATTERNS, SEVERITIES } from '../../domain/vocabulary.ts';
import type { Database } from '../database.ts';

const RESULT_TABLES = [
  'handoff_figure', 'handoff_latency', 'place_figure', 'system_figure', 'root_event', 'finding', 'evidence', 'variance',
  'statement_line', 'root_pattern', 'root_step', 'incident_trace', 'superseded_position', 'unpriced_item', 'figure_roll',
  'clock_skew', 'moment_taken', 'observed_handoff',
];
const OPEN = EXCEPTION_STATES.indexOf('open');

/** Replaces the results of the last run by those of this one. Call inside a transaction. */
export function writeResults(db: Database, result: AuditResult): void {
  for (const table of RESULT_TABLES) db.run(`DELETE FROM ${table}`);
  writeHandoffFigures(db, result);
  writeSystemFigures(db, result);
  writePlaceFigures(db, result);
  writeFindings(db, result);
  writeVariances(db, result);
  writeSuperseded(db, result);
  writeUnpriced(db, result.unpriced);
  writeRoots(db, result);
  writeClocks(db, result);
  writeMoments(db, result);
  writeWays(db, result);
}

function writeHandoffFigures(db: Database, result: AuditResult): void {
  const rows = db.bulk('handoff_figure', ['handoff_id', 'events', 'matched', 'late', 'missing', 'duplicate', 'mismatched', 'out_of_order',
    'orphan', 'in_flight', 'latency_p50', 'latency_p95', 'latency_max']);
  for (const figures of result.handoffs) {
    const { latency } = figures;
    rows.add([figures.handoff, figures.events, figures.matched, figures.late, figures.missing, figures.duplicate, figures.mismatched,
      figures.outOfOrder, figures.orphan, figures.inFlight, latency?.p50 ?? null, latency?.p95 ?? null, latency?.max ?? null]);
  }
  rows.end();
  const bins = db.bulk('handoff_latency', ['handoff_id', 'from_ms', 'to_ms', 'events']);
  for (const { handoff, latencyBins } of result.handoffs) {
    for (const { from, to, events } of latencyBins) bins.add([handoff, from, to, events]);
  }
  bins.end();
}

function writeSuperseded(db: Database, { superseded }: AuditResult): void {
  if (superseded.length === 0) return;
  const rows = db.bulk('superseded_position', ['position_id', 'is_opening']);
  for (const { position, isOpening } of superseded) rows.add([position, isOpening ? 1 : 0]);
  rows.end();
}

function writePlaceFigures(db: Database, result: AuditResult): void {
  const rows = db.bulk('place_figure', ['system_id', 'location_id', 'authority_id', 'meaning', 'compared', 'accurate',
    'authoritative', 'off']);
  for (const { system, location, authority, meaning, compared, accurate, authoritative, off } of result.places) {
    rows.add([system, location, authority, meaning === 'available' ? 1 : 0, compared, accurate, authoritative, off]);
  }
  rows.end();
}

function writeSystemFigures(db: Database, result: AuditResult): void {
  const rows = db.bulk('system_figure', ['system_id', 'positions', 'events', 'compared', 'accurate']);
  for (const { system, positions, events, compared, accurate } of result.systems) {
    rows.add([system, positions, events, compared, accurate]);
  }
  rows.end();
}

function writeFindings(db: Database, result: AuditResult): void {
  const roots = db.bulk('root_event', ['id', 'kind', 'item_id', 'location_id', 'at']);
  for (const root of result.rootEvents) roots.add([root.id, FINDING_KINDS.indexOf(root.kind), root.item, root.location, root.at]);
  roots.end();
  const rows = db.bulk('finding', ['id', 'kind', 'number', 'item_id', 'location_id', 'handoff_id', 'from_system_id', 'to_system_id',
    'reference_id', 'quantity', 'value', 'severity', 'confidence', 'root_event_id', 'owner', 'status', 'first_at', 'times_seen', 'fix',
    'why', 'fix_why']);
  const evidence = db.bulk('evidence', ['finding_id', 'seq', 'role', 'fact', 'fact_id']);
  for (const finding of result.findings) {
    rows.add([finding.id, FINDING_KINDS.indexOf(finding.kind), orNull(finding.number), finding.item, finding.location,
      orNull(finding.handoff), orNull(finding.from), orNull(finding.to), orNull(finding.reference), finding.quantity, finding.value,
      SEVERITIES.indexOf(finding.severity), finding.confidence, orNull(finding.rootEvent), finding.owner, OPEN, finding.at, 1,
      FIXES.indexOf(finding.fix), finding.why, finding.fixWhy]);
    finding.grounds.forEach((ground, seq) => { evidence.add([finding.id, seq, ground.role, ground.fact, ground.factId]); });
  }
  rows.end();
  evidence.end();
}

function writeVariances(db: Database, result: AuditResult): void {
  const rows = db.bulk('variance', ['id', 'item_id', 'location_id', 'system_id', 'authority_id', 'meaning', 'recorded', 'authoritative',
    'recorded_listed', 'authoritative_listed', 'variance', 'value', 'explained', 'unexplained', 'owner']);
  const lines = db.bulk('statement_line', ['variance_id', 'seq', 'finding_id', 'kind', 'quantity']);
  for (const row of result.variances) {
    rows.add([row.id, row.item, row.location, row.system, row.authority, row.meaning === 'available' ? 1 : 0, row.recorded,
      row.authoritative, row.recordedListed ? 1 : 0, row.authoritativeListed ? 1 : 0, row.variance, row.value,
      row.variance - row.unexplained, row.unexplained, row.owner]);
    row.lines.forEach((line, seq) => {
      lines.add([row.id, seq, line.finding, FINDING_KINDS.indexOf(line.kind), line.quantity]);
    });
  }
  rows.end();
  lines.end();
  const rolls = db.bulk('figure_roll', ['variance_id', 'system_id', 'read_at', 'events', 'quantity']);
  for (const { id, rolls: own } of result.variances) {
    for (const { system, readAt, events, quantity } of own) rolls.add([id, system, readAt, events, quantity]);
  }
  rolls.end();
}

function writeWays(db: Database, { ways }: AuditResult): void {
  const rows = db.bulk('observed_handoff', ['id', 'handoff_id', 'event_type', 'from_system_id', 'to_system_id', 'events', 'reached',
    'early', 'latency_p50', 'latency_p95', 'latency_max', 'every_minutes']);
  ways.forEach(({ handoff, eventType, from, to, events, reached, early, latency, everyMinutes }, index) => {
    rows.add([index + 1, orNull(handoff), eventType, from, to, events, reached, early, latency?.p50 ?? null, latency?.p95 ?? null,
      latency?.max ?? null, everyMinutes]);
  });
  rows.end();
}

function writeClocks(db: Database, { clocks }: AuditResult): void {
  const rows = db.bulk('clock_skew', ['system_id', 'ahead_ms', 'pairs']);
  for (const { system, ahead, pairs } of clocks) rows.add([system, Math.round(ahead), pairs]);
  rows.end();
}

function writeMoments(db: Database, { moments }: AuditResult): void {
  const rows = db.bulk('moment_taken', ['event_id', 'shift', 'occurred_shift', 'other', 'told']);
  for (const { event, shift, occurredShift, other, isTold } of moments) rows.add([event, shift, occurredShift, other, isTold ? 1 : 0]);
  rows.end();
}

function writeRoots(db: Database, { patterns, traces }: AuditResult): void {
  const rows = db.bulk('root_pattern', ['id', 'root_event_id', 'pattern']);
  const steps = db.bulk('root_step', ['pattern_id', 'seq', 'role', 'finding_id', 'incident_id', 'system_id', 'quantity', 'at']);
  for (const pattern of patterns) {
    rows.add([pattern.id, pattern.rootEvent, ROOT_PATTERNS.indexOf(pattern.pattern)]);
    pattern.steps.forEach((step, seq) => {
      steps.add([pattern.id, seq, step.role, orNull(step.finding), orNull(step.incident), orNull(step.system), step.quantity, step.at]);
    });
  }
  rows.end();
  steps.end();
  const traced = db.bulk('incident_trace', ['incident_id', 'rank', 'finding_id', 'root_event_id', 'weight', 'is_open', 'reasoning']);
  for (const trace of traces) {
    traced.add([trace.incident, trace.rank, trace.finding, trace.rootEvent, trace.weight, trace.isOpen ? 1 : 0, trace.reasoning]);
  }
  traced.end();
}

function orNull(id: number): number | null {
  return id === 0 ? null : id;
}
