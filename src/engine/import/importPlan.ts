/** From a folder and, where there is one, its engagement.json to the list of what is to be read, every default spelt out. */
import { MANIFEST_FILE, parseManifest } from '../../contract/manifest.ts';
import type { Manifest, ManifestSource } from '../../contract/manifest.ts';
import { ProblemError, describeProblem, fail } from '../../domain/problem.ts';
import { instantOf } from '../../domain/time/instant.ts';
import { UTC, zoneNamed } from '../../domain/time/zone.ts';
import type { Zone } from '../../domain/time/zone.ts';
import type { Dataset, EventType } from '../../domain/vocabulary.ts';
import { startDecoding } from '../../importers/bytes/text.ts';
import type { Signs } from '../../importers/delimited/rowReader.ts';
import type { Preset } from '../../importers/presets/preset.ts';
import { extensionOf, isDelimitedName, kindOf, systemIdOf, systemOf } from '../../importers/recognise.ts';
import type { NewSystem } from '../../store/facts/engagementWriter.ts';
import type { Ports } from '../../ports.ts';
import { assertAnswered, chooseReading } from './chooseReading.ts';
import type { Reading } from './chooseReading.ts';
import { readHead } from './readHead.ts';

export interface PlannedSystem extends NewSystem {
  readonly zone: Zone;
}

export interface PlannedSource {
  readonly file: string;
  readonly path: string;
  readonly system: PlannedSystem;
  readonly dataset: Dataset;
  readonly asOf: number | null;
  /** What it is read by, as results show it. */
  readonly presetName: string;
  readonly preset: Preset | undefined;
  readonly columns: ReadonlyMap<string, readonly string[]>;
  readonly values: ReadonlyMap<string, ReadonlyMap<string, string>>;
  readonly signs: Signs;
  readonly controlRows: number | null;
  /** In units, as given. */
  readonly controlQuantity: number | null;
  readonly doubts: readonly string[];
}

/** A source whose header has been seen. */
interface Recognised {
  readonly source: ManifestSource;
  readonly reading: Reading;
  readonly dataset: Dataset;
}

export interface PlannedHandoff {
  readonly code: string;
  readonly eventType: EventType;
  readonly from: number;
  readonly to: number;
  readonly mechanism: string;
  readonly everyMinutes: number | null;
  readonly withinMinutes: number;
  readonly owner: string;
  readonly locations: readonly string[];
}

export interface ImportPlan {
  readonly name: string;
  readonly client: string;
  readonly currency: string;
  /** Null where it is to be taken from the data. */
  readonly cutoff: number | null;
  /** In which moments are shown: the authority's zone; where it declares none, the offset of the cut-off given. */
  readonly timezone: string;
  readonly systems: readonly PlannedSystem[];
  readonly authority: PlannedSystem;
  readonly rules: readonly { readonly location: string; readonly systemId: number }[];
  /** In the order in which they are listed. */
  readonly sources: readonly PlannedSource[];
  /** Null where the manifest has no handoff map and it has to be inferred. */
  readonly handoffs: readonly PlannedHandoff[] | null;
  readonly defaults: readonly string[];
  readonly unrecognised: readonly { readonly file: string; readonly reason: string }[];
}

/** What an hour or day means where a handoff says nothing about its window. */
const DAY_MINUTES = 1_440;

