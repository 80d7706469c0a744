import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ProblemError } from '../../../src/domain/problem.ts';
import type { Problem } from '../../../src/domain/problem.ts';
import { openEngagement } from '../../../src/engine/file/openEngagement.ts';
import { saveEngagement } from '../../../src/engine/file/saveEngagement.ts';
import { verifyEngagement } from '../../../src/engine/file/verifyEngagement.ts';
import { INDEXES } from '../../../src/store/schema/tables.ts';
import { encodeTrailer } from '../../../src/store/snapshot/trailer.ts';
import { buildDocument } from '../../../src/engine/document/buildDocument.ts';
import { smallEngagement } from '../smallEngagement.ts';
import { stubPorts, stubTask } from '../stubPorts.ts';

const ports = stubPorts();
let folder: string;
let path: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'countersign-file-'));
  path = join(folder, 'October.countersign');
});
afterEach(async () => { await rm(folder, { recursive: true, force: true }); });

/** Saves the small engagement after `change` was made to its tables. */
async function saved(change = ''): Promise<Buffer> {
  const db = await smallEngagement();
  // Sources 2 and 3 keep the content of source 1: they have the same hash.
  if (change !== '') db.run(change);
  await saveEngagement(db, ports, path, stubTask());
  db.close();
  return readFile(path);
}

async function openingProblem(): Promise<Problem> {
  try {
    (await openEngagement(ports, path, stubTask())).db.close();
  } catch (error) {
    if (error instanceof ProblemError) return error.problem;
    throw error;
  }
  throw new Error('it opened');
}

async function verdict(): Promise<Record<string, string>> {
  const checks = await verifyEngagement(ports, path, stubTask());
  return Object.fromEntries(checks.map(({ name, sound, finding }) => [name, sound ? 'ok' : finding]));
}

