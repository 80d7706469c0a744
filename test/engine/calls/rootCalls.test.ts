import { afterAll, beforeAll, expect, test } from 'vitest';
import { ProblemError } from '../../../src/domain/problem.ts';
import { createEngine } from '../../../src/engine/createEngine.ts';
import type { Engine } from '../../../src/engine/engine.ts';
import { QUIET, portsOver } from '../../sample/audited.ts';

const EVENTS = 'occurredAt,type,sku,location,quantity,reference\n';
const FILES: Readonly<Record<string, string>> = {
  'engagement.json': JSON.stringify({
    cutoff: '2026-10-31T23:59:59Z', authority: { default: 'erp' },
    systems: [{ id: 'wms', name: 'Warehouse' }, { id: 'erp', name: 'ERP' }, { id: 'web', kind: 'storefront', name: 'Storefront' }],
    sources: [
      ...['wms', 'erp', 'web'].flatMap((system) => ['positions', 'events'].map((dataset) =>
        ({ file: `${system}_${dataset}.csv`, system, dataset }))),
      { file: 'tickets.csv', system: 'erp', dataset: 'incidents' },
    ],
    handoffs: [
      { id: 'count-wms-erp', event: 'count', from: 'wms', to: 'erp' }, { id: 'count-wms-web', event: 'count', from: 'wms', to: 'web' },
      { id: 'sale-web-erp', event: 'sale', from: 'web', to: 'erp' },
    ],
  }),
  'wms_positions.csv': 'sku,location,quantity\nA,DC1,43\nB,DC1,17\n', 'erp_positions.csv': 'sku,location,quantity\nA,DC1,47\nB,DC1,20\n',
  'web_positions.csv': 'sku,location,quantity\nA,DC1,47\nB,DC1,17\n',
  'wms_events.csv': `${EVENTS}2026-10-20 10:00,count,A,DC1,-4,CC88\n2026-10-23 10:00,adjustment,B,DC1,-3,BF1\n`,
  'erp_events.csv': `${EVENTS}2026-10-22 10:00,adjustment,B,DC1,-3,ADJ1\n2026-10-24 10:00,adjustment,B,DC1,3,ADJ2\n`,
  'web_events.csv': `${EVENTS}2026-10-21 10:00,sale,B,DC1,-3,SO9\n`,
  'tickets.csv': `reportedAt,kind,sku,location,quantity,reportedBy
2026-10-21 08:00,short_pick,A,DC1,1,Pickers
2026-10-22 08:00,negative_reservation,A,DC1,,Planning
2026-10-23 08:00,oversell,A,,4,Web team
2026-10-31 08:00,finance_discrepancy,A,DC1,-4,Finance
2026-10-21 12:00,oversell,B,DC1,3,Web team
2026-10-25 08:00,wrong_status,C,DC1,,Service
`,
};

let engine: Engine;
beforeAll(async () => {
  engine = createEngine(portsOver(Object.entries(FILES).map(([name, text]) => ({ name, text }))));
  await engine.importFolder('', QUIET, { keepSources: false });
});
afterAll(() => engine.close());

test('four reports to four teams lead to the one count that reached nobody, each with its reasoning', async () => {
  const { rows, total } = await engine.calls['incidents.page']({ start: 0, count: 10 }, QUIET);
  expect(total).toBe(6);
  const ofA = rows.filter(({ sku }) => sku === 'A');
  expect(new Set(ofA.map(({ causes }) => causes[0]?.rootEvent)).size).toBe(1);
  for (const { causes } of ofA) {
    expect(causes[0]?.text).toBe('Count CC88 of −4 was written in Warehouse only');
    expect(causes[0]?.reasoning).toMatch(/^It is of the same item, A, .* before the report/u);
    expect(causes[0]?.isOpen).toBe(false);
  }
  expect(rows.find(({ sku }) => sku === 'C')?.causes).toEqual([]);
  expect(rows[0]).toMatchObject({ kind: 'finance_discrepancy', reportedBy: 'Finance', file: 'tickets.csv', row: 5, quantity: -4 });
});

test('root events that were reported come first; a cascade is told step by step', async () => {
  const reported = await engine.calls['roots.page']({ start: 0, count: 10, show: 'reported', rank: 'incidents' }, QUIET);
  expect(reported.rows.map(({ sku, incidents }) => [sku, incidents])).toEqual([['A', 4], ['B', 1]]);
  const looped = await engine.calls['roots.page']({ start: 0, count: 10, show: 'patterns' }, QUIET);
  expect(looped.rows).toMatchObject([{ sku: 'B', location: 'DC1', kind: 'missing_event', exceptions: 4, patterns: ['cascade'] }]);
  const detail = await engine.calls['roots.detail']({ id: looped.rows[0]?.id ?? 0 }, QUIET);
  expect(detail.patterns[0]?.steps.map(({ role, text }) => `${role}: ${text}`)).toEqual([
    'cause: Sale SO9 of −3 was recorded in Storefront and never reached ERP', 'cause: An oversell of 3 was reported in ERP',
    'fix: Adjustment ADJ1 of −3 was written in ERP only', 'fix: Adjustment BF1 of −3 was written in Warehouse only',
    'fix: Adjustment ADJ2 of +3 was written in ERP only',
  ]);
  expect(detail.exceptions).toHaveLength(4);
  expect(detail.incidents.map(({ kind }) => kind)).toEqual(['oversell']);
});

test('a root event that is not there is said so', async () => {
  await expect(engine.calls['roots.detail']({ id: 99 }, QUIET)).rejects.toSatisfy((error: unknown) =>
    error instanceof ProblemError && error.problem.code === 'unknown_record');
});
