/** Orders in several records: parcels, lines, deliveries, and which of them belong together. */
import { describe, expect, it } from 'vitest';
import { audited } from '../support/audited.ts';
import type { EventLine, HandoffLine } from '../support/factsOf.ts';

const ways: readonly HandoffLine[] = [{ from: 'wms', to: 'erp', event: 'receipt', within: 60 }];
const receipt = (system: string, quantity: number, at: number, reference?: string, orderLine = 0): EventLine =>
  ({ system, type: 'receipt', quantity, at, orderLine, ...(reference === undefined ? {} : { reference }) });
const found = (...events: EventLine[]): readonly string[] => audited({ handoffs: ways, events }).findings;

describe('an order in parcels', () => {
  it('is told by its number also where another line of it went without parcels', () => {
    expect(found(
      receipt('wms', 3, -900, 'PO 5137-1', 1), receipt('wms', 1, -900, 'PO 5137', 2), receipt('wms', 2, -892, 'PO 5137-2', 1),
      receipt('erp', 1, -890, 'PO/5137', 2), receipt('erp', 5, -889, 'PO/5137', 1),
    )).toEqual([]);
    expect(found(
      receipt('wms', 1, -900, 'PO 4006', 1), receipt('wms', 6, -900, 'PO 4006', 2),
      receipt('erp', 2, -896, 'PO 4006-1', 2), receipt('erp', 4, -895, 'PO 4006-2', 2), receipt('erp', 1, -894, 'PO 4006', 1),
    )).toEqual([]);
  });

  it('is told where both sides give every number a suffix, the whole the same one as the first parcel', () => {
    expect(found(
      receipt('wms', 9, -900, 'PO 4342-001'), receipt('erp', 2, -890, 'PO 4342-001'), receipt('erp', 3, -889, 'PO 4342-002'),
      receipt('erp', 4, -888, 'PO 4342-003'),
    )).toEqual([]);
    expect(found(
      receipt('wms', 18, -900, 'PO 4021/1'), receipt('wms', 12, -895, 'PO 4021/2'), receipt('erp', 30, -880, 'PO4021-1'),
    )).toEqual([]);
  });

  it('whose number is used again for a delivery in one piece is not mixed up with it further on', () => {
    const chain: readonly HandoffLine[] = [...ways, { from: 'erp', to: 'storefront', event: 'receipt', within: 60 }];
    expect(audited({ handoffs: chain, events: [
      receipt('wms', 117, -3000, 'PO 4458-1'), receipt('wms', 8, -2996, 'PO 4458-2'), receipt('erp', 125, -2990, 'PO 4458'),
      receipt('storefront', 125, -2980, '490001'),
      receipt('wms', 48, -1600, 'PO 4458'), receipt('erp', 48, -1590, 'PO 4458'),
      receipt('storefront', 45, -1585, '490002'), receipt('storefront', 3, -1583, '490003'),
    ] }).findings).toEqual([]);
  });

  it('is followed from system to system where another line of it under the same number takes the short way', () => {
    const chain: readonly HandoffLine[] = [{ from: 'storefront', to: 'wms', event: 'sale', within: 60 },
      { from: 'wms', to: 'erp', event: 'sale', within: 60 }];
    const sale = (system: string, quantity: number, at: number, reference?: string): EventLine =>
      ({ ...receipt(system, quantity, at, reference), type: 'sale' });
    expect(audited({ handoffs: chain, events: [
      sale('storefront', -3, -900, '#so/4481'), sale('wms', -1, -895), sale('wms', -2, -894),
      sale('erp', -1, -890, 'SO4481'), sale('erp', -1, -889, 'SO4481-1'), sale('erp', -1, -888, 'SO4481-2'),
    ] }).findings).toEqual([]);
  });

  it('is joined as a whole where one posting of another order is like each of its parcels', () => {
    const daily: readonly HandoffLine[] = [{ from: 'pos', to: 'erp', within: 2880 }];
    const sale = (system: string, quantity: number, at: number, reference?: string): EventLine =>
      ({ system, quantity, at, ...(reference === undefined ? {} : { reference }) });
    const parcels = (number: string, at: number): EventLine[] => [1, 2, 3].map((n) => sale('pos', -1, at + 5 * n, `${number}-${n}`));
    expect(audited({ handoffs: daily, events: [
      sale('pos', -1, -9000, 'SO150'), ...parcels('SO161', -8600), ...parcels('SO164', -8000),
      sale('erp', -1, -7900), sale('erp', -3, -7890), sale('erp', -3, -6400),
    ] }).findings).toEqual([]);
  });

  it('with the item on two lines leaves each line to be found where there are no references', () => {
    const fan: readonly HandoffLine[] = [{ from: 'wms', to: 'storefront', event: 'receipt', within: 60 }, ...ways];
    const order = (number: string, at: number): EventLine[] => [
      receipt('wms', 24, at, `PO${number}`), receipt('wms', 18, at, `PO${number}`),
      receipt('storefront', 24, at + 5, `ACME-PO-000${number}`), receipt('storefront', 18, at + 5, `ACME-PO-000${number}`),
    ];
    expect(audited({ handoffs: fan, events: [
      ...order('301', -3000), receipt('erp', 24, -2990), receipt('erp', 18, -2989),
      ...order('302', -900), receipt('erp', 12, -890), receipt('erp', 18, -889), receipt('erp', 12, -889),
    ] }).findings).toEqual([]);
  });

  it('without references is told by its line where other few add up to the same', () => {
    const parts = [receipt('erp', 1, -889, undefined, 2), receipt('erp', 2, -888, undefined, 2), receipt('erp', 2, -887, undefined, 1),
      receipt('erp', 9, -887, undefined, 2), receipt('erp', 46, -886, undefined, 1)];
    const wholes = (lines: readonly number[]): EventLine[] =>
      [receipt('wms', 48, -900, 'PO120', lines[0]), receipt('wms', 12, -900, 'PO120', lines[1])];
    expect(found(...wholes([1, 2]), ...parts)).toEqual([]);
    expect(found(...wholes([0, 0]), ...parts)).not.toEqual([]);
  });

  it('whose first parcel has the number as it is and whose second has a suffix is one order', () => {
    expect(found(receipt('wms', 5, -900, 'PO 77'), receipt('erp', 2, -890, 'PO 77'), receipt('erp', 3, -880, 'PO 77-2'))).toEqual([]);
  });

  it('is told at each of two systems that cut it into parcels of their own under the same suffixes', () => {
    const fan: readonly HandoffLine[] = [...ways, { from: 'wms', to: 'storefront', event: 'receipt', within: 60 }];
    expect(audited({ handoffs: fan, events: [
      receipt('wms', 18, -900, 'PO 247'), receipt('erp', 13, -898, 'PO 247-1'), receipt('erp', 5, -895, 'PO 247-2'),
      receipt('storefront', 7, -890, 'PO 247-1'), receipt('storefront', 3, -889, 'PO 247-2'), receipt('storefront', 8, -888, 'PO 247-3'),
    ] }).findings).toEqual([]);
  });

  it('that came twice under one number meets at the far end though the system between has no references', () => {
    const chain: readonly HandoffLine[] = [...ways, { from: 'erp', to: 'storefront', event: 'receipt', within: 60 }];
    expect(audited({ handoffs: chain, events: [
      receipt('wms', 100, -3000, 'PO 4162-1'), receipt('wms', 68, -2990, 'PO 4162-2'), receipt('erp', 168, -2980),
      receipt('wms', 96, -1600, 'PO 4162'), receipt('erp', 96, -1590),
      receipt('storefront', 168, -2970, 'PO 4162'), receipt('storefront', 96, -1585, 'PO 4162'),
    ] }).findings).toEqual([]);
  });

  it('is late from its last parcel on, for nothing can be passed on whole before', () => {
    const parcels = [receipt('wms', 7, -900, 'PO 909-1'), receipt('wms', 7, -840, 'PO 909-2'), receipt('wms', 4, -800, 'PO 909-3')];
    expect(found(...parcels, receipt('erp', 18, -790, 'PO 909'))).toEqual([]);
    expect(found(...parcels, receipt('erp', 18, -700, 'PO 909'))).toHaveLength(3);
  });

  it('is told line by line where the other side has no reference', () => {
    expect(found(
      receipt('wms', 11, -900, 'PO 170-1', 1), receipt('wms', 68, -900, 'PO 170-1', 2), receipt('wms', 1, -899, 'PO 170-2', 1),
      receipt('wms', 17, -891, 'PO 170-2', 2), receipt('wms', 60, -888, 'PO 170-3', 1), receipt('wms', 11, -880, 'PO 170-3', 2),
      receipt('erp', 96, -850, undefined, 2), receipt('erp', 72, -849, undefined, 1),
    )).toEqual([]);
  });

  it('that is delivered twice is told delivery by delivery, and not across the days between', () => {
    expect(found(
      receipt('wms', 24, -6000, 'PO 172-1', 3), receipt('wms', 4, -5998, 'PO 172-2', 3), receipt('wms', 2, -5995, 'PO 172-3', 3),
      receipt('wms', 1, -2000, 'PO 172-1', 3), receipt('wms', 9, -1990, 'PO 172-2', 3), receipt('wms', 14, -1980, 'PO 172-3', 3),
      receipt('erp', 30, -5990, undefined, 3), receipt('erp', 24, -1978, undefined, 3),
    )).toEqual([]);
  });
});

describe('two lines of one item on one order', () => {
  it('each have the parcels of their line, though one parcel is as large as the other line', () => {
    expect(found(
      receipt('wms', 4, -900, 'PO 4589-1', 1), receipt('wms', 2, -900, 'PO 4589-1', 2), receipt('wms', 1, -899, 'PO 4589-2', 1),
      receipt('wms', 1, -898, 'PO 4589-2', 2), receipt('wms', 1, -886, 'PO 4589-3', 2),
      receipt('erp', 5, -893, 'PO 4589', 1), receipt('erp', 4, -881, 'PO 4589', 2),
    )).toEqual([]);
  });
});
