/** Which tables of which files are read, and as what: by what engagement.json says, or by looking into every file of the folder. */
import type { ManifestSource } from '../../contract/manifest.ts';
import { ProblemError, fail, visible } from '../../domain/problem.ts';
import type { Dataset } from '../../domain/vocabulary.ts';
import { canonicalPosition } from '../../importers/delimited/columnMap.ts';
import { datasetOf } from '../../importers/recognise.ts';
import type { Ports } from '../../ports.ts';
import { assertAnswered, columnsOf } from './chooseReading.ts';
import type { Reading } from './chooseReading.ts';
import { exportsIn } from './exportsIn.ts';
import type { Unrecognised } from './keepSetAside.ts';
import { systemInRows } from './namedSystem.ts';
import { isPart, lookInto } from './lookInto.ts';
import type { FilePart, Looking } from './lookInto.ts';
import { setAside } from './setAside.ts';
import { isOpen, settleReading } from './settleReading.ts';
import { firstRows, unknownTable, withColumnsSeen } from './unknownTable.ts';

/** A source whose header has been seen. */
export interface Recognised {
  readonly source: ManifestSource;
  /** The file itself, without what names a part of it. */
  readonly container: string;
  readonly part: FilePart;
  readonly reading: Reading;
  readonly dataset: Dataset;
  /** Whether its own rows say which system it comes from, and nobody else did. */
  readonly namesItself: boolean;
}

/** What a piece of recognition gives; where it fails, the file is set aside with the reason. */
export async function orUnrecognised<T>(
  file: string, path: string, unrecognised: Unrecognised[], recognise: () => Promise<T>,
): Promise<T | undefined> {
  try {
    return await recognise();
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error;
    unrecognised.push(setAside(file, path, error.problem));
    return undefined;
  }
}

/** The files of a folder and of those below it, or the tables in them, whose columns are those of a dataset. */
export async function sourcesInFolder(
  looking: Looking, folder: string, unrecognised: Unrecognised[],
): Promise<{ readonly found: readonly Recognised[]; readonly hidden: readonly string[] }> {
  const found: Recognised[] = [];
  const { files } = looking.ports;
  const { files: listed, leftOut, hidden } = await exportsIn(files, folder);
  const seen: { readonly name: string; readonly path: string; readonly parts: readonly FilePart[] }[] = [];
  const places = new Set(looking.places);
  for (const [done, { name }] of listed.entries()) {
    looking.begins?.(name, done, listed.length);
    await looking.breathe();
    const path = files.join(folder, name);
    const parts = await orUnrecognised(name, path, unrecognised, () => lookInto(looking, path, name, new Map())) ?? [];
    seen.push({ name, path, parts });
    if (!parts.some(({ header }) => datasetOf(header, []) === 'locations')) continue;
    // Looked into once more, as the rows of a part can be gone through once.
    for (const part of await lookInto(looking, path, name, new Map())) for (const place of placesIn(part)) places.add(place);
  }
  for (const { name, path, parts } of seen) {
    for (const part of parts) {
      const file = nameOfPart(name, part, parts.length);
      const recognised = await orUnrecognised(file, path, unrecognised,
        async () => recognisePart({ ...looking, places }, name, { file }, part));
      if (recognised !== undefined) found.push(recognised);
    }
  }
  unrecognised.push(...leftOut);
  return { found, hidden };
}

/** The codes and names that a list of locations has; of another table none. */
function placesIn(part: FilePart): readonly string[] {
  if (part.problem !== undefined || datasetOf(part.header, []) !== 'locations') return [];
  const columns = ['code', 'name', 'alias'].map((canonical) => canonicalPosition(part.header, canonical)).filter((at) => at >= 0);
  return firstRows(part).flatMap((row) => columns.map((at) => row[at] ?? '')).filter((place) => place !== '');
}

function nameOfPart(file: string, { part }: FilePart, parts: number): string {
  return parts === 1 ? file : `${file}#${part}`;
}

/** Files beside engagement.json that it does not name: not read, but not passed over in silence either. */
export async function unlisted(
  ports: Ports, folder: string, sources: readonly ManifestSource[],
): Promise<readonly { readonly file: string; readonly reason: string }[]> {
  const named = new Set(sources.flatMap(({ file }) => [file, ...beforeMarks(file)])
    .map((file) => file.replaceAll('\\', '/').replace(/^(?:\.\/)+/u, '')));
  const { files, leftOut } = await exportsIn(ports.files, folder);
  return [...files.filter(({ name }) => !named.has(name)).map(({ name }) => ({ file: name, reason: 'engagement.json does not name it.' })),
    ...leftOut];
}

