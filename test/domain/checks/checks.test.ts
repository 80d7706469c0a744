/** Each check on the smallest example that shows what it finds, and on one that it must let pass. */
import { describe, expect, it } from 'vitest';
import { ALL_CHECKS } from '../../../src/domain/checks/allChecks.ts';
import { lateAlerts, poissonQuantile } from '../../../src/domain/checks/each/lateAlerts.ts';
import { laneShortages } from '../../../src/domain/checks/each/laneShortages.ts';
import { ledgerTieOut } from '../../../src/domain/checks/each/ledgerTieOut.ts';
import { lowStock } from '../../../src/domain/checks/each/lowStock.ts';
import { negativeStock } from '../../../src/domain/checks/each/negativeStock.ts';
import { phantomStock } from '../../../src/domain/checks/each/phantomStock.ts';
import { promisesAboveStock } from '../../../src/domain/checks/each/promisesAboveStock.ts';
import { refundsWithoutRestock } from '../../../src/domain/checks/each/refundsWithoutRestock.ts';
import { repeatedCorrections } from '../../../src/domain/checks/each/repeatedCorrections.ts';
import { repeatedSubstitutions } from '../../../src/domain/checks/each/repeatedSubstitutions.ts';
import { salesAgainstBooks } from '../../../src/domain/checks/each/salesAgainstBooks.ts';
import { staleReads } from '../../../src/domain/checks/each/staleReads.ts';
import { stuckTransfers } from '../../../src/domain/checks/each/stuckTransfers.ts';
import { threeWayTieOut } from '../../../src/domain/checks/each/threeWayTieOut.ts';
import { unusualAdjustments } from '../../../src/domain/checks/each/unusualAdjustments.ts';
import { unusualReturns } from '../../../src/domain/checks/each/unusualReturns.ts';
import { lookedAt } from '../support/sceneOf.ts';
import type { SceneLine } from '../support/sceneOf.ts';

const DAY = 1440;
/** `count` sales of one unit, one a day, the last `before` days before the cut-off. */
const dailySales = (count: number, before: number, system = 'erp', location = 'DC1'): SceneLine[] =>
  Array.from({ length: count }, (_, day) => ({
    system, location, type: 'sale', quantity: -1, at: -(before + day) * DAY - 1, reference: `SO${day}`,
  }));

describe('the list of checks', () => {
  it('gives each a code and parameters of its own, with the standard inside its limits', () => {
    expect(new Set(ALL_CHECKS.map(({ code }) => code)).size).toBe(ALL_CHECKS.length);
    for (const { code, parameters } of ALL_CHECKS) {
      expect(code).toMatch(/^[a-z]+(_[a-z]+)*$/u);
      for (const { standard, least, most } of parameters) expect(standard >= least && standard <= most, code).toBe(true);
    }
  });

  it('never calls nothing a pass: with no data each says what it needs', () => {
    for (const check of ALL_CHECKS) {
      const { looked, findings, needs } = lookedAt(check, {});
      expect([looked, findings.length, typeof needs], check.code).toEqual([0, 0, 'string']);
    }
  });
});

describe('three-way tie-out', () => {
  const three = (wms: number, web: number) => ({
    positions: [{ system: 'erp', quantity: 52 }, { system: 'wms', quantity: wms }, { system: 'oms', quantity: web }],
  });
  it('names the systems and their figures where three do not agree', () => {
    expect(lookedAt(threeWayTieOut, three(47, 52)).lines).toEqual(['A @ DC1 5: erp 52, wms 47, oms 52 on hand']);
  });
  it('compares each system in the meaning it shares with the authority', () => {
    const positions = [{ system: 'erp', quantity: 52, state: 'on hand' }, { system: 'erp', quantity: 12, state: 'committed' },
      { system: 'wms', quantity: 52 }, { system: 'storefront', quantity: 45, state: 'available' }];
    expect(lookedAt(threeWayTieOut, { positions }).lines).toEqual(['A @ DC1 5: erp 52, wms 52 on hand; erp 40, storefront 45 available']);
  });
  it('lets agreement and a tolerated difference pass', () => {
    expect(lookedAt(threeWayTieOut, three(52, 52))).toMatchObject({ looked: 1, findings: [] });
    expect(lookedAt(threeWayTieOut, three(47, 52), { tolerance: 5 })).toMatchObject({ looked: 1, findings: [] });
  });
});

