import { groupedBy } from '../../domain/groupedBy.ts';
import { ProblemError } from '../../domain/problem.ts';
import type { Ports, Task } from '../../ports.ts';
import type { EvidenceRow } from '../../reports/model/evidence.ts';
import type { Database } from '../../store/database.ts';
import { listSources, sourceContent } from '../../store/queries/sources.ts';
import { placedLines } from '../calls/placedLines.ts';
import type { PlacedLines } from '../calls/sourceLines.ts';

/** A row of a source that is to be shown as received. */
export interface WantedRow {
  readonly role: string;
  readonly system: string;
  readonly file: string;
  readonly sourceId: number;
  readonly row: number;
}

const AROUND = 1;

/**
 * Reads the lines wanted, and those around each, a source after the other, each once; answers how each row then reads. Rows of a source
 * whose content is not kept have no lines. Fails with `cancelled`.
 */
export async function readRows(
  db: Database, ports: Pick<Ports, 'compression'>, wanted: readonly WantedRow[], task: Task,
): Promise<(row: WantedRow) => EvidenceRow> {
  const sources = new Map(listSources(db).map((source) => [source.id, source]));
  const read = new Map<number, { readonly header: string | null; readonly lines: ReadonlyMap<number, string> }>();
  const bySource = [...groupedBy(wanted, ({ sourceId }) => sourceId)];
  for (const [at, [id, rows]] of bySource.entries()) {
    task.report({ phase: 'Reading the rows as received', done: at, total: bySource.length, unit: 'steps', rate: 0 });
    await task.breathe();
    const placed = await keptLines(db, ports, id);
    if (placed === null) continue;
    const lines = new Map<number, string>();
    for (const { row } of rows) {
      for (let line = row - AROUND; line <= row + AROUND; line += 1) {
        const text = lines.has(line) ? null : placed.line(line);
        if (text !== null) lines.set(line, text);
      }
    }
    read.set(id, { header: placed.line(sources.get(id)?.headerLine ?? 0), lines });
  }
  return ({ role, system, file, sourceId, row }) => {
    const { header = null, lines } = read.get(sourceId) ?? {};
    const around = Array.from({ length: 2 * AROUND + 1 }, (_, at) => row - AROUND + at);
    const isHeader = (line: number): boolean => line === sources.get(sourceId)?.headerLine;
    return {
      role, system, file, sha256: sources.get(sourceId)?.sha256 ?? '', row, header,
      lines: around.flatMap((line) => {
        const text = lines?.get(line);
        return text === undefined || isHeader(line) ? [] : [{ row: line, text }];
      }),
    };
  };
}

/** The lines of a source; null where its content is not kept, or cannot be unpacked any more. */
async function keptLines(db: Database, ports: Pick<Ports, 'compression'>, id: number): Promise<PlacedLines | null> {
  try {
    return await placedLines(ports, sourceContent(db, id));
  } catch (error) {
    if (error instanceof ProblemError && error.problem.code === 'not_found') return null;
    throw error;
  }
}
