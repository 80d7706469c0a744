import { describe, expect, it } from 'vitest';
import { audited } from '../support/audited.ts';

const receipt = { type: 'receipt', quantity: 50, reference: 'PO1042' } as const;
const receiptToErp = { from: 'wms', to: 'erp', event: 'receipt' } as const;

describe('what can become of an event between two systems', () => {
  it('matched: source and target agree, nothing is said', () => {
    const { findings, statements } = audited({
      handoffs: [receiptToErp],
      events: [{ ...receipt, system: 'wms', at: -600 }, { ...receipt, system: 'erp', at: -590, reference: 'po-01042' }],
      positions: [{ system: 'wms', quantity: 50 }, { system: 'erp', quantity: 50 }],
    });
    expect(findings).toEqual([]);
    expect(statements).toEqual([]);
  });

  it('missing_event: the receipt of 50 that never reached the ERP', () => {
    const { findings, statements } = audited({
      handoffs: [receiptToErp],
      events: [{ ...receipt, system: 'wms', at: -600 }, { system: 'erp', quantity: -1, at: -900, type: 'count', reference: 'C1' },
        { system: 'wms', quantity: -1, at: -900, type: 'count', reference: 'C1' }],
      positions: [{ system: 'wms', quantity: 450 }, { system: 'erp', quantity: 400 }],
    });
    expect(findings).toEqual(['missing_event wms>erp 50 PO1042']);
    expect(statements).toEqual(['wms A@DC1: 450 - 400 = 50 [missing_event 50]']);
  });

  it('missing_event also where the target kept an empty log: every event of the source is judged', () => {
    const { findings, statements, result } = audited({
      handoffs: [receiptToErp], emptyLogs: ['erp'],
      events: [{ ...receipt, system: 'wms', at: -600 }, { ...receipt, system: 'wms', at: -500, quantity: 7, reference: 'PO1043' }],
      positions: [{ system: 'wms', quantity: 457 }, { system: 'erp', quantity: 400 }],
    });
    expect(findings).toEqual(['missing_event wms>erp 50 PO1042', 'missing_event wms>erp 7 PO1043']);
    expect(statements).toEqual(['wms A@DC1: 457 - 400 = 57 [missing_event 50, missing_event 7]']);
    expect(result.handoffs[0]).toMatchObject({ events: 2, matched: 0, missing: 2 });
  });

  it('without any log of the target nothing can be said of its events', () => {
    const { findings } = audited({
      handoffs: [receiptToErp], events: [{ ...receipt, system: 'wms', at: -600 }],
      positions: [{ system: 'wms', quantity: 450 }, { system: 'erp', quantity: 400 }],
    });
    expect(findings).toEqual(['unexplained_variance erp>wms 50']);
  });

  it('in_flight: the same receipt inside its window is timing, and no exception', () => {
    const { result, statements } = audited({
      handoffs: [{ ...receiptToErp, within: 60 }],
      events: [{ ...receipt, system: 'wms', at: -60 }, { system: 'erp', quantity: -1, at: -900, type: 'release', reference: 'x' }],
      positions: [{ system: 'wms', quantity: 450 }, { system: 'erp', quantity: 400 }],
    });
    expect(result.findings.map((finding) => [finding.kind, finding.number])).toEqual([['in_flight', 0]]);
    expect(statements).toEqual(['wms A@DC1: 450 - 400 = 50 [in_flight 50]']);
    expect(result.handoffs[0]).toMatchObject({ events: 1, matched: 0, missing: 0, inFlight: 1, latency: null });
  });

  it('late_event: recorded after the window; the figures agree all the same', () => {
    const { findings, statements, result } = audited({
      handoffs: [receiptToErp],
      events: [{ ...receipt, system: 'wms', at: -600 }, { ...receipt, system: 'erp', at: -500 }],
      positions: [{ system: 'wms', quantity: 50 }, { system: 'erp', quantity: 50 }],
    });
    expect(findings).toEqual(['late_event wms>erp 50 PO1042']);
    expect(statements).toEqual([]);
    expect(result.handoffs[0]).toMatchObject({ events: 1, matched: 1, late: 1, latency: { p50: 6_000_000, max: 6_000_000 } });
  });

  it('duplicate_write: the order decremented twice', () => {
    const { findings, statements } = audited({
      handoffs: [{ from: 'storefront', to: 'wms' }, { from: 'storefront', to: 'erp' }],
      events: [
        { system: 'storefront', quantity: -3, at: -600, reference: 'SO2231' },
        { system: 'wms', quantity: -3, at: -595, reference: 'SO2231' },
        { system: 'wms', quantity: -3, at: -300, reference: 'SO2231' },
        { system: 'erp', quantity: -3, at: -590, reference: 'SO2231' },
      ],
      positions: [{ system: 'wms', quantity: 44 }, { system: 'erp', quantity: 47 }],
    });
    expect(findings).toEqual(['duplicate_write storefront>wms -3 SO2231']);
    expect(statements).toEqual(['wms A@DC1: 44 - 47 = -3 [duplicate_write -3]']);
  });

  it('duplicate_write handed on faithfully is one finding, not two', () => {
    const { findings } = audited({
      handoffs: [{ from: 'storefront', to: 'wms' }, { from: 'wms', to: 'erp' }],
      events: [
        { system: 'storefront', quantity: -3, at: -600, reference: 'S1' },
        { system: 'wms', quantity: -3, at: -595, reference: 'S1' }, { system: 'wms', quantity: -3, at: -590, reference: 'S1' },
        { system: 'erp', quantity: -3, at: -585, reference: 'S1' }, { system: 'erp', quantity: -3, at: -580, reference: 'S1' },
      ],
      positions: [{ system: 'wms', quantity: 4 }, { system: 'erp', quantity: 4 }],
    });
    expect(findings).toEqual(['duplicate_write storefront>wms -3 S1']);
  });

  it('quantity_mismatch: the target recorded another quantity', () => {
    const { findings, statements } = audited({
      handoffs: [receiptToErp],
      events: [{ ...receipt, system: 'wms', at: -600 }, { ...receipt, system: 'erp', at: -590, quantity: 45 }],
      positions: [{ system: 'wms', quantity: 50 }, { system: 'erp', quantity: 45 }],
    });
    expect(findings).toEqual(['quantity_mismatch wms>erp -5 PO1042']);
    expect(statements).toEqual(['wms A@DC1: 50 - 45 = 5 [quantity_mismatch 5]']);
  });

  it('unit_of_measure: five cases of twelve taken for five', () => {
    const { findings, statements } = audited({
      packs: { A: 12 },
      handoffs: [receiptToErp],
      events: [{ ...receipt, system: 'wms', at: -600, quantity: 60 }, { ...receipt, system: 'erp', at: -590, quantity: 5 }],
      positions: [{ system: 'wms', quantity: 60 }, { system: 'erp', quantity: 5 }],
    });
    expect(findings).toEqual(['unit_of_measure wms>erp -55 PO1042']);
    expect(statements).toEqual(['wms A@DC1: 60 - 5 = 55 [unit_of_measure 55]']);
  });

  it('a split shipment whose parts add up is matched', () => {
    const { findings } = audited({
      handoffs: [{ from: 'wms', to: 'erp', event: 'shipment' }],
      events: [
        { system: 'wms', type: 'shipment', quantity: -5, at: -600, reference: 'S9' },
        { system: 'erp', type: 'shipment', quantity: -2, at: -590, reference: 'S9' },
        { system: 'erp', type: 'shipment', quantity: -3, at: -580, reference: 'S9' },
      ],
      positions: [{ system: 'wms', quantity: 4 }, { system: 'erp', quantity: 4 }],
    });
    expect(findings).toEqual([]);
  });

  it('sequence_error: the refund was restocked before the goods came back', () => {
    const { findings, statements } = audited({
      handoffs: [{ from: 'wms', to: 'storefront', event: 'return' }],
      events: [
        { system: 'wms', type: 'return', quantity: 1, at: -300, reference: 'R7' },
        { system: 'storefront', type: 'return', quantity: 1, at: -900, reference: 'R7' },
      ],
      positions: [{ system: 'wms', quantity: 4 }, { system: 'storefront', quantity: 4 }],
    });
    expect(findings).toEqual(['sequence_error wms>storefront 1 R7']);
    expect(statements).toEqual([]);
  });

  it('orphan_event: the target has what no source has', () => {
    const { findings, statements } = audited({
      handoffs: [receiptToErp],
      events: [{ ...receipt, system: 'erp', at: -590 }, { system: 'wms', quantity: 1, type: 'release', at: -900, reference: 'z' }],
      positions: [{ system: 'wms', quantity: 10 }, { system: 'erp', quantity: 60 }],
    });
    expect(findings).toEqual(['orphan_event wms>erp 50 PO1042']);
    expect(statements).toEqual(['wms A@DC1: 10 - 60 = -50 [orphan_event -50]']);
  });

  it('ungated_write: a count corrected in the warehouse only, handoff declared or not', () => {
    const counted = { system: 'wms', type: 'count', quantity: -1, at: -600, reference: 'CC88' } as const;
    const other = { system: 'erp', quantity: -1, at: -900, reference: 'S1' } as const;
    const positions = [{ system: 'wms', quantity: 9 }, { system: 'erp', quantity: 10 }];
    const undeclared = audited({ events: [counted, other], positions });
    const declared = audited({ events: [counted, other], positions, handoffs: [{ from: 'wms', to: 'erp', event: 'count' }] });
    for (const { findings, statements } of [undeclared, declared]) {
      expect(findings).toEqual(['ungated_write wms>wms -1 CC88']);
      expect(statements).toEqual(['wms A@DC1: 9 - 10 = -1 [ungated_write -1]']);
    }
  });

  it('ungated_write in the authority itself shows in every other system', () => {
    const { statements } = audited({
      events: [{ system: 'erp', type: 'adjustment', quantity: 4, at: -600, reference: 'ADJ1' },
        { system: 'wms', quantity: -1, at: -900, reference: 'S1' }, { system: 'storefront', quantity: -1, at: -900, reference: 'S2' }],
      positions: [{ system: 'wms', quantity: 9 }, { system: 'storefront', quantity: 9 }, { system: 'erp', quantity: 13 }],
    });
    expect(statements).toEqual([
      'wms A@DC1: 9 - 13 = -4 [ungated_write -4]',
      'storefront A@DC1: 9 - 13 = -4 [ungated_write -4]',
    ]);
  });

  it('stale_read: what was booked after an old figure was read, unless it cancels out', () => {
    const behind = (returned: number, wms: number): ReturnType<typeof audited> => audited({
      handoffs: [{ from: 'erp', to: 'wms' }],
      events: [{ type: 'sale', quantity: -2, at: -600, reference: 'S1' } as const,
        { type: 'return', quantity: returned, at: -500, reference: 'R1' } as const]
        .flatMap((line) => [{ ...line, system: 'erp' }, { ...line, system: 'wms', at: line.at + 1 }]),
      positions: [{ system: 'erp', quantity: 5 }, { system: 'wms', quantity: wms, at: -3000 }],
    });
    const one = behind(1, 6);
    expect(one.findings).toEqual(['stale_read erp>wms 1']);
    expect(one.statements).toEqual(['wms A@DC1: 6 - 5 = 1 [stale_read 1]']);
    const cancelled = behind(2, 5);
    expect(cancelled.findings).toEqual([]);
    expect(cancelled.statements).toEqual([]);
  });

  it('a fault upstream shows once, and cancels between systems that both have it', () => {
    const { findings, statements } = audited({
      handoffs: [{ from: 'storefront', to: 'wms' }, { from: 'wms', to: 'erp' }],
      events: [{ system: 'storefront', quantity: -3, at: -600, reference: 'S1' },
        { system: 'wms', quantity: -1, at: -900, type: 'release', reference: 'x' },
        { system: 'erp', quantity: -1, at: -900, type: 'release', reference: 'x' }],
      positions: [{ system: 'storefront', quantity: 7 }, { system: 'wms', quantity: 10 }, { system: 'erp', quantity: 10 }],
    });
    expect(findings).toEqual(['missing_event storefront>wms -3 S1']);
    expect(statements).toEqual(['storefront A@DC1: 7 - 10 = -3 [missing_event -3]']);
  });
});

describe('bounded work', () => {
  it('one item with very many equal events and no references is settled in order of time', () => {
    const many = Array.from({ length: 20_000 }, (_, n) => -1 - n * 0.1);
    const { findings } = audited({
      handoffs: [{ from: 'storefront', to: 'wms', within: 5 }, { from: 'storefront', to: 'erp', within: 5 }],
      events: many.flatMap((at) => ['storefront', 'wms', 'erp'].map((system, lag) => ({ system, quantity: -1, at: at + lag * 0.01 }))),
      positions: ['storefront', 'wms', 'erp'].map((system) => ({ system, quantity: 1 })),
    });
    expect(findings).toEqual([]);
  });
});
