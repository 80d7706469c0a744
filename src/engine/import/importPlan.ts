/** From a folder and, where there is one, its engagement.json to the list of what is to be read, every default spelt out. */
import { MANIFEST_FILE, parseManifest } from '../../contract/manifest.ts';
import type { Manifest, ManifestSource } from '../../contract/manifest.ts';
import { fail, visible } from '../../domain/problem.ts';
import { instantOf } from '../../domain/time/instant.ts';
import { UTC, zoneNamed } from '../../domain/time/zone.ts';
import type { Zone } from '../../domain/time/zone.ts';
import type { Dataset, EventType } from '../../domain/vocabulary.ts';
import { startDecoding } from '../../importers/bytes/text.ts';
import { formatOf } from '../../importers/delimited/columnFormats.ts';
import type { ColumnFormats } from '../../importers/delimited/columnFormats.ts';
import type { Signs } from '../../importers/delimited/rowReader.ts';
import type { Preset } from '../../importers/presets/preset.ts';
import { kindOf, systemIdOf, systemOf } from '../../importers/recognise.ts';
import type { Decision, FoundTable } from '../../importers/tables/foundTable.ts';
import type { NewSystem } from '../../store/facts/engagementWriter.ts';
import type { Ports, Task } from '../../ports.ts';
import { FaultsTogether } from './faultsTogether.ts';
import { canBeMended } from './keepSetAside.ts';
import type { Unrecognised } from './keepSetAside.ts';
import type { Looking } from './lookInto.ts';
import { setAsideToldTwice } from './namedSystem.ts';
import { failNothing, orUnrecognised, recogniseSource, sourcesInFolder, unlisted } from './recogniseSources.ts';
import type { Recognised } from './recogniseSources.ts';

export interface PlannedSystem extends NewSystem {
  readonly zone: Zone;
}

export interface PlannedSource {
  /** As results show it: `book.xlsx#Sheet2` where a file holds several tables. */
  readonly file: string;
  readonly path: string;
  /** Which part of the file it is; '' where it is all of it. */
  readonly part: string;
  /** Absent where the file is read as a stream. */
  readonly table: FoundTable | undefined;
  readonly system: PlannedSystem;
  readonly dataset: Dataset;
  /** Whether its own rows say which system it comes from, and nobody else did. */
  readonly namesItself: boolean;
  readonly asOf: number | null;
  /** What it is read by, as results show it. */
  readonly presetName: string;
  readonly preset: Preset | undefined;
  readonly columns: ReadonlyMap<string, readonly string[]>;
  readonly values: ReadonlyMap<string, ReadonlyMap<string, string>>;
  readonly signs: Signs;
  readonly formats: ColumnFormats;
  readonly controlRows: number | null;
  /** In units, as given. */
  readonly controlQuantity: number | null;
  readonly doubts: readonly string[];
  /** What recognition decided, why, and how sure it is. */
  readonly decisions: readonly Decision[];
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
  /** Whether engagement.json lists what is to be read. */
  readonly isDeclared: boolean;
  readonly name: string;
  readonly client: string;
  readonly currency: string;
  /** Null where it is to be taken from the data. */
  readonly cutoff: number | null;
  /** In which moments are shown: the authority's zone; where it declares none, the offset of the cut-off given. */
  readonly timezone: string;
  readonly systems: readonly PlannedSystem[];
  /** Null where nothing is read yet. */
  readonly authority: PlannedSystem | null;
  readonly rules: readonly { readonly location: string; readonly systemId: number }[];
  /** In the order in which they are listed. */
  readonly sources: readonly PlannedSource[];
  /** Null where the manifest has no handoff map and it has to be inferred. */
  readonly handoffs: readonly PlannedHandoff[] | null;
  readonly defaults: readonly string[];
  readonly unrecognised: readonly Unrecognised[];
}

/** Which files that cannot be read are asked about: those named, or all that no engagement.json declares. */
export type SetsAside = 'undeclared' | ReadonlySet<string>;

/** What an hour or day means where a handoff says nothing about its window. */
const DAY_MINUTES = 1_440;

/**
 * Sources that cannot be recognised fail the plan where engagement.json declares them, but for those that `mayBeSetAside` names; without
 * declarations they are set aside. Where somebody is there to answer, which `mayBeSetAside` says, a plan may have no source but questions.
 */
