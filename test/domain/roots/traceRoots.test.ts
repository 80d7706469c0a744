import { describe, expect, it } from 'vitest';
import { audited } from '../support/audited.ts';
import type { Audited } from '../support/audited.ts';
import type { EventLine, Example, HandoffLine, IncidentLine, PositionLine } from '../support/factsOf.ts';

const SYSTEMS = ['wms', 'erp', 'storefront'] as const;
/** Every system keeps a log. */
const logs: EventLine[] = SYSTEMS.map((system) => ({ system, type: 'release', quantity: 1, at: -9000, reference: 'x' }));
const stock = (units: Readonly<Record<string, number>>): PositionLine[] =>
  Object.entries(units).map(([system, quantity]) => ({ system, quantity }));

/** "rank kind system reference" of each candidate, by incident. */
function traced({ result }: Audited): string[][] {
  const byIncident = new Map<number, string[]>();
  for (const trace of result.traces) {
    const finding = result.findings[trace.finding - 1];
    byIncident.set(trace.incident, [...byIncident.get(trace.incident) ?? [], `${finding?.kind} R${trace.rootEvent}`]);
  }
  return [...byIncident.values()];
}

describe('exceptions of one thing that happened are one root event', () => {
  it('a receipt that two systems never heard of', () => {
    const { result } = audited({
      handoffs: [{ from: 'wms', to: 'erp', event: 'receipt' }, { from: 'wms', to: 'storefront', event: 'receipt' }],
      events: [...logs, { system: 'wms', type: 'receipt', quantity: 50, at: -900, reference: 'PO1042' }],
      positions: stock({ wms: 450, erp: 400, storefront: 400 }),
    });
    expect(result.findings.map(({ kind, rootEvent }) => [kind, rootEvent])).toEqual([['missing_event', 1], ['missing_event', 1]]);
    expect(result.rootEvents).toHaveLength(1);
  });

  it('an order as a sale and as its shipment, a return and its refund; not what only shares an item', () => {
    const handoffs: HandoffLine[] = (['sale', 'shipment', 'return', 'refund'] as const)
      .map((event) => ({ from: 'wms', to: 'erp', event }));
    const event = (type: EventLine['type'], reference: string, at: number): EventLine =>
      ({ system: 'wms', ...(type === undefined ? {} : { type }), quantity: -1, at, reference });
    const { result } = audited({
      handoffs, positions: stock({ wms: 45, erp: 50 }),
      events: [...logs, event('sale', 'SO-1', -900), event('shipment', 'so 0001', -600), event('return', 'SO1', -500),
        event('refund', 'SO1', -400), event('sale', 'SO2', -300)],
    });
    expect(result.rootEvents).toHaveLength(3);
    expect(result.findings.filter(({ rootEvent }) => rootEvent === 1)).toHaveLength(2);
  });
});

describe('what people reported is led back to its root', () => {
  const count: Example = {
    handoffs: [{ from: 'wms', to: 'erp', event: 'count' }, { from: 'wms', to: 'storefront', event: 'count' }],
    events: [...logs, { system: 'wms', type: 'count', quantity: -4, at: -3000, reference: 'CC88' },
      { system: 'wms', sku: 'B', type: 'count', quantity: -4, at: -2900, reference: 'CC89' }],
    positions: stock({ wms: 43, erp: 47, storefront: 47 }),
  };
  const reports: IncidentLine[] = [
    { kind: 'short_pick', system: 'wms', quantity: 1, at: -2000 }, { kind: 'negative_reservation', system: 'erp', at: -1900 },
    { kind: 'oversell', system: 'storefront', location: null, quantity: 4, at: -1000 },
    { kind: 'finance_discrepancy', system: 'erp', quantity: -4, at: -100 },
  ];

  it('four reports to four teams, one count that reached nobody', () => {
    const told = audited({ ...count, incidents: reports });
    const root = told.result.findings.find(({ kind, item }) => kind === 'ungated_write' && item === 1)?.rootEvent;
    expect(traced(told).map(([first]) => first)).toEqual(Array.from({ length: 4 }, () => `ungated_write R${root}`));
    expect(told.result.traces[0]?.reasoning).toBe('It is of the same item, A, it lies at DC1, where it was reported, it began 16 h 40 min '
      + 'before the report, it leaves a figure 4 too high, which a short pick needs, and it is large enough for the 1 reported.');
    expect(told.result.traces.every(({ isOpen }) => !isOpen)).toBe(true);
  });

  it('not to another item, another place, what came later, or what leaves figures too low', () => {
    const far = audited({ ...count, incidents: [
      { kind: 'short_pick', sku: 'C', at: -100 }, { kind: 'short_pick', location: 'S01', at: -100 }, { kind: 'short_pick', at: -4000 }] });
    expect(far.result.traces).toEqual([]);
    const low = audited({
      handoffs: [{ from: 'wms', to: 'erp', event: 'receipt' }], events: [...logs,
        { system: 'wms', type: 'receipt', quantity: 5, at: -900, reference: 'PO1' }], incidents: [{ kind: 'oversell', at: -100 }],
      positions: stock({ wms: 55, erp: 50 }),
    });
    expect(low.result.traces).toEqual([]);
  });

  it('by its reference above all, and a toss-up is called one', () => {
    const sales: Example = {
      handoffs: [{ from: 'storefront', to: 'wms' }], positions: stock({ storefront: 44, wms: 50, erp: 50 }),
      events: [...logs, { system: 'storefront', quantity: -3, at: -900, reference: 'SO1' },
        { system: 'storefront', quantity: -3, at: -880, reference: 'SO2' }],
    };
    const known = audited({ ...sales, incidents: [{ kind: 'oversell', quantity: 3, at: -100, reference: 'so-01' }] });
    expect(known.result.traces.slice(0, 2).map(({ rank, isOpen, weight }) => [rank, isOpen, weight]))
      .toEqual([[1, false, 100], [2, false, 79]]);
    expect(known.findings[(known.result.traces[0]?.finding ?? 0) - 1]).toContain('SO1');
    const open = audited({ ...sales, incidents: [{ kind: 'oversell', quantity: 3, at: -100 }] });
    expect(open.result.traces.slice(0, 2).map(({ rank, isOpen }) => [rank, isOpen])).toEqual([[1, true], [2, true]]);
  });
});

