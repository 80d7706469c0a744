import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nodeSealing } from '../../../electron/node/sealing.ts';
import { journalLine, readJournal } from '../../../src/engine/file/journal.ts';
import type { JournalEntry } from '../../../src/engine/file/journal.ts';
import { Database } from '../../../src/store/database.ts';
import { appendDecision } from '../../../src/store/decisions/decisionLog.ts';
import { createSchema } from '../../../src/store/schema/createSchema.ts';
import { stubPorts, wasm } from '../stubPorts.ts';

const { digests } = stubPorts();

async function entries(notes: readonly string[]): Promise<readonly JournalEntry[]> {
  const db = await Database.open(wasm);
  createSchema(db);
  try {
    return notes.map((text, at) => ({
      decision: appendDecision(db, digests, { at, who: 'Dana Reyes', command: 'note', payload: { text } }),
      content: at % 3 === 2 ? '1f8b' : null,
    }));
  } finally {
    db.close();
  }
}

const SEALS = [['in plain', null], ['sealed', await nodeSealing(14).newKey('of the journal')]] as const;

describe.each(SEALS)('a journal, %s,', (_how, key) => {
  const written = async (notes: readonly string[]) => {
    const all = await entries(notes);
    const lines = all.map((entry) => journalLine(entry, key));
    const ends: number[] = [];
    for (const line of lines) ends.push((ends.at(-1) ?? 0) + line.length);
    return { all, ends, bytes: new Uint8Array(Buffer.concat(lines)) };
  };
  const NOTES = ['first', 'zweite – über', 'third\nof two lines', ''];

  it('cut at each of its bytes has the decisions whose lines are whole, and no damage', async () => {
    const { all, ends, bytes } = await written(NOTES);
    for (let cut = 0; cut <= bytes.length; cut += 1) {
      const whole = ends.filter((end) => end <= cut).length;
      expect(readJournal(bytes.subarray(0, cut), digests, key), `cut at ${cut}`).toEqual({
        entries: all.slice(0, whole), length: whole === 0 ? 0 : ends[whole - 1], damagedLine: null, lost: 0,
      });
    }
  });

  it('with any one byte changed has what stood before that line, and never the line', async () => {
    const { all, ends, bytes } = await written(NOTES);
    for (let at = 0; at < bytes.length; at += 1) {
      const changed = Uint8Array.from(bytes);
      changed[at] = (changed[at] ?? 0) ^ (1 << (at % 8));
      const before = ends.filter((end) => end <= at).length;
      const read = readJournal(changed, digests, key);
      // What was attached stands outside the chain: its own SHA-256 is in the decision.
      const inContent = key === null && all[before]?.content !== null && read.damagedLine === null;
      const lastEnd = at === bytes.length - 1;
      if (!inContent) expect(read.entries, `byte ${at}`).toEqual(all.slice(0, before));
      if (!inContent && !lastEnd) expect(read.damagedLine, `byte ${at}`).toBe(before + 1);
    }
  });

  it('of other lines, of lines in another order or with one left out is believed up to there', async () => {
    const { all } = await written(NOTES);
    await fc.assert(fc.asyncProperty(fc.shuffledSubarray([0, 1, 2, 3], { minLength: 1 }), async (order) => {
      const lines = order.map((index) => journalLine(all[index]!, key));
      const read = readJournal(new Uint8Array(Buffer.concat(lines)), digests, key);
      let follows = 1;
      while (follows < order.length && order[follows] === order[follows - 1]! + 1) follows += 1;
      expect(read.entries).toEqual(order.slice(0, follows).map((index) => all[index]));
      expect(read.damagedLine).toBe(follows === order.length ? null : follows + 1);
      expect(read.lost).toBe(order.length - follows);
    }));
  });
});
