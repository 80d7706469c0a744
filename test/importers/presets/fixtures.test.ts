/**
 * Every preset against an export of its kind: `test/fixtures/presets/<id>/` holds one export, an engagement.json where the
 * export needs to be told something, and `expected.json`, worked out by hand from the export and never written by the program.
 */
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { fileInspection } from '../../../src/contract/inspection.ts';
import { importFiles } from '../../../src/engine/import/importFolder.ts';
import { memoryFiles } from '../../../src/engine/import/memoryFiles.ts';
import { inspectFiles } from '../../../src/engine/inspect.ts';
import { presetOf } from '../../../src/importers/recognise.ts';
import { PRESETS } from '../../../src/importers/presets/presets.ts';
import { emptyEngagement } from '../../engine/import/imported.ts';
import { stubPorts, stubTask } from '../../engine/stubPorts.ts';
import { COUNTED, LOADED } from './loadedRows.ts';
import type { LoadedRow } from './loadedRows.ts';

const FIXTURES = join(import.meta.dirname, '../../fixtures/presets');

interface Expected {
  readonly system: string;
  readonly rowsRead: number;
  readonly rowsLoaded: number;
  readonly rowsRejected: number;
  /** The sum of the canonical quantity alone. */
  readonly quantity: number;
  /** Positions, those of further stock states counted. */
  readonly positions?: number;
  /** Line, column, code. */
  readonly rejects: readonly (readonly [number, string, string])[];
  readonly doubts: readonly string[];
  /** The rows that were loaded first, as `loadedRows.ts` lists the columns of each dataset. */
  readonly first: readonly LoadedRow[];
  readonly items: readonly string[];
}

const folders = readdirSync(FIXTURES).sort();

describe('the preset', () => {
  it('has a fixture, each of them, and an id that says vendor and report', () => {
    expect(PRESETS.map(({ id }) => id)).toEqual(folders);
    for (const { id, vendor } of PRESETS) expect(id.startsWith(`${vendor}-`)).toBe(true);
  });

  for (const id of folders) {
    const folder = join(FIXTURES, id);
    const expected = JSON.parse(readFileSync(join(folder, 'expected.json'), 'utf8')) as Expected;
    const files = readdirSync(folder).filter((name) => name !== 'expected.json')
      .map((name) => ({ name, bytes: new Uint8Array(readFileSync(join(folder, name))) }));
    const file = files.find(({ name }) => name !== 'engagement.json')?.name ?? '';
    const preset = PRESETS.find((one) => one.id === id);
    const dataset = preset?.dataset ?? 'positions';

    it(`${id} is recognised, and shows its rows before they are loaded`, async () => {
      const [found] = await inspectFiles({ ...stubPorts(), files: memoryFiles(files) }, [file], stubTask());
      expect(fileInspection.parse(found)).toMatchObject({ file, preset: id, dataset, system: expected.system, problem: null });
      expect(found?.rows.length).toBeGreaterThan(0);
      expect(found?.doubts.some((doubt) => doubt.includes('experimental: not confirmed by a real export')))
        .toBe(preset?.grade === 'experimental');
      if (dataset !== 'positions') return;
      const [first] = expected.first;
      const others: Record<string, number> = {};
      for (const [, , , state, quantity] of expected.first.filter(([line]) => line === first?.[0]).slice(1)) {
        if (preset?.otherStates === undefined) continue;
        others[`quantity: ${String(state)}`] = (others[`quantity: ${String(state)}`] ?? 0) + Number(quantity);
      }
      expect(found?.rows[0]).toMatchObject({
        row: first?.[0], values: { sku: first?.[1], location: first?.[2], quantity: first?.[4], ...others },
      });
    });

    it(`${id} reads its export`, async () => {
      const db = await emptyEngagement();
      await importFiles(db, stubPorts(), files, { keepSources: false }, stubTask());
      const [source] = db.rows(`SELECT preset, s.code, rows_read, rows_loaded, rows_rejected, quantity, doubts FROM source
        JOIN system s ON s.id = system_id`, (row) => row);
      expect(source?.slice(0, 6)).toEqual([
        id, expected.system, expected.rowsRead, expected.rowsLoaded, expected.rowsRejected, Math.round(expected.quantity * 10_000),
      ]);
      expect(JSON.parse(String(source?.[6]))).toEqual(expect.arrayContaining([...expected.doubts]));
      expect(db.number(COUNTED[dataset])).toBe(expected.positions ?? expected.rowsLoaded);
      expect(db.rows('SELECT line, column_name, code FROM reject ORDER BY line', (row) => row)).toEqual(expected.rejects);
      expect(db.rows('SELECT code FROM item ORDER BY code', (row) => row[0])).toEqual(expected.items);
      expect(LOADED[dataset](db).slice(0, expected.first.length)).toEqual(expected.first);
      db.close();
    });

    it(`${id} knows its own header from every other preset's`, () => {
      const names = (preset?.signature ?? []).map((name) => (typeof name === 'string' ? name : name[0] ?? ''));
      const more = preset?.wide === undefined ? [] : 'like' in preset.wide.columns
        ? [preset.wide.columns.like, preset.wide.columns.named ?? ''].map((name) => name.replace('*', '9')) : ['Somewhere'];
      const asked = preset?.onRequest === true ? dataset : undefined;
      expect(presetOf([...names, ...more], asked)?.id).toBe(id);
      expect(presetOf([...names.slice(1), ...more], asked)?.id).not.toBe(id);
    });
  }
});