describe('ledger tie-out', () => {
  const valued = (wms: number, cost: number) => ({
    positions: [{ system: 'erp', quantity: 100, unitCost: 2 }, { system: 'wms', quantity: wms, unitCost: cost }],
  });
  it('tells what a place is valued at by each, and how much of it comes of quantities and of costs', () => {
    const found = lookedAt(ledgerTieOut, valued(110, 2.5));
    expect(found.lines).toEqual(['* @ DC1 10: wms values its stock at 275.00, erp at 200.00: +20.00 by quantities, +55.00 by unit costs,'
      + ' most of it in A']);
    expect(found.findings[0]).toMatchObject({ value: 750_000 });
    expect(found.findings[0]?.grounds).toHaveLength(2);
  });
  it('takes the list of items for the books where their positions carry no cost, and says nothing of a system without costs', () => {
    const positions = [
      { system: 'erp', quantity: 100 }, { system: 'wms', quantity: 90, unitCost: 2 }, { system: 'oms', quantity: 7, unitCost: undefined },
    ];
    // Every item of an example costs 2.50.
    expect(lookedAt(ledgerTieOut, { positions }).lines).toEqual(['* @ DC1 10: wms values its stock at 180.00, erp at 250.00:'
      + ' −25.00 by quantities, −45.00 by unit costs, most of it in A']);
    expect(lookedAt(ledgerTieOut, { positions: positions.map(({ unitCost: _, ...line }) => line) })).toMatchObject({ looked: 0 });
  });
  it('lets agreement and what the tolerance allows pass', () => {
    expect(lookedAt(ledgerTieOut, valued(100, 2))).toMatchObject({ looked: 1, findings: [] });
    expect(lookedAt(ledgerTieOut, valued(110, 2.5), { tolerance: 40 })).toMatchObject({ looked: 1, findings: [] });
    expect(lookedAt(ledgerTieOut, valued(110, 2.5), { tolerance: 37 }).findings).toHaveLength(1);
  });
});

describe('negative stock', () => {
  it('finds a figure below nothing in whichever system', () => {
    const found = lookedAt(negativeStock, { positions: [{ system: 'erp', quantity: 3 }, { system: 'wms', quantity: -2 }] });
    expect(found.lines).toEqual(['A @ DC1 2: wms holds −2']);
    expect(found.looked).toBe(2);
  });
});

describe('phantom stock', () => {
  const stock = [{ system: 'erp', quantity: 9 }];
  it('finds stock that stopped selling for longer than chance allows', () => {
    expect(lookedAt(phantomStock, { positions: stock, events: dailySales(10, 20) }).lines)
      .toEqual(['A @ DC1 9: 9 on hand, 10 sales in 9 days, then none for 20 days where 20 were to be expected']);
  });
  it('lets a short silence pass, and an empty shelf', () => {
    expect(lookedAt(phantomStock, { positions: stock, events: dailySales(10, 2) })).toMatchObject({ looked: 1, findings: [] });
    expect(lookedAt(phantomStock, { positions: [{ system: 'erp', quantity: 0 }], events: dailySales(10, 20) }).findings).toEqual([]);
  });
});

describe('stale reads', () => {
  it('finds a place read too long before the cut-off and counts what came after', () => {
    const found = lookedAt(staleReads, {
      positions: [{ system: 'erp', quantity: 5 }, { system: 'wms', quantity: 5, at: -2 * DAY }],
      events: [{ system: 'erp', quantity: -1, at: -DAY }, { system: 'erp', quantity: -1, at: -3 * DAY }],
    });
    expect(found.lines).toEqual(['* @ DC1 0: wms was read 2 days before the cut-off; 1 event was recorded there since']);
  });

  it('takes its standard where nothing is set, and holds what is set within its limits', () => {
    const read = (hours: number, set?: { minutes: number }): number =>
      lookedAt(staleReads, { positions: [{ system: 'wms', quantity: 5, at: -hours * 60 }] }, set).findings.length;
    const standard = (staleReads.parameters[0]?.standard ?? 0) / 60;
    expect([read(standard), read(standard + 1)]).toEqual([0, 1]);
    expect([read(2, { minutes: 60 }), read(2, { minutes: 180 }), read(0, { minutes: -1 })]).toEqual([1, 0, 0]);
  });
});

