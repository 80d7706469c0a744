import { KIND_WORDS } from '../../domain/statements/wording.ts';
import { wallClock } from '../../domain/statements/moments.ts';
import type { ReportInput } from './reportInput.ts';
import type { TableSheet } from './table.ts';
import { cutNote, printed } from './words.ts';

/** Names of systems by code; what has no name keeps its code. */
export function namesOf(input: ReportInput): (code: string | null) => string | null {
  const names = new Map(input.systems.map(({ code, name }) => [code, name]));
  return (code) => (code === null ? null : names.get(code) ?? code);
}

export function handoffSheet(input: ReportInput): TableSheet {
  const name = namesOf(input);
  const { handoffs } = input;
  const sum = (of: (handoff: (typeof handoffs)[number]) => number): number => handoffs.reduce((total, each) => total + of(each), 0);
  return {
    name: 'Handoffs', title: 'Handoffs',
    notes: ['Which events should travel from one system to another, and how many did. Every event is matched, missing or in flight at the '
      + 'cut-off; late, mismatched and out of order are counted among the matched.'],
    empty: 'No handoff was declared, and none could be inferred from the event logs.', rowCount: handoffs.length,
    columns: [
      { header: 'Event', kind: 'text', width: 13 }, { header: 'From', kind: 'text', width: 14 }, { header: 'To', kind: 'text', width: 14 },
      { header: 'Events', kind: 'count', width: 10, total: sum((each) => each.events) },
      { header: 'Matched', kind: 'count', width: 10, total: sum((each) => each.matched) },
      { header: 'Match rate', kind: 'share', width: 10, bars: true },
      { header: 'Late', kind: 'count', width: 8, total: sum((each) => each.late), emphasis: 'gap' },
      { header: 'Missing', kind: 'count', width: 9, total: sum((each) => each.missing), emphasis: 'gap' },
      { header: 'Duplicate', kind: 'count', width: 10, total: sum((each) => each.duplicate), emphasis: 'gap' },
      { header: 'Mis-matched', kind: 'count', width: 10, total: sum((each) => each.mismatched), emphasis: 'gap' },
      { header: 'Out of order', kind: 'count', width: 9, total: sum((each) => each.outOfOrder), emphasis: 'gap' },
      { header: 'Orphan', kind: 'count', width: 8, total: sum((each) => each.orphan), emphasis: 'gap' },
      { header: 'In flight', kind: 'count', width: 8, total: sum((each) => each.inFlight) },
      { header: 'Allowed (min)', kind: 'minutes', width: 10 }, { header: 'Median (min)', kind: 'minutes', width: 10 },
      { header: '95 % within (min)', kind: 'minutes', width: 11 }, { header: 'Longest (min)', kind: 'minutes', width: 10 },
      { header: 'Exceptions', kind: 'count', width: 11, total: sum((each) => each.exceptions) },
      { header: `Value at stake (${input.engagement.currency})`, kind: 'money', width: 14, total: sum((each) => each.value) },
      { header: 'Mechanism', kind: 'text', width: 12 }, { header: 'Known from', kind: 'text', width: 11 },
      { header: 'Owner', kind: 'text', width: 16 }, { header: 'Handoff', kind: 'text', width: 22 },
    ],
    rows: () => handoffs.map((each) => [
      printed(each.eventType), name(each.from), name(each.to), each.events, each.matched,
      each.events === 0 ? null : each.matched / each.events, each.late, each.missing, each.duplicate, each.mismatched,
      each.outOfOrder, each.orphan, each.inFlight, each.withinMinutes, each.latencyMinutes?.p50 ?? null,
      each.latencyMinutes?.p95 ?? null, each.latencyMinutes?.max ?? null, each.exceptions, each.value, each.mechanism,
      each.declared ? 'Declared' : 'Inferred', each.owner, each.code,
    ]),
  };
}

