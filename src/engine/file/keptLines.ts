/**
 * Lines of a file that an engagement does not keep any more, because they proved exceptions that are not seen any more: text in UTF-8, a
 * line each, its number, a tab and what the file had there.
 */
import { fail } from '../../domain/problem.ts';
import type { Ports, Task } from '../../ports.ts';
import type { PlacedLines } from '../calls/sourceLines.ts';
import { digestOf } from './digest.ts';

/** Lines kept before and after each that proved something: what is shown in place at first. */
const AROUND = 3;

/** `proving`: their numbers, the lowest first. Lines that the file does not have are left out. */
export function linesToKeep(lines: PlacedLines, proving: readonly number[]): Uint8Array {
  const kept: string[] = [];
  let next = 1;
  for (const line of proving) {
    for (let at = Math.max(next, line - AROUND); at <= line + AROUND; at += 1) {
      const text = lines.line(at);
      if (text !== null) kept.push(`${at}\t${text}\n`);
      next = at + 1;
    }
  }
  return new TextEncoder().encode(kept.join(''));
}

/** What is kept, by number of the line. Fails with `engagement_damaged` where it is not what was kept. */
export async function readKeptLines(
  { sha256, gzip }: { readonly sha256: string; readonly gzip: Uint8Array }, file: string, ports: Pick<Ports, 'compression' | 'digests'>,
  task: Task,
): Promise<ReadonlyMap<number, string>> {
  const bytes = await ports.compression.gunzip(gzip);
  if (await digestOf(ports.digests, bytes, task) !== sha256) {
    fail({ code: 'engagement_damaged', file, message: 'The lines that are kept of this file are not those that were kept.' });
  }
  return new Map(new TextDecoder().decode(bytes).split('\n').flatMap((line) => {
    const tab = line.indexOf('\t');
    return tab < 0 ? [] : [[Number(line.slice(0, tab)), line.slice(tab + 1)] as const];
  }));
}
