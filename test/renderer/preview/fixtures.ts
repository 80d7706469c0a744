/** Made-up answers of the engine, to look at the screens without one. They never leave the tests. */
import type {
  EngagementView,
  EvidenceRowView,
  ExceptionDetailView,
  ExceptionRow,
  HandoffView,
  RecentEngagement,
  SourceView,
  StatementView,
  StoryView,
  VarianceRow,
  WritePathView,
} from '../../../src/contract/views.ts';
import { EXCEPTION_KINDS, FINDING_KINDS, SEVERITIES } from '../../../src/domain/vocabulary.ts';

export const CUTOFF = Date.UTC(2026, 10, 1, 3, 59, 59);

export const engagement: EngagementView = {
  name: 'October close',
  client: 'Acme Outfitters',
  currency: 'USD',
  cutoff: CUTOFF,
  cutoffKnown: true,
  timezone: 'America/New_York',
  fileName: null,
  savedAt: null,
  unsaved: true,
  readOnly: false,
  notices: [],
  isUntouchedSample: true,
  defaults: ['No handoff was declared for returns; two were inferred from the logs.'],
  warnings: [
    { code: 'rows_rejected', text: '2 of 2402 rows of wms_stock.csv were rejected: every figure drawn from that file lacks them.' },
  ],
  systems: [
    {
      code: 'erp',
      name: 'ERP',
      kind: 'erp',
      timezone: 'America/New_York',
      owner: 'Finance',
      isAuthority: true,
      positions: 2412,
      events: 8120,
      recordAccuracy: null,
    },
    {
      code: 'wms',
      name: 'Warehouse',
      kind: 'wms',
      timezone: 'America/New_York',
      owner: 'Warehouse ops',
      isAuthority: false,
      positions: 2400,
      events: 9044,
      recordAccuracy: 0.962,
    },
    {
      code: 'web',
      name: 'Storefront',
      kind: 'storefront',
      timezone: 'UTC',
      owner: 'E-commerce',
      isAuthority: false,
      positions: 1204,
      events: 5120,
      recordAccuracy: 0.884,
    },
    {
      code: '3pl',
      name: '3PL',
      kind: '3pl',
      timezone: 'America/Chicago',
      owner: 'Logistics',
      isAuthority: false,
      positions: 640,
      events: 1200,
      recordAccuracy: 0.99996,
    },
    {
      code: 'pos',
      name: 'Stores',
      kind: 'pos',
      timezone: 'America/New_York',
      owner: 'Retail',
      isAuthority: false,
      positions: 0,
      events: 3311,
      recordAccuracy: null,
    },
  ],
  summary: {
    positions: 6656,
    events: 26795,
    variances: 1204,
    exceptions: 148,
    inFlight: 21,
    rejected: 2,
    absoluteUnits: 4711,
    netValue: -612.5,
    unpricedVariances: 0,
    unpricedItems: 0,
    explainedShare: 0.973,
    byKind: EXCEPTION_KINDS.slice(0, 9).map((kind, index) => ({
      kind,
      count: 31 - index * 3,
      units: index % 2 === 0 ? -12 * (9 - index) : 7 * index,
      value: (index % 2 === 0 ? -1 : 1) * (912.25 - index * 71),
      unpriced: 0,
    })),
  },
};

const PLACES = ['DC1', 'DC2', 'S01', 'S02', 'S03', 'WEB'];

