/** The use case: a folder of exports into an empty database, all or nothing. */
import type { EventBatch, ItemListing, LocationListing, PositionBatch } from '../../domain/factBatch.ts';
import { fromUnits } from '../../domain/quantity.ts';
import { KeyTable } from '../../importers/bytes/keyTable.ts';
import { readDelimited } from '../../importers/delimited/readDelimited.ts';
import type { Keys, RowSink } from '../../importers/delimited/rowReader.ts';
import { EntityKeys } from '../../importers/entityKeys.ts';
import { FactWriter } from '../../store/facts/factWriter.ts';
import type { RowOrigin } from '../../store/facts/factWriter.ts';
import { writeSource, writeSourceContent, writeSystem } from '../../store/facts/engagementWriter.ts';
import type { KeptFacts } from '../../store/facts/keptFacts.ts';
import type { Database } from '../../store/database.ts';
import type { Ports, Task } from '../../ports.ts';
import { finishImport } from './finishImport.ts';
import { planImport } from './importPlan.ts';
import type { ImportPlan, PlannedSource } from './importPlan.ts';
import { loadMasterData } from './loadMasterData.ts';
import type { MasterRows } from './loadMasterData.ts';
import { memoryFiles } from './memoryFiles.ts';
import type { MemoryFile } from './memoryFiles.ts';
import { openSource } from './readHead.ts';
import { withoutRepeats } from './repeatedSources.ts';

export interface ImportOptions {
  /** Whether the source files go into the engagement, compressed. */
  readonly keepSources: boolean;
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
  readonly unrecognised: readonly { readonly file: string; readonly reason: string }[];
  /** The large tables' columns, for the run that follows; not to be held on to after it. */
  readonly facts: KeptFacts;
}

/** A source that is read, with the id it has in the table. */
export interface NumberedSource extends PlannedSource {
  readonly id: number;
  readonly extraDoubts: readonly string[];
}

/** What is gathered over all sources of one import. */
export interface Gathered {
  readonly keys: Keys;
  readonly writer: FactWriter;
  /** The latest moment of any row; −Infinity where none has one. */
  latest: number;
  positions: number;
  events: number;
  rejected: number;
}

/**
 * Loads a folder into a database that has the schema and no facts. Fails with a `ProblemError` that names file, row and column;
 * the database is then as it was.
 */
export async function importFolder(
  db: Database, ports: Ports, folder: string, options: ImportOptions, task: Task,
): Promise<ImportOutcome> {
  task.report({ phase: 'Looking at the folder', done: 0, total: 0, unit: 'steps', rate: 0 });
  const plan = await planImport(ports, folder);
  const sources = await withoutRepeats(ports, plan.sources);
  const before = db.export();
  const writer = new FactWriter(db);
  const outcome = await db.longTransaction(async () => loadAll(db, ports, plan, sources, writer, options, task));
  try {
    writer.load();
  } catch (error) {
    db.replace(before);
    throw error;
  }
  return { ...outcome, facts: writer.kept() };
}

/** The same for files that exist in memory only. */
export function importFiles(
  db: Database, ports: Ports, files: readonly MemoryFile[], options: ImportOptions, task: Task,
): Promise<ImportOutcome> {
  return importFolder(db, { ...ports, files: memoryFiles(files) }, '', options, task);
}

async function loadAll(
  db: Database, ports: Ports, plan: ImportPlan, sources: readonly NumberedSource[], writer: FactWriter,
  options: ImportOptions, task: Task,
): Promise<Omit<ImportOutcome, 'facts'>> {
  for (const system of plan.systems) writeSystem(db, system);
  const keys: Keys = { items: new EntityKeys(), locations: new EntityKeys(), references: new KeyTable(), words: new KeyTable() };
  const gathered: Gathered = { keys, writer, latest: -Infinity, positions: 0, events: 0, rejected: 0 };
  const isList = (source: NumberedSource): boolean => source.dataset === 'items' || source.dataset === 'locations';
  const master: MasterRows = { items: [], locations: [] };
  const load = (source: NumberedSource): Promise<void> => loadSource(db, ports, source, gathered, master, options, task);
  for (const source of sources.filter(isList)) await load(source);
  const resolved = loadMasterData(db, gathered, master);
  for (const source of sources.filter((one) => !isList(one))) await load(source);
  task.report({ phase: 'Writing the tables', done: 0, total: 0, unit: 'steps', rate: 0 });
  await task.breathe();
  const cutoff = finishImport(db, plan, gathered, resolved, ports.version);
  return {
    sources: sources.length, positions: gathered.positions, events: gathered.events, rejected: gathered.rejected,
    cutoff: cutoff.at,
    handoffsDeclared: plan.handoffs !== null, defaults: cutoff.defaults, unrecognised: plan.unrecognised,
  };
}

