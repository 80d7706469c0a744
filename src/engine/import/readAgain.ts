import type { Manifest } from '../../contract/manifest.ts';
import type { Ports, Task } from '../../ports.ts';
import type { Database } from '../../store/database.ts';
import { markAsSample } from '../../store/facts/engagementWriter.ts';
import { knownPlaces } from '../../store/queries/knownPlaces.ts';
import { engagementSettings } from '../../store/queries/settings.ts';
import { carrySetAside } from '../../store/facts/setAside.ts';
import { KEPT, keptFiles } from './keptFiles.ts';
import { tellSetAside, withoutSetAside } from './keepSetAside.ts';
import { readAnew } from './readAnew.ts';
import { rememberedReadings } from './rememberedReadings.ts';

/**
 * Reads the files of an engagement again under another manifest, with `others` beside them, into a database of its own: the one at hand
 * stays as it is, whatever happens. Others that cannot be read are set aside. What was decided is carried over. Fails as an import does.
 */
export async function readAgain(
  before: Database, ports: Ports, manifest: Manifest, others: ReadonlyMap<string, string>, what: string, task: Task,
): Promise<Database> {
  const { threads: _, ...reading } = ports;
  const { name, isSample } = engagementSettings(before);
  const named: Manifest = manifest.name === undefined && name !== '' ? { ...manifest, name: name.slice(0, 200) } : manifest;
  const gone = new Set(manifest.sources?.map(({ file }) => file));
  return readAnew(before, reading, {
    files: keptFiles(before, ports, named, others), folder: KEPT, map: 'decided', because: { change: what },
    options: { remembered: rememberedReadings(before, ports), places: knownPlaces(before), setsAside: new Set(others.keys()) },
    setup: (db) => {
      carrySetAside(before, db, gone);
      tellSetAside(db);
      return withoutSetAside(db, named);
    },
    then: (db) => { if (isSample) markAsSample(db); },
  }, task);
}
