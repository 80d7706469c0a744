/** An engagement rolled forward: the exports of the next period, read as those of the last one were, with what was decided carried on. */
import type { Manifest, ManifestSource } from '../../contract/manifest.ts';
import { MANIFEST_FILE } from '../../contract/manifest.ts';
import { ProblemError } from '../../domain/problem.ts';
import { systemIdOf, systemOf } from '../../importers/recognise.ts';
import type { Files, Ports, Task } from '../../ports.ts';
import { applyChanges } from '../../store/decisions/applyChanges.ts';
import { appendDecision, lastDecision } from '../../store/decisions/decisionLog.ts';
import type { Database } from '../../store/database.ts';
import { readSetting } from '../../store/facts/readFacts.ts';
import { engagementSetup } from '../../store/queries/engagementSetup.ts';
import { knownPlaces } from '../../store/queries/knownPlaces.ts';
import { engagementSettings } from '../../store/queries/settings.ts';
import { listSources } from '../../store/queries/sources.ts';
import { plainChange } from '../decisions/decide.ts';
import { withdrawAll } from '../decisions/signOffPlan.ts';
import { operatorOf } from '../run/runEngagement.ts';
import { exportsIn } from './exportsIn.ts';
import { readManifest } from './importPlan.ts';
import { tellSetAside, withoutSetAside } from './keepSetAside.ts';
import { readAnew } from './readAnew.ts';
import { rememberedReadings } from './rememberedReadings.ts';
import { recogniseSource } from './recogniseSources.ts';
import { readSetup } from './setup.ts';
import { forgetAcceptedRejects } from '../../store/decisions/entities/keptEntities.ts';
import { writeSetting } from '../../store/facts/engagementWriter.ts';
import { hasHandoffs } from '../../store/queries/counts.ts';

/** What the person says about the new period; what is left out stays as it was, or comes from the folder's own engagement.json. */
export interface PeriodWish {
  readonly name?: string | undefined;
  /** ISO 8601; without one the latest moment of the data. */
  readonly cutoff?: string | undefined;
}

/**
 * Reads the exports in `folder` as the next period of an engagement: systems, owners, authority, map, readings of files by their names,
 * aliases, owner rules, tolerances and every exception that is remembered go on; sign-offs begin anew; the run compares with the last one.
 * The engagement at hand stays as it is. Fails as an import does.
 */
export async function readNextPeriod(before: Database, ports: Ports, folder: string, wish: PeriodWish, task: Task): Promise<Database> {
  const own = await readManifest(ports, folder);
  const { manifest, strange } = await nextManifest(before, ports, folder, own, wish, task);
  const settings = engagementSettings(before);
  return readAnew(before, ports, {
    files: withManifest(ports.files, folder, manifest), folder, setup: (db) => {
      tellSetAside(db);
      return withoutSetAside(db, manifest);
    },
    options: { remembered: rememberedReadings(before, ports), places: knownPlaces(before), setsAside: strange },
    map: own.handoffs === undefined ? 'whole' : 'rules',
    because: {}, then: (db) => { beginPeriod(before, db, ports, settings.cutoff, own.handoffs === undefined); },
  }, task);
}

/** The log says where the new period came from; what was signed is to be signed for this one. */
function beginPeriod(before: Database, db: Database, ports: Ports, cutoff: number, withMap: boolean): void {
  if (withMap && hasHandoffs(db)) {
    writeSetting(db, 'handoffs', readSetting(before, 'handoffs') ?? 'inferred');
    const told = JSON.parse(readSetting(db, 'defaults') ?? '[]') as string[];
    writeSetting(db, 'defaults', JSON.stringify([
      ...told.filter((sentence) => !sentence.startsWith('No handoff map was given')), 'The handoff map is that of the period before.',
    ]));
  }
  forgetAcceptedRejects(db);
  const from = engagementSettings(before);
  db.transaction(() => {
    const withdrawn = withdrawAll(db, 'A new period began');
    applyChanges(db, withdrawn);
    appendDecision(db, ports.digests, {
      at: ports.clock.now(), who: operatorOf(ports), command: 'rollForward',
      payload: {
        input: { command: 'rollForward', from: cutoff, of: from.name, last: lastDecision(before)?.hash ?? '' }, why: '',
        changes: withdrawn.map(plainChange), exceptions: [],
      },
    });
  });
}

