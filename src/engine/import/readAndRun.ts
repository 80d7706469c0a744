import type { Manifest } from '../../contract/manifest.ts';
import type { Ports, Task } from '../../ports.ts';
import { Database } from '../../store/database.ts';
import type { JsonValue } from '../../store/decisions/canonicalJson.ts';
import { appendDecision } from '../../store/decisions/decisionLog.ts';
import { createSchema } from '../../store/schema/createSchema.ts';
import { SecondThread } from '../beside/secondThread.ts';
import { operatorOf, runEngagement } from '../run/runEngagement.ts';
import type { ImportOutcome } from './importFolder.ts';
import { keepSetup } from './setup.ts';

/** What is read into a database, and what is done with it before its run. */
export interface Reading {
  readonly read: (db: Database, second: SecondThread) => Promise<ImportOutcome>;
  /** Called once the files are read: the manifest that is in effect from then on. */
  readonly setup: (db: Database) => Manifest | Promise<Manifest>;
  /** Done before the decision `import` is logged. */
  readonly carry?: (db: Database) => void;
  /** Said in the decision `import`, beside what was read. */
  readonly because?: { readonly [name: string]: JsonValue };
  /** Done once everything is read and carried over. */
  readonly then?: (db: Database) => void;
}

/** Reads into a database of its own and runs it: the one at hand stays as it is, whatever happens. Fails as an import does. */
export async function readAndRun(ports: Ports, { read, setup, carry, because = {}, then }: Reading, task: Task): Promise<Database> {
  const db = await Database.open(ports.sqlWasm);
  const second = new SecondThread(ports.threads);
  try {
    createSchema(db);
    const { facts, sources, positions, events, rejected } = await read(db, second);
    keepSetup(db, await setup(db));
    carry?.(db);
    appendDecision(db, ports.digests, {
      at: ports.clock.now(), who: operatorOf(ports), command: 'import', payload: { sources, positions, events, rejected, ...because },
    });
    then?.(db);
    await runEngagement(db, ports, task, facts, second);
    return db;
  } catch (error) {
    db.close();
    throw error;
  } finally {
    await second.end();
  }
}
