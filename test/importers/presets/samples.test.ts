/** Real exports of others, which are not ours to ship: read where a folder of them stands beside the project. */
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { fileInspection } from '../../../src/contract/inspection.ts';
import { memoryFiles } from '../../../src/engine/import/memoryFiles.ts';
import { inspectFiles } from '../../../src/engine/inspect.ts';
import { STOCK_STATES } from '../../../src/domain/vocabulary.ts';
import { isDelimitedName } from '../../../src/importers/recognise.ts';
import { imported } from '../../engine/import/imported.ts';
import { stubPorts, stubTask } from '../../engine/stubPorts.ts';

const SAMPLES = join(import.meta.dirname, '../../../../shared/samples');
const bytesOf = (path: string): Uint8Array => new Uint8Array(readFileSync(join(SAMPLES, path)));

function cells(line: string): string[] {
  return [...line.matchAll(/("(?:[^"]|"")*"|[^,]*)(?:,|$)/gu)].map((match) => (match[1] ?? '').replace(/^"|"$/gu, ''));
}

describe.skipIf(!existsSync(SAMPLES))('real exports', () => {
  it('are inspected without a fault, whatever they are', async () => {
    const paths = readdirSync(SAMPLES, { recursive: true, encoding: 'utf8' }).filter((path) => isDelimitedName(path)).sort();
    expect(paths.length).toBeGreaterThan(20);
    for (const path of paths) {
      const name = path.replaceAll('\\', '/').split('/').at(-1) ?? path;
      const files = memoryFiles([{ name, bytes: bytesOf(path) }]);
      const [found] = await inspectFiles({ ...stubPorts(), files }, [name], stubTask());
      expect(fileInspection.parse(found).problem?.code ?? 'read').not.toBe('internal');
    }
  });

  it.skipIf(!existsSync(join(SAMPLES, 'shopify/inventory_export_17col.csv')))(
    'keep the parts of what is on hand, and items without a SKU, apart', async () => {
    const path = 'shopify/inventory_export_17col.csv';
    const [head = '', ...lines] = new TextDecoder().decode(bytesOf(path)).trimEnd().split('\n');
    const names = cells(head);
    const column = (name: string): string[] => lines.map((line) => cells(line)[names.indexOf(name)] ?? '');
    const { db } = await imported({ 'export.csv': bytesOf(path) });
    for (const [state, name] of [['available', 'Available'], ['committed', 'Committed'], ['on_hand', 'On hand']] as const) {
      expect(db.number('SELECT sum(quantity) FROM position WHERE state = ?', [STOCK_STATES.indexOf(state)]))
        .toBe(column(name).reduce((sum, cell) => sum + Number(cell), 0) * 10_000);
    }
    // Every variant of this shop without a SKU is a product of one variant, so its handle alone names it.
    const skus = column('SKU');
    const nameless = new Set(column('Handle').filter((_, row) => skus[row] === ''));
    expect(db.number('SELECT count(*) FROM item')).toBe(new Set(skus.filter((sku) => sku !== '')).size + nameless.size);
    db.close();
  });
});
