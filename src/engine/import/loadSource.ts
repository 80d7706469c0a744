/** One source's rows, and what is said of it, into the tables. */
import { fail } from '../../domain/problem.ts';
import type { EventBatch, ItemListing, LocationListing, PositionBatch } from '../../domain/factBatch.ts';
import { fromUnits } from '../../domain/quantity.ts';
import { oddCodeDoubts } from '../../importers/delimited/readDelimited.ts';
import type { RowSink } from '../../importers/delimited/rowReader.ts';
import type { RowOrigin } from '../../store/facts/factWriter.ts';
import { writeSource, writeSourceContent, writeUnsureMoments } from '../../store/facts/engagementWriter.ts';
import type { Database } from '../../store/database.ts';
import type { Ports, Task } from '../../ports.ts';
import type { SecondThread } from '../beside/secondThread.ts';
import type { Gathered, ImportOptions, NumberedSource } from './importFolder.ts';
import { nearDuplicateDoubts } from './nearDuplicates.ts';
import type { NearDuplicates } from './nearDuplicates.ts';
import type { MasterRows } from './loadMasterData.ts';
import { readSource, toRead } from './readSource.ts';
import type { SourceProgress, SourceReading } from './readSource.ts';

/** What all sources of one import are loaded with. */
export interface Loading {
  readonly db: Database;
  readonly ports: Ports;
  readonly gathered: Gathered;
  readonly master: MasterRows;
  readonly options: ImportOptions;
  readonly task: Task;
  readonly second: SecondThread;
  readonly nearDuplicates: { readonly items: NearDuplicates; readonly locations: NearDuplicates };
}

/** Reads a source in this thread and writes it. */
export async function loadSource(loading: Loading, source: NumberedSource): Promise<void> {
  const { ports, gathered, task } = loading;
  const tell = progressOf(loading, source);
  const what = { ...toRead(source), units: gathered.units.of(source.system.id) };
  const result = await readSource(ports, what, gathered.keys, sinkFor(loading, source), async (progress) => {
    tell(progress);
    await task.breathe();
  });
  await finishSource(loading, source, result);
}

/** Reports how far a source is, with the rate since this was called. */
export function progressOf({ ports, task }: Loading, source: NumberedSource): (progress: SourceProgress) => void {
  const started = ports.clock.elapsed();
  return ({ rows, bytesRead, bytes }) => {
    const seconds = (ports.clock.elapsed() - started) / 1000;
    task.report({
      phase: `Reading ${source.file}`, done: rows, total: bytesRead === 0 ? 0 : Math.round(rows * (bytes / bytesRead)), unit: 'rows',
      rate: seconds > 0 ? Math.round(rows / seconds) : 0,
    });
  };
}

/** Writes what is known of a source once all its rows are. */
export async function finishSource(
  { db, ports, gathered, options, task, nearDuplicates: { items, locations } }: Loading, source: NumberedSource,
  { bytes, sha256, reading }: SourceReading,
): Promise<void> {
  const likeDoubts = [...nearDuplicateDoubts(items.since(), 'items'), ...nearDuplicateDoubts(locations.since(), 'locations')];
  if (source.asOf !== null) gathered.latest = Math.max(gathered.latest, source.asOf);
  gathered.rejected += reading.rowsRejected;
  gathered.writer.rejects(source.id, reading.rejects);
  writeSource(db, {
    id: source.id, file: source.file, sha256, bytes, systemId: source.system.id, dataset: source.dataset,
    preset: source.presetName, asOf: source.asOf, encoding: reading.encoding, delimiter: reading.delimiter,
    headerLine: reading.headerLine, rowsRead: reading.rowsRead, rowsLoaded: reading.rowsLoaded,
    rowsRejected: reading.rowsRejected, quantity: reading.quantity, controlRows: source.controlRows,
    controlQuantity: source.controlQuantity === null ? null : fromUnits(source.controlQuantity), columns: reading.columns,
    doubts: [...source.doubts, ...source.extraDoubts, ...reading.doubts, ...oddCodeDoubts(reading.oddCodes), ...likeDoubts],
    recognition: source.decisions,
  });
  writeUnsureMoments(db, source.id, reading.unsure);
  if (!options.keepSources) return;
  writeSourceContent(db, source.id, await compressed(await contentOf(ports, source, sha256), ports, task));
}

/** The content to be kept. Fails where it is no longer what was read. */
async function contentOf({ files, digests }: Ports, source: NumberedSource, sha256: string): Promise<Uint8Array> {
  const content = await files.readWhole(source.path);
  const digest = digests.sha256();
  digest.update(content);
  const found = digest.hex();
  if (found === sha256) return content;
  return fail({
    code: 'source_changed', file: source.file, message: 'The file changed between being read and being kept; nothing was taken from it.',
    expected: `the content with the SHA-256 ${sha256}`, found, remedy: 'Wait until it is written in full and import the folder again.',
  });
}

/** A source's bytes between two breaths while it is compressed: a fifth of a second. */
const COMPRESSED_AT_ONCE = 8 << 20;

/** gzip, in as many members as there are pieces; a reader of gzip takes them for one (RFC 1952, 2.2). */
async function compressed(content: Uint8Array, ports: Ports, task: Task): Promise<Uint8Array> {
  const members: Uint8Array[] = [];
  for (let at = 0; at === 0 || at < content.length; at += COMPRESSED_AT_ONCE) {
    members.push(await ports.compression.gzip(content.subarray(at, at + COMPRESSED_AT_ONCE)));
    await task.breathe();
  }
  const [only] = members;
  if (only !== undefined && members.length === 1) return only;
  const whole = new Uint8Array(members.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const member of members) {
    whole.set(member, at);
    at += member.length;
  }
  return whole;
}

/** Where the rows of a source go, with the ids of the tables. */
export function sinkFor({ gathered, master }: Loading, source: NumberedSource): RowSink {
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
