/** The reader thread's side: reads the sources of a job one after the other and sends what it read. */
import type { EventBatch, PositionBatch } from '../../domain/factBatch.ts';
import { ProblemError } from '../../domain/problem.ts';
import { KeyTable } from '../../importers/bytes/keyTable.ts';
import type { Keys, RowSink } from '../../importers/delimited/rowReader.ts';
import { EntityKeys } from '../../importers/entityKeys.ts';
import { ListsNeeded } from '../../importers/listsNeeded.ts';
import type { ItemUnits } from '../../importers/itemUnits.ts';
import type { Ports } from '../../ports.ts';
import type { Outlet } from '../beside/messages.ts';
import type { NewTexts, ReadRows, ReadingJob } from './readerMessages.ts';
import { readSource } from './readSource.ts';

const NOT_READ_YET: ItemUnits = { get() { throw new ListsNeeded(); } };

/** Reads a job to its end or to its first problem. Whatever else goes wrong is thrown, and ends the thread. */
export async function readForImport(ports: Pick<Ports, 'files' | 'digests'>, job: ReadingJob, outlet: Outlet): Promise<void> {
  outlet.send({ kind: 'ready' }, []);
  const keys: Keys = {
    items: EntityKeys.from(job.items), locations: EntityKeys.from(job.locations), references: new KeyTable(job.expectedReferences),
    words: new KeyTable(),
  };
  keys.items.isAheadOfLists = job.units === null;
  keys.locations.isAheadOfLists = job.units === null;
  const newTexts = textsAsTheyCome(keys);
  const sendRows = (read: ReadRows, moved: readonly ArrayBuffer[] = []): void => {
    outlet.send({ kind: 'rows', texts: newTexts(), read }, moved);
  };
  try {
    for (const [at, plain] of job.sources.entries()) {
      const source = { ...plain, units: job.units === null ? NOT_READ_YET : job.units[at] ?? new Map() };
      const result = await readSource(ports, source, keys, sinkTo(sendRows), async (progress) => {
        outlet.send({ kind: 'piece', progress }, []);
        await outlet.room();
      });
      outlet.send({ kind: 'source', texts: newTexts(), result }, []);
    }
  } catch (error) {
    if (error instanceof ListsNeeded) outlet.send({ kind: 'listsNeeded' }, []);
    else if (error instanceof ProblemError) outlet.send({ kind: 'problem', problem: error.problem }, []);
    else throw error;
  }
}

function sinkTo(send: (read: ReadRows, moved?: readonly ArrayBuffer[]) => void): RowSink {
  const master = (): never => { throw new Error('master data is read before the threads start'); };
  return {
    events: (batch) => {
      const rows = filledPart(batch);
      send({ dataset: 'events', rows }, buffersOf(rows));
    },
    positions: (batch) => {
      const rows = filledPart(batch);
      send({ dataset: 'positions', rows }, buffersOf(rows));
    },
    items: master,
    locations: master,
    incidents: (rows) => { send({ dataset: 'incidents', rows }); },
    orders: (rows) => { send({ dataset: 'orders', rows }); },
    payments: (rows) => { send({ dataset: 'payments', rows }); },
  };
}

type Batch = EventBatch | PositionBatch;

/** A copy of the rows that a batch holds, in memory of its own. */
function filledPart<T extends Batch>(batch: T): T {
  return Object.fromEntries(Object.entries(batch).map(([name, column]: [string, unknown]) =>
    [name, typeof column === 'number' ? column : (column as Int32Array).slice(0, batch.count)])) as unknown as T;
}

function buffersOf(batch: Batch): ArrayBuffer[] {
  return Object.values(batch).flatMap((column: unknown) =>
    (typeof column === 'number' ? [] : [(column as Int32Array).buffer as ArrayBuffer]));
}

/** Answers, each time it is called, the texts that got their local ids since the time before. */
function textsAsTheyCome({ items, locations, references, words }: Keys): () => NewTexts {
  let told = { items: items.count, locations: locations.count, references: references.count, words: words.count };
  return () => {
    const before = told;
    told = { items: items.count, locations: locations.count, references: references.count, words: words.count };
    return {
      items: items.codesSince(before.items), locations: locations.codesSince(before.locations),
      references: references.since(before.references), words: words.since(before.words),
    };
  };
}