export async function planImport(ports: Ports, folder: string): Promise<ImportPlan> {
  const place = await ports.files.stat(folder);
  if (place.kind !== 'folder') {
    return fail({
      code: place.kind === 'absent' ? 'not_found' : 'not_a_folder', file: ports.files.baseName(folder),
      message: place.kind === 'absent' ? 'There is no such folder.' : 'This is not a folder.',
      expected: 'a folder of export files',
      found: place.kind === 'absent' ? 'nothing' : 'a file', remedy: 'Name the folder that holds the exports.',
    });
  }
  const manifest = await readManifest(ports, folder);
  const defaults: string[] = [];
  const unrecognised: { file: string; reason: string }[] = [];
  const listed: Recognised[] = [];
  for (const source of manifest.sources ?? []) listed.push(await recogniseSource(ports, folder, source));
  if (manifest.sources === undefined) listed.push(...await sourcesInFolder(ports, folder, unrecognised));
  const systems = planSystems(manifest, listed, defaults);
  const authority = planAuthority(manifest, systems, defaults);
  const sources: PlannedSource[] = [];
  for (const one of listed) {
    const plan = async (): Promise<PlannedSource> => planSource(ports, folder, one, systems, authority);
    const planned = manifest.sources === undefined ? await orUnrecognised(one.source.file, unrecognised, plan) : await plan();
    if (planned !== undefined) sources.push(planned);
  }
  if (sources.length === 0) failNothing(ports.files.baseName(folder), unrecognised);
  if (manifest.sources !== undefined) unrecognised.push(...await unlisted(ports, folder, manifest.sources));
  const cutoffText = manifest.cutoff?.trim();
  const timezone = shownIn(manifest, authority, cutoffText, defaults);
  if (manifest.name === undefined) defaults.push('The engagement is named after its folder.');
  if (manifest.client === undefined) defaults.push('No client is named.');
  if (manifest.currency === undefined) defaults.push('Money is in USD.');
  return {
    name: manifest.name ?? (ports.files.baseName(folder) || 'Engagement'), client: manifest.client ?? '',
    currency: manifest.currency ?? 'USD',
    cutoff: cutoffText === undefined ? null : instantOf(cutoffText, authority.zone) ?? null,
    timezone, systems, authority, sources, defaults, unrecognised: unrecognised.sort((a, b) => (a.file < b.file ? -1 : 1)),
    rules: (manifest.authority?.rules ?? [])
      .map(({ location, system }) => ({ location, systemId: systemNamed(systems, system).id })),
    handoffs: manifest.handoffs === undefined ? null : planHandoffs(manifest, systems, defaults),
  };
}

/** The folder's manifest; an empty one where there is none. */
export async function readManifest(ports: Ports, folder: string): Promise<Manifest> {
  const path = ports.files.join(folder, MANIFEST_FILE);
  if ((await ports.files.stat(path)).kind === 'absent') return {};
  const bytes = await ports.files.readWhole(path);
  const isUtf16 = (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);
  let text: string;
  try {
    text = startDecoding(isUtf16 ? (bytes[0] === 0xff ? 'utf-16le' : 'utf-16be') : 'utf-8').next(bytes, true);
  } catch {
    return fail({
      code: 'manifest_invalid', file: MANIFEST_FILE, message: 'The text of the manifest cannot be read.', expected: 'UTF-8',
      found: 'bytes that are not UTF-8', remedy: 'Save it as UTF-8.',
    });
  }
  return parseManifest(text);
}

/** What a piece of recognition gives; where it fails, the file is set aside with the reason. */
async function orUnrecognised<T>(
  file: string, unrecognised: { file: string; reason: string }[], recognise: () => Promise<T>,
): Promise<T | undefined> {
  try {
    return await recognise();
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error;
    const { file: _, ...problem } = error.problem;
    unrecognised.push({ file, reason: describeProblem(problem) });
    return undefined;
  }
}

/** The delimited files of a folder whose columns are those of a dataset. */
async function sourcesInFolder(
  ports: Ports, folder: string, unrecognised: { file: string; reason: string }[],
): Promise<readonly Recognised[]> {
  const found: Recognised[] = [];
  for (const { name } of await ports.files.list(folder)) {
    if (!isExportName(name)) continue;
    if (isDelimitedName(name)) {
      const recognised = await orUnrecognised(name, unrecognised, () => recogniseSource(ports, folder, { file: name }));
      if (recognised !== undefined) found.push(recognised);
    } else unrecognised.push({ file: name, reason: `Files of the kind ".${extensionOf(name)}" are not read yet.` });
  }
  if (found.length === 0) failNothing(ports.files.baseName(folder), unrecognised);
  return found;
}

/** Files beside engagement.json that it does not name: not read, but not passed over in silence either. */
async function unlisted(
  ports: Ports, folder: string, sources: readonly ManifestSource[],
): Promise<readonly { readonly file: string; readonly reason: string }[]> {
  const named = new Set(sources.map(({ file }) => file.replaceAll('\\', '/').replace(/^(?:\.\/)+/u, '')));
  const files = await ports.files.list(folder);
  return files.filter(({ name }) => isExportName(name) && !named.has(name))
    .map(({ name }) => ({ file: name, reason: 'engagement.json does not name it.' }));
}