export function varianceAt(id: number): VarianceRow {
  const system = engagement.systems[1 + (id % 3)]!;
  const recorded = (id * 37) % 900;
  const variance = id === 1 ? 48 : ((id * 13) % 41) - 20;
  return {
    id,
    priced: true,
    sku: id === 1 ? 'SKU-1247' : `SKU-${1000 + ((id * 7919) % 99_000)}`,
    description: `Jacket, alpine, size ${id % 9}`,
    location: id === 1 ? 'DC1' : PLACES[id % 6]!,
    system: id === 1 ? 'wms' : system.code,
    authority: 'erp',
    meaning: id % 11 === 0 ? 'available' : 'on_hand',
    recorded: id === 1 ? 450 : recorded,
    authoritative: id === 1 ? 402 : recorded - variance,
    recordedListed: id % 17 !== 0,
    authoritativeListed: true,
    variance,
    value: variance * 12.5,
    explained: variance,
    unexplained: id % 7 === 0 ? -2 : 0,
    owner: system.owner,
    kinds:
      id === 1
        ? ['missing_event', 'duplicate_write', 'ungated_write', 'in_flight']
        : [FINDING_KINDS[id % 10]!, ...(id % 3 === 0 ? ['in_flight' as const] : [])],
  };
}

function row(role: string, system: string, line: number, fields: Readonly<Record<string, string>>): EvidenceRowView {
  return {
    role,
    system,
    file: `${system}_events.csv`,
    sourceId: 2,
    row: line,
    fields: Object.entries(fields).map(([name, value]) => ({ name, value })),
  };
}
const sold = {
  type: 'sale',
  occurredAt: '31 Oct 2026 22:40',
  sku: 'SKU-1247',
  location: 'DC1',
  quantity: '−3',
  reference: 'SO2231',
};

export const statement: StatementView = {
  variance: varianceAt(1),
  rolls: [],
  positions: [
    {
      ...row('recorded', 'wms', 812, {
        sku: 'SKU-1247',
        location: 'DC1',
        status: 'on_hand',
        quantity: '450',
        asOf: '31 Oct 2026 23:00',
      }),
      file: 'wms_stock.csv',
    },
    {
      ...row('authoritative', 'erp', 644, {
        sku: 'SKU-1247',
        location: 'DC1',
        status: 'on_hand',
        quantity: '402',
        asOf: '31 Oct 2026 23:30',
        unitCost: '12.5',
      }),
      file: 'erp_stock.csv',
    },
  ],
  figures: [
    { system: 'wms', state: 'on_hand', quantity: 450 },
    { system: 'wms', state: 'damaged', quantity: 4 },
    { system: 'erp', state: 'on_hand', quantity: 402 },
    { system: 'erp', state: 'committed', quantity: 12 },
    { system: 'web', state: 'available', quantity: 390 },
  ],
  lines: [
    {
      findingId: 11,
      kind: 'in_flight',
      quantity: 2,
      value: 25,
      text: '2 orders are still inside their window at the cut-off',
      handoff: 'sale-web-erp',
      reference: null,
      owner: '',
      fix: 'none',
      evidence: [row('source', 'erp', 77, sold)],
    },
    {
      findingId: 12,
      kind: 'missing_event',
      quantity: 50,
      value: 625,
      text: 'PO1042 of 50 never reached ERP',
      handoff: 'receipt-wms-erp',
      reference: 'PO1042',
      owner: 'Integration',
      fix: 'missing_trigger',
      evidence: [row('source', 'wms', 118, { ...sold, type: 'receipt', quantity: '+50', reference: 'PO1042' })],
    },
    {
      findingId: 13,
      kind: 'duplicate_write',
      quantity: -3,
      value: -37.5,
      text: 'SO2231 was posted twice in Warehouse',
      handoff: 'sale-web-wms',
      reference: 'SO2231',
      owner: 'E-commerce',
      fix: 'wrong_trigger',
      evidence: [
        row('source', 'web', 51, sold),
        row('target', 'wms', 133, { ...sold, recordedAt: '31 Oct 2026 22:41', reference: 'so-2231' }),
        row('extra', 'wms', 140, { ...sold, recordedAt: '31 Oct 2026 22:44', actor: 'webhook' }),
      ],
    },
    {
      findingId: 14,
      kind: 'ungated_write',
      quantity: -1,
      value: -12.5,
      text: 'Count CC88 of −1 was written in Warehouse only',
      handoff: null,
      reference: 'CC88',
      owner: 'Warehouse ops',
      fix: 'process',
      evidence: [row('source', 'wms', 201, { ...sold, type: 'count', quantity: '−1', reference: 'CC88' })],
    },
  ],
};

