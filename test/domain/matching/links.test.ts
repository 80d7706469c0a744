/** Records that belong together and do not say so: one named example a rule of `src/domain/matching/links`. */
import { describe, expect, it } from 'vitest';
import type { EventType } from '../../../src/domain/vocabulary.ts';
import { audited } from '../support/audited.ts';
import type { EventLine, Example, HandoffLine } from '../support/factsOf.ts';

const toErp: readonly HandoffLine[] = [{ from: 'wms', to: 'erp', event: 'receipt' }];

/** Pairs of a receipt in the warehouse and its record in the ERP three minutes later, an hour between two. */
function receipts(references: readonly (readonly [string | undefined, string | undefined])[], more: readonly EventLine[] = []): Example {
  return {
    handoffs: toErp,
    events: [...references.flatMap(([wms, erp], n): EventLine[] => [
      { system: 'wms', type: 'receipt', quantity: 10 + n, at: -3000 + n * 60, ...(wms === undefined ? {} : { reference: wms }) },
      { system: 'erp', type: 'receipt', quantity: 10 + n, at: -2997 + n * 60, ...(erp === undefined ? {} : { reference: erp }) },
    ]), ...more],
  };
}

describe('references', () => {
  it('under another prefix, padded, are the same once the logs have shown it', () => {
    expect(audited(receipts([['PO1042', 'GRN-0001042'], ['PO1043', 'GRN-0001043'], ['PO1055', 'GRN-0001055']])).findings).toEqual([]);
  });

  it('of the same digits under different prefixes are two events', () => {
    const example = receipts([['PO1042', 'PO1042'], ['PO1043', 'PO1043']], [
      { system: 'wms', type: 'receipt', quantity: 7, at: -500, reference: 'PO1077' },
      { system: 'wms', type: 'receipt', quantity: 7, at: -500, reference: 'TR1077' },
      { system: 'erp', type: 'receipt', quantity: 7, at: -495, reference: 'TR1077' },
    ]);
    expect(audited(example).findings).toEqual(['missing_event wms>erp 7 PO1077']);
  });

  it('with a suffix are the parcels of one order, and what is short is the exception', () => {
    const whole: EventLine = { system: 'wms', type: 'receipt', quantity: 10, at: -500, reference: 'PO2000' };
    const parcel = (n: number, quantity: number): EventLine =>
      ({ system: 'erp', type: 'receipt', quantity, at: -495 + n, reference: `PO2000-${n}` });
    expect(audited({ handoffs: toErp, events: [whole, parcel(1, 6), parcel(2, 4)] }).findings).toEqual([]);
    expect(audited({ handoffs: toErp, events: [whole, parcel(1, 6), parcel(2, 3)] }).findings)
      .toEqual(['quantity_mismatch wms>erp -1 PO2000']);
  });

  it('that all met leave one under a number of its own an event without a source, though it is like another', () => {
    const ofTwoLines = ['wms', 'erp'].flatMap((system): EventLine[] => [7, 12].map((quantity) =>
      ({ system, type: 'receipt', quantity, at: system === 'wms' ? -2900 : -2898, reference: 'PO1050' })));
    const example = receipts([['PO1042', 'PO1042'], ['PO1043', 'PO1043']], [
      ...ofTwoLines, { system: 'erp', type: 'receipt', quantity: 12, at: -2800, reference: 'PO1077' },
    ]);
    expect(audited(example).findings).toEqual(['orphan_event wms>erp 12 PO1077']);
  });

  it('that are used twice are paired each with its own time', () => {
    const at = (system: string, moment: number): EventLine => ({ system, type: 'receipt', quantity: 20, at: moment, reference: 'PO1' });
    const { findings } = audited({ handoffs: toErp, events: [at('wms', -9000), at('wms', -2000), at('erp', -1990)] });
    expect(findings).toEqual(['missing_event wms>erp 20 PO1']);
  });
});

