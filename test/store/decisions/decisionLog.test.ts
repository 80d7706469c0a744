import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Database } from '../../../src/store/database.ts';
import { canonicalJson } from '../../../src/store/decisions/canonicalJson.ts';
import type { JsonValue } from '../../../src/store/decisions/canonicalJson.ts';
import { GENESIS, appendDecision, noteLogEnd, walkDecisions } from '../../../src/store/decisions/decisionLog.ts';
import { createSchema } from '../../../src/store/schema/createSchema.ts';
import { stubPorts, wasm } from '../../engine/stubPorts.ts';

const { digests } = stubPorts();

async function emptyLog(): Promise<Database> {
  const db = await Database.open(wasm);
  createSchema(db);
  return db;
}

describe('the log of decisions', () => {
  it('starts at the genesis and hashes what is documented', async () => {
    const db = await emptyLog();
    const decision = appendDecision(db, digests, { at: 1, who: 'Ann', command: 'run', payload: { b: 1, a: [true, null] } });
    expect(decision).toMatchObject({ seq: 1, previous: GENESIS, payload: '{"a":[true,null],"b":1}' });
    const digest = digests.sha256();
    digest.update(new TextEncoder().encode(`${GENESIS}[1,1,"Ann","run","{\\"a\\":[true,null],\\"b\\":1}"]`));
    expect(decision.hash).toBe(digest.hex());
    db.close();
  });

  it('is whole however much is appended, and no longer after any change', async () => {
    const changes = [
      'at = at + 1', `who = who || 'x'`, `command = command || 'x'`, `payload = payload || ' '`, `previous = replace(previous, '0', '1')`,
      `hash = 'f' || substr(hash, 2)`,
    ];
    await fc.assert(fc.asyncProperty(
      fc.array(fc.record({ who: fc.string(), payload: fc.jsonValue() }), { minLength: 1, maxLength: 8 }), fc.nat(), fc.nat(),
      async (entries, pick, which) => {
        const db = await emptyLog();
        entries.forEach(({ who, payload }, at) => {
          appendDecision(db, digests, { at, who, command: 'note', payload: payload as JsonValue });
        });
        expect(walkDecisions(db, digests)).toEqual({ decisions: entries.length, fault: null });
        const seq = (pick % entries.length) + 1;
        const hashBefore = db.first('SELECT hash, previous FROM decision WHERE seq = ?', (row) => row.join(), [seq]);
        db.run(`UPDATE decision SET ${changes[which % changes.length]!} WHERE seq = ${seq}`);
        const hashAfter = db.first('SELECT hash, previous FROM decision WHERE seq = ?', (row) => row.join(), [seq]);
        const isChanged = which % changes.length < 4 || hashBefore !== hashAfter;
        expect(walkDecisions(db, digests).fault === null).toBe(!isChanged);
        db.close();
      }), { numRuns: 40 });
  });

  it('tells any one sign of any of its texts changed, and any row dropped or put elsewhere', async () => {
    const db = await emptyLog();
    for (let at = 1; at <= 3; at += 1) {
      appendDecision(db, digests, { at, who: 'Dana Réyes', command: 'note', payload: { text: `of ${at}`, why: 'it is “so”' } });
    }
    noteLogEnd(db);
    expect(walkDecisions(db, digests).fault).toBeNull();
    for (const column of ['who', 'command', 'payload', 'previous', 'hash']) {
      for (let seq = 1; seq <= 3; seq += 1) {
        const text = db.first(`SELECT ${column} FROM decision WHERE seq = ${seq}`, (row) => String(row[0])) ?? '';
        for (let sign = 0; sign < text.length; sign += 1) {
          const changed = `${text.slice(0, sign)}${text[sign] === '0' ? '1' : '0'}${text.slice(sign + 1)}`;
          db.run(`UPDATE decision SET ${column} = ? WHERE seq = ${seq}`, [changed]);
          expect(walkDecisions(db, digests).fault, `${column} of ${seq} at ${sign}`).not.toBeNull();
        }
        db.run(`UPDATE decision SET ${column} = ? WHERE seq = ${seq}`, [text]);
      }
    }
    expect(walkDecisions(db, digests).fault).toBeNull();
    for (const change of ['DELETE FROM decision WHERE seq = 1', 'DELETE FROM decision WHERE seq = 2', 'DELETE FROM decision WHERE seq = 3',
      'DELETE FROM decision', 'UPDATE decision SET seq = 4 WHERE seq = 3', 'UPDATE decision SET at = 9 WHERE seq = 3']) {
      db.run('SAVEPOINT before');
      db.run(change);
      expect(walkDecisions(db, digests).fault, change).not.toBeNull();
      db.run('ROLLBACK TO before');
    }
    db.close();
  });

  it('has one spelling for equal payloads', () => {
    expect(canonicalJson({ b: { d: 1, c: 'x' }, a: [] })).toBe(canonicalJson({ a: [], b: { c: 'x', d: 1 } }));
    expect(() => canonicalJson(Number.NaN)).toThrow();
  });
});