describe('recurring variances', () => {
  const counts = (times: number): SceneLine[] => Array.from({ length: times }, (_, n) => ({
    system: 'wms', type: 'count', quantity: n % 2 === 0 ? -2 : 1, at: -(n + 1) * DAY, reference: `CC${n}`,
  }));
  const positions = [{ system: 'erp', quantity: 5 }];
  it('finds what is corrected more than twice', () => {
    expect(lookedAt(repeatedCorrections, { positions, events: counts(3) }).lines)
      .toEqual(['A @ DC1 5: Corrected 3 times in wms: 5 moved, −3 in the end']);
  });
  it('lets two corrections pass', () => {
    expect(lookedAt(repeatedCorrections, { positions, events: counts(2) })).toMatchObject({ looked: 1, findings: [] });
  });
});

describe('adjustments out of the ordinary', () => {
  const byPerson = (person: string, times: number): SceneLine[] => Array.from({ length: times }, (_, n) => ({
    system: 'wms', type: 'adjustment', quantity: -1, at: -(n + 1) * 60, actor: person,
  }));
  it('finds the person with far more of them than the others', () => {
    const usual = ['ann', 'bea', 'cem', 'dov', 'eli'].flatMap((person, index) => byPerson(person, 2 + (index % 3)));
    const events = [...usual, ...byPerson('zoe', 40)];
    const { lines } = lookedAt(unusualAdjustments, { events });
    expect(lines).toHaveLength(1);
    expect(lines[0]).toMatch(new RegExp('^\\* @ \\* 40: zoe: 40 corrections of 40 in all in wms: '
      + String.raw`\d+\.\d deviations above the usual number, \d+\.\d deviations above the usual units$`, 'u'));
  });
  it('finds the place with corrections far larger than the others, however few', () => {
    const events = ['DC1', 'DC2', 'DC3', 'DC4', 'DC5', 'DC6'].flatMap((location, index): SceneLine[] => [1, 2, 3].map((n) => ({
      system: 'wms', type: 'adjustment', quantity: index === 3 && n === 2 ? -900 : n % 2 === 0 ? -n - index : n, at: -n * 60, location,
    })));
    const { lines } = lookedAt(unusualAdjustments, { events });
    expect(lines).toHaveLength(1);
    expect(lines[0]).toMatch(/^\* @ DC4 904: DC4: 3 corrections of 904 in all in wms: \d+\.\d deviations above the usual units$/u);
  });
  it('lets persons pass who do about the same', () => {
    const events = ['ann', 'bea', 'cem', 'dov', 'eli', 'fay'].flatMap((person, index) => byPerson(person, 8 + (index % 3)));
    expect(lookedAt(unusualAdjustments, { events }).findings).toEqual([]);
  });
});

describe('promises above what is available', () => {
  const example = (offered: number) => ({
    positions: [
      { system: 'erp', quantity: 47, state: 'on hand' }, { system: 'erp', quantity: 12, state: 'committed' },
      { system: 'storefront', quantity: offered, state: 'available' },
    ],
  });
  it('takes off what is committed', () => {
    expect(lookedAt(promisesAboveStock, example(47)).lines)
      .toEqual(['A @ DC1 12: storefront offers 47; erp holds 47 of which 12 are committed']);
  });
  it('lets a channel pass that offers no more than that', () => {
    expect(lookedAt(promisesAboveStock, example(35))).toMatchObject({ looked: 1, findings: [] });
  });
});

describe('refunds without or before restock', () => {
  const other: SceneLine = { system: 'wms', type: 'return', quantity: 1, at: -30 * DAY, reference: 'RMA9' };
  it('finds a refund whose goods never came back, and one that came first', () => {
    const { lines } = lookedAt(refundsWithoutRestock, { events: [
      other,
      { system: 'storefront', type: 'refund', quantity: 1, at: -20 * DAY, reference: 'RMA1' },
      { system: 'storefront', type: 'refund', quantity: 2, at: -10 * DAY, reference: 'RMA2' },
      { system: 'wms', type: 'return', quantity: 2, at: -7 * DAY, reference: 'RMA-2' },
    ] });
    expect(lines).toEqual(['A @ DC1 1: RMA1: 1 refunded, never booked back',
      'A @ DC1 2: RMA2: refunded 3 days before the goods were booked back']);
  });
  it('lets a refund pass that may still come back, and one after the return', () => {
    const { looked, lines } = lookedAt(refundsWithoutRestock, { events: [
      other,
      { system: 'storefront', type: 'refund', quantity: 1, at: -2 * DAY, reference: 'RMA1' },
      { system: 'wms', type: 'return', quantity: 2, at: -7 * DAY, reference: 'RMA2' },
      { system: 'storefront', type: 'refund', quantity: 2, at: -6 * DAY, reference: 'RMA2' },
    ] });
    expect([looked, lines]).toEqual([2, []]);
  });
  it('says what it needs where refunds move the stock themselves', () => {
    const events: SceneLine[] = [{ system: 'pos', type: 'refund', quantity: 1, at: -20 * DAY, reference: 'R1' }];
    expect(lookedAt(refundsWithoutRestock, { events }).needs)
      .toBe('Refunds and returns under the same references, at the same places.');
  });
});

