import { KIND_WORDS } from '../../domain/statements/wording.ts';
import { wallClock } from '../../domain/statements/moments.ts';
import type { ReportInput } from './reportInput.ts';
import type { Linking } from './links.ts';
import { column } from './table.ts';
import type { TableSheet } from './table.ts';
import { costNote, cutNote, printed } from './words.ts';

/** Names of systems by code; what has no name keeps its code. */
export function namesOf(input: ReportInput): (code: string | null) => string | null {
  const names = new Map(input.systems.map(({ code, name }) => [code, name]));
  return (code) => (code === null ? null : names.get(code) ?? code);
}

/** Wide enough for the longest name of a system, within reason. */
export function systemWidth(input: ReportInput): number {
  return Math.min(28, Math.max(10, ...input.systems.map(({ name }) => name.length + 2)));
}

export function handoffSheet(input: ReportInput, links: Linking): TableSheet {
  const name = namesOf(input);
  const { handoffs } = input;
  const sum = (of: (handoff: (typeof handoffs)[number]) => number): number => handoffs.reduce((total, each) => total + of(each), 0);
  return {
    name: 'Handoffs', title: 'Handoffs',
    notes: ['Which events should travel from one system to another, and how many did. Every event is matched, missing or in flight at the '
      + 'cut-off; late, mismatched and out of order are counted among the matched. Each count leads to its rows as received.',
      ...costNote(sum((each) => each.unpriced), sum((each) => each.exceptions), 'exceptions of handoffs')],
    empty: 'No handoff was declared, and none could be inferred from the event logs.', rowCount: handoffs.length,
    columns: [
      column('text', 'Event', 13), column('text', 'From', systemWidth(input)), column('text', 'To', systemWidth(input)),
      column('count', 'Events', 10, { total: sum((each) => each.events) }),
      column('count', 'Matched', 10, { total: sum((each) => each.matched) }),
      column('share', 'Match rate', 10, { bars: true }),
      column('count', 'Late', 8, { total: sum((each) => each.late), emphasis: 'gap' }),
      column('count', 'Missing', 9, { total: sum((each) => each.missing), emphasis: 'gap' }),
      column('count', 'Duplicate', 10, { total: sum((each) => each.duplicate), emphasis: 'gap' }),
      column('count', 'Mis-matched', 10, { total: sum((each) => each.mismatched), emphasis: 'gap' }),
      column('count', 'Out of order', 9, { total: sum((each) => each.outOfOrder), emphasis: 'gap' }),
      column('count', 'Orphan', 8, { total: sum((each) => each.orphan), emphasis: 'gap' }),
      column('count', 'In flight', 8, { total: sum((each) => each.inFlight) }),
      column('minutes', 'Allowed (min)', 10), column('minutes', 'Median (min)', 10),
      column('minutes', '95 % within (min)', 11), column('minutes', 'Longest (min)', 10),
      column('count', 'Exceptions', 11, { total: sum((each) => each.exceptions) }),
      column('money', `Value at stake (${input.engagement.currency})`, 14, { total: sum((each) => each.value) }),
      column('text', 'Mechanism', 12), column('text', 'Known from', 11),
      column('text', 'Owner', 20), column('text', 'Handoff', 22),
    ],
    printed: 19,
    rows: () => handoffs.map((each) => [
      printed(each.eventType), name(each.from), name(each.to), links.toHandoff(each.events, each.code),
      links.toHandoff(each.matched, each.code), each.events === 0 ? null : each.matched / each.events,
      links.toGap(each.late, each.code, ['late_event']), links.toGap(each.missing, each.code, ['missing_event', 'ungated_write']),
      links.toGap(each.duplicate, each.code, ['duplicate_write']),
      links.toGap(each.mismatched, each.code, ['quantity_mismatch', 'unit_of_measure']),
      links.toGap(each.outOfOrder, each.code, ['sequence_error']), links.toGap(each.orphan, each.code, ['orphan_event']),
      links.toGap(each.inFlight, each.code, ['in_flight']), each.withinMinutes, each.latencyMinutes?.p50 ?? null,
      each.latencyMinutes?.p95 ?? null, each.latencyMinutes?.max ?? null, links.toHandoff(each.exceptions, each.code),
      each.unpriced > 0 && each.unpriced === each.exceptions ? null : each.value, each.mechanism,
      each.declared ? 'Declared' : 'Inferred', each.owner, each.code,
    ]),
  };
}

export function varianceSheet(input: ReportInput, links: Linking): TableSheet {
  const name = namesOf(input);
  const { totals, count, total } = input.variances;
  return {
    name: 'Variances', title: 'Variances',
    notes: ['Every item and location where a system’s figure differs from the authoritative one, largest value first. '
      + 'Variance = recorded − authoritative; explained + unexplained = variance, to the unit.', ...cutNote(count, total, 'variances'),
      ...costNote(input.summary.unpricedVariances, total, 'variances')],
    empty: 'No system differs from the authoritative figures.', rowCount: count,
    columns: [
      column('text', 'SKU', 18), column('text', 'Description', 28), column('text', 'Location', 12),
      column('text', 'System', systemWidth(input)), column('text', 'Authority', systemWidth(input)), column('text', 'Compared', 10),
      column('units', 'Recorded', 11), column('units', 'Authoritative', 13),
      column('signedUnits', 'Variance', 11, { total: totals.variance }),
      column('money', `Value (${input.engagement.currency})`, 14, { total: totals.value }),
      column('signedUnits', 'Explained', 11, { total: totals.explained }),
      column('signedUnits', 'Unexplained', 12, { total: totals.unexplained, emphasis: 'unexplained' }),
      column('text', 'Causes', 30, { wrap: true }), column('text', 'Owner', 20), column('text', 'Remark', 34),
    ],
    *rows() {
      for (const each of input.variances.records()) {
        yield [
          each.sku, each.description, each.location, name(each.system), name(each.authority),
          each.meaning === 'on_hand' ? 'On hand' : 'Available', links.toCompared(each.recorded, each.id),
          links.toCompared(each.authoritative, each.id), links.toStatement(each.variance, each.id), each.priced ? each.value : null,
          links.toStatement(each.explained, each.id), each.unexplained,
          each.kinds.map((kind) => KIND_WORDS[kind]).join(', '), each.owner, remarkOf(each, name),
        ];
      }
    },
  };
}

