/** The import's side of a reader thread: takes what it read, in the order of the sources, and writes it. */
import { fail } from '../../domain/problem.ts';
import { ListsNeeded } from '../../importers/listsNeeded.ts';
import type { RowSink } from '../../importers/delimited/rowReader.ts';
import type { BesideThread } from '../../ports.ts';
import type { ToThread } from '../beside/messages.ts';
import { expectedReferences } from './expected.ts';
import { finishSource, loadSource, progressOf, sinkFor } from './loadSource.ts';
import type { Loading } from './loadSource.ts';
import type { NumberedSource } from './importFolder.ts';
import { LocalIds } from './localIds.ts';
import type { FromReader, ReadRows, ReadingJob } from './readerMessages.ts';
import { toRead } from './readSource.ts';
import { shareForReader } from './shareForReader.ts';

/** The sources of an import: the lists of items and places, which `loadLists` reads, and the others. */
export interface Sources {
  readonly lists: readonly NumberedSource[];
  readonly others: readonly NumberedSource[];
}

/**
 * Loads the lists and then the other sources in their order, and answers what `loadLists` does. Where there is a second thread and
 * enough to read, the first sources are read here and the others there at the same time; tables, ids, doubts and the problem that is
 * reported first are the same either way. With `atOnce` the thread does not wait for the lists where its sources seem to have no
 * units; fails with `ListsNeeded` where one has some after all, or a code that only a list can vouch for.
 */
export async function loadSources<T>(
  loading: Loading, { lists, others }: Sources, loadLists: () => Promise<T>, atOnce: boolean,
): Promise<T> {
  const { ports: { log }, gathered: { keys }, second } = loading;
  const from = shareForReader(lists, others, second.leastBytes);
  const ours = others.slice(0, from);
  const theirs = others.slice(from);
  const thread = theirs.length === 0 ? undefined : second.forReading();
  if (thread === undefined) {
    const listed = await loadLists();
    for (const source of others) await loadSource(loading, source);
    return listed;
  }
  const early = atOnce && !theirs.some(({ mayHaveUnits }) => mayHaveUnits);
  const before = early ? undefined : { listed: await loadLists() };
  const ids = new LocalIds(keys);
  thread.give({ kind: 'read', job: jobOf(loading, theirs, !early) } satisfies ToThread);
  let listed: T;
  let ready: boolean;
  try {
    listed = before === undefined ? await loadLists() : before.listed;
    for (const source of ours) await loadSource(loading, source);
    ready = await isReady(loading, thread);
    if (ready) for (const source of theirs) await loadRead(loading, source, thread, ids);
    second.hasRead();
  } catch (error) {
    await second.end();
    throw error;
  }
  if (!ready) {
    await second.end();
    log.note('The second thread could not be started; everything is read in one.');
    for (const source of theirs) await loadSource(loading, source);
  }
  return listed;
}

function jobOf({ gathered: { keys, units } }: Loading, sources: readonly NumberedSource[], listsAreRead: boolean): ReadingJob {
  const bySystem = new Map(listsAreRead ? sources.map(({ system }) => system.id).map((id) => [id, units.copyOf(id)] as const) : []);
  return {
    sources: sources.map(toRead), items: keys.items.copy(), locations: keys.locations.copy(),
    expectedReferences: expectedReferences(sources),
    units: listsAreRead ? sources.map(({ system }) => bySystem.get(system.id) ?? new Map()) : null,
  };
}

/** Whether the thread came up: one that a system does not let start is done without, before anything depends on it. */
async function isReady(loading: Loading, thread: BesideThread): Promise<boolean> {
  for (;;) {
    let message: FromReader | null;
    try {
      message = await thread.next() as FromReader | null;
    } catch {
      return false;
    }
    await loading.task.breathe();
    if (message !== null) return message.kind === 'ready';
  }
}

async function loadRead(loading: Loading, source: NumberedSource, thread: BesideThread, ids: LocalIds): Promise<void> {
  const sink = sinkFor(loading, source);
  const tell = progressOf(loading, source);
  for (;;) {
    const message = await nextOf(thread, source);
    switch (message?.kind) {
      case 'rows':
        ids.learn(message.texts);
        write(sink, ids.translated(message.read));
        thread.taken();
        break;
      case 'source': {
        ids.learn(message.texts);
        const { reading } = message.result;
        await finishSource(loading, source, { ...message.result, reading: { ...reading, oddCodes: ids.newOnes(reading.oddCodes) } });
        return;
      }
      case 'problem': return fail(message.problem);
      case 'listsNeeded': throw new ListsNeeded();
      case 'piece':
        tell(message.progress);
        await loading.task.breathe();
        break;
      // A while without any message, in which a cancel may have come.
      default: await loading.task.breathe();
    }
  }
}

async function nextOf(thread: BesideThread, source: NumberedSource): Promise<FromReader | null> {
  try {
    return await thread.next() as FromReader | null;
  } catch (error) {
    return fail({
      code: 'internal', file: source.file, message: 'The thread that read this file ended before it was done.',
      expected: 'all of its rows', found: error instanceof Error ? error.message : String(error),
      remedy: 'Import the folder again; nothing of it was kept.',
    });
  }
}

function write(sink: RowSink, read: ReadRows): void {
  switch (read.dataset) {
    case 'events': sink.events(read.rows); break;
    case 'positions': sink.positions(read.rows); break;
    case 'incidents': sink.incidents(read.rows); break;
    case 'orders': sink.orders(read.rows); break;
    case 'payments': sink.payments(read.rows); break;
  }
}
