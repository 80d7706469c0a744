import type { FileKey, Ports, Task } from '../../ports.ts';
import { attachedBy } from '../../store/decisions/attachedContents.ts';
import { contentFault } from './contentFault.ts';
import { readJournal } from './journal.ts';
import type { ReadJournal } from './journal.ts';
import { journalPath } from './places.ts';

/**
 * Reads the journal beside a file as far as it can be believed, what was attached included; null where there is none. Fails as reading
 * a file does.
 */
export async function readJournalBeside(ports: Ports, path: string, key: FileKey | null, task: Task): Promise<ReadJournal | null> {
  const beside = journalPath(path);
  if ((await ports.files.stat(beside)).kind !== 'file') return null;
  const journal = readJournal(await ports.files.readWhole(beside), ports.digests, key);
  for (const [index, { decision, content }] of journal.entries.entries()) {
    const attached = content === null ? null : attachedBy(decision, content);
    if (attached === null || await contentFault(attached.gzip, attached, ports, task) === null) continue;
    const entries = journal.entries.slice(0, index);
    // Where the lines before it end is not asked for: a damaged journal is written anew.
    return { entries, length: 0, damagedLine: index + 1, lost: journal.entries.length - index + journal.lost };
  }
  return journal;
}