describe('an engagement file', () => {
  it('opens as it was saved, and makes the same document', async () => {
    const db = await smallEngagement();
    const before = Buffer.concat(await buildDocument(db, ports, stubTask()));
    db.run(INDEXES);
    await saveEngagement(db, ports, path, stubTask());
    db.close();
    const { db: opened } = await openEngagement(ports, path, stubTask());
    expect(Buffer.concat(await buildDocument(opened, ports, stubTask())).equals(before)).toBe(true);
    opened.close();
    expect(Object.values(await verdict()).every((finding) => finding === 'ok')).toBe(true);
  });

  it('that somebody damaged and signed again opens, or says what is wrong with it: it never fails otherwise', async () => {
    const pages = (await saved()).subarray(0, -64);
    await fc.assert(fc.asyncProperty(
      fc.array(fc.record({ at: fc.nat({ max: pages.length - 1 }), bit: fc.nat({ max: 7 }) }), { minLength: 1, maxLength: 4 }),
      async (flips) => {
        const forged = new Uint8Array(pages);
        for (const { at, bit } of flips) forged[at] = (forged[at] ?? 0) ^ (1 << bit);
        const digest = ports.digests.sha256();
        digest.update(forged);
        await writeFile(path, Buffer.concat([forged, encodeTrailer(forged.length, digest.hex())]));
        try {
          (await openEngagement(ports, path, stubTask())).db.close();
        } catch (error) {
          expect(error).toBeInstanceOf(ProblemError);
        }
        expect((await verifyEngagement(ports, path, stubTask())).length).toBeGreaterThan(1);
      }), { numRuns: 60 });
  });

  it('is a SQLite file with 64 bytes after its pages', async () => {
    const bytes = await saved();
    expect(bytes.subarray(0, 15).toString()).toBe('SQLite format 3');
    expect(bytes.length % 4096).toBe(64);
    expect(bytes.readUInt32BE(68)).toBe(0x4353474e);
  });

  it('is not changed by verifying it', async () => {
    const bytes = await saved();
    await verdict();
    expect((await readFile(path)).equals(bytes)).toBe(true);
  });

  it('tells a flipped bit wherever it is, and what can still be read', async () => {
    const bytes = await saved();
    for (const at of [5_000, Math.floor(bytes.length / 2), bytes.length - 70, bytes.length - 10]) {
      const flipped = Buffer.from(bytes);
      flipped[at] = (flipped[at] ?? 0) ^ 4;
      await writeFile(path, flipped);
      const problem = await openingProblem();
      expect(problem.code).toBe('engagement_damaged');
      expect(problem.file).toBe('October.countersign');
      expect(problem.remedy).toContain('can still be read');
      const found = await verdict();
      expect(found['file']).toBe('ok');
      expect(found['hash']).toContain('at least one byte was changed');
      expect(found['readable']).toContain('what can still be read');
    }
  });

  it('tells a file that was cut off', async () => {
    const bytes = await saved();
    await writeFile(path, bytes.subarray(0, bytes.length - 9_000));
    expect((await openingProblem()).message).toContain('cut off');
    expect((await verdict())['hash']).toContain('cut off');
  });

  it('tells a file that another program wrote to', async () => {
    const bytes = await saved();
    await writeFile(path, bytes.subarray(0, bytes.length - 64));
    expect((await openingProblem()).message).toContain('another program wrote to it');
  });

  it('tells what is no engagement from what is a damaged one', async () => {
    expect(await openingProblem()).toMatchObject({ code: 'not_found' });
    await writeFile(path, '');
    expect(await openingProblem()).toMatchObject({ code: 'empty_file' });
    await writeFile(path, 'sku,location,quantity\n'.repeat(20));
    expect(await openingProblem()).toMatchObject({ code: 'not_recognised' });
    path = folder;
    expect(await openingProblem()).toMatchObject({ code: 'not_a_file' });
    expect(await verdict()).toMatchObject({ readable: 'what can still be read: nothing' });
  });

  it('tells a later version from damage', async () => {
    await saved('PRAGMA user_version = 99');
    expect(await openingProblem()).toMatchObject({ code: 'engagement_newer', found: 'version 99' });
    expect((await verdict())['schema']).toContain('later Countersign');
  });

  it('does not open what has tables, triggers or views of its own', async () => {
    for (const [change, word] of [
      ['CREATE TRIGGER spy AFTER INSERT ON decision BEGIN DELETE FROM finding; END', 'trigger spy does not belong there'],
      ['DROP TABLE reject', 'table reject is missing'],
      ['ALTER TABLE item ADD COLUMN extra TEXT', 'table item is not defined as it should be'],
    ] as const) {
      await saved(change);
      expect((await openingProblem()).message).toContain(word);
      expect((await verdict())['schema']).toContain(word);
    }
  });

  it('tells a changed, a missing and an inserted decision', async () => {
    await saved(`UPDATE decision SET payload = replace(payload, '8', '9') WHERE seq = 1`);
    expect((await openingProblem()).message).toContain('decision 1 (import) was changed');
    expect((await verdict())['decisions']).toContain('decision 1 (import) was changed');
    await saved('DELETE FROM decision WHERE seq = 1');
    expect((await verdict())['decisions']).toContain('decision 1');
    await saved('UPDATE decision SET hash = previous WHERE seq = 1');
    expect((await verdict())['decisions']).toContain('decision 1');
  });

  it('tells a changed source from its hash', async () => {
    const forged = gzipSync('sku,location,quantity\nA-1,DC1,48\n').toString('hex');
    await saved(`UPDATE source_content SET gzip = x'${forged}'`);
    const found = await verdict();
    expect(found['source wms_stock.csv']).toContain('content was changed');
    expect(found['decisions']).toBe('ok');
    await saved(`UPDATE source_content SET gzip = x'00112233'`);
    expect((await verdict())['source wms_stock.csv']).toContain('cannot be unpacked');
    await saved('DELETE FROM source_content');
    expect((await verdict())['source wms_stock.csv']).toContain('not in the engagement');
  });

  it('can be cancelled while it is saved or verified, and then leaves what was there', async () => {
    const bytes = await saved();
    const db = await smallEngagement();
    await expect(saveEngagement(db, ports, path, stubTask(0))).rejects.toMatchObject({ problem: { code: 'cancelled' } });
    db.close();
    await expect(verifyEngagement(ports, path, stubTask(2))).rejects.toMatchObject({ problem: { code: 'cancelled' } });
    expect((await readFile(path)).equals(bytes)).toBe(true);
  });
});
