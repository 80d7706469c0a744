import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { saveEngagement } from '../../src/engine/file/saveEngagement.ts';
import { openEngagement } from '../../src/engine/file/openEngagement.ts';
import { stubPorts, stubTask } from '../engine/stubPorts.ts';
import { countersign } from './command.ts';
import { workplace } from './smallFolder.ts';
import type { Workplace } from './smallFolder.ts';

let place: Workplace;
let path: string;
let sound: Buffer;

beforeAll(async () => {
  place = await workplace();
  path = join(place.results, 'October.countersign');
  await countersign(['audit', place.inputs, '--quiet', '--engagement', path]);
  sound = await readFile(path);
});
afterAll(async () => { await place.remove(); });

/** The engagement with a change made by somebody who also renewed the file's own hash. */
async function forged(change: string): Promise<void> {
  await writeFile(path, sound);
  const { db } = await openEngagement(stubPorts(), path, stubTask());
  db.run(change);
  await saveEngagement(db, stubPorts(), path, stubTask());
  db.close();
}

describe('countersign verify', () => {
  it('finds a saved audit sound, one line a check, and does not change it', async () => {
    await writeFile(path, sound);
    const { status, out, err } = await countersign(['verify', path]);
    expect(err).toBe('');
    expect(out.trimEnd().split('\n').every((line) => line.startsWith('ok   '))).toBe(true);
    expect(out).toMatch(/decisions: [1-9]\d* decisions/u);
    expect(out.match(/source \S+\.csv/gu)).toHaveLength(4);
    expect(status).toBe(0);
    expect((await readFile(path)).equals(sound)).toBe(true);
  });

  it('finds a flipped bit, and says what can still be read', async () => {
    const flipped = Buffer.from(sound);
    const at = Math.floor(flipped.length * 0.7);
    flipped[at] = (flipped[at] ?? 0) ^ 1;
    await writeFile(path, flipped);
    const { status, out } = await countersign(['verify', path]);
    expect(status).toBe(2);
    expect(out).toMatch(/^WRONG hash: .*changed/mu);
    expect(out).toMatch(/^WRONG readable: what can still be read: \d+ sources/mu);
  });

  it('leads to salvage, which saves what can be read elsewhere and leaves the damaged file as it is', async () => {
    const damaged = Buffer.from(sound);
    damaged.fill(0, 0, 60);
    await writeFile(path, damaged);
    expect((await countersign(['verify', path])).status).toBe(2);
    const into = join(place.results, 'Salvaged.countersign');
    const { status, out } = await countersign(['salvage', path, into]);
    expect(out).toMatch(/^ok {4}decisions: \d+ decisions, the chain of hashes is whole\nok {4}sources: 4 files as received/u);
    expect(out).toContain('ok    figures: read again from the files as they were received');
    expect(status).toBe(0);
    expect((await readFile(path)).equals(damaged)).toBe(true);
    expect((await countersign(['verify', into])).status).toBe(0);
    const again = await countersign(['salvage', path, into]);
    expect(again.err).toContain('There is something of that name already.');
    expect(again.status).toBe(2);
  });

  it('finds a changed decision and a changed source under a renewed hash', async () => {
    await forged(`UPDATE decision SET who = 'somebody else' WHERE seq = 1`);
    const decision = await countersign(['verify', path]);
    expect(decision.status).toBe(2);
    expect(decision.out).toMatch(/^WRONG decisions: decision 1 .* was changed/mu);
    await forged(`UPDATE source_content SET gzip = x'${gzipSync('other').toString('hex')}' WHERE source_id = 2`);
    const source = await countersign(['verify', path]);
    expect(source.status).toBe(2);
    expect(source.out).toMatch(/^WRONG source \S+\.csv: /mu);
  });

  it('finds what is no engagement', async () => {
    for (const other of [join(place.inputs, 'wms_stock.csv'), place.inputs, join(place.root, 'absent')]) {
      const { status, out } = await countersign(['verify', other]);
      expect(status).toBe(2);
      expect(out).toMatch(/^WRONG file: /mu);
      expect(out).toContain('what can still be read: nothing');
    }
  });
});
