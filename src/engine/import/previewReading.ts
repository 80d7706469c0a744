import type { Manifest } from '../../contract/manifest.ts';
import type { ReadingPreview } from '../../contract/setup.ts';
import { ProblemError } from '../../domain/problem.ts';
import type { Ports, Task } from '../../ports.ts';
import type { Database } from '../../store/database.ts';
import { inspectFiles } from '../inspect.ts';
import { keptFiles } from './keptFiles.ts';
import { readHead } from './readHead.ts';

/** How the first rows of a kept file would be read under a manifest, each beside what stands in the file. Loads nothing. */
export async function previewReading(
  db: Database, ports: Ports, manifest: Manifest, file: string, task: Task,
): Promise<ReadingPreview> {
  const { readers: _, ...others } = ports;
  const reading: Ports = { ...others, files: keptFiles(db, ports, manifest) };
  const [inspection] = await inspectFiles(reading, [file], task);
  const lines = new Set(inspection?.rows.map(({ row }) => row) ?? []);
  const raw = await rawRows(reading, file, lines);
  return {
    system: inspection?.system ?? null, dataset: inspection?.dataset ?? null, preset: inspection?.preset ?? null,
    columns: inspection?.columns ?? [], doubts: inspection?.doubts ?? [], problem: inspection?.problem ?? null,
    rows: (inspection?.rows ?? []).map(({ row, values }) => ({ line: row, raw: raw.get(row) ?? [], typed: values })),
  };
}

/** The fields of these lines as they stand in the file. */
async function rawRows(ports: Ports, file: string, lines: ReadonlySet<number>): Promise<ReadonlyMap<number, readonly string[]>> {
  const found = new Map<number, readonly string[]>();
  if (lines.size === 0) return found;
  const decoder = new TextDecoder();
  try {
    const { records } = await readHead(ports.files, file, file);
    while (found.size < lines.size && records.next()) {
      if (!lines.has(records.line)) continue;
      found.set(records.line, Array.from({ length: records.count }, (_, field) =>
        decoder.decode(records.bytes.subarray(records.starts[field], records.ends[field]))));
    }
  } catch (error) {
    // What is no delimited text has no lines to show; its typed rows stand alone.
    if (!(error instanceof ProblemError)) throw error;
  }
  return found;
}

/** The names in the header of a kept file, in their order. */
export async function headerOf(db: Database, ports: Ports, manifest: Manifest, file: string): Promise<readonly string[]> {
  return (await readHead(keptFiles(db, ports, manifest), file, file)).header;
}
