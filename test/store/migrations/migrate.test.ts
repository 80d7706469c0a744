import { readFileSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { openEngagement } from '../../../src/engine/file/openEngagement.ts';
import { verifyEngagement } from '../../../src/engine/file/verifyEngagement.ts';
import { buildDocument } from '../../../src/engine/document/buildDocument.ts';
import { SCHEMA_VERSION } from '../../../src/store/schema/tables.ts';
import { stubPorts, stubTask } from '../../engine/stubPorts.ts';

const ports = stubPorts();
let folder: string;

beforeEach(async () => { folder = await mkdtemp(join(tmpdir(), 'countersign-migrate-')); });
afterEach(async () => { await rm(folder, { recursive: true, force: true }); });

/** A file as the program of that version saved it. */
async function saved(version: number): Promise<string> {
  const path = join(folder, `v${version}.countersign`);
  await writeFile(path, gunzipSync(readFileSync(new URL(`../../fixtures/engagements/v${version}.countersign.gz`, import.meta.url))));
  return path;
}

it('1 → 2: what was audited is all there, and decisions can be taken', async () => {
  const path = await saved(1);
  const db = await openEngagement(ports, path, stubTask());
  expect(db.number('PRAGMA user_version')).toBe(SCHEMA_VERSION);
  const document = JSON.parse(Buffer.concat(await buildDocument(db, ports, stubTask())).toString()) as Record<string, unknown>;
  expect(document).toMatchObject({
    engagement: { name: 'October close' }, summary: { positions: 4, events: 3, exceptions: 1 },
    exceptions: [{ id: 'E-000001', kind: 'missing_event', sku: 'A-1', quantity: -5, status: 'open' }],
  });
  expect(db.rows('SELECT command FROM decision ORDER BY seq', (row) => row[0])).toEqual(['import', 'run']);
  expect(db.number('SELECT count(*) FROM exception_life')).toBe(0);
  db.close();
  const checks = await verifyEngagement(ports, path, stubTask());
  expect(checks.filter(({ sound }) => !sound)).toEqual([]);
  expect(checks.find(({ name }) => name === 'schema')?.finding).toContain('saved by an earlier Countersign');
});
