import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import type { Facts } from '../../../src/domain/facts.ts';
import { readFacts } from '../../../src/store/facts/readFacts.ts';
import { sampleFiles } from '../../../src/engine/sampleFiles.ts';
import { importFiles } from '../../../src/engine/import/importFolder.ts';
import { stubPorts, stubTask } from '../stubPorts.ts';
import { emptyEngagement, filesOf } from './imported.ts';

/** Imports, and expects what was kept to be what the tables give, to the bit (NaN included). Answers how many rows there were. */
async function bothWays(files: readonly { readonly name: string; readonly bytes: Uint8Array }[]): Promise<number> {
  const db = await emptyEngagement();
  const { facts } = await importFiles(db, stubPorts(), files, { keepSources: false }, stubTask());
  const read = readFacts(db);
  expect(facts.events).toEqual(read.events);
  expect(facts.positions).toEqual(read.positions);
  const kept = readFacts(db, facts);
  for (const reference of read.events.reference) expect(kept.referenceText(reference)).toBe(read.referenceText(reference));
  const spelling = ({ referenceSpellings }: Facts, id: number): string => {
    const spellings = referenceSpellings();
    return Buffer.from(spellings.bytes.subarray(spellings.startOf(id), spellings.endOf(id))).toString();
  };
  for (const id of read.events.reference) expect(spelling(kept, id)).toBe(spelling(read, id));
  db.close();
  return read.events.count + read.positions.count;
}

describe('the columns kept by an import', () => {
  it('are those of the tables, for the sample', async () => {
    expect(await bothWays(await sampleFiles())).toBeGreaterThan(1_000);
  }, 60_000);

  it('are those of the tables, with aliases, rejects and moments that are not given', async () => {
    const cell = fc.constantFrom('', 'A', 'B', 'a-1', '0012', 'PO-7', 'PO7');
    const moment = fc.constantFrom('2026-03-04', '2026-03-04T05:06:07Z', '9999-12-31', '');
    const quantity = fc.constantFrom('1', '-3.5', '0', '123456789', '');
    const events = fc.array(fc.tuple(moment, moment, cell, cell, quantity, cell, cell), { maxLength: 30 });
    const positions = fc.array(fc.tuple(cell, cell, quantity, moment, fc.constantFrom('', '2.5')), { maxLength: 30 });
    await fc.assert(fc.asyncProperty(events, positions, async (eventRows, positionRows) => {
      await bothWays(filesOf({
        'items.csv': 'sku,description,aliases\nA,First,B\n',
        'wms_events.csv': `occurredAt,recordedAt,type,sku,location,quantity,reference,line\n${eventRows.map(([at, recorded, ...rest]) =>
          [at, recorded, 'sale', ...rest].join(',')).join('\n')}\n`,
        'erp_stock.csv': `sku,location,quantity,asOf,unitCost\n${positionRows.map((row) => row.join(',')).join('\n')}\n`,
      }));
    }), { numRuns: 40 });
  }, 60_000);
});
