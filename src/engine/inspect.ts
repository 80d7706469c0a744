/** How files would be read, without loading anything. */
import type { FileInspection } from '../contract/inspection.ts';
import type { Manifest, ManifestSource } from '../contract/manifest.ts';
import { ProblemError, fail } from '../domain/problem.ts';
import { instantOf } from '../domain/time/instant.ts';
import { UTC, zoneNamed } from '../domain/time/zone.ts';
import type { ColumnFormats } from '../importers/delimited/columnFormats.ts';
import { mapColumns } from '../importers/delimited/columnMap.ts';
import { previewRows } from '../importers/delimited/previewRows.ts';
import { describeColumns } from '../importers/delimited/readDelimited.ts';
import { kindOf, systemIdOf, systemOf } from '../importers/recognise.ts';
import type { Ports, Task } from '../ports.ts';
import { layoutOf } from '../importers/delimited/layout.ts';
import { shapingOf } from '../importers/shape/shaping.ts';
import { answerTo, chooseReading, columnsOf, question } from './import/chooseReading.ts';
import { formatsOf, placesOf, readManifest } from './import/importPlan.ts';
import { surveySource } from './import/surveySource.ts';
import { settleReading } from './import/settleReading.ts';
import type { SurveyedFormats } from './import/surveySource.ts';
import { withColumnsSeen } from './import/unknownTable.ts';
import { lookInto } from './import/lookInto.ts';
import type { FilePart } from './import/lookInto.ts';
import { systemInRows } from './import/namedSystem.ts';
import type { SourceToRead } from './import/readSource.ts';
import { doubtsOfWhole } from './inspectWhole.ts';

const ROWS_SHOWN = 5;

/**
 * One inspection a file, or one a table where a file holds several,
   in the order given. An engagement.json beside a file counts, as
 * it would in an import.
 */
export async function inspectFiles(ports: Ports, paths: readonly string[], task: Task): Promise<readonly FileInspection[]> {
  const inspections: FileInspection[] = [];
  for (const path of paths) {
    const file = ports.files.baseName(path);
    task.report({ phase: `Inspecting ${file}`, done: inspections.length, total: paths.length, unit: 'steps', rate: 0 });
    await task.breathe();
    inspections.push(...(await inspectParts(ports, path, file, task)).map(({ inspection }) => inspection));
  }
  return inspections;
}

/** What was found of one table of a file, and the table; without it where the file itself cannot be read. */
export interface InspectedPart {
  readonly inspection: FileInspection;
  readonly part: FilePart | undefined;
}

/** One a table of a file. An engagement.json beside the file counts. */
export async function inspectParts(ports: Ports, path: string, file: string, task: Task): Promise<readonly InspectedPart[]> {
  const nothing: FileInspection = {
    file, bytes: 0, encoding: null, delimiter: null, sheet: null, headerLine: null, system: null, dataset: null, preset: null,
    columns: [], unused: [], rows: [], doubts: [], decisions: [], problem: null,
  };
  let bytes = 0;
  try {
    const found = await ports.files.stat(path);
    bytes = found.kind === 'file' ? found.bytes : 0;
    const manifest = await readManifest(ports, path.slice(0, path.length - file.length) || '.');
    const sources = (manifest.sources ?? []).filter((one) => one.file === file || one.file.startsWith(`${file}#`));
    const mapped = sources.length === 1 ? columnsOf(sources[0]) : new Map<string, readonly string[]>();
    const parts = await lookInto({ ports, breathe: () => task.breathe() }, path, file, mapped);
    const inspections: InspectedPart[] = [];
    for (const part of parts) {
      const given = sources.find((one) => one.file === `${file}#${part.part}`) ?? sources.find((one) => one.file === file);
      const known: FileInspection = {
        ...nothing, bytes, encoding: part.encoding, delimiter: part.delimiter === '' ? null : part.delimiter,
        sheet: part.part === '' ? null : part.part, headerLine: part.headerLine === 0 ? null : part.headerLine,
          unused: [...part.header],
        doubts: [...part.doubts], decisions: part.decisions.map((decision) => ({ ...decision })),
      };
      let seen = known;
      try {
        if (part.problem !== undefined) fail(part.problem);
        const settled = settleReading(file, withColumnsSeen(given ?? { file }, part), part, new Set(placesOf(manifest)));
        const { preset } = settled.reading;
        const named = settled.source.system ?? systemInRows(file, part, preset, manifest.systems);
        const source = named === undefined ? settled.source : { ...settled.source, system: named };
        const wasLookedAt = settled.wasLookedAt || preset?.systemColumn !== undefined;
        // A stream of which rows were looked at already is looked at again to show its rows.
        const [shown = part] = wasLookedAt && part.table === undefined
          ? await lookInto({ ports, breathe: () => task.breathe() }, path, file, mapped) : [];
        const read = readAs(shown, file, manifest, { ...settled, source }, known.doubts);
        seen = { ...known, ...read.seen };
        const { formats, doubts } = await formatsShown(ports, part, path, file, source, task);
        seen = { ...seen, rows: read.rows(formats) };
        const whole = wholeOf(part, path, seen, manifest, source, formats);
        const further = whole === null ? [] : await doubtsOfWhole(ports, whole, task);
        inspections.push({ part, inspection: { ...seen, doubts: [...new Set([...seen.doubts, ...doubts, ...further])] } });
      } catch (error) {
        if (!(error instanceof ProblemError)) throw error;
        inspections.push({ part, inspection: { ...seen, problem: error.problem } });
      }
    }
    return inspections;
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error;
    return [{ part: undefined, inspection: { ...nothing, bytes, problem: error.problem } }];
  }
}