async function loadSource(
  db: Database, ports: Ports, source: NumberedSource, gathered: Gathered, master: MasterRows, options: ImportOptions, task: Task,
): Promise<void> {
  const file = await openSource(ports.files, source.path, source.file);
  const digest = ports.digests.sha256();
  const started = ports.clock.elapsed();
  try {
    if (source.asOf !== null) gathered.latest = Math.max(gathered.latest, source.asOf);
    const reading = await readDelimited(
      {
        file: source.file, content: file, dataset: source.dataset, zone: source.system.zone, asOf: source.asOf,
        columns: source.columns,
        values: source.values, preset: source.preset,
      },
      gathered.keys, sinkFor(source, gathered, master), digest,
      async (rows, bytesRead) => {
        const seconds = (ports.clock.elapsed() - started) / 1000;
        task.report({
          phase: `Reading ${source.file}`, done: rows,
          total: bytesRead === 0 ? 0 : Math.round(rows * (file.bytes / bytesRead)), unit: 'rows',
          rate: seconds > 0 ? Math.round(rows / seconds) : 0,
        });
        await task.breathe();
      },
    );
    await file.assertUnchanged();
    gathered.rejected += reading.rejects.length;
    gathered.writer.rejects(source.id, reading.rejects);
    writeSource(db, {
      id: source.id, file: source.file, sha256: digest.hex(), bytes: file.bytes, systemId: source.system.id,
      dataset: source.dataset,
      preset: source.presetName, asOf: source.asOf, encoding: reading.encoding, delimiter: reading.delimiter,
      headerLine: reading.headerLine,
      rowsRead: reading.rowsRead, rowsLoaded: reading.rowsLoaded, rowsRejected: reading.rejects.length,
      quantity: reading.quantity,
      controlRows: source.controlRows,
      controlQuantity: source.controlQuantity === null ? null : fromUnits(source.controlQuantity),
      columns: reading.columns, doubts: [...source.doubts, ...source.extraDoubts, ...reading.doubts],
    });
  } finally {
    await file.close();
  }
  if (options.keepSources) writeSourceContent(db, source.id,
  await ports.compression.gzip(await ports.files.readWhole(source.path)));
}

function sinkFor(source: NumberedSource, gathered: Gathered, master: MasterRows): RowSink {
  const origin: RowOrigin = { sourceId: source.id, systemId: source.system.id };
  const { writer } = gathered;
  const items: ItemListing[] = [];
  const locations: LocationListing[] = [];
  if (source.dataset === 'items') master.items.push({ source, rows: items });
  if (source.dataset === 'locations') master.locations.push({ source, rows: locations });
  return {
    events(batch: EventBatch) {
      gathered.latest = Math.max(gathered.latest, latestOf(batch.occurredAt, batch.count), latestOf(batch.recordedAt,
      batch.count));
      gathered.events += batch.count;
      writer.events(origin, batch);
    },
    positions(batch: PositionBatch) {
      gathered.latest = Math.max(gathered.latest, latestOf(batch.asOf, batch.count));
      gathered.positions += batch.count;
      writer.positions(origin, batch);
    },
    items: (rows) => { items.push(...rows); },
    locations: (rows) => { locations.push(...rows); },
    incidents: (rows) => { writer.incidents(origin, rows); },
    orders: (rows) => { writer.orders(origin, rows); },
    payments: (rows) => { writer.payments(origin, rows); },
  };
}

function latestOf(moments: Float64Array, count: number): number {
  let latest = -Infinity;
  for (let row = 0; row < count; row += 1) {
    const moment = moments[row] as number;
    if (moment > latest) latest = moment;
  }
  return latest;
}
