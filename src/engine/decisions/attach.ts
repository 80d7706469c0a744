import { fail } from '../../domain/problem.ts';
import type { Ports, Task } from '../../ports.ts';
import { keepAttached } from '../../store/decisions/attachedContents.ts';
import type { Decision } from '../../store/decisions/decisionLog.ts';
import { lastSeq } from '../../store/decisions/decisionRecords.ts';
import type { Database } from '../../store/database.ts';
import { ensureLookupIndexes } from '../../store/queries/lookupIndexes.ts';
import { digestOf } from '../file/digest.ts';
import { carryOut } from './decide.ts';
import { livesOf } from './exceptionPlans.ts';
import { nameText, proseText } from './texts.ts';

/** What is attached goes through the journal as a line: more than this belongs beside the engagement. */
const MOST_BYTES = 25_000_000;

/** A file to attach to exceptions, by whom and why. */
export interface Attaching {
  readonly who: string;
  readonly why?: string | undefined;
  readonly exceptions: readonly string[];
}

/**
 * Attaches a file to exceptions: its content goes into the engagement, its SHA-256 into the log. Answers the decision and the content as
 * the journal has it (gzip in hexadecimal digits). Fails as a decision does, and with `field_too_long` where the file is larger than 25 MB.
 */
export async function attach(
  db: Database, ports: Ports, path: string, { who, why, exceptions }: Attaching, task: Task,
): Promise<{ readonly decision: Decision; readonly content: string }> {
  const file = ports.files.baseName(path);
  const { kind, bytes } = await ports.files.stat(path);
  if (kind !== 'file') {
    return fail({ code: kind === 'absent' ? 'not_found' : 'not_a_file', file, message: 'There is no such file to attach.' });
  }
  if (bytes > MOST_BYTES) {
    return fail({
      code: 'field_too_long', file, message: 'The file is too large to be attached.', expected: 'at most 25 MB', found: `${bytes} bytes`,
      remedy: 'Attach the part that matters, or write a note that says where it lies. Nothing was changed.',
    });
  }
  const read = await ports.files.readWhole(path);
  const sha256 = await digestOf(ports.digests, read, task);
  const content = hexOf(await ports.compression.gzip(read));
  ensureLookupIndexes(db);
  const deciding = { who: nameText('name', who), at: ports.clock.now(), why: proseText('reason', why ?? ''), seq: lastSeq(db) + 1 };
  const name = nameText('file name', file);
  const numbers = livesOf(db, exceptions).map(({ number }) => number);
  const decision = carryOut(db, ports, deciding, {
    changes: [{
      entity: 'attachment', keys: [deciding.seq], before: null,
      after: { at: deciding.at, who: deciding.who, name, sha256, bytes: read.length },
    }],
    exceptions: numbers, input: { command: 'attach', name, sha256 },
  });
  keepAttached(db, decision, content);
  return { decision, content };
}

function hexOf(bytes: Uint8Array): string {
  const digits: string[] = [];
  for (const byte of bytes) digits.push((byte < 16 ? '0' : '') + byte.toString(16));
  return digits.join('');
}