/** The files that `file` may name a part of. */
function beforeMarks(file: string): readonly string[] {
  return Array.from(file.matchAll(/#/gu), ({ index }) => file.slice(0, index));
}

export function failNothing(folder: string, unrecognised: readonly { file: string; reason: string }[]): never {
  const reasons = unrecognised.map(({ file, reason }) => `${file}: ${reason}`);
  const [first, ...further] = reasons;
  return fail({
    code: 'nothing_to_read', file: folder, message: 'The folder holds no file that could be read as an export.',
    expected: 'exports with the canonical columns or those of a preset, or an engagement.json that says how to read them',
    found: first === undefined ? 'no file at all'
      : `${reasons.length} other ${reasons.length === 1 ? 'file' : 'files'}; the first, ${first}`,
    remedy: 'Name the files and their columns in engagement.json.', ...(further.length === 0 ? {} : { further }),
  });
}

/** The table that a source of engagement.json means: the one it names, or the only one that can be what it says. */
export async function recogniseSource(looking: Looking, folder: string, source: ManifestSource): Promise<Recognised> {
  const { files } = looking.ports;
  const { container, wanted } = await containerOf(files, folder, source.file);
  const parts = await lookInto(looking, files.join(folder, container), container, columnsOf(source));
  const listed = parts.map(({ part }) => `"${part}"`).join(', ');
  if (wanted !== undefined) {
    const part = parts.find((one) => one.part === wanted) ?? parts.find((one) => one.part.toLowerCase() === wanted.toLowerCase());
    return recognisePart(looking, container, source, part ?? fail({
      code: 'not_found', file: container, message: `The file has no part "${wanted}".`,
      expected: listed === '""' ? 'no part: it is one table' : listed, found: `"${wanted}"`, remedy: 'Correct "file" in engagement.json.',
    }));
  }
  const [only] = parts;
  if (parts.length === 1 && only !== undefined) return recognisePart(looking, container, source, only);
  // A file that is kept goes by the name of its part.
  const named = parts.find((part) => isPart(source.file, part));
  if (named !== undefined) return recognisePart(looking, container, source, named);
  const fitting = parts.flatMap((part) => {
    try {
      return [recognisePart(looking, container, source, part)];
    } catch (error) {
      if (error instanceof ProblemError) return [];
      throw error;
    }
  });
  const [first] = fitting;
  if (fitting.length === 1 && first !== undefined) return first;
  return fail({
    code: 'not_recognised', file: container,
    message: fitting.length === 0
      ? 'None of the tables in this file is what engagement.json says.' : 'Several tables in this file could be meant.',
    expected: `one of ${listed}, as "file": "${container}#…"`, found: `${parts.length} tables, ${fitting.length} that fit`,
    remedy: 'Name the one that is meant, and a further source for each other one.',
  });
}

/** `book.xlsx#Sheet2` is a part of a file, unless a file has that very name. */
async function containerOf(files: Ports['files'], folder: string, file: string): Promise<{ container: string; wanted?: string }> {
  for (let at = file.indexOf('#'); at > 0; at = file.indexOf('#', at + 1)) {
    if ((await files.stat(files.join(folder, file))).kind !== 'absent') break;
    const container = file.slice(0, at);
    if ((await files.stat(files.join(folder, container))).kind === 'file') return { container, wanted: file.slice(at + 1) };
  }
  return { container: file };
}

/** How a table is read, by its header. Fails where nothing says what it is, or something about it has to be told first. */
function recognisePart(looking: Looking, container: string, given: ManifestSource, part: FilePart): Recognised {
  const { file } = given;
  const { header } = part;
  if (part.problem !== undefined) fail(part.problem);
  // Names that were made up for columns without any are those of every such file.
  const remembered = isOpen(given) && part.headerLine > 0 ? looking.remembered?.(header) : undefined;
  const said = withColumnsSeen({ ...remembered, ...given }, part);
  const { source, reading: chosen, unknown } = settleReading(file, said, part, looking.places);
  const reading = remembered === undefined ? chosen : asRemembered(chosen);
  assertAnswered(file, reading);
  const dataset = reading.dataset ?? fail(unknown ?? unknownTable(file, part, []));
  const system = source.system === undefined ? systemInRows(file, part, reading.preset, looking.systems) : undefined;
  return {
    source: system === undefined ? source : { ...source, system }, container, part, dataset, namesItself: system !== undefined,
    reading: system === undefined ? reading : bySystem(reading, system),
  };
}

function bySystem(reading: Reading, system: string): Reading {
  return { ...reading, doubts: [...reading.doubts, `Its rows say that they are of "${visible(system, 60)}".`] };
}

function asRemembered(reading: Reading): Reading {
  return {
    ...reading, doubts: ['It was read as was settled for exports with this header.'],
    decisions: [...reading.decisions, {
      about: 'reading', decided: 'as settled before', because: 'an export with this header was read so', sureness: 'likely',
    }],
  };
}
