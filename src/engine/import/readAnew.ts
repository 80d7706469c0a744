import type { Manifest } from '../../contract/manifest.ts';
import type { Files, Ports, Task } from '../../ports.ts';
import { Database } from '../../store/database.ts';
import type { CarriedMap } from '../../store/decisions/carryMap.ts';
import { saidAliases } from '../../store/decisions/saidAliases.ts';
import { appendDecision } from '../../store/decisions/decisionLog.ts';
import type { JsonValue } from '../../store/decisions/canonicalJson.ts';
import { createSchema } from '../../store/schema/createSchema.ts';
import { operatorOf, runEngagement } from '../run/runEngagement.ts';
import { carryDecisions } from './carryDecisions.ts';
import { SecondThread } from '../beside/secondThread.ts';
import { importFolder } from './importFolder.ts';
import type { ImportOptions } from './importFolder.ts';
import { keepSetup } from './setup.ts';

/** What an engagement is read anew from, and what its log says about it. */
export interface Anew {
  readonly files: Files;
  readonly folder: string;
  readonly options?: Omit<ImportOptions, 'keepSources'>;
  /** Called once the files are read: the manifest that is in effect from then on. */
  readonly setup: (db: Database) => Manifest;
  readonly map: CarriedMap;
  /** Said in the decision `import`. */
  readonly because: { readonly [name: string]: JsonValue };
  /** Done once everything is read and carried over, before the run. */
  readonly then?: (db: Database) => void;
}

/**
 * Reads files under a manifest into a database of its own, with what was decided in `before` carried over: the one at hand stays as it is,
 * whatever happens. Fails as an import does.
 */
export async function readAnew(before: Database, ports: Ports, anew: Anew, task: Task): Promise<Database> {
  const db = await Database.open(ports.sqlWasm);
  const second = new SecondThread(ports.threads);
  try {
    createSchema(db);
    const outcome = await importFolder(db, { ...ports, files: anew.files }, anew.folder, {
      keepSources: true, said: saidAliases(before), ...anew.options,
    }, task, second);
    keepSetup(db, anew.setup(db));
    carryDecisions(before, db, anew.map);
    appendDecision(db, ports.digests, {
      at: ports.clock.now(), who: operatorOf(ports), command: 'import',
      payload: {
        sources: outcome.sources, positions: outcome.positions, events: outcome.events, rejected: outcome.rejected, ...anew.because,
      },
    });
    anew.then?.(db);
    await runEngagement(db, ports, task, outcome.facts, second);
    return db;
  } catch (error) {
    db.close();
    throw error;
  } finally {
    await second.end();
  }
}