function remarkOf(
  { recordedListed, authoritativeListed, system, authority }: {
    recordedListed: boolean; authoritativeListed: boolean; system: string; authority: string;
  },
  name: (code: string | null) => string | null,
): string | null {
  if (!recordedListed) return `${name(system) ?? ''} does not list it`;
  return authoritativeListed ? null : `${name(authority) ?? ''} does not list it`;
}

export function exceptionSheet(input: ReportInput, links: Linking): TableSheet {
  const name = namesOf(input);
  const { engagement, exceptions: { totals, count, total } } = input;
  return {
    name: 'Exceptions', title: 'Exceptions',
    notes: ['Everything a person has to act on, largest value first. Units are signed as the event is: in +, out −. Timing that will '
      + 'settle by itself is no exception.', ...cutNote(count, total, 'exceptions'),
      ...costNote(input.summary.byKind.reduce((sum, { unpriced }) => sum + unpriced, 0), total, 'exceptions')],
    empty: 'No exception was found.', rowCount: count,
    columns: [
      column('text', 'Exception', 11), column('text', 'Severity', 10, { emphasis: 'severity' }),
      column('text', 'Kind', 19), column('text', 'SKU', 17), column('text', 'Location', 11),
      column('text', 'What happened', 48, { wrap: true }),
      column('signedUnits', 'Units', 10, { total: totals.quantity }),
      column('money', `Value (${engagement.currency})`, 14, { total: totals.value }),
      column('text', 'Fix', 16), column('text', 'Owner', 20), column('text', 'State', 11),
      column('moment', `First at (${engagement.timezone})`, 17), column('text', 'Evidence', 38, { wrap: true }),
      column('text', 'Reference', 15), column('text', 'From', systemWidth(input)), column('text', 'To', systemWidth(input)),
      column('share', 'Confidence', 12), column('count', 'Times seen', 8),
      column('text', 'Root event', 10), column('text', 'Description', 28),
      column('text', 'Handoff', 22),
    ],
    printed: 13,
    *rows() {
      for (const each of input.exceptions.records()) {
        yield [
          links.toFinding(each.code, each.id), printed(each.severity), KIND_WORDS[each.kind], each.sku, each.location, each.sentence,
          each.quantity, each.priced ? each.value : null, printed(each.fix), each.owner, printed(each.status),
          wallClock(each.firstAt, engagement.timezone), each.evidence, each.reference, name(each.from), name(each.to),
          each.confidence, each.timesSeen, each.rootEvent, each.description, each.handoff,
        ];
      }
    },
  };
}

export function rejectSheet(input: ReportInput, links: Linking): TableSheet {
  const { count, total } = input.rejects;
  return {
    name: 'Rejects', title: 'Rejected rows',
    notes: ['Rows that could not be loaded and are therefore in no figure of this report: where they stand and why.',
      ...cutNote(count, total, 'rejected rows')],
    empty: 'Every row was loaded.', rowCount: count,
    columns: [
      column('text', 'File', 28), column('count', 'Line', 9), column('text', 'Row code', 16), column('text', 'Column', 18),
      column('text', 'Value', 30), column('text', 'Why it was not loaded', 64, { wrap: true }),
    ],
    *rows() {
      for (const each of input.rejects.records()) {
        yield [each.file, each.line, links.rejectCode(each.file, each.line), each.column, each.value, each.reason];
      }
    },
  };
}

export function sourceColumns(input: ReportInput): Omit<TableSheet, 'name' | 'title' | 'notes'> {
  const name = namesOf(input);
  const { sources } = input;
  const sum = (of: (source: (typeof sources)[number]) => number): number => sources.reduce((total, each) => total + of(each), 0);
  return {
    empty: 'No source was read.', rowCount: sources.length,
    columns: [
      column('text', 'File', 30), column('text', 'System', systemWidth(input)), column('text', 'Holds', 11),
      column('moment', `As of (${input.engagement.timezone})`, 17),
      column('count', 'Rows read', 11, { total: sum((each) => each.rowsRead) }),
      column('count', 'Loaded', 11, { total: sum((each) => each.rowsLoaded) }),
      column('count', 'Rejected', 10, { total: sum((each) => each.rowsRejected), emphasis: 'gap' }),
      column('units', 'Quantity', 13), column('text', 'Control: rows', 13, { emphasis: 'control' }),
      column('text', 'Control: quantity', 13, { emphasis: 'control' }), column('text', 'Preset', 12),
      column('text', 'Encoding', 12), column('text', 'SHA-256', 36, { wrap: true }),
      column('text', 'Doubts', 40, { wrap: true }),
    ],
    rows: () => sources.map((each) => [
      each.file, name(each.system), printed(each.dataset),
      each.asOf === null ? null : wallClock(each.asOf, input.engagement.timezone),
      each.rowsRead, each.rowsLoaded, each.rowsRejected,
      // Only what holds quantities has a sum of them.
      each.dataset === 'items' || each.dataset === 'locations' ? null : each.quantity,
      printed(each.control.rows), printed(each.control.quantity), each.preset, each.encoding, each.sha256, each.doubts.join(' '),
    ]),
  };
}