export function varianceSheet(input: ReportInput): TableSheet {
  const name = namesOf(input);
  const { totals, count, total } = input.variances;
  return {
    name: 'Variances', title: 'Variances',
    notes: ['Every item and location where a system’s figure differs from the authoritative one, largest value first. '
      + 'Variance = recorded − authoritative; explained + unexplained = variance, to the unit.', ...cutNote(count, total, 'variances')],
    empty: 'No system differs from the authoritative figures.', rowCount: count,
    columns: [
      { header: 'SKU', kind: 'text', width: 18 }, { header: 'Description', kind: 'text', width: 28 }, { header: 'Location', kind: 'text', width: 12 },
      { header: 'System', kind: 'text', width: 14 }, { header: 'Authority', kind: 'text', width: 12 }, { header: 'Compared', kind: 'text', width: 10 },
      { header: 'Recorded', kind: 'units', width: 11 }, { header: 'Authoritative', kind: 'units', width: 13 },
      { header: 'Variance', kind: 'signedUnits', width: 11, total: totals.variance },
      { header: `Value (${input.engagement.currency})`, kind: 'money', width: 14, total: totals.value },
      { header: 'Explained', kind: 'signedUnits', width: 11, total: totals.explained },
      { header: 'Unexplained', kind: 'signedUnits', width: 12, total: totals.unexplained, emphasis: 'unexplained' },
      { header: 'Causes', kind: 'text', width: 34, wrap: true }, { header: 'Owner', kind: 'text', width: 16 }, { header: 'Remark', kind: 'text', width: 24 },
    ],
    *rows() {
      for (const each of input.variances.records()) {
        yield [
          each.sku, each.description, each.location, name(each.system), name(each.authority),
          each.meaning === 'on_hand' ? 'On hand' : 'Available', each.recorded, each.authoritative, each.variance, each.value, each.explained,
          each.unexplained, each.kinds.map((kind) => KIND_WORDS[kind]).join(', '), each.owner, remarkOf(each, name),
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

export function exceptionSheet(input: ReportInput): TableSheet {
  const name = namesOf(input);
  const { engagement, exceptions: { totals, count, total } } = input;
  return {
    name: 'Exceptions', title: 'Exceptions',
    notes: ['Everything a person has to act on, largest value first. Units are signed as the event is: in +, out −. Timing that will settle '
      + 'by itself is no exception.', ...cutNote(count, total, 'exceptions')],
    empty: 'No exception was found.', rowCount: count,
    columns: [
      { header: 'Exception', kind: 'text', width: 11 }, { header: 'Severity', kind: 'text', width: 10, emphasis: 'severity' },
      { header: 'Kind', kind: 'text', width: 20 }, { header: 'SKU', kind: 'text', width: 18 }, { header: 'Location', kind: 'text', width: 12 },
      { header: 'What happened', kind: 'text', width: 58, wrap: true }, { header: 'Units', kind: 'signedUnits', width: 10, total: totals.quantity },
      { header: `Value (${engagement.currency})`, kind: 'money', width: 14, total: totals.value },
      { header: 'Fix', kind: 'text', width: 17 }, { header: 'Owner', kind: 'text', width: 16 }, { header: 'State', kind: 'text', width: 11 },
      { header: 'First at', kind: 'moment', width: 17 }, { header: 'From', kind: 'text', width: 13 }, { header: 'To', kind: 'text', width: 13 },
      { header: 'Reference', kind: 'text', width: 15 }, { header: 'Confidence', kind: 'share', width: 10 },
      { header: 'Times seen', kind: 'count', width: 8 }, { header: 'Root event', kind: 'text', width: 10 },
      { header: 'Description', kind: 'text', width: 28 }, { header: 'Handoff', kind: 'text', width: 22 },
      { header: 'Evidence', kind: 'text', width: 44 },
    ],
    *rows() {
      for (const each of input.exceptions.records()) {
        yield [
          each.code, printed(each.severity), KIND_WORDS[each.kind], each.sku, each.location, each.sentence, each.quantity, each.value,
          printed(each.fix), each.owner, printed(each.status), wallClock(each.firstAt, engagement.timezone), name(each.from), name(each.to),
          each.reference, each.confidence, each.timesSeen, each.rootEvent, each.description, each.handoff, each.evidence,
        ];
      }
    },
  };
}

export function rejectSheet(input: ReportInput): TableSheet {
  const { count, total } = input.rejects;
  return {
    name: 'Rejects', title: 'Rejected rows',
    notes: ['Rows that could not be loaded and are therefore in no figure of this report: where they stand and why.',
      ...cutNote(count, total, 'rejected rows')],
    empty: 'Every row was loaded.', rowCount: count,
    columns: [
      { header: 'File', kind: 'text', width: 28 }, { header: 'Line', kind: 'count', width: 9 }, { header: 'Column', kind: 'text', width: 18 },
      { header: 'Value', kind: 'text', width: 30 }, { header: 'Why it was not loaded', kind: 'text', width: 64, wrap: true },
    ],
    *rows() {
      for (const each of input.rejects.records()) yield [each.file, each.line, each.column, each.value, each.reason];
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
      { header: 'File', kind: 'text', width: 30 }, { header: 'System', kind: 'text', width: 15 }, { header: 'Holds', kind: 'text', width: 11 },
      { header: 'As of', kind: 'moment', width: 17 }, { header: 'Rows read', kind: 'count', width: 11, total: sum((each) => each.rowsRead) },
      { header: 'Loaded', kind: 'count', width: 11, total: sum((each) => each.rowsLoaded) },
      { header: 'Rejected', kind: 'count', width: 10, total: sum((each) => each.rowsRejected), emphasis: 'gap' },
      { header: 'Quantity', kind: 'units', width: 13 }, { header: 'Control: rows', kind: 'text', width: 13, emphasis: 'control' },
      { header: 'Control: quantity', kind: 'text', width: 13, emphasis: 'control' }, { header: 'Preset', kind: 'text', width: 12 },
      { header: 'Encoding', kind: 'text', width: 12 }, { header: 'SHA-256', kind: 'text', width: 68 }, { header: 'Doubts', kind: 'text', width: 50 },
    ],
    rows: () => sources.map((each) => [
      each.file, name(each.system), printed(each.dataset), each.asOf === null ? null : wallClock(each.asOf, input.engagement.timezone),
      each.rowsRead, each.rowsLoaded, each.rowsRejected, each.quantity, printed(each.control.rows), printed(each.control.quantity),
      each.preset, each.encoding, each.sha256, each.doubts.join(' '),
    ]),
  };
}
