import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { inspectionDocument } from '../../src/contract/inspection.ts';
import { countersign } from './command.ts';
import { workplace } from './smallFolder.ts';
import type { Workplace } from './smallFolder.ts';

let place: Workplace;
afterEach(async () => { await place.remove(); });

describe('countersign inspect', () => {
  it('says how each export would be read, with what engagement.json says of it', async () => {
    place = await workplace();
    const { status, out, err } = await countersign(['inspect', join(place.inputs, 'wms_stock.csv'), join(place.inputs, 'erp_events.csv')]);
    expect(err).toBe('');
    expect(status).toBe(0);
    for (const word of ['wms_stock.csv', 'utf-8', 'quantity from "On Hand"', 'line 2: sku A-1', 'erp_events.csv', 'events']) {
      expect(out).toContain(word);
    }
    expect(await readdir(place.root)).toEqual(['in', 'out']);
  });

  it('says it to machines in the published shape', async () => {
    place = await workplace();
    const { status, out } = await countersign(['inspect', '--json', join(place.inputs, 'wms_events.csv')]);
    expect(status).toBe(0);
    const { files: [file] } = inspectionDocument.parse(JSON.parse(out));
    expect(file).toMatchObject({ file: 'wms_events.csv', system: 'wms', dataset: 'events', delimiter: ',', headerLine: 1, problem: null });
    expect(file?.rows[0]).toEqual({
      row: 2, values: expect.objectContaining({ occurredAt: '2026-10-30T09:00:00-04:00', type: 'sale', quantity: -5 }) as unknown,
    });
  });

  it('says why a file cannot be read, and ends with 2', async () => {
    place = await workplace({ 'empty.csv': '', 'odd.csv': 'a,b\n1,2\n' });
    const paths = ['empty.csv', 'odd.csv', 'absent.csv', 'wms_stock.csv'].map((name) => join(place.inputs, name));
    const { status, out } = await countersign(['inspect', '--json', ...paths]);
    expect(status).toBe(2);
    const { files } = inspectionDocument.parse(JSON.parse(out));
    expect(files.map((file) => file.problem?.code ?? null)).toEqual(['empty_file', 'not_recognised', 'not_found', null]);
  });
});