describe('without references', () => {
  it('item, place, quantity and time tell which belongs to which', () => {
    expect(audited(receipts([['PO1', undefined], ['PO2', undefined], ['PO3', undefined]])).findings).toEqual([]);
  });

  it('the whole comes out best, and not who comes first', () => {
    const events: EventLine[] = [
      { system: 'wms', type: 'receipt', quantity: 5, at: -500, reference: 'PO1' },
      { system: 'erp', type: 'receipt', quantity: 5, at: -445 },
      { system: 'wms', type: 'receipt', quantity: 5, at: -450, reference: 'PO2' },
      { system: 'erp', type: 'receipt', quantity: 5, at: -395 },
    ];
    expect(audited({ handoffs: toErp, events }).findings).toEqual([]);
  });

  it('a tie is one exception with its candidates named, and the statement does not depend on which it is', () => {
    const events: EventLine[] = [
      { system: 'wms', type: 'receipt', quantity: 5, at: -500 }, { system: 'wms', type: 'receipt', quantity: 5, at: -499 },
      { system: 'erp', type: 'receipt', quantity: 5, at: -490 },
    ];
    const { findings, statements, result } = audited({
      handoffs: toErp, events, positions: [{ system: 'wms', quantity: 10 }, { system: 'erp', quantity: 5 }],
    });
    expect(findings).toEqual(['missing_event wms>erp 5']);
    expect(statements).toEqual(['wms A@DC1: 10 - 5 = 5 [missing_event 5]']);
    expect(result.findings[0]?.grounds.map(({ role }) => role)).toEqual(['source', 'candidate']);
    expect(result.findings[0]?.why).toContain('One of 2 events that are alike');
    expect(result.findings[0]?.confidence).toBeLessThan(600);
  });

  it('a second record of one event is a repeat, and a sale that happened twice is none', () => {
    const sale = (system: string, at: number): EventLine => ({ system, quantity: -2, at });
    const handoffs = [{ from: 'pos', to: 'erp' }];
    expect(audited({ handoffs, events: [sale('pos', -500), sale('erp', -495), sale('erp', -400)] }).findings)
      .toEqual(['duplicate_write pos>erp -2']);
    const twice = [sale('pos', -500), sale('erp', -495), sale('pos', -402), sale('erp', -400)];
    expect(audited({ handoffs, events: twice }).findings).toEqual([]);
  });

  it('cases taken for single units are seen as that', () => {
    const { findings } = audited({
      packs: { A: 12 }, handoffs: toErp,
      events: [{ system: 'wms', type: 'receipt', quantity: 60, at: -500 }, { system: 'erp', type: 'receipt', quantity: 5, at: -490 }],
    });
    expect(findings).toEqual(['unit_of_measure wms>erp -55']);
  });
});

describe('sums', () => {
  const sold = [[-2, -1], [-3, -1, -1], [-4, -2], [-1, -5], [-2, -2, -3]];
  const sales = (leaveOut?: number): Example => ({
    handoffs: [{ from: 'pos', to: 'erp', within: 180 }],
    // The cut-off is a second before midnight: the hours begin a second after the round minutes of these examples.
    events: sold.flatMap((quantities, hour): EventLine[] => [
      ...quantities.map((quantity, n): EventLine =>
        ({ system: 'pos', quantity, at: -1440 + hour * 60 + 10 + n * 5, reference: `T${hour}${n}` })),
      { system: 'erp', quantity: quantities.reduce((sum, quantity) => sum + quantity, 0) - (hour === 2 ? leaveOut ?? 0 : 0),
        at: -1440 + (hour + 1) * 60 + 4 },
    ]),
  });

  it('posted by the hour hold every sale of their hour', () => {
    expect(audited(sales()).findings).toEqual([]);
  });

  it('that are short leave out the sale that makes up the difference, and hold the rest', () => {
    expect(audited(sales(-2)).findings).toEqual(['missing_event pos>erp -2 T21']);
  });

  it('that are too large are a quantity of their own, and hold their stretch all the same', () => {
    expect(audited(sales(3)).findings).toEqual(['quantity_mismatch pos>erp -3 T21']);
  });

  it('that are written twice are one too many', () => {
    const example = sales();
    const again = { system: 'erp', quantity: -6, at: -1440 + 3 * 60 + 11 };
    expect(audited({ ...example, events: [...example.events ?? [], again] }).findings).toEqual(['duplicate_write pos>erp -6 T20']);
  });
});