describe('store sales the books say were impossible', () => {
  const example = (sold: number) => ({
    positions: [{ system: 'erp', quantity: 5 }],
    events: [
      { system: 'pos', type: 'sale', quantity: -sold, at: -2 * DAY, reference: 'T1' },
      { system: 'erp', type: 'receipt', quantity: 4, at: -DAY, reference: 'PO1' },
    ] satisfies SceneLine[],
  });
  it('rolls the books back to the moment of the sale', () => {
    expect(lookedAt(salesAgainstBooks, example(3)).lines).toEqual(['A @ DC1 2: 3 sold where erp held 1']);
  });
  it('lets a sale pass that the books could serve', () => {
    expect(lookedAt(salesAgainstBooks, example(1))).toMatchObject({ looked: 1, findings: [] });
  });
});

describe('transfers', () => {
  const sent = (reference: string, quantity: number, days: number): SceneLine =>
    ({ system: 'wms', type: 'transfer_out', quantity: -quantity, at: -days * DAY, reference, to: 'S01' });
  const arrived = (reference: string, quantity: number, days: number): SceneLine =>
    ({ system: 'pos', type: 'transfer_in', location: 'S01', quantity, at: -days * DAY, reference });
  const events = [sent('TR1', 10, 9), sent('TR2', 10, 8), arrived('TR2', 7, 6), sent('TR3', 5, 1), sent('TR4', 4, 9), arrived('TR4', 4, 8)];

  it('finds those that never arrived or not in full, and lets those pass that are still due', () => {
    expect(lookedAt(stuckTransfers, { events }).lines).toEqual([
      'A @ DC1 10: TR1: 10 sent 9 days before the cut-off, never received', 'A @ DC1 3: TR2: 10 sent, 7 received']);
  });
  it('says nothing of a transfer whose other side cannot be known', () => {
    const unaddressed: SceneLine = { system: 'wms', type: 'transfer_out', quantity: -3, at: -9 * DAY, reference: 'TR9' };
    expect(lookedAt(stuckTransfers, { events: [unaddressed] })).toMatchObject({
      looked: 0, findings: [], needs: 'Transfers out with a reference and a destination.',
    });
  });
  it('adds the due ones up by lane', () => {
    expect(lookedAt(laneShortages, { events }).lines)
      .toEqual(['* @ DC1 13: DC1 → S01: 24 sent, 11 received, 54.2 % short over 3 transfers']);
    expect(lookedAt(laneShortages, { events }, { share: 60 })).toMatchObject({ looked: 1, findings: [] });
  });
});

describe('thresholds', () => {
  it('asks for an alert at twice the average daily sell-through', () => {
    const events = dailySales(30, 0);
    expect(lookedAt(lowStock, { positions: [{ system: 'erp', quantity: 1 }], events }).lines)
      .toEqual(['A @ DC1 2: 1 available in erp, 1.03 sold a day by the log of erp: alert at 3']);
    expect(lookedAt(lowStock, { positions: [{ system: 'erp', quantity: 9 }], events })).toMatchObject({ looked: 1, findings: [] });
  });
  it('counts one sale once, however many systems tell of it', () => {
    const events = [...dailySales(30, 0), ...dailySales(30, 0, 'wms'), ...dailySales(10, 0, 'oms')];
    expect(lookedAt(lowStock, { positions: [{ system: 'erp', quantity: 1 }], events }).lines[0]).toContain('1.03 sold a day');
  });
  it('finds items that sell while the sale is still on its way', () => {
    const example = { positions: [{ system: 'erp', quantity: 9 }], events: dailySales(30, 0), handoffs: [{ from: 'pos', to: 'erp' }] };
    const hours = (n: number) => [{ handoff: 1, p95: n * 3_600_000 }];
    expect(lookedAt(lateAlerts, { ...example, latencies: hours(24) }).lines)
      .toEqual(['A @ DC1 3: Sales take up to 1 day to arrive; 3 may sell meanwhile, so an alert at 0 comes too late']);
    expect(lookedAt(lateAlerts, { ...example, latencies: hours(24) }, { threshold: 3 }).findings).toEqual([]);
    expect(lookedAt(lateAlerts, { ...example, latencies: hours(0.1) }).findings).toEqual([]);
  });
  it.each([[0, 0.95, 0], [1, 0.95, 3], [2, 0.95, 5], [0.05, 0.95, 0], [10, 0.99, 18]])(
    'the Poisson quantile of mean %d at %d is %d', (mean, probability, quantile) => {
      expect(poissonQuantile(mean, probability)).toBe(quantile);
    });
});