export async function planImport(
  ports: Ports, folder: string, task?: Task, remembered?: Looking['remembered'], mayBeSetAside?: SetsAside,
  places: readonly string[] = [],
): Promise<ImportPlan> {
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
  const unrecognised: Unrecognised[] = [];
  const listed: Recognised[] = [];
  const looking: Looking = {
    ports, breathe: async () => task?.breathe(), remembered: knownOnly(manifest, remembered),
    places: new Set([...places, ...placesOf(manifest)]), systems: manifest.systems,
    begins: (file, done, total) => { task?.report({ phase: `Recognising ${visible(file, 80)}`, done, total, unit: 'steps', rate: 0 }); },
  };
  const isNamed = (file: string): boolean => mayBeSetAside !== undefined && mayBeSetAside !== 'undeclared' && mayBeSetAside.has(file);
  const setsAside = (file: string): boolean => manifest.sources === undefined || isNamed(file);
  const faults = new FaultsTogether();
  const declared = manifest.sources ?? [];
  for (const [done, source] of declared.entries()) {
    looking.begins?.(source.file, done, declared.length);
    await looking.breathe();
    const recognise = (): Promise<Recognised> => recogniseSource(looking, folder, source);
    const one = setsAside(source.file)
      ? await orUnrecognised(source.file, ports.files.join(folder, source.file), unrecognised, recognise)
      : await faults.gather(recognise);
    if (one !== undefined) listed.push(one);
  }
  faults.assertNone();
  if (manifest.sources === undefined) {
    const { found, hidden } = await sourcesInFolder(looking, folder, unrecognised);
    listed.push(...found);
    if (hidden.length > 0) defaults.push(hiddenSaid(hidden));
  }
  const isOpen = (): boolean => mayBeSetAside !== undefined
    && unrecognised.some(({ problem }) => problem !== undefined && canBeMended(problem));
  if (listed.length === 0 && !isOpen()) failNothing(ports.files.baseName(folder), unrecognised);
  const systems = planSystems(manifest, listed, defaults);
  const authority = planAuthority(manifest, systems, defaults);
  const sources: PlannedSource[] = [];
  const areDeclared = manifest.systems !== undefined;
  for (const one of listed) {
    const plan = async (): Promise<PlannedSource> => planSource(ports, folder, one, { systems, authority, areDeclared });
    const planned = setsAside(one.source.file)
      ? await orUnrecognised(one.source.file, ports.files.join(folder, one.container), unrecognised, plan)
      : await faults.gather(plan);
    if (planned !== undefined) sources.push(planned);
  }
  faults.assertNone();
  setAsideToldTwice(sources, unrecognised);
  if (sources.length === 0 && !isOpen()) failNothing(ports.files.baseName(folder), unrecognised);
  if (manifest.sources !== undefined) unrecognised.push(...await unlisted(ports, folder, manifest.sources));
  const cutoffText = manifest.cutoff?.trim();
  const timezone = shownIn(manifest, authority, cutoffText, defaults);
  if (manifest.name === undefined) defaults.push('The engagement is named after its folder.');
  if (manifest.client === undefined) defaults.push('No client is named.');
  if (manifest.currency === undefined) defaults.push('Money is in USD.');
  return {
    isDeclared: manifest.sources !== undefined,
    name: manifest.name ?? (ports.files.baseName(folder) || 'Engagement'), client: manifest.client ?? '',
    currency: manifest.currency ?? 'USD',
    cutoff: cutoffText === undefined ? null : instantOf(cutoffText, authority?.zone ?? UTC) ?? null,
    timezone, systems, authority, sources, defaults, unrecognised: unrecognised.sort((a, b) => (a.file < b.file ? -1 : 1)),
    rules: (manifest.authority?.rules ?? [])
      .map(({ location, system }) => ({ location, systemId: systemNamed(systems, system).id })),
    handoffs: manifest.handoffs === undefined ? null : planHandoffs(manifest, systems, defaults),
  };
}

/** The locations that engagement.json speaks of. */
export function placesOf({ authority, handoffs }: Manifest): readonly string[] {
  const ruled = (authority?.rules ?? []).map(({ location }) => location);
  return [...ruled, ...(handoffs ?? []).flatMap(({ locations }) => locations ?? [])].map((place) => place.trim());
}

function hiddenSaid(hidden: readonly string[]): string {
  const shown = hidden.slice(0, 5).map((name) => `"${visible(name, 80)}"`).join(', ');
  return `Hidden files and those of the system were left out: ${shown}${hidden.length > 5 ? ` and ${hidden.length - 5} more` : ''}.`;
}

