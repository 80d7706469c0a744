import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import { resultDocument, resultDocumentSchema } from '../../../src/contract/resultDocument.ts';
import type { ResultDocument } from '../../../src/contract/resultDocument.ts';
import { buildDocument } from '../../../src/engine/document/buildDocument.ts';
import { smallEngagement } from '../smallEngagement.ts';
import { stubPorts, stubTask } from '../stubPorts.ts';

async function documentText(): Promise<string> {
  const db = await smallEngagement();
  const pieces = await buildDocument(db, stubPorts(), stubTask());
  db.close();
  return Buffer.concat(pieces).toString('utf8');
}

describe('the result document', () => {
  it('says what the tables hold, in the words of the contract', async () => {
    const document = JSON.parse(await documentText()) as ResultDocument;
    expect(document).toMatchObject({
      version: 1,
      engagement: { name: 'October "close"', client: 'Acme', cutoff: '2026-10-31T23:59:59-04:00', currency: 'USD' },
      summary: {
        positions: 2, events: 1, recordAccuracy: { wms: 0.333333 }, variances: 2, exceptions: 2, absoluteUnits: 5.5, netValue: -62.5,
      },
    });
    expect(document.summary.explainedShare).toBeCloseTo(1 - 0.5 / 5.5, 6);
    expect(document.variances).toEqual([
      {
        sku: 'A-1', location: 'DC1', system: 'wms', authority: 'erp', recorded: 47, authoritative: 52, variance: -5, value: -62.5,
        owner: 'Warehouse ops', explained: [{ kind: 'missing_event', quantity: -3 }, { kind: 'in_flight', quantity: -2 }], unexplained: 0,
      },
      {
        sku: 'B"2\u2028', location: 'DC1', system: 'wms', authority: 'erp', recorded: 0.5, authoritative: 0, variance: 0.5, value: 0,
        owner: 'Warehouse ops', explained: [], unexplained: 0.5,
      },
    ]);
    expect(document.exceptions).toEqual([
      {
        id: 'E-000001', kind: 'missing_event', sku: 'A-1', location: 'DC1', handoff: 'sale-wms-erp', from: 'wms', to: 'erp',
        reference: 'PO1042', quantity: -3, value: -37.5, severity: 'high', confidence: 0.98, rootEvent: 'R-0001',
        owner: 'Integration', status: 'open', firstAt: '2026-10-30T23:59:59-04:00', timesSeen: 1, fix: 'missing_trigger',
        evidence: [{ file: 'wms_events.csv', row: 118 }, { file: 'wms_stock.csv', row: 2 }],
      },
      {
        id: 'E-000002', kind: 'unexplained_variance', sku: 'B"2\u2028', location: 'DC1', handoff: null, from: 'erp', to: 'wms',
        reference: null, quantity: 0.5, value: 0, severity: 'low', confidence: 1, rootEvent: null, owner: 'Warehouse ops',
        status: 'open', firstAt: '2026-10-31T23:59:59-04:00', timesSeen: 1, fix: 'none',
        evidence: [{ file: 'erp_stock.csv', row: 2 }],
      },
    ]);
    expect(document.handoffs.map((handoff) => handoff.latencyMinutes)).toEqual([
      { p50: 1.5, p95: 1.5, max: 2.08 }, { p50: null, p95: null, max: null },
    ]);
    expect(document.rootEvents).toEqual([
      { id: 'R-0001', kind: 'missing_event', sku: 'A-1', location: 'DC1', at: '2026-10-30T23:59:59-04:00', exceptions: ['E-000001'] },
    ]);
  });

  it('states control totals only where they were given', async () => {
    const document = JSON.parse(await documentText()) as ResultDocument;
    expect(document.sources.map((source) => source.control)).toEqual([
      { rows: 'agreed', quantity: 'agreed' }, { quantity: 'disagreed' }, undefined,
    ]);
  });

  it('adds up: explained + unexplained = variance', async () => {
    const document = JSON.parse(await documentText()) as ResultDocument;
    for (const variance of document.variances) {
      const explained = variance.explained.reduce((sum, line) => sum + line.quantity * 10_000, 0);
      expect(explained + variance.unexplained * 10_000).toBe(variance.variance * 10_000);
    }
  });

  it('is what the published schema says, fields in its order', async () => {
    const text = await documentText();
    const validate = new Ajv2020({ strict: true, allErrors: true }).compile(resultDocumentSchema());
    validate(JSON.parse(text));
    expect(validate.errors).toBeNull();
    // zod answers its members in the order of the contract; the document has to have them in that order already.
    expect(JSON.stringify(JSON.parse(text))).toBe(JSON.stringify(resultDocument.parse(JSON.parse(text))));
  });

  it('is the same byte for byte, one record a line', async () => {
    const text = await documentText();
    expect(await documentText()).toBe(text);
    expect(text.split('\n').filter((line) => line.includes('"sku"'))).toHaveLength(5);
    expect(text.endsWith('\n}\n')).toBe(true);
  });

  it('can be cancelled', async () => {
    const db = await smallEngagement();
    const row = Array.from({ length: 10_000 }, (_, at) => `(${at + 10},1,1,1,2,0,1,0,1,1,1,0,0,1,'o')`);
    db.run(`INSERT INTO variance VALUES ${row.join(',')}`);
    await expect(buildDocument(db, stubPorts(), stubTask(0))).rejects.toMatchObject({ problem: { code: 'cancelled' } });
    // No statement is left behind that would keep the database from being saved.
    expect(() => { db.run('CREATE TABLE probe (x); DROP TABLE probe'); }).not.toThrow();
    db.close();
  });
});