describe('cascade loops', () => {
  const by = (system: string, quantity: number, at: number, reference: string): EventLine =>
    ({ system, type: 'adjustment', quantity, at, reference });
  const loop: Example = {
    handoffs: [{ from: 'storefront', to: 'erp' }], positions: stock({ wms: 47, erp: 50, storefront: 47 }),
    events: [...logs, { system: 'storefront', quantity: -3, at: -3000, reference: 'SO9' },
      by('erp', -3, -2400, 'ADJ1'), by('wms', -3, -1800, 'BF7'), by('erp', 3, -1200, 'ADJ2')],
    incidents: [{ kind: 'oversell', system: 'storefront', quantity: 3, at: -2700 }],
  };

  it('an oversell, the ERP’s correction, the warehouse’s backflush, the ERP’s correction: one root event', () => {
    const { result, findings } = audited(loop);
    expect(result.patterns).toHaveLength(1);
    const [pattern] = result.patterns;
    expect(pattern?.pattern).toBe('cascade');
    expect(pattern?.steps.map(({ role, finding, incident }) => [role, incident > 0 ? 'oversell' : findings[finding - 1]])).toEqual([
      ['cause', 'missing_event storefront>erp -3 SO9'], ['cause', 'oversell'],
      ['fix', 'ungated_write erp>erp -3 ADJ1'], ['fix', 'ungated_write wms>wms -3 BF7'], ['fix', 'ungated_write erp>erp 3 ADJ2'],
    ]);
    expect(new Set(result.findings.filter(({ kind }) => kind !== 'in_flight').map(({ rootEvent }) => rootEvent))).toEqual(new Set([1]));
    expect(result.rootEvents).toHaveLength(1);
  });

  it('not where one system corrects itself, days lie between, sizes differ, or there are only two', () => {
    const none = (...events: EventLine[]): void => {
      expect(audited({ ...loop, events: [...logs, ...events], incidents: [] }).result.patterns).toEqual([]);
    };
    none(by('erp', -3, -2400, 'A1'), by('erp', -3, -1800, 'A2'), by('erp', 3, -1200, 'A3'));
    none(by('erp', -3, -8000, 'A1'), by('wms', -3, -3000, 'A2'), by('erp', 3, -1200, 'A3'));
    none(by('erp', -3, -2400, 'A1'), by('wms', -2, -1800, 'A2'), by('erp', 4, -1200, 'A3'));
    none(by('erp', -3, -2400, 'A1'), by('wms', -3, -1800, 'A2'));
  });
});

describe('a fix that moved a gap', () => {
  it('is named with what it was for and where it opened one', () => {
    // The warehouse never heard of the sale; its count makes it agree with the ERP, and the ERP's own channel is not told.
    const { result, findings } = audited({
      handoffs: [{ from: 'erp', to: 'wms' }, { from: 'erp', to: 'storefront' }],
      events: [...logs, { system: 'erp', quantity: -5, at: -3000, reference: 'SO5' },
        { system: 'storefront', quantity: -5, at: -2995, reference: 'SO5' },
        { system: 'erp', type: 'adjustment', quantity: 5, at: -2000, reference: 'ADJ5' }],
      positions: stock({ wms: 50, erp: 50, storefront: 45 }),
    });
    const [pattern, ...others] = result.patterns;
    expect(others).toEqual([]);
    expect(pattern?.pattern).toBe('moved_gap');
    expect(pattern?.steps.map(({ role, finding, system, quantity }) => [role, findings[finding - 1], system, quantity / 10_000])).toEqual([
      ['cause', 'missing_event erp>wms -5 SO5', 2, -5], ['fix', 'ungated_write erp>erp 5 ADJ5', 1, 5],
      ['opened', 'ungated_write erp>erp 5 ADJ5', 3, -5],
    ]);
    expect(result.rootEvents).toHaveLength(2);
  });
});
