import { execFileSync, spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { Database } from '../../../src/store/database.ts';
import { createSchema } from '../../../src/store/schema/createSchema.ts';
import { decide, workbench } from '../../engine/file/workbench.ts';
import type { Workbench } from '../../engine/file/workbench.ts';
import { wasm } from '../../engine/stubPorts.ts';

const PAGE = readFileSync(new URL('../../../docs/engagement-file.md', import.meta.url), 'utf8');

it('every table and view of an engagement is on its page', async () => {
  const db = await Database.open(wasm);
  createSchema(db);
  const names = db.rows("SELECT name FROM sqlite_schema WHERE type IN ('table', 'view') ORDER BY name", (row) => String(row[0]));
  db.close();
  expect(names.filter((name) => !PAGE.includes(`\`${name}\``))).toEqual([]);
});

const hasShell = spawnSync('sqlite3', ['--version']).status === 0;
let bench: Workbench;
beforeAll(async () => { bench = await workbench(); });
afterAll(async () => { await bench.remove(); });

it.runIf(hasShell)('the ordinary sqlite3 shell reads a file, answers the page’s own queries, and changes nothing', async () => {
  const engine = await bench.saved();
  await decide(engine, { command: 'note', exceptions: ['E-000001'], text: 'Asked the vendor' });
  await engine.save(bench.file, { report: () => undefined, breathe: async () => undefined });
  await engine.close();
  const before = readFileSync(bench.file);
  const ask = (query: string): string => execFileSync('sqlite3', ['-readonly', bench.file, query], { encoding: 'utf8' }).trim();
  expect(ask('PRAGMA integrity_check')).toBe('ok');
  expect(ask('SELECT id, kind, sku, quantity, owner FROM exception_list')).toBe('E-000001|missing_event|A-1|-5.0|Integration');
  expect(ask('SELECT file, row FROM event_list ORDER BY id LIMIT 1')).toMatch(/^\w+_events\.csv\|2$/u);
  expect(ask('SELECT sum(variance) FROM variance_list')).toBe('-5.0');
  const queries = [...PAGE.matchAll(/^ {4}(?:sqlite3 .*?"(.*)"|(SELECT .*))$/gmu)].map(([, quoted, plain]) => quoted ?? plain ?? '');
  expect(queries.length).toBeGreaterThan(3);
  for (const query of queries) expect(() => ask(query), query).not.toThrow();
  expect(readFileSync(bench.file).equals(before)).toBe(true);
});
