/**
 * Whole files of every format, damaged at random, looked at and imported: either a problem with its code and what to do, or rows and
 * rejected rows that account for each other. `COUNTERSIGN_FUZZ=20000 npx vitest run test/hostile/fuzz` tries more, real exports among
 * them; a failure tells the damage, and the seed that repeats it.
 */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ProblemError } from '../../../src/domain/problem.ts';
import type { Problem } from '../../../src/domain/problem.ts';
import { importFiles } from '../../../src/engine/import/importFolder.ts';
import { memoryFiles } from '../../../src/engine/import/memoryFiles.ts';
import { inspectFiles } from '../../../src/engine/inspect.ts';
import { REJECTS_KEPT } from '../../../src/importers/delimited/rejects.ts';
import { emptyEngagement, filesOf } from '../../engine/import/imported.ts';
import type { Content } from '../../engine/import/imported.ts';
import { stubPorts, stubTask } from '../../engine/stubPorts.ts';
import { zipFile } from '../../importers/support/zipFile.ts';
import { allDamaged, anyDamage } from './damage.ts';
import type { Damage } from './damage.ts';
import { originals } from './originals.ts';

const RUNS = Number(process.env['COUNTERSIGN_FUZZ'] ?? 300);
const FILES = originals(RUNS > 1_000);
const tally = { problems: 0, read: 0, rejected: 0 };

interface Case {
  readonly file: number;
  readonly damages: readonly Damage[];
  /** The member that is damaged within its archive; the archive as a whole where it is none. */
  readonly within: number | null;
  readonly declared: boolean;
}

const anyCase: fc.Arbitrary<Case> = fc.record({
  file: fc.nat({ max: FILES.length - 1 }), damages: fc.array(anyDamage, { minLength: 1, maxLength: 4 }),
  within: fc.option(fc.nat({ max: 20 }), { nil: null, freq: 4 }), declared: fc.boolean(),
});

function madeOf({ file, damages, within }: Case): { name: string; bytes: Uint8Array } {
  const original = FILES[file];
  if (original === undefined) throw new Error('no such file');
  const { name, members } = original;
  if (members === undefined || members.length === 0 || within === null) return { name, bytes: allDamaged(original.bytes,
    damages) };
  const hit = within % members.length;
  return { name, bytes: zipFile(members.map((member, at) =>
    (at === hit ? { name: member.name, content: allDamaged(member.content, damages) } : member))) };
}

/** A problem has a code that is not the catch-all, a sentence, and what to do. */
function assertTold(problem: Problem): void {
  expect(problem.code).not.toBe('internal');
  expect(problem.message.length).toBeGreaterThan(10);
  expect(problem.remedy, problem.message).toBeTruthy();
}

async function assertLooked(files: Readonly<Record<string, Content>>, name: string): Promise<void> {
  const ports = { ...stubPorts(), files: memoryFiles(filesOf(files)) };
  for (const { problem } of await inspectFiles(ports, [name], stubTask())) if (problem !== null) assertTold(problem);
}

async function assertImported(files: Readonly<Record<string, Content>>): Promise<void> {
  const db = await emptyEngagement();
  try {
    const setsAside = files['engagement.json'] === undefined ? { setsAside: 'undeclared' as const } : {};
    await importFiles(db, stubPorts(), filesOf(files), { keepSources: false, ...setsAside }, stubTask());
    const sources = db.rows(`SELECT rows_read, rows_loaded, rows_rejected, (SELECT count(*) FROM reject r WHERE r.source_id = s.id),
      (SELECT count(DISTINCT line) FROM (SELECT line, source_id FROM position UNION ALL SELECT line, source_id FROM event) f
        WHERE f.source_id = s.id),
      (SELECT count(*) FROM position p WHERE p.source_id = s.id AND (item_id NOT IN (SELECT id FROM item)
        OR location_id NOT IN (SELECT id FROM location))) FROM source s`, (row) => row.map(Number));
    for (const [read = 0, loaded = 0, rejected = 0, kept = 0, lines = 0, loose] of sources) {
      expect(loaded + rejected).toBe(read);
      expect(kept).toBe(Math.min(rejected, REJECTS_KEPT));
      expect(lines).toBeLessThanOrEqual(loaded);
      expect(loose).toBe(0);
      tally.rejected += rejected;
    }
    for (const text of db.rows('SELECT problem FROM set_aside', (row) => String(row[0]))) assertTold(JSON.parse(text) as Problem);
    tally.read += 1;
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error;
    assertTold(error.problem);
    tally.problems += 1;
  } finally {
    db.close();
  }
}

test(`${RUNS} damaged files are refused with a reason, or account for their rows`, async () => {
  await fc.assert(fc.asyncProperty(anyCase, async (one) => {
    const { name, bytes } = madeOf(one);
    const manifest = { systems: [{ id: 'erp', kind: 'erp' }], sources: [{ file: name, system: 'erp',
      values: { location: { '': 'DC1' } } }] };
    await assertLooked({ [name]: bytes }, name);
    await assertImported(one.declared ? { 'engagement.json': manifest, [name]: bytes } : { [name]: bytes });
  }), { numRuns: RUNS, endOnFailure: RUNS > 1_000,
    ...process.env['COUNTERSIGN_SEED'] === undefined ? {} : { seed: Number(process.env['COUNTERSIGN_SEED']) } });
  console.log(`${RUNS} damaged files: ${tally.problems} refused, ${tally.read} read, ${tally.rejected} rows rejected in them`);
});
