import { fail } from '../../domain/problem.ts';
import type { Compression } from '../../ports.ts';
import type { Database } from '../../store/database.ts';
import { ensureLookupIndexes } from '../../store/queries/lookupIndexes.ts';
import { evidenceLines, listSources, rejectPage, sourceContent } from '../../store/queries/sources.ts';
import type { KeptContent } from '../../store/queries/sources.ts';
import { answering } from './callContext.ts';
import type { CallContext } from './callContext.ts';
import { SourceLines } from './sourceLines.ts';

export function sourceCalls(context: CallContext) {
  const reader = new SourceReader(context.ports.compression);
  return {
    'sources.list': answering('sources.list', () => listSources(context.database())),
    'sources.rejects': answering('sources.rejects', ({ sourceId, start, count }) => {
      const db = context.database();
      ensureLookupIndexes(db);
      // Rejected rows have no quantity or value that could be relied on.
      return { ...rejectPage(db, sourceId, start, count), totals: { units: 0, value: 0 } };
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
  readonly #compression: Compression;
  #last: { readonly db: WeakRef<Database>; readonly sha256: string; readonly encoding: string; readonly lines: SourceLines } | null = null;

  constructor(compression: Compression) {
    this.#compression = compression;
  }

  async read(db: Database, { sha256, encoding, gzip }: KeptContent): Promise<SourceLines> {
    const last = this.#last;
    if (last !== null && last.db.deref() === db && last.sha256 === sha256 && last.encoding === encoding) return last.lines;
    this.#last = null;
    const lines = new SourceLines(await this.#compression.gunzip(gzip), encoding);
    this.#last = { db: new WeakRef(db), sha256, encoding, lines };
    return lines;
  }
}