function isExportName(name: string): boolean {
  return name !== MANIFEST_FILE && !name.startsWith('.') && extensionOf(name) !== 'countersign';
}

/** The zone in which moments are shown. A cut-off given with an offset is shown with it, where no zone of the authority says otherwise. */
function shownIn(manifest: Manifest, authority: PlannedSystem, cutoff: string | undefined, defaults: string[]): string {
  if (cutoff !== undefined && /^\d{4}-\d{2}-\d{2}$/u.test(cutoff)) {
    defaults.push(`The cut-off ${cutoff} gives no time: it is the start of that day.`);
  }
  const declared = manifest.systems?.find(({ id }) => id === authority.code)?.timezone;
  const offset = /T.*?([+-]\d{2}:\d{2})$/iu.exec(cutoff ?? '')?.[1];
  if (declared !== undefined || offset === undefined || zoneNamed(offset) === undefined) return authority.timezone;
  defaults.push(`Moments are shown at the offset of the cut-off, ${offset}, because "${authority.code}" declares no time zone.`);
  return offset;
}

function failNothing(folder: string, unrecognised: readonly { file: string; reason: string }[]): never {
  const [first] = unrecognised;
  return fail({
    code: 'nothing_to_read', file: folder, message: 'The folder holds no file that could be recognised as an export.',
    expected: 'delimited files with the canonical columns, or an engagement.json that says how to read them',
    found: first === undefined ? 'no file at all' : `${unrecognised.length} other ${unrecognised.length === 1 ? 'file' : 'files'}; `
      + `the first, ${first.file}: ${first.reason}`,
    remedy: 'Name the files and their columns in engagement.json.',
  });
}

function planSystems(manifest: Manifest, sources: readonly Recognised[], defaults: string[]): PlannedSystem[] {
  const declared = manifest.systems ?? [...new Set(sources.flatMap(({ source, reading }) =>
    source.system ?? systemIdOf(source.file, reading.preset) ?? []))]
    .map((id) => ({ id, kind: undefined, name: undefined, timezone: undefined, owner: undefined }));
  const listOf = (ids: readonly { readonly id: string }[]): string => ids.map(({ id }) => `"${id}"`).join(', ');
  const nameless = declared.filter(({ name }) => name === undefined);
  const ownerless = declared.filter(({ owner }) => (owner ?? '') === '');
  if (nameless.length > 0) defaults.push(`Called by their ids, as no name is given: ${listOf(nameless)}.`);
  if (ownerless.length > 0) defaults.push(`Without an owner, so that what is found there is nobody's yet: ${listOf(ownerless)}.`);
  return declared.map((system, index) => {
    const guessed = kindOf(system.id);
    const kind = system.kind ?? guessed ?? 'erp';
    if (system.kind === undefined) {
      const why = guessed === undefined ? ', because nothing says otherwise' : '';
      defaults.push(`System "${system.id}" is taken to be of kind ${kind}${why}.`);
    }
    if (system.timezone === undefined) defaults.push(`Moments of system "${system.id}" without an offset are read as UTC.`);
    const timezone = system.timezone ?? 'UTC';
    return {
      id: index + 1, code: system.id, kind, name: system.name ?? system.id, timezone, owner: system.owner ?? '',
      zone: zoneNamed(timezone) ?? UTC,
    };
  });
}

function planAuthority(manifest: Manifest, systems: readonly PlannedSystem[], defaults: string[]): PlannedSystem {
  const named = manifest.authority?.default;
  if (named !== undefined) return systemNamed(systems, named);
  const chosen = systems.find((system) => system.code === 'erp') ?? systems.find((system) => system.kind === 'erp')
    ?? systems.find((system) => system.kind === 'wms') ?? systems[0];
  if (chosen === undefined) {
    return fail({
      code: 'not_recognised', message: 'No file says which system it comes from.',
      expected: 'file names that begin with a system, such as wms_stock.csv',
      found: 'none', remedy: 'Rename the files, or name their systems in engagement.json.',
    });
  }
  defaults.push(`"${chosen.code}" is taken as the system of record.`);
  return chosen;
}