/** How its numbers and dates are written, as declared or as its columns show. Fails where an import would,
  as when nothing shows it. */
async function formatsShown(
  ports: Ports, part: FilePart, path: string, file: string, source: ManifestSource | undefined, task: Task,
): Promise<SurveyedFormats> {
  const reading = chooseReading(file, source, part.header);
  const { dataset, columns, values, preset, asks } = reading;
  const formats = formatsOf(source ?? {}, preset);
  if (dataset === undefined || asks.length > 0) return { formats, doubts: [], mayHaveUnits: true };
  return surveySource(ports, { file, path, table: part.table, dataset, columns, values, preset, formats }, false, task);
}

/** How to read all of a streamed file; null where something is open about it,
  or where it is a table that was read whole already. */
function wholeOf(
  part: FilePart, path: string, { file, dataset, system, problem }: FileInspection, manifest: Manifest,
    source: ManifestSource | undefined,
  formats: ColumnFormats,
): SourceToRead | null {
  const reading = chooseReading(file, source, part.header);
  if (problem !== null || dataset === null || part.table !== undefined || reading.asks.length > 0) return null;
  const zone = zoneNamed(manifest.systems?.find((one) => one.id === system)?.timezone ?? 'UTC') ?? UTC;
  const { columns, values, preset } = reading;
  return {
    file, path, dataset, zone: zone.name, columns, values, preset, table: undefined, units: new Map(),
    asOf: source?.asOf === undefined ? null : instantOf(source.asOf.trim(), zone) ?? null,
    signs: source?.signs ?? preset?.signs ?? 'as_written', formats,
  };
}

interface ReadAs {
  readonly seen: Partial<FileInspection>;
  /** The first rows, once it is known how numbers and dates are written. Can be asked for once. */
  readonly rows: (formats: ColumnFormats) => FileInspection['rows'];
}

/** What the rows would be taken for. */
function readAs(
  head: FilePart, file: string, manifest: Manifest, { source, reading, unknown }: ReturnType<typeof settleReading>,
    known: readonly string[],
): ReadAs {
  const { dataset, columns, values, preset } = reading;
  const doubts = [...known];
  const systems = (manifest.systems ?? []).map((one) => ({ id: one.id, kind: one.kind ?? kindOf(one.id) ?? 'erp' as const }));
  const guess = (by: typeof preset): string | undefined => systems.length === 0 ? systemIdOf(file, by) : systemOf(file, systems,
    by);
  const guessed = guess(preset);
  const system = source.system ?? guessed ?? null;
  if (system === null) doubts.push('Its name does not say which system it comes from.');
  else if (source.system === undefined) {
    doubts.push(`It was taken to come from "${system}" by its ${guess(undefined) === guessed ? 'name' : 'preset'}.`);
  }
  doubts.push(...reading.doubts);
  if (dataset === undefined) {
    const problem = unknown;
    const [likeliest] = problem?.asks?.of === 'reading' ? problem.asks.readings : [];
    const columns = likeliest?.columns.map(({ canonical, name }) => ({ canonical, from: [name] })) ?? [];
    const used = new Set(columns.flatMap(({ from }) => from));
    return {
      seen: { system, doubts, problem, columns, unused: head.header.filter((name) => name.trim() !== '' && !used.has(name)) },
      rows: () => [],
    };
  }
  if (reading.asks.length > 0) {
    doubts.push(`It does not say ${reading.asks.map(question).join(', nor ')}: name it as ${answerTo(reading.asks)} of this source in `
      + 'engagement.json.');
  }
  const shaping = shapingOf(head.header, { preset, columns, values });
  const map = mapColumns(file, head.headerLine, shaping?.header ?? head.header, dataset, shaping?.columns ?? columns);
  const layout = layoutOf(preset, map.headers, shaping);
  const described = describeColumns(dataset, map, layout);
  const declared = manifest.systems?.find((one) => one.id === system);
  const zone = zoneNamed(declared?.timezone ?? 'UTC') ?? UTC;
  return {
    seen: {
      system, dataset, preset: reading.presetName,
      columns: described.columns.map(({ canonical, from }) => ({ canonical, from: [...from] })), unused: [...described.unused],
      doubts: [...doubts, ...map.doubts],
    },
    rows: (formats) => previewRows(head.records, map, { dataset, zone, values, formats, limit: ROWS_SHOWN, layout, shaping })
      .map(({ row, values: cells, column }) => ({ row, ...(column === undefined ? {} : { column }), values: { ...cells } })),
  };
}