describe('whole orders', () => {
  const ways: Example = { handoffs: [{ from: '3pl', to: 'erp', event: 'receipt', within: 240 }] };
  const receipt = (system: string, quantity: number, at: number, reference?: string): EventLine =>
    ({ system, type: 'receipt', quantity, at, ...(reference === undefined ? {} : { reference }) });

  it('in parcels under numbers that only the target knows are told by the sum of each number', () => {
    expect(audited({ ...ways, events: [
      receipt('3pl', 4, -900, 'PO 1'), receipt('3pl', 4, -870, 'PO 2'), receipt('erp', 2, -840, '4900112-1'),
      receipt('erp', 1, -839, '4900112-2'), receipt('erp', 1, -838, '4900112-3'),
      receipt('erp', 2, -830, '4900977-1'), receipt('erp', 2, -829, '4900977-2'),
    ] }).findings).toEqual([]);
  });

  it('go with the order that has no single record of its own, though another is older', () => {
    expect(audited({ ...ways, events: [
      receipt('3pl', 3, -900, 'PO 1'), receipt('erp', 3, -850, '4900053755'), receipt('3pl', 3, -800, 'PO 2'),
      receipt('erp', 1, -790, '4900235892-1'), receipt('erp', 1, -787, '4900235892-2'), receipt('erp', 1, -784, '4900235892-3'),
    ] }).findings).toEqual([]);
  });

  it('are not two receipts under one number that each have an equal of their own', () => {
    expect(audited({ ...ways, events: [
      receipt('3pl', 12, -3000, 'PO 5'), receipt('3pl', 12, -1600, 'PO 5'), receipt('3pl', 24, -1530, 'PO 6'),
      receipt('erp', 12, -2900, '77001'), receipt('erp', 12, -1550, '77001'), receipt('erp', 24, -1500, '81234'),
    ] }).findings).toEqual([]);
  });
});

