import { fail } from '../../domain/problem.ts';
import type { Problem } from '../../domain/problem.ts';
import { listSetAside } from '../../store/facts/setAside.ts';
import type { Ports } from '../../ports.ts';
import type { Database } from '../../store/database.ts';
import { ensureLookupIndexes } from '../../store/queries/lookupIndexes.ts';
import { evidenceLines, listSources, rejectPage, sourceContent } from '../../store/queries/sources.ts';
import type { KeptContent } from '../../store/queries/sources.ts';
import { answering } from './callContext.ts';
import type { CallContext } from './callContext.ts';
import { placedLines } from './placedLines.ts';
import type { PlacedLines } from './sourceLines.ts';

export function sourceCalls(context: CallContext) {
  const reader = new SourceReader(context.ports);
  return {
    'sources.list': answering('sources.list', () => listSources(context.database())),
    'sources.setAside': answering('sources.setAside', () => listSetAside(context.database()).map(({ problem, ...file }) =>
      ({ ...file, problem: JSON.parse(problem) as Problem }))),
    'sources.rejects': answering('sources.rejects', ({ sourceId, start, count }) => {
      const db = context.database();
      ensureLookupIndexes(db);
      // Rejected rows have no quantity or value that could be relied on.
      return { ...rejectPage(db, sourceId, start, count), totals: { units: 0, value: 0, unpriced: 0 } };
    }),
    'sources.lines': answering('sources.lines', async ({ sourceId, row, around }) => {
      const db = context.database();
      ensureLookupIndexes(db);
      const content = sourceContent(db, sourceId);
      const lines = await reader.read(db, content);
      if (row > lines.count) {
        return fail({
          code: 'unknown_record', file: content.file, row, message: 'The file has no such line.',
          expected: `a line from 1 to ${lines.count}`, found: String(row),
        });
      }
      const first = Math.max(1, row - around);
      const last = Math.min(lines.count, row + around);
      const evidence = evidenceLines(db, sourceId, first, last);
      const shown = Array.from({ length: last - first + 1 }, (_, at) => first + at);
      return {
        file: content.file, sha256: content.sha256, header: lines.line(content.headerLine),
        lines: shown.map((number) => ({ row: number, text: lines.line(number) ?? '', isEvidence: evidence.has(number) })),
      };
    }),
  };
}

/** Keeps the lines of the source that was read last: people look at several rows of one file before they turn to another. */
class SourceReader {
  readonly #ports: Ports;
  #last: { readonly db: WeakRef<Database>; readonly of: string; readonly lines: PlacedLines } | null = null;

  constructor(ports: Ports) {
    this.#ports = ports;
  }

  async read(db: Database, content: KeptContent): Promise<PlacedLines> {
    const last = this.#last;
    const of = JSON.stringify([content.sha256, content.encoding, content.file]);
    if (last !== null && last.db.deref() === db && last.of === of) return last.lines;
    this.#last = null;
    const lines = await placedLines(this.#ports, content);
    this.#last = { db: new WeakRef(db), of, lines };
    return lines;
  }
}