describe('returns unusual by store', () => {
  const store = (location: string, back: number): SceneLine[] => [
    ...dailySales(25, 0, 'pos', location),
    ...Array.from({ length: back }, (_, n): SceneLine => ({ system: 'pos', location, type: 'refund', quantity: 1, at: -n * 60 - 1 })),
  ];
  it('finds the store where far more comes back than elsewhere', () => {
    const events = [...store('S01', 1), ...store('S02', 2), ...store('S03', 1), ...store('S04', 2), ...store('S05', 20)];
    const { lines } = lookedAt(unusualReturns, { events });
    expect(lines).toHaveLength(1);
    expect(lines[0]).toMatch(/^\* @ S05 20: 20 came back for 25 sold \(80\.0 %\), /u);
  });
  it('counts once what a store books as goods and as money', () => {
    const both = Array.from({ length: 20 }, (_, n) => (['return', 'refund'] as const).map((type): SceneLine => (
      { system: 'pos', location: 'S05', type, quantity: 1, at: -n * 60 - 1, reference: `RMA${n}` }))).flat();
    const events = [...store('S01', 1), ...store('S02', 2), ...store('S03', 1), ...store('S04', 2), ...dailySales(25, 0, 'pos', 'S05')];
    expect(lookedAt(unusualReturns, { events: [...events, ...both] }).lines[0]).toMatch(/^\* @ S05 20: 20 came back for 25 sold/u);
  });
  it('lets stores pass that are alike', () => {
    const events = ['S01', 'S02', 'S03', 'S04'].flatMap((location, index) => store(location, 4 + (index % 2)));
    expect(lookedAt(unusualReturns, { events })).toMatchObject({ looked: 4, findings: [] });
  });
});

describe('repeated substitutions', () => {
  const events = (times: number): SceneLine[] => Array.from({ length: times }, (_, n) => ({
    system: 'oms', type: 'release', quantity: 1, at: -n * 60 - 1, reason: 'Substituted: not on shelf',
  }));
  it('finds an item that orders keep having replaced', () => {
    expect(lookedAt(repeatedSubstitutions, { events: events(3) }).lines).toEqual(['A @ DC1 3: Substituted 3 times in oms']);
    expect(lookedAt(repeatedSubstitutions, { events: events(2) })).toMatchObject({ looked: 1, findings: [] });
  });
  it('leaves out what came after the cut-off, and counts once what an order and an event tell of', () => {
    const told = events(2).map((line, n) => ({ ...line, system: 'erp', reference: `SO${n}` }));
    const orders = [0, 1].map((n) => ({ reference: `SO${n}`, state: 'substituted' }));
    expect(lookedAt(repeatedSubstitutions, { events: [...events(2), ...events(2).map((line) => ({ ...line, at: 60 }))] }).findings)
      .toEqual([]);
    expect(lookedAt(repeatedSubstitutions, { events: told, orders }, { times: 2 }).lines)
      .toEqual(['A @ DC1 2: Substituted 2 times in erp']);
  });
  it('is proved by the lines of the orders where no event tells of it', () => {
    const orders = [0, 1, 2].map((n) => ({ reference: `SO${n}`, state: n === 1 ? 'shipped' : 'substituted' }));
    expect(lookedAt(repeatedSubstitutions, { orders }, { times: 2 }).findings.map(({ grounds }) => grounds)).toEqual([[
      { role: 'source', fact: 'order', factId: 1 }, { role: 'source', fact: 'order', factId: 3 },
    ]]);
  });
});
