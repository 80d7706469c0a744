/** The import's side of a reader thread: takes what it read, in the order of the sources, and writes it. */
import { fail } from '../../domain/problem.ts';
import type { RowSink } from '../../importers/delimited/rowReader.ts';
import type { ReaderThread } from '../../ports.ts';
import { finishSource, loadSource, progressOf, sinkFor } from './loadSource.ts';
import type { Loading } from './loadSource.ts';
import type { NumberedSource } from './importFolder.ts';
import { LocalIds } from './localIds.ts';
import type { FromReader, ReadRows, ReadingJob } from './readerMessages.ts';
import { toRead } from './readSource.ts';
import { shareForReader } from './shareForReader.ts';

/**
 * Loads sources in their order. Where there is a second thread and enough to read, the first sources are read here and the others
 * there at the same time; tables, ids, doubts and the problem that is reported first are the same either way.
 */
export async function loadSources(loading: Loading, sources: readonly NumberedSource[]): Promise<void> {
  const { ports: { readers }, gathered: { keys, units } } = loading;
  const from = readers === undefined ? sources.length : shareForReader(sources.map(({ bytes }) => bytes), readers.leastBytes);
  if (readers === undefined || from === sources.length) {
    for (const source of sources) await loadSource(loading, source);
    return;
  }
  const theirs = sources.slice(from);
  const ids = new LocalIds(keys);
  const job: ReadingJob = {
    sources: theirs.map((source) => toRead(source, units.of(source.system.id))), items: keys.items.copy(), locations: keys.locations.copy(),
  };
  const thread = readers.start(job);
  try {
    for (const source of sources.slice(0, from)) await loadSource(loading, source);
    if (await isReady(loading, thread)) {
      for (const source of theirs) await loadRead(loading, source, thread, ids);
      return;
    }
  } finally {
    await thread.end();
  }
  loading.ports.log.note('The second thread could not be started; everything is read in one.');
  for (const source of theirs) await loadSource(loading, source);
}

/** Whether the thread came up: one that a system does not let start is done without, before anything depends on it. */
async function isReady(loading: Loading, thread: ReaderThread): Promise<boolean> {
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

async function loadRead(loading: Loading, source: NumberedSource, thread: ReaderThread, ids: LocalIds): Promise<void> {
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
      case 'piece':
        tell(message.progress);
        await loading.task.breathe();
        break;
      // A while without any message, in which a cancel may have come.
      default: await loading.task.breathe();
    }
  }
}

async function nextOf(thread: ReaderThread, source: NumberedSource): Promise<FromReader | null> {
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