/** The schema has made sure that the system is there. */
function systemNamed(systems: readonly PlannedSystem[], code: string): PlannedSystem {
  return systems.find((system) => system.code === code) ?? fail({
    code: 'manifest_invalid', file: MANIFEST_FILE, message: `There is no system "${code}".`, expected: 'the id of a system',
    found: `"${code}"`,
    remedy: 'Declare it under "systems" in engagement.json.',
  });
}

function planSource(
  ports: Ports, folder: string, { source, reading, dataset }: Recognised, systems: readonly PlannedSystem[],
  authority: PlannedSystem,
): PlannedSource {
  const doubts = [...reading.doubts];
  const path = ports.files.join(folder, source.file);
  const system = source.system === undefined
    ? guessSystem(source.file, dataset, reading.preset, systems, authority, doubts) : systemNamed(systems, source.system);
  return {
    file: source.file, path, system, dataset, doubts, presetName: reading.presetName, preset: reading.preset, columns: reading.columns,
    asOf: source.asOf === undefined ? null : instantOf(source.asOf.trim(), system.zone) ?? null,
    values: reading.values, signs: source.signs ?? reading.preset?.signs ?? 'as_written',
    controlRows: source.control?.rows ?? null, controlQuantity: source.control?.quantity ?? null,
  };
}

/** How a file is read, by its header. Fails where nothing says what it is, or something about it has to be told first. */
async function recogniseSource(ports: Ports, folder: string, source: ManifestSource): Promise<Recognised> {
  const { file } = source;
  const { header } = await readHead(ports.files, ports.files.join(folder, file), file);
  const reading = chooseReading(file, source, header);
  assertAnswered(file, reading);
  const dataset = reading.dataset ?? fail({
    code: 'not_recognised', file, message: 'Its columns are those of no dataset.',
    expected: 'the canonical columns of a dataset',
    found: header.slice(0, 12).map((name) => `"${name.slice(0, 40)}"`).join(', '),
    remedy: 'Say what it is with "dataset" and "columns" in engagement.json.',
  });
  return { source, reading, dataset };
}

function guessSystem(
  file: string, dataset: Dataset, preset: Preset | undefined, systems: readonly PlannedSystem[], authority: PlannedSystem,
  doubts: string[],
): PlannedSystem {
  const [only] = systems;
  const known = systems.map((system) => ({ id: system.code, kind: system.kind }));
  const byName = systemOf(file, known);
  const code = byName ?? systemOf(file, known, preset) ?? (systems.length === 1 ? only?.code : undefined);
  if (code !== undefined) {
    doubts.push(`It was taken to come from "${code}" by its ${byName === undefined && preset !== undefined ? 'preset' : 'name'}.`);
    return systemNamed(systems, code);
  }
  if (dataset === 'items' || dataset === 'locations') {
    doubts.push(`Its name says no system; it counts as the list of "${authority.code}".`);
    return authority;
  }
  return fail({
    code: 'not_recognised', file, message: 'Its name does not say which system it comes from.',
    expected: `a name that begins with ${systems.map((system) => `"${system.code}"`).join(', ')}`, found: `"${file}"`,
    remedy: 'Name its "system" in engagement.json, or rename the file.',
  });
}

function planHandoffs(manifest: Manifest, systems: readonly PlannedSystem[], defaults: string[]): PlannedHandoff[] {
  return (manifest.handoffs ?? []).map((handoff) => {
    const to = systemNamed(systems, handoff.to);
    const every = handoff.everyMinutes ?? null;
    const within = handoff.withinMinutes ?? (every === null ? DAY_MINUTES : 2 * every);
    if (handoff.withinMinutes === undefined) {
      defaults.push(`Handoff "${handoff.id}" is on time within ${within} minutes${every === null ? '' : ', twice its cadence'}.`);
    }
    if (handoff.owner === undefined && to.owner !== '') {
      defaults.push(`Handoff "${handoff.id}" is owned by the owner of "${to.code}", ${to.owner}.`);
    }
    return {
      code: handoff.id, eventType: handoff.event, from: systemNamed(systems, handoff.from).id, to: to.id,
      mechanism: handoff.mechanism ?? '',
      everyMinutes: every, withinMinutes: within, owner: handoff.owner ?? to.owner, locations: handoff.locations ?? [],
    };
  });
}
