/** However much of a file is rejected, what is kept of it is bounded, and every count is exact. */
import { describe, expect, it } from 'vitest';
import { REJECTS_KEPT, Rejects } from '../../../src/importers/delimited/rejects.ts';
import { imported } from '../../engine/import/imported.ts';

describe('rejected rows', () => {
  it('are kept up to a number, and counted by column and kind beyond it', () => {
    const rejects = new Rejects();
    let decoded = 0;
    for (let row = 0; row < 200_000; row += 1) {
      const isLong = row % 4 === 3;
      const kind = isLong ? { column: '', code: 'row_ragged' as const, reason: `The row has ${row} fields where the header has 3.` }
        : { column: 'sku', code: 'value_missing' as const, reason: 'sku is blank' };
      rejects.add({ line: row + 2, ...kind }, () => {
        decoded += 1;
        return `value ${row}`;
      });
    }
    expect([rejects.total, rejects.kept.length, decoded]).toEqual([200_000, REJECTS_KEPT, REJECTS_KEPT]);
    // Reasons that differ from row to row are one kind.
    expect(rejects.counts()).toEqual([
      { column: 'sku', code: 'value_missing', reason: 'sku is blank', line: 2, rows: 150_000 },
      { column: '', code: 'row_ragged', reason: 'The row has 3 fields where the header has 3.', line: 5, rows: 50_000 },
    ]);
    expect(rejects.doubts()).toEqual(['The first 10,000 of 200,000 rejected rows are listed, and 190,000 more are counted: '
      + '142,500 like line 2 (sku is blank); 47,500 like line 5 (The row has 3 fields where the header has 3).']);
  });

  it('say nothing where all of them are listed', () => {
    const rejects = new Rejects();
    rejects.add({ line: 2, column: 'sku', code: 'value_missing', reason: 'sku is blank' }, () => '');
    expect(rejects.doubts()).toEqual([]);
  });
});

describe('a file of 300,000 bad rows', () => {
  it('is read to its end: what is loaded and rejected is exact, and the first are listed', async () => {
    const rows = Array.from({ length: 300_000 }, (_, row) => (row % 3 === 0 ? ',DC1,5' : row % 3 === 1 ? `A-${row},DC1` : `A-${row},,5`));
    const { db, outcome } = await imported({
      'engagement.json': { systems: [{ id: 'erp' }], sources: [{ file: 'erp_stock.csv', system: 'erp', dataset: 'positions' }] },
      'erp_stock.csv': `sku,location,quantity\nGOOD,DC1,7\n${rows.join('\n')}\n`,
    });
    expect(outcome.rejected).toBe(300_000);
    expect(db.rows('SELECT rows_read, rows_loaded, rows_rejected, quantity FROM source', (row) => row.map(Number)))
      .toEqual([[300_001, 1, 300_000, 70_000]]);
    expect(db.first('SELECT count(*), min(line), max(line) FROM reject', (row) => row.map(Number))).toEqual([10_000, 3, 10_002]);
    const doubts = db.first('SELECT doubts FROM source', (row) => (JSON.parse(String(row[0])) as string[]).join(' '));
    expect(doubts).toContain('The first 10,000 of 300,000 rejected rows are listed, and 290,000 more are counted: 96,667 like line ');
    db.close();
  });
});