export const handoffs: readonly HandoffView[] = (
  [
    ['receipt', 'wms', 'erp', 1204, 31],
    ['sale', 'web', 'wms', 5120, 12],
    ['sale', 'pos', 'erp', 3311, 4],
    ['shipment', '3pl', 'web', 640, 28],
    ['refund', 'web', 'erp', 0, 0],
  ] as const
).map(([eventType, from, to, events, missing], index) => ({
  id: index + 1,
  code: `${eventType}-${from}-${to}`,
  eventType,
  from,
  to,
  mechanism: index === 3 ? '' : index === 2 ? 'batch' : 'webhook',
  everyMinutes: index === 2 ? 60 : null,
  withinMinutes: 180,
  owner: index === 3 ? '' : 'Integration',
  declared: index !== 3,
  locations: index === 2 ? ['S01', 'S02'] : [],
  events,
  matched: Math.max(0, events - missing - 6),
  late: index * 2,
  missing,
  duplicate: index,
  mismatched: 0,
  outOfOrder: index === 3 ? 2 : 0,
  orphan: 0,
  inFlight: events === 0 ? 0 : 6,
  latencyMinutes: events === 0 ? null : { p50: 12 + index, p95: 95 * (index + 1), max: 900 },
  exceptions: missing + index * 3,
  unpriced: 0,
  units: -missing * 4,
  value: -missing * 50.25,
  customers: index === 1 ? missing : 0,
}));

export function exceptionAt(id: number): ExceptionRow {
  const kind = EXCEPTION_KINDS[id % 9]!;
  const handoff = handoffs[id % 4]!;
  return {
    id,
    priced: true,
    code: `E-${String(id).padStart(6, '0')}`,
    kind,
    sku: `SKU-${1000 + id * 7}`,
    description: 'Jacket, alpine',
    location: PLACES[id % 6]!,
    handoff: handoff.code,
    from: handoff.from,
    to: handoff.to,
    reference: `SO${2000 + id}`,
    quantity: (id % 12) - 6,
    value: ((id % 12) - 6) * 12.5,
    severity: SEVERITIES[id % 4]!,
    confidence: 0.98,
    rootEvent: `R-${String(id % 40).padStart(4, '0')}`,
    owner: 'Integration',
    status: 'open',
    firstAt: CUTOFF - id * 3_600_000,
    timesSeen: 1,
    fix: 'missing_trigger',
    due: id % 5 === 0 ? CUTOFF + 86_400_000 * (id % 9) : null,
    ageDays: Math.floor(id / 24),
    reason: null,
    change: null,
  };
}

export function detailOf(id: number): ExceptionDetailView {
  return {
    exception: exceptionAt(id),
    fixWhy: '39 of 40 events of this handoff reached ERP; for this one nothing was triggered.',
    why: 'Warehouse recorded the receipt of 50 on 28 Oct 2026 14:10; ERP had recorded nothing by the end of its window of 3 h.',
    evidence: statement.lines[2]!.evidence,
    variances: [varianceAt(1), varianceAt(4)],
    related: [exceptionAt(id + 40), exceptionAt(id + 80)],
    timeline: ['web', 'wms', 'wms', 'erp'].map((system, index) => ({
      system,
      eventType: 'sale',
      at: CUTOFF - (9 - index) * 1_400_000,
      occurredAt: CUTOFF,
      quantity: index === 3 ? 3 : -3,
      reference: 'SO2231',
      file: `${system}_events.csv`,
      row: 51 + index,
    })),
    log: [{
      seq: 3,
      at: CUTOFF + 3_600_000,
      who: 'Dana Reyes',
      command: 'assign',
      text: `Assigned ${exceptionAt(id).code} to Integration (before: Warehouse ops)`,
      sentence: `Dana Reyes assigned ${exceptionAt(id).code} to Integration (before: Warehouse ops), because “Their queue dropped it.”.`,
      why: 'Their queue dropped it.',
      exceptions: [exceptionAt(id).code],
      exceptionCount: 1,
      changes: [`${exceptionAt(id).code}: owner Warehouse ops → Integration`],
      changeCount: 1,
      undoneBy: null,
      undoes: null,
      canUndo: true,
      hash: '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08',
    }],
    notes: [{ seq: 2, at: CUTOFF, who: 'Dana Reyes', text: 'Asked the integration team for the queue log.' }],
    attachments: [],
    nextStates: ['assigned', 'investigating', 'explained', 'corrected', 'accepted'],
  };
}

