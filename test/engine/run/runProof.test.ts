/** A run is kept as figures; its entry of the log proves them and names the files that it read. */
import { createHash } from 'node:crypto';
import { expect, it } from 'vitest';
import { proofOfRun, runFault } from '../../../src/engine/run/runProof.ts';
import { runEngagement } from '../../../src/engine/run/runEngagement.ts';
import { walkDecisions } from '../../../src/store/decisions/decisionLog.ts';
import { smallEngagement } from '../smallEngagement.ts';
import { stubPorts, stubTask } from '../stubPorts.ts';

const ports = stubPorts();

it('each run agrees with its entry of the log, the earlier ones too', async () => {
  const db = await smallEngagement();
  await runEngagement(db, ports, stubTask());
  await runEngagement(db, ports, stubTask());
  const runs = db.rows('SELECT id FROM run ORDER BY id', (row) => Number(row[0]));
  expect(runs.length).toBeGreaterThanOrEqual(2);
  const proofs = runs.slice(-2).map((run) => proofOfRun(db, ports.digests, run));
  expect(proofs.map(({ agrees }) => agrees)).toEqual([true, true]);
  expect(new Set(proofs.map(({ entry }) => entry?.seq)).size).toBe(2);
  const files = db.rows('SELECT DISTINCT file, sha256 FROM source ORDER BY file', (row) => ({ file: row[0], sha256: row[1] }));
  for (const proof of proofs) {
    expect(proof.read).toEqual(files);
    expect(proof.files).toBe(files.length);
    expect(proof.entry?.hash).toBe(db.first('SELECT hash FROM decision WHERE seq = ?', (row) => row[0], [proof.entry?.seq ?? 0]));
  }
  expect(runFault(db, ports.digests).fault).toBeNull();
  expect(walkDecisions(db, ports.digests).fault).toBeNull();
  db.close();
});

it('the digest is what anybody can work out from the two tables', async () => {
  const db = await smallEngagement();
  await runEngagement(db, ports, stubTask());
  const run = db.number('SELECT max(id) FROM run');
  const figures = db.first('SELECT * FROM run WHERE id = ?', (row) => row.slice(1), [run]);
  const names = db.rows("SELECT name FROM pragma_table_info('run') ORDER BY cid", (row) => String(row[0])).slice(1);
  const inOrder = ['at', 'cutoff', 'exceptions', 'variances', 'absolute_units', 'net_value', 'appeared', 'gone', 'standing', 'grown',
    'reopened', 'unexplained_units', 'absolute_value', 'unexplained_value', 'came_units', 'came_value', 'gone_units', 'gone_value'];
  expect([...names].sort()).toEqual([...inOrder].sort());
  const handoffs = db.rows('SELECT * FROM run_handoff WHERE run_id = ? ORDER BY handoff', (row) => row.slice(1), [run]);
  const text = JSON.stringify([inOrder.map((name) => figures?.[names.indexOf(name)] ?? null), handoffs]);
  expect(proofOfRun(db, ports.digests, run).digest).toBe(createHash('sha256').update(text).digest('hex'));
  db.close();
});

it.each([
  'UPDATE run SET net_value = net_value + 1 WHERE id = (SELECT min(id) FROM run WHERE id > 0)',
  'UPDATE run SET exceptions = exceptions - 1 WHERE id = (SELECT max(id) FROM run)',
  'UPDATE run_handoff SET missing = missing + 1',
])('a figure of a run that was changed is found: %s', async (change) => {
  const db = await smallEngagement();
  db.run('DELETE FROM run');
  await runEngagement(db, ports, stubTask());
  await runEngagement(db, ports, stubTask());
  expect(runFault(db, ports.digests).fault).toBeNull();
  db.run(change);
  expect(runFault(db, ports.digests).fault).toMatch(/what run \d+ came to is not what its entry of the log was written with/u);
  db.close();
});

it('a run of an earlier version of the program, whose entry does not say, is told so', async () => {
  const db = await smallEngagement();
  db.run('DELETE FROM decision');
  db.run('DELETE FROM run');
  await runEngagement(db, ports, stubTask());
  db.run(`UPDATE decision SET payload = '{"findings":2,"variances":1}' WHERE command = 'run'`);
  const [run] = db.rows('SELECT id FROM run', (row) => Number(row[0]));
  expect(proofOfRun(db, ports.digests, run ?? 0)).toMatchObject({ agrees: null, files: 0, read: [] });
  db.run('DELETE FROM decision');
  expect(proofOfRun(db, ports.digests, run ?? 0)).toMatchObject({ agrees: null, entry: null });
  expect(() => proofOfRun(db, ports.digests, 99)).toThrow(/There is no run 99/u);
  db.close();
});