describe('clocks', () => {
  const skewed = (minutes: number): Example => ({
    handoffs: [{ from: 'storefront', to: 'wms' }, { from: 'storefront', to: 'erp' }, { from: 'wms', to: 'erp', event: 'receipt' }],
    events: Array.from({ length: 12 }, (_, n): EventLine[] => [
      { system: 'storefront', quantity: -1 - n, at: -3000 + n * 60, reference: `SO${n}` },
      { system: 'wms', quantity: -1 - n, at: -2999 + n * 60 + minutes, reference: `SO${n}` },
      { system: 'erp', quantity: -1 - n, at: -2998 + n * 60, reference: `SO${n}` },
      { system: 'wms', type: 'receipt', quantity: 5 + n, at: -2970 + n * 60 + minutes, reference: `PO${n}` },
      { system: 'erp', type: 'receipt', quantity: 5 + n, at: -2969 + n * 60, reference: `PO${n}` },
    ]).flat(),
  });

  it('that are behind all the time raise no alarm, for the bulk of the latencies tells of them', () => {
    expect(audited(skewed(-20)).findings).toEqual([]);
  });

  it('are told by what goes at once, whatever goes by the batch on the same way', () => {
    const types: readonly EventType[] = ['receipt', 'return', 'transfer_in'];
    const told = (type: EventType, count: number, latency: (n: number) => number): EventLine[] => Array.from({ length: count }, (_, n) => [
      { system: 'wms', type, quantity: 3 + n, at: -4000 + n * 50, reference: `${type}${n}` },
      { system: 'erp', type, quantity: 3 + n, at: -4000 + n * 50 + latency(n), reference: `${type}${n}` },
    ] as const).flat();
    // The clock of the warehouse is 9 minutes ahead: receipts and returns go at once, transfers by the quarter of an hour.
    expect(audited({
      handoffs: types.map((event) => ({ from: 'wms', to: 'erp', event, within: 60 })),
      events: [
        ...told('receipt', 20, (n) => -8 + n % 5), ...told('return', 12, (n) => -8 + n % 4), ...told('transfer_in', 24, (n) => 8 + n % 15),
      ],
    }).findings).toEqual([]);
  });

  it('are told apart where two of them are wrong: the fewest corrections that leave no way slow', () => {
    const [shop, yard] = [634 / 60, 1045 / 60];
    const told = (from: string, to: string, event: EventType, ahead: readonly [number, number]): EventLine[] =>
      Array.from({ length: 12 }, (_, n): EventLine[] => [
        { system: from, type: event, quantity: 1 + n, at: -3000 + n * 60 + ahead[0], reference: `${event} ${from} ${n}` },
        { system: to, type: event, quantity: 1 + n, at: -2999 + n * 60 + ahead[1], reference: `${event} ${from} ${n}` },
      ]).flat();
    const ways = [
      ['storefront', 'wms', 'sale', [shop, yard]], ['storefront', 'erp', 'refund', [shop, 0]], ['wms', 'erp', 'receipt', [yard, 0]],
      ['3pl', 'erp', 'shipment', [0, 0]], ['3pl', 'storefront', 'return', [0, shop]],
    ] as const;
    const { findings } = audited({
      handoffs: ways.map(([from, to, event]) => ({ from, to, event, within: 15 })),
      events: ways.flatMap(([from, to, event, ahead]) => told(from, to, event, ahead)),
    });
    expect(findings).toEqual([]);
  });

  it('that are ahead are told by what goes at once, though what goes by the batch has no record that comes too early', () => {
    const sent = (n: number, type: EventType, lag: number): EventLine[] => [
      { system: 'wms', type, quantity: 1 + n, at: -9000 + n * 60 + 6, reference: `${type} ${n}` },
      { system: 'erp', type, quantity: 1 + n, at: -9000 + n * 60 + lag, reference: `${type} ${n}` },
    ];
    expect(audited({
      handoffs: [{ from: 'wms', to: 'erp', event: 'shipment', within: 15 }, { from: 'wms', to: 'erp', event: 'receipt', within: 510 }],
      events: Array.from({ length: 20 }, (_, n) => [...sent(n, 'shipment', 0.2 + n * 0.2), ...sent(n, 'receipt', 20 + n * 11)]).flat(),
    }).findings).toEqual([]);
  });

  it('are wrong where two types of event come too early by as much, though more goes of a third that does not', () => {
    const sent = (event: EventType, count: number, latency: (n: number) => number): EventLine[] =>
      Array.from({ length: count }, (_, n): EventLine[] => [
        { system: 'wms', type: event, quantity: 1 + n % 40, at: -9000 + n * 30, reference: `${event} ${n}` },
        { system: 'erp', type: event, quantity: 1 + n % 40, at: -9000 + n * 30 + latency(n), reference: `${event} ${n}` },
      ]).flat();
    // The clock of the warehouse is 9 minutes ahead; shipments go by the batch of a quarter of an hour.
    expect(audited({
      handoffs: (['receipt', 'return', 'shipment'] as const).map((event) => ({ from: 'wms', to: 'erp', event, within: 60 })),
      events: [
        ...sent('receipt', 20, (n) => -8.5 + n % 20), ...sent('return', 16, (n) => -8 + n % 16),
        ...sent('shipment', 200, (n) => 3 + n % 15),
      ],
    }).findings).toEqual([]);
  });

  it('are wrong where one type comes too early and the others go by a batch that starts late, which says nothing', () => {
    const sent = (event: EventType, count: number, latency: (n: number) => number): EventLine[] =>
      Array.from({ length: count }, (_, n): EventLine[] => [
        { system: 'erp', type: event, quantity: 1 + n, at: -9000 + n * 60, reference: `${event} ${n}` },
        { system: 'storefront', type: event, quantity: 1 + n, at: -9000 + n * 60 + latency(n), reference: `${event} ${n}` },
      ]).flat();
    expect(audited({
      handoffs: (['receipt', 'shipment'] as const).map((event) => ({ from: 'erp', to: 'storefront', event, within: 90 })),
      events: [...sent('receipt', 50, (n) => -2 + n % 15), ...sent('shipment', 60, (n) => 55 + n % 5)],
    }).findings).toEqual([]);
  });

  it('are right where one type alone comes too early and another, at once, does not', () => {
    const sent = (event: EventType, latency: (n: number) => number): EventLine[] => Array.from({ length: 20 }, (_, n): EventLine[] => [
      { system: 'wms', type: event, quantity: 1 + n, at: -9000 + n * 60, reference: `${event} ${n}` },
      { system: 'erp', type: event, quantity: 1 + n, at: -9000 + n * 60 + latency(n), reference: `${event} ${n}` },
    ]).flat();
    const { findings } = audited({
      handoffs: (['receipt', 'shipment'] as const).map((event) => ({ from: 'wms', to: 'erp', event, within: 60 })),
      events: [...sent('receipt', (n) => 0.2 + n * 0.1), ...sent('shipment', (n) => -30 + n * 0.1)],
    });
    expect(findings).toHaveLength(20);
    expect(findings.every((finding) => finding.startsWith('sequence_error wms>erp'))).toBe(true);
  });

  it('do not hide the one record that came before its source', () => {
    const example = skewed(-20);
    const events = (example.events ?? []).map((line) =>
      (line.system === 'erp' && line.reference === 'SO4' ? { ...line, at: line.at - 600 } : line));
    expect(audited({ ...example, events }).findings).toEqual(['sequence_error storefront>erp -5 SO4']);
  });
});

