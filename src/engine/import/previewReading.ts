import type { Manifest } from '../../contract/manifest.ts';
import type { ReadingPreview } from '../../contract/setup.ts';
import { fail } from '../../domain/problem.ts';
import type { Ports, Task } from '../../ports.ts';
import type { Database } from '../../store/database.ts';
import { GridRecords } from '../../importers/grid/gridRecords.ts';
import { inspectParts } from '../inspect.ts';
import { columnsOf } from './chooseReading.ts';
import { keptFiles } from './keptFiles.ts';
import { isPart, lookInto } from './lookInto.ts';
import type { FilePart } from './lookInto.ts';
import { readHead } from './readHead.ts';
import { entryOf } from './setup.ts';

/** How the first rows of a kept file would be read under a manifest, each beside what stands in the file. Loads nothing. */
export async function previewReading(
  db: Database, ports: Ports, manifest: Manifest, file: string, task: Task,
): Promise<ReadingPreview> {
  const { threads: _, ...others } = ports;
  const reading: Ports = { ...others, files: keptFiles(db, ports, manifest) };
  const parts = await inspectParts(reading, file, file, task);
  const { inspection, part } = parts.find((one) => one.part !== undefined && isPart(file, one.part)) ?? parts[0] ?? {};
  const lines = new Set(inspection?.rows.map(({ row }) => row) ?? []);
  const raw = part === undefined ? new Map<number, readonly string[]>() : await rawRows(reading, part, file, lines);
  return {
    system: inspection?.system ?? null, dataset: inspection?.dataset ?? null, preset: inspection?.preset ?? null,
    header: part?.header ?? [], columns: inspection?.columns ?? [], doubts: inspection?.doubts ?? [], problem: inspection?.problem ?? null,
    rows: (inspection?.rows ?? []).map(({ row, values, column }) =>
      ({ line: row, raw: raw.get(row) ?? [], typed: values, ...(column === undefined ? {} : { column }) })),
  };
}

/** The cells of these lines or rows as they stand in the file. */
async function rawRows(
  ports: Ports, { table }: FilePart, file: string, lines: ReadonlySet<number>,
): Promise<ReadonlyMap<number, readonly string[]>> {
  const found = new Map<number, readonly string[]>();
  if (lines.size === 0) return found;
  const decoder = new TextDecoder();
  const records = table === undefined ? (await readHead(ports.files, file, file)).records : new GridRecords(table);
  while (found.size < lines.size && records.next()) {
    if (!lines.has(records.line)) continue;
    found.set(records.line, Array.from({ length: records.count }, (_, field) =>
      decoder.decode(records.bytes.subarray(records.starts[field], records.ends[field]))));
  }
  return found;
}

/** The table of a kept file that a source is read from. */
export async function keptPart(db: Database, ports: Ports, manifest: Manifest, file: string, task: Task): Promise<FilePart> {
  const looking = { ports: { files: keptFiles(db, ports, manifest), compression: ports.compression }, breathe: () => task.breathe() };
  const parts = await lookInto(looking, file, file, columnsOf(entryOf(manifest, file)));
  return parts.find((one) => isPart(file, one)) ?? parts[0] ?? fail({
    code: 'unknown_record', file, message: 'The file holds no table any more.', remedy: 'Add the file again from where it lies.',
  });
}
