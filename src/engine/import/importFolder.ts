/** The use case: a folder of exports into an empty database, all or nothing. */
import type { FiguresOf } from '../../domain/attribution/figures.ts';
import { KeyTable } from '../../importers/bytes/keyTable.ts';
import type { Keys } from '../../importers/delimited/rowReader.ts';
import { ListsNeeded } from '../../importers/listsNeeded.ts';
import { EntityKeys } from '../../importers/entityKeys.ts';
import { normalIds, spellingsOf } from '../../importers/referenceTable.ts';
import { FactWriter } from '../../store/facts/factWriter.ts';
import { writeSystem } from '../../store/facts/engagementWriter.ts';
import type { KeptFacts } from '../../store/facts/keptFacts.ts';
import type { Database } from '../../store/database.ts';
import type { Ports, Task } from '../../ports.ts';
import { SecondThread } from '../beside/secondThread.ts';
import { expectedReferences, expectedRows } from './expected.ts';
import { FaultsTogether } from './faultsTogether.ts';
import { finishImport } from './finishImport.ts';
import { planImport } from './importPlan.ts';
import type { ImportPlan, PlannedSource, SetsAside } from './importPlan.ts';
import { loadSources } from './loadFromReader.ts';
import { loadMasterData, tellListedDuplicates } from './loadMasterData.ts';
import type { MasterData, MasterRows, SaidAliases } from './loadMasterData.ts';
import { loadSource } from './loadSource.ts';
import type { Loading } from './loadSource.ts';
import { ListedUnits } from './listedUnits.ts';
import { memoryFiles } from './memoryFiles.ts';
import type { MemoryFile } from './memoryFiles.ts';
import { failNothing, orUnrecognised } from './recogniseSources.ts';
import { setAside } from './setAside.ts';
import { canBeMended, keepSetAside } from './keepSetAside.ts';
import type { Unrecognised } from './keepSetAside.ts';
import type { Looking } from './lookInto.ts';
import { ProblemError, fail } from '../../domain/problem.ts';
import { NearDuplicates } from './nearDuplicates.ts';
import { withoutRepeats } from './repeatedSources.ts';
import { surveySources, surveyedAgain } from './surveySources.ts';

export interface ImportOptions {
  /** Whether the source files go into the engagement, compressed. */
  readonly keepSources: boolean;
  /**
   * Which files that cannot be read are set aside, to be asked about, while the others are read: those named, or all that no
   * engagement.json declares. Where it is left out, a file that is recognised and cannot be read fails the import.
   */
  readonly setsAside?: SetsAside;
  /** What was settled before: how exports are read. */
  readonly remembered?: Looking['remembered'];
  readonly said?: SaidAliases | undefined;
  /** Codes and names of locations that are known: columns that are called so are locations. */
  readonly places?: readonly string[] | undefined;
}

export interface ImportOutcome {
  readonly sources: number;
  readonly positions: number;
  readonly events: number;
  readonly rejected: number;
  readonly cutoff: number;
  /** Whether engagement.json has a handoff map; where not, it is to be inferred from the logs. */
  readonly handoffsDeclared: boolean;
  readonly defaults: readonly string[];
  readonly unrecognised: readonly Unrecognised[];
  /** The large tables' columns, for the run that follows; not to be held on to after it. */
  readonly facts: KeptFacts;
}

/** A source that is read, with the id it has in the table. */
export interface NumberedSource extends PlannedSource {
  readonly id: number;
  readonly bytes: number;
  readonly extraDoubts: readonly string[];
  /** Whether a look at its beginning showed that its quantities may be in units of their own; before that look, they may. */
  readonly mayHaveUnits: boolean;
}

/** What is gathered over all sources of one import. */
export interface Gathered {
  readonly keys: Keys;
  readonly writer: FactWriter;
  readonly units: ListedUnits;
  /** The latest moment of any row; −Infinity where none has one. */
  latest: number;
  positions: number;
  events: number;
  rejected: number;
}

/**
 * Loads a folder into a database that has the schema and no facts. Fails with a `ProblemError` that names file, row and column;
 * the database is then as it was. `second` is the thread beside, which then works for the run that follows; without one the import has its
 * own, where the ports have any.
 */
export async function importFolder(
  db: Database, ports: Ports, folder: string, options: ImportOptions, task: Task, second?: SecondThread,
): Promise<ImportOutcome> {
  task.report({ phase: 'Looking at the folder', done: 0, total: 0, unit: 'steps', rate: 0 });
  const thread = second ?? new SecondThread(ports.threads);
  try {
    await thread.startFor(folder, ports.files);
    return await importWith(db, ports, folder, options, task, thread);
  } finally {
    if (second === undefined) await thread.end();
  }
}

