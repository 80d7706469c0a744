/** The files as received and the attachments of a damaged engagement: those that agree with their SHA-256, without the others. */
import type { Ports, Task } from '../../ports.ts';
import { forgetAttachedContent, listAttachments } from '../../store/decisions/attachedContents.ts';
import { forgetSourceContent, listKeptSources } from '../../store/snapshot/sourceContents.ts';
import type { Database } from '../../store/database.ts';
import { ProblemError } from '../../domain/problem.ts';
import { earlierSources, keptLines, writeKeptLines } from '../../store/queries/goneProof.ts';
import { attachmentFault, sourceFault } from './contentFault.ts';
import { readKeptLines } from './keptLines.ts';

export interface SalvagedContents {
  /** How many files as received are as they were received. */
  readonly whole: number;
  /** The names of those whose content is lost, and of attachments likewise. */
  readonly sources: readonly string[];
  readonly attachments: readonly string[];
  /** The names of files that were not kept any more, and of which the lines are lost that proved what is gone. */
  readonly lines: readonly string[];
}

export async function salvageContents(db: Database, ports: Ports, task: Task): Promise<SalvagedContents> {
  const [sources, attachments, lines] = [new Set<string>(), new Set<string>(), new Set<string>()];
  const files = new Set<string>();
  for (const source of listKeptSources(db)) {
    files.add(source.file);
    if (await sourceFault(db, source, ports, task) === null) continue;
    sources.add(source.file);
    forgetSourceContent(db, source.id);
  }
  for (const attachment of listAttachments(db)) {
    if (await attachmentFault(db, attachment, ports, task) === null) continue;
    attachments.add(attachment.name);
    forgetAttachedContent(db, attachment.sha256);
  }
  for (const { id, file } of earlierSources(db)) {
    const kept = keptLines(db, id);
    if (kept === null || await areWhole(kept, file, ports, task)) continue;
    lines.add(file);
    writeKeptLines(db, id, null);
  }
  return { whole: files.size - sources.size, sources: [...sources], attachments: [...attachments], lines: [...lines] };
}

async function areWhole(kept: Parameters<typeof readKeptLines>[0], file: string, ports: Ports, task: Task): Promise<boolean> {
  try {
    await readKeptLines(kept, file, ports, task);
    return true;
  } catch (error) {
    if (error instanceof ProblemError && error.problem.code === 'cancelled') throw error;
    return false;
  }
}