/** How the files of the next period are to be read: as the folder's own engagement.json says, and else as those of the last one were. */
async function nextManifest(
  before: Database, ports: Ports, folder: string, own: Manifest, wish: PeriodWish, task: Task,
): Promise<{ readonly manifest: Manifest; readonly strange: ReadonlySet<string> }> {
  const setup = engagementSetup(before);
  const { name, client, currency } = engagementSettings(before);
  const cutoff = wish.cutoff ?? own.cutoff;
  const given: Manifest = {
    version: 1, name: (wish.name ?? own.name ?? name).trim().slice(0, 200) || 'Engagement', client: own.client ?? client,
    currency: own.currency ?? currency, ...(cutoff === undefined ? {} : { cutoff }),
    ...(own.handoffs === undefined ? {} : { handoffs: own.handoffs }),
  };
  if (own.sources !== undefined) {
    const declared = { systems: own.systems ?? setup.systems, authority: own.authority ?? setup.authority, sources: own.sources };
    return { manifest: { ...given, ...declared }, strange: new Set() };
  }
  const systems = [...(own.systems ?? setup.systems)];
  const sources: ManifestSource[] = [];
  /** Files that no file of the last period is like. */
  const strange = new Set<string>();
  const earlier = entriesBefore(before);
  for (const { name: file } of (await exportsIn(ports.files, folder)).files) {
    await task.breathe();
    const alike = earlier.filter((entry) => stemOf(containerOf(entry.file)) === stemOf(file));
    if (alike.length > 0) {
      sources.push(...alike.map((entry) => ({ ...entry, file: `${file}${entry.file.slice(containerOf(entry.file).length)}` })));
      continue;
    }
    strange.add(file);
    sources.push({ file });
    const found = await recognised({ ports, breathe: () => task.breathe() }, folder, file);
    if (found === undefined) continue;
    const known = systems.map(({ id, kind }) => ({ id, kind: kind ?? 'erp' as const }));
    const system = systemOf(file, known, found.preset) ?? systemIdOf(file, found.preset);
    if (system !== undefined && !systems.some(({ id }) => id === system)) systems.push({ id: system });
  }
  const listed = sources.length === 0 ? {} : { sources };
  return { manifest: { ...given, systems, authority: own.authority ?? setup.authority, ...listed }, strange };
}

/** What each file of the last period was read as; its own moment and control totals belong to that period. */
function entriesBefore(before: Database): readonly ManifestSource[] {
  const said = new Map((readSetup(before).sources ?? []).map((entry) => [entry.file, entry]));
  return listSources(before).map(({ file, system, dataset }) => {
    const { asOf: _asOf, control: _control, ...entry } = said.get(file) ?? { file };
    return { ...entry, file, system, dataset };
  });
}

async function recognised(
  looking: Parameters<typeof recogniseSource>[0], folder: string, file: string,
): Promise<{ readonly preset: Parameters<typeof systemOf>[2] } | undefined> {
  try {
    const { reading } = await recogniseSource(looking, folder, { file });
    return { preset: reading.preset };
  } catch (error) {
    // The import sets it aside, to be asked about.
    if (error instanceof ProblemError && error.problem.code !== 'cancelled') return undefined;
    throw error;
  }
}

function containerOf(file: string): string {
  const at = file.indexOf('#');
  return at > 0 ? file.slice(0, at) : file;
}

/** In English, whole and short. */
const MONTHS = new Set(('january february march april may june july august september october november december'
  + ' jan feb mar apr jun jul aug sep sept oct nov dec').split(' '));

/** A file's name without what changes from month to month: figures, names of months, and the marks between words. */
export function stemOf(file: string): string {
  const words = file.toLowerCase().replace(/[^a-z#]+/gu, ' ').trim().split(' ');
  return words.filter((word) => !MONTHS.has(word)).join(' ');
}

/** A folder with another manifest than lies in it, or with one where none does. */
function withManifest(files: Files, folder: string, manifest: Manifest): Files {
  const path = files.join(folder, MANIFEST_FILE);
  const bytes = new TextEncoder().encode(JSON.stringify(manifest));
  return {
    ...files,
    stat: async (of) => (of === path ? { kind: 'file', bytes: bytes.length } : files.stat(of)),
    readWhole: async (of) => (of === path ? bytes : files.readWhole(of)),
  };
}