async function importWith(
  db: Database, ports: Ports, folder: string, options: ImportOptions, task: Task, second: SecondThread,
): Promise<ImportOutcome> {
  const planned = await planImport(ports, folder, task, options.remembered, options.setsAside, options.places);
  await task.breathe();
  const { sources, repeats } = await withoutRepeats(ports, planned.sources, task);
  const unrecognised = [...planned.unrecognised];
  const plan = { ...planned, defaults: [...planned.defaults, ...repeats], unrecognised };
  const { setsAside } = options;
  const mayBeSetAside = (file: string): boolean =>
    (setsAside === 'undeclared' ? !planned.isDeclared : setsAside?.has(file) === true);
  const faults = new FaultsTogether();
  let surveyed = await surveySources(ports, sources, task, (source, survey) =>
    (mayBeSetAside(source.file) ? orUnrecognised(source.file, source.path, unrecognised, survey) : faults.gather(survey)));
  faults.assertNone(planned.isDeclared ? [] : unrecognised.map(({ file, reason }) => `${file}: ${reason}`));
  let beforeLists = true;
  const before = db.export();
  let writer: FactWriter;
  let outcome: Loaded;
  for (;;) {
    assertWorthwhile(ports.files.baseName(folder), surveyed, unrecognised);
    const rows = new FactWriter(db, { events: expectedRows(surveyed, 'events'), positions: expectedRows(surveyed, 'positions') });
    const given = surveyed;
    writer = rows;
    try {
      outcome = await db.longTransaction(async () => loadAll({ db, ports, options, task, second }, plan, given, rows, beforeLists));
      break;
    } catch (error) {
      if (error instanceof ListsNeeded) {
        beforeLists = false;
        continue;
      }
      const again = await surveyedAgain(ports, given, error, task);
      if (again !== undefined) {
        surveyed = again;
        continue;
      }
      const failed = error instanceof ProblemError ? given.find(({ file }) => file === error.problem.file) : undefined;
      if (!(error instanceof ProblemError) || failed === undefined || !mayBeSetAside(failed.file)) throw error;
      unrecognised.push(setAside(failed.file, failed.path, error.problem));
      surveyed = given.filter((source) => source !== failed);
    }
  }
  const { references, sizes, ...rest } = outcome;
  second.give('figures', { positions: writer.positionsWritten(), cutoff: outcome.cutoff, ...sizes });
  try {
    await writer.load(spellingsOf(references), references.count,
      async () => await second.made('normalIds', task) ?? normalIds(references));
  } catch (error) {
    db.replace(before);
    throw error;
  }
  const facts = writer.kept();
  second.give('physical', { events: facts.events, references: references.parts() });
  return { ...rest, facts };
}

/** Nothing but questions is worth a start; nothing but what no answer mends is not. */
function assertWorthwhile(folder: string, sources: readonly NumberedSource[], unrecognised: readonly Unrecognised[]): void {
  if (sources.length > 0 || unrecognised.some(({ problem }) => problem !== undefined && canBeMended(problem))) return;
  const [first, second] = unrecognised;
  if (first?.problem !== undefined && second === undefined) fail({ file: first.file, ...first.problem });
  failNothing(folder, unrecognised);
}

/** The same for files that exist in memory only. */
export function importFiles(
  db: Database, ports: Ports, files: readonly MemoryFile[], options: ImportOptions, task: Task,
): Promise<ImportOutcome> {
  // What is in this thread's memory only is read in this thread.
  const { threads: _, ...others } = ports;
  return importFolder(db, { ...others, files: memoryFiles(files) }, '', options, task);
}

/** What is in the tables, but for the large ones. */
interface Loaded extends Omit<ImportOutcome, 'facts'> {
  readonly references: KeyTable;
  readonly sizes: Pick<FiguresOf, 'items' | 'locations'>;
}

async function loadAll(
  surroundings: Pick<Loading, 'db' | 'ports' | 'options' | 'task' | 'second'>, plan: ImportPlan, sources: readonly NumberedSource[],
  writer: FactWriter, beforeLists: boolean,
): Promise<Loaded> {
  const { db, ports, task, second } = surroundings;
  for (const system of plan.systems) writeSystem(db, system);
  const keys: Keys = {
    items: new EntityKeys(), locations: new EntityKeys(), references: new KeyTable(expectedReferences(sources)), words: new KeyTable()
  };
  const units = new ListedUnits();
  const gathered: Gathered = { keys, writer, units, latest: -Infinity, positions: 0, events: 0, rejected: 0 };
  const isList = (source: NumberedSource): boolean => source.dataset === 'items' || source.dataset === 'locations';
  const master: MasterRows = { items: [], locations: [] };
  const nearDuplicates = { items: new NearDuplicates(keys.items), locations: new NearDuplicates(keys.locations) };
  const loading: Loading = { ...surroundings, gathered, master, nearDuplicates };
  const lists = sources.filter(isList);
  const others = sources.filter((one) => !isList(one));
  const loadLists = async (): Promise<MasterData> => {
    for (const source of lists) await loadSource(loading, source);
    const resolved = loadMasterData(db, gathered, master, surroundings.options.said);
    tellListedDuplicates(db, nearDuplicates, master);
    return resolved;
  };
  const resolved = await loadSources(loading, { lists, others }, loadLists, beforeLists);
  task.report({ phase: 'Writing the tables', done: 0, total: 0, unit: 'steps', rate: 0 });
  await task.breathe();
  await keepSetAside(db, ports, plan.unrecognised, surroundings.options.keepSources, task);
  second.give('normalIds', keys.references.parts());
  const cutoff = finishImport(db, plan, gathered, resolved, ports.version);
  return {
    sources: sources.length, positions: gathered.positions, events: gathered.events, rejected: gathered.rejected,
    cutoff: cutoff.at,
    handoffsDeclared: plan.handoffs !== null, defaults: cutoff.defaults, unrecognised: plan.unrecognised,
    references: keys.references,
    sizes: { items: { code: { length: keys.items.count + 1 } }, locations: { code: { length: keys.locations.count + 1 } } },
  };
}
