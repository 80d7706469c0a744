import { fail } from '../../domain/problem.ts';
import { goneLines, goneRows, goneWords, keptLines } from '../../store/queries/goneProof.ts';
import { goneExceptions, handoffDrifts, runRecords } from '../../store/queries/runHistory.ts';
import { readKeptLines } from '../file/keptLines.ts';
import { proofOfRun } from '../run/runProof.ts';
import { answering } from './callContext.ts';
import type { CallContext } from './callContext.ts';

const numberOf = (code: string): number => Number(code.slice(2));

export function runCalls(context: CallContext) {
  return {
    'runs.history': answering('runs.history', () => {
      const db = context.database();
      return { runs: runRecords(db), handoffs: handoffDrifts(db) };
    }),
    'runs.proof': answering('runs.proof', ({ run }) => proofOfRun(context.database(), context.ports.digests, run)),
    'runs.gone': answering('runs.gone', ({ start, count }) => goneExceptions(context.database(), start, count)),
    'runs.goneProof': answering('runs.goneProof', ({ code }) => {
      const db = context.database();
      const rows = goneRows(db, numberOf(code)).map(({ seq, role, system, file, sha256, row, keptAs, sourceId }) =>
        ({ seq, role, system, file, sha256, row, keptAs, sourceId }));
      return { words: goneWords(db, numberOf(code)), rows };
    }),
    'runs.goneLines': answering('runs.goneLines', async ({ code, seq, around }, task) => {
      const db = context.database();
      const proof = goneRows(db, numberOf(code)).find((row) => row.seq === seq);
      const kept = proof === undefined ? null : keptLines(db, proof.earlierSource);
      if (proof === undefined || kept === null) {
        return fail({
          code: 'not_found', ...(proof === undefined ? {} : { file: proof.file, row: proof.row }),
          message: 'This engagement keeps neither the file nor the lines of this row.',
          remedy: 'Open the file that was delivered: its name, its SHA-256 and the line are what is kept of it.',
        });
      }
      const proving = new Set(goneLines(db, proof.earlierSource));
      const lines = await readKeptLines(kept, proof.file, context.ports, task);
      const shown = [...lines].filter(([row]) => Math.abs(row - proof.row) <= around);
      return {
        file: proof.file, sha256: proof.sha256, header: proof.header,
        lines: shown.map(([row, text]) => ({ row, text, isEvidence: proving.has(row) })),
      };
    }),
  };
}
