/**
 * What ties a run to the log: its rows give way to those of the next run, so its entry of the log names the files that it read and
 * holds the SHA-256 of every figure that is kept of it.
 */
import type { RunProofView } from '../../contract/fileViews.ts';
import { fail } from '../../domain/problem.ts';
import type { Database } from '../../store/database.ts';
import type { Decision, Hashing } from '../../store/decisions/decisionLog.ts';
import { payloadOf, runDecisions } from '../../store/decisions/decisionRecords.ts';
import { filesRead, runDigest, runIds } from '../../store/results/runRecord.ts';

/** Of more files the entry has the number and the first ones: an entry is read by people. */
const MOST_FILES = 500;

/** For the run's entry of the log, in the transaction that writes it. */
export function runProof(db: Database, digests: Hashing, run: number) {
  const files = filesRead(db);
  return {
    figures: runDigest(db, digests, run) ?? '', files: files.length,
    read: files.slice(0, MOST_FILES).map(([file, sha256]) => ({ file, sha256 })),
  };
}

/** What proves a run that is kept as figures. Fails with `unknown_record`. */
export function proofOfRun(db: Database, digests: Hashing, run: number): RunProofView {
  const digest = runDigest(db, digests, run) ?? fail({
    code: 'unknown_record', message: `There is no run ${run} in this engagement.`, remedy: 'Choose it again from the list.',
  });
  const entry = entryOf(db, run, digest);
  if (entry === undefined) return { run, entry: null, agrees: null, digest, files: 0, read: [] };
  const { input } = payloadOf(entry);
  const kept = input['figures'];
  const read = Array.isArray(input['read']) ? input['read'] : [];
  return {
    run, entry: { seq: entry.seq, at: entry.at, who: entry.who, hash: entry.hash }, digest,
    agrees: typeof kept === 'string' ? kept === digest : null,
    files: typeof input['files'] === 'number' ? input['files'] : 0,
    read: read.flatMap((each: unknown) => (isFile(each) ? [{ file: each.file, sha256: each.sha256 }] : [])),
  };
}

/** The first run whose figures are not those that its entry of the log was written with; null where all are. */
export function runFault(db: Database, digests: Hashing): { readonly runs: number; readonly fault: string | null } {
  const runs = runIds(db);
  const wrong = runs.find((run) => proofOfRun(db, digests, run).agrees === false);
  const fault = wrong === undefined ? null : `what run ${wrong} came to is not what its entry of the log was written with`;
  return { runs: runs.length, fault };
}

/** The entry that holds these figures; else the one in the same place from the end, for logs are older than what is kept of runs. */
function entryOf(db: Database, run: number, digest: string): Decision | undefined {
  const [entries, runs] = [runDecisions(db), runIds(db)];
  return entries.find((entry) => payloadOf(entry).input['figures'] === digest) ?? entries.at(runs.indexOf(run) - runs.length);
}

function isFile(value: unknown): value is { readonly file: string; readonly sha256: string } {
  return typeof value === 'object' && value !== null && 'file' in value && typeof value.file === 'string'
    && 'sha256' in value && typeof value.sha256 === 'string';
}
