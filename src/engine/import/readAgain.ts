import type { Manifest } from '../../contract/manifest.ts';
import type { Ports, Task } from '../../ports.ts';
import { Database } from '../../store/database.ts';
import { appendDecision } from '../../store/decisions/decisionLog.ts';
import { engagementSettings } from '../../store/queries/settings.ts';
import { createSchema } from '../../store/schema/createSchema.ts';
import { OPERATOR, runEngagement } from '../run/runEngagement.ts';
import { carryDecisions } from './carryDecisions.ts';
import { importFolder } from './importFolder.ts';
import { KEPT, keptFiles } from './keptFiles.ts';
import { carrySetAside, listSetAside } from '../../store/facts/setAside.ts';
import { tellSetAside } from './keepSetAside.ts';
import { rememberedReadings } from './rememberedReadings.ts';
import { keepSetup } from './setup.ts';

/**
 * Reads the files of an engagement again under another manifest, with `others` beside them, into a database of its own: the one at hand
 * stays as it is, whatever happens. Others that cannot be read are set aside. What was decided is carried over. Fails as an import does.
 */
export async function readAgain(
  before: Database, ports: Ports, manifest: Manifest, others: ReadonlyMap<string, string>, what: string, task: Task,
): Promise<Database> {
  const { readers: _, ...reading } = ports;
  const { name, isSample } = engagementSettings(before);
  const named: Manifest = manifest.name === undefined && name !== '' ? { ...manifest, name: name.slice(0, 200) } : manifest;
  const db = await Database.open(ports.sqlWasm);
  try {
    createSchema(db);
    const files = keptFiles(before, ports, named, others);
    const gone = new Set(manifest.sources?.map(({ file }) => file));
    const outcome = await importFolder(db, { ...reading, files }, KEPT, {
      keepSources: true, remembered: rememberedReadings(before, ports), setsAside: new Set(others.keys()),
    }, task);
    carrySetAside(before, db, gone);
    tellSetAside(db);
    const aside = new Set(listSetAside(db).map(({ file }) => file));
    keepSetup(db, named.sources === undefined ? named : { ...named, sources: named.sources.filter(({ file }) => !aside.has(file)) });
    if (isSample) db.run("INSERT INTO setting (name, value) VALUES ('sample', '1')");
    carryDecisions(before, db);
    appendDecision(db, ports.digests, {
      at: ports.clock.now(), who: OPERATOR, command: 'import',
      payload: {
        sources: outcome.sources, positions: outcome.positions, events: outcome.events, rejected: outcome.rejected, change: what,
      },
    });
    await runEngagement(db, ports, task, outcome.facts);
    return db;
  } catch (error) {
    db.close();
    throw error;
  }
}