/** Without the system of a settled reading where this engagement has no such system. */
function knownOnly(manifest: Manifest, remembered: Looking['remembered']): Looking['remembered'] {
  if (remembered === undefined) return undefined;
  return (header) => {
    const { system, ...others } = remembered(header) ?? {};
    const isKnown = system !== undefined && manifest.systems?.some(({ id }) => id === system) !== false;
    const reading = { ...others, ...(isKnown ? { system } : {}) };
    return Object.keys(reading).length === 0 ? undefined : reading;
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

/** The zone in which moments are shown. A cut-off given with an offset is shown with it, where no zone of the authority says otherwise. */
function shownIn(manifest: Manifest, authority: PlannedSystem | null, cutoff: string | undefined, defaults: string[]): string {
  if (cutoff !== undefined && /^\d{4}-\d{2}-\d{2}$/u.test(cutoff)) {
    defaults.push(`The cut-off ${cutoff} gives no time: it is the start of that day.`);
  }
  const declared = manifest.systems?.find(({ id }) => id === authority?.code)?.timezone;
  const offset = /T.*?([+-]\d{2}:\d{2})$/iu.exec(cutoff ?? '')?.[1];
  if (declared !== undefined || offset === undefined || zoneNamed(offset) === undefined) return authority?.timezone ?? 'UTC';
  defaults.push(`Moments are shown at the offset of the cut-off, ${offset}, because "${authority?.code ?? ''}" declares no time zone.`);
  return offset;
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

/** Null where no file says which system it comes from: each of them is to be asked. */
function planAuthority(manifest: Manifest, systems: readonly PlannedSystem[], defaults: string[]): PlannedSystem | null {
  const named = manifest.authority?.default;
  if (named !== undefined) return systemNamed(systems, named);
  const chosen = systems.find((system) => system.code === 'erp') ?? systems.find((system) => system.kind === 'erp')
    ?? systems.find((system) => system.kind === 'wms') ?? systems[0];
  if (chosen === undefined) return null;
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

interface KnownSystems {
  readonly systems: readonly PlannedSystem[];
  readonly authority: PlannedSystem | null;
  /** Whether engagement.json names them; otherwise they are those that the files speak of, and there may be others. */
  readonly areDeclared: boolean;
}

function planSource(
  ports: Ports, folder: string, { source, container, part, reading, dataset, namesItself }: Recognised, known: KnownSystems,
): PlannedSource {
  const doubts = [...reading.doubts];
  const decisions = [...part.decisions, ...reading.decisions];
  const path = ports.files.join(folder, container);
  const { system, because } = source.system === undefined
    ? guessSystem(source.file, dataset, reading.preset, known, doubts)
    : { system: systemNamed(known.systems, source.system), because: namesItself ? 'its rows say so' : 'it was said so' };
  decisions.push({ about: 'system', decided: system.code, because, sureness: source.system === undefined ? 'likely' : 'certain' });
  return {
    file: source.file, path, part: part.part, table: part.table, system, dataset, namesItself, doubts, decisions,
    presetName: reading.presetName, preset: reading.preset, columns: reading.columns,
    asOf: source.asOf === undefined ? null : instantOf(source.asOf.trim(), system.zone) ?? null,
    values: reading.values, formats: formatsOf(source, reading.preset),
    signs: source.signs ?? reading.preset?.signs ?? 'as_written',
    controlRows: source.control?.rows ?? null, controlQuantity: source.control?.quantity ?? null,
  };
}

/** The formats that are declared: by the preset, and by engagement.json over it. */
export function formatsOf(source: Pick<ManifestSource, 'formats'>, preset: Preset | undefined): ColumnFormats {
  return new Map([...Object.entries(preset?.formats ?? {}), ...Object.entries(source.formats ?? {})].flatMap(([canonical, word]) =>
    (word === undefined ? [] : [[canonical, formatOf(word)] as const])));
}

function guessSystem(
  file: string, dataset: Dataset, preset: Preset | undefined, { systems, authority, areDeclared }: KnownSystems, doubts: string[],
): { readonly system: PlannedSystem; readonly because: string } {
  const [only] = systems;
  const known = systems.map((system) => ({ id: system.code, kind: system.kind }));
  const byName = systemOf(file, known);
  // Systems that nobody declared are those that the files, and this one with them, were seen to come from.
  const own = systems.find((system) => system.code === systemIdOf(file, preset))?.code;
  const code = byName ?? systemOf(file, known, preset) ?? (areDeclared ? (systems.length === 1 ? only?.code : undefined) : own);
  if (code !== undefined) {
    const isByPreset = byName === undefined && preset !== undefined;
    const isOnly = byName === undefined && !isByPreset;
    const why = isOnly ? ', as there is no other system' : ` by its ${isByPreset ? 'preset' : 'name'}`;
    doubts.push(`It was taken to come from "${code}"${why}.`);
    const because = isByPreset ? 'such a report comes from a system of its kind' : isOnly ? 'there is no other system'
      : 'its name says so';
    return { system: systemNamed(systems, code), because };
  }
  if (authority !== null && (dataset === 'items' || dataset === 'locations')) {
    doubts.push(`Its name says no system; it counts as the list of "${authority.code}".`);
    return { system: authority, because: 'its name says no system, and lists are mostly the authority\'s' };
  }
  return fail({
    code: 'not_recognised', file, message: 'Its name does not say which system it comes from.',
    expected: systems.length === 0 ? 'a name that begins with a system, such as wms_stock.csv'
      : `a name that begins with ${systems.map((system) => `"${system.code}"`).join(', ')}`,
    found: `"${file}"`,
    remedy: 'Name its "system" in engagement.json, or rename the file.', asks: { of: 'system' },
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
