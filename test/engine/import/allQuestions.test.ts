/** A folder in which nothing can be read yet: every question is asked, and each answer reads its file. */
import { describe, expect, it } from 'vitest';
import { createEngine } from '../../../src/engine/createEngine.ts';
import type { Engine } from '../../../src/engine/engine.ts';
import { memoryFiles } from '../../../src/engine/import/memoryFiles.ts';
import { stubPorts, stubTask } from '../stubPorts.ts';
import { filesOf, problemOf } from './imported.ts';
import type { Content } from './imported.ts';

const task = stubTask();
const STOCK = 'sku,location,quantity\n';
const FOLDER: Readonly<Record<string, Content>> = {
  'export.csv': `${STOCK}A-1,DC1,50\n`,
  'wms_stock.csv': 'sku;location;quantity;asOf\nA-1;DC1;47;03/04/2026\n',
  'erp_wrong.csv': `${STOCK}A-1,DC1,many\n`,
  'picture.csv': '\u0089PNG\r\n\u001a\n',
};

async function opened(folder: Readonly<Record<string, Content>>): Promise<Engine> {
  const engine = createEngine({ ...stubPorts(), files: memoryFiles(filesOf(folder)) });
  await engine.importFolder('', task);
  return engine;
}

const asked = async (engine: Engine) =>
  (await engine.calls['sources.setAside']({}, task)).map(({ file, problem }) => [file, problem.asks?.of ?? problem.code]);
const loaded = async (engine: Engine) => (await engine.calls['sources.list']({}, task)).map(({ file, quantity }) => [file, quantity]);

describe('a folder that nothing can be read of without an answer', () => {
  it('opens with every question, and with no figure', async () => {
    const engine = await opened(FOLDER);
    expect(await loaded(engine)).toEqual([]);
    expect((await asked(engine)).slice(0, 4)).toEqual([
      ['erp_wrong.csv', 'number_invalid'], ['export.csv', 'system'], ['picture.csv', expect.any(String)], ['wms_stock.csv', 'format'],
    ]);
    const view = await engine.calls['engagement.view']({}, task);
    expect(view.summary).toMatchObject({ positions: 0, events: 0, exceptions: 0 });
    expect(view.warnings.filter(({ code }) => code === 'file_not_read')).toHaveLength(4);
  });

  it('opens where no file even says its system', async () => {
    const engine = await opened({ 'export.csv': FOLDER['export.csv'] ?? '', 'other.csv': 'who,when\nAnn,today\n' });
    expect(await asked(engine)).toEqual([['export.csv', 'system'], ['other.csv', 'columns']]);
  });

  it('is read file by file as it is answered, in any order', async () => {
    const engine = await opened(FOLDER);
    const read = (file: string, as: object) => engine.calls['sources.change']({ change: { kind: 'read', file, as } }, task);
    await read('wms_stock.csv', { formats: { asOf: 'DD/MM/YYYY' } });
    await read('export.csv', { system: 'erp' });
    await read('erp_wrong.csv', { values: { quantity: { many: '100' } } });
    expect(await loaded(engine)).toEqual(expect.arrayContaining([['wms_stock.csv', 47], ['export.csv', 50], ['erp_wrong.csv', 100]]));
    expect((await asked(engine)).map(([file]) => file)).toEqual(['picture.csv']);
  });

  it('may get further files that need an answer too, or that need none', async () => {
    const files = { ...FOLDER, 'late.csv': `${STOCK}B,DC1,1\n`, 'erp_stock.csv': `${STOCK}B,DC1,2\n` };
    const disk = memoryFiles(filesOf(files));
    const first = async () => (await disk.list('')).filter(({ name }) => name in FOLDER);
    const engine = createEngine({ ...stubPorts(), files: { ...disk, list: first } });
    await engine.importFolder('', task);
    await engine.addFiles(['late.csv'], task);
    expect(await asked(engine)).toContainEqual(['late.csv', 'system']);
    await engine.addFiles(['erp_stock.csv'], task);
    expect(await loaded(engine)).toEqual([['erp_stock.csv', 2]]);
  });

  it('is not opened where no answer would mend anything: every reason is said', async () => {
    const problem = await problemOf({ 'a.csv': '', 'wms_b.csv': `${STOCK}"A,L,1\n` }, { setsAside: 'undeclared' });
    expect(problem.code).toBe('nothing_to_read');
    expect([problem.found, ...problem.further ?? []].join('\n')).toMatch(/a\.csv: The file is empty[\s\S]*wms_b\.csv/u);
  });
});

describe('without somebody to answer', () => {
  it('all that a folder would have to be told is said at once', async () => {
    const { 'picture.csv': _, ...folder } = FOLDER;
    const problem = await problemOf({ ...folder, 'who.csv': 'who,when\nAnn,today\n' });
    expect(problem).toMatchObject({ file: 'wms_stock.csv', code: 'format_ambiguous' });
    expect(problem.further?.map((text) => text.slice(0, text.indexOf(':')))).toEqual(['export.csv', 'who.csv']);
  });

  it('so are the faults of all the files that engagement.json names', async () => {
    const problem = await problemOf({
      'engagement.json': {
        systems: [{ id: 'erp' }],
        sources: ['a', 'b', 'c', 'd'].map((name) => ({ file: `${name}.csv`, system: 'erp', dataset: 'positions' })),
      },
      'a.csv': 'sku,location,quantity,asOf\nA,L,1,03/04/2026\n', 'b.csv': 'sku,location,quantity,asOf\nB,L,1,05/06/2026\n',
      'c.csv': `${STOCK}C,L,1\n`, 'd.csv': 'sku,location,quantity,asOf\nB,L,1,07/06/2026\n',
    });
    expect(problem.file).toBe('a.csv');
    expect(problem.further).toEqual([expect.stringMatching(/^b\.csv, .*DD\/MM/u), expect.stringMatching(/^d\.csv, /u)]);
    const missing = await problemOf({
      'engagement.json': { systems: [{ id: 'erp' }], sources: ['a.csv', 'b.csv'].map((file) => ({ file, system: 'erp' })) },
    });
    expect(missing).toMatchObject({ code: 'not_found', file: 'a.csv', further: [expect.stringMatching(/^b\.csv: /u)] });
  });
});