describe('bounded work', () => {
  it('one item with 100,000 equal events and no references is settled', () => {
    const many = Array.from({ length: 33_000 }, (_, n) => -1 - n * 0.01);
    const { findings } = audited({
      handoffs: [{ from: 'storefront', to: 'wms', within: 600 }, { from: 'storefront', to: 'erp', within: 600 }],
      events: many.flatMap((at) => ['storefront', 'wms', 'erp'].map((system, lag) => ({ system, quantity: -1, at: at + lag * 0.001 }))),
    });
    expect(findings).toEqual([]);
  });

  it('and so are 40,000 parcels of equal orders under numbers that only the target knows', () => {
    const many = Array.from({ length: 20_000 }, (_, n) => -1 - n * 0.1);
    const { findings } = audited({
      handoffs: [{ from: 'storefront', to: 'wms', within: 600 }],
      events: many.flatMap((at, n): EventLine[] => [
        { system: 'storefront', quantity: -2, at: at - 5 },
        { system: 'wms', quantity: -1, at, reference: `49${n + 1000}-1` },
        { system: 'wms', quantity: -1, at, reference: `49${n + 1000}-2` },
      ]),
    });
    expect(findings).toEqual([]);
  });

  it('and so it is under one and the same reference', () => {
    const many = Array.from({ length: 30_000 }, (_, n) => -1 - n * 0.01);
    const { findings } = audited({
      handoffs: [{ from: 'storefront', to: 'wms', within: 600 }],
      events: many.flatMap((at) => ['storefront', 'wms'].map((system, lag) =>
        ({ system, quantity: -1, at: at + lag * 0.001, reference: 'X' }))),
    });
    expect(findings).toEqual([]);
  });
});
