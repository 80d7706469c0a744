import { proofOfRun } from '../run/runProof.ts';
import { goneExceptions, handoffDrifts, runRecords } from '../../store/queries/runHistory.ts';
import { answering } from './callContext.ts';
import type { CallContext } from './callContext.ts';

export function runCalls(context: CallContext) {
  return {
    'runs.history': answering('runs.history', () => {
      const db = context.database();
      return { runs: runRecords(db), handoffs: handoffDrifts(db) };
    }),
    'runs.proof': answering('runs.proof', ({ run }) => proofOfRun(context.database(), context.ports.digests, run)),
    'runs.gone': answering('runs.gone', ({ start, count }) => goneExceptions(context.database(), start, count)),
  };
}