export const sources: readonly SourceView[] = ['wms', 'erp', 'web', '3pl', 'pos'].flatMap((system, index) =>
  (['positions', 'events'] as const).map((dataset, at): SourceView => ({
    id: index * 2 + at + 1,
    file: `${system}_${dataset === 'positions' ? 'stock' : 'events'}.csv`,
    sha256: '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08',
    bytes: 48_211 * (index + 1),
    system,
    dataset,
    preset: 'canonical',
    recognition: [],
    acceptedRejects: null,
    encoding: 'utf-8',
    delimiter: index === 1 ? ';' : ',',
    headerLine: 1,
    asOf: dataset === 'positions' ? CUTOFF - 3_600_000 : null,
    rowsRead: 2400 + index,
    rowsLoaded: 2398 + (index === 0 ? 0 : index + 2),
    rowsRejected: index === 0 ? 2 : 0,
    quantity: 481_223,
    control:
      index === 1
        ? { rows: 'agreed', quantity: 'disagreed' }
        : index === 0
          ? { rows: 'agreed', quantity: 'agreed' }
          : { rows: 'not given', quantity: 'not given' },
    columns: [
      { canonical: 'sku', from: ['Item Number'] },
      { canonical: 'location', from: ['Warehouse'] },
      { canonical: 'quantity', from: ['On Hand'] },
    ],
    doubts: index === 2 ? ['The dates could be day first or month first; day first was declared.'] : [],
  })),
);

export const writePaths: readonly WritePathView[] = [
  ['wms', 'receipt', 1204, 48_120],
  ['wms', 'shipment', 4100, -9_120],
  ['wms', 'count', 120, -31],
  ['erp', 'receipt', 1170, 46_400],
  ['erp', 'sale', 3300, -6_120],
  ['web', 'sale', 5120, -9_911],
  ['web', 'refund', 88, 91],
  ['3pl', 'shipment', 640, -712],
  ['pos', 'sale', 3311, -4_020],
  ['pos', 'return', 120, 131],
].map(
  ([system, eventType, events, units]) =>
    ({ system, eventType, events, units, lastAt: CUTOFF, trend: [3, 4, 2, 6, 5] }) as WritePathView,
);

export const stories: readonly StoryView[] = [
  {
    title: '47, 52 and “available”',
    sentence: 'SKU-1247 at DC1: Warehouse says 450, ERP says 402, Storefront promises 390.',
    opens: { kind: 'variance', id: 1 },
  },
  {
    title: 'A receipt one system has and two have not',
    sentence: 'PO1042 of 50 reached Warehouse and never ERP.',
    opens: { kind: 'exception', id: 9 },
  },
  {
    title: 'An order decremented twice',
    sentence: 'SO2231 was posted twice in Warehouse, once by the order and once by its webhook.',
    opens: { kind: 'exception', id: 2 },
  },
];

export const recent: readonly RecentEngagement[] = [
  {
    id: 'a',
    name: 'September close',
    client: 'Acme Outfitters',
    cutoff: CUTOFF - 31 * 86_400_000,
    openedAt: CUTOFF,
    place: '…/Acme/2026',
    present: true,
    sealed: false,
  },
  { id: 'b', name: 'Pilot', client: 'Northwind', cutoff: null, openedAt: CUTOFF - 9e9, place: '…/Desktop', present: false, sealed: false },
];
