import { firstGiven } from '../../importers/masterData.ts';
import { textsOf } from '../../importers/referenceTable.ts';
import {
  addSourceDoubts, writeAuthorityRules, writeHandoff, writeItems, writeLocations, writeSetting, writeWords,
} from '../../store/facts/engagementWriter.ts';
import type { NewItem, NewLocation } from '../../store/facts/engagementWriter.ts';
import type { Database } from '../../store/database.ts';
import { olderReadings } from '../../domain/attribution/olderReadings.ts';
import { formatInstant } from '../../domain/time/instant.ts';
import { UTC, zoneNamed } from '../../domain/time/zone.ts';
import type { Gathered } from './importFolder.ts';
import type { ImportPlan } from './importPlan.ts';
import type { MasterData } from './loadMasterData.ts';

/** Writes what is known once all rows are read: the texts behind the ids, the handoff map, authority and settings. */
export function finishImport(
  db: Database, plan: ImportPlan, gathered: Gathered, master: MasterData, version: string,
): { at: number; defaults: readonly string[] } {
  const { keys, writer } = gathered;
  const defaults = [...plan.defaults];
  const locationNamed = (code: string, by: string): number => {
    if (keys.locations.findText(code) === 0) defaults.push(`${by} names the location "${code}", which no file has.`);
    return keys.locations.ofText(code);
  };
  writer.end();
  writeAuthorityRules(db, new Map(plan.rules.map((rule) =>
    [locationNamed(rule.location, 'A rule of authority'), rule.systemId] as const)));
  plan.handoffs?.forEach((handoff, index) => {
    writeHandoff(db, {
      ...handoff, id: index + 1, declared: true,
      locations: handoff.locations.map((code) => locationNamed(code, `Handoff "${handoff.code}"`)),
    });
  });
  if (plan.handoffs === null) defaults.push('No handoff map was given; it is inferred from the event logs.');
  writeItems(db, itemsOf(gathered, master), master.items.aliases);
  writeLocations(db, locationsOf(gathered, master), master.locations.aliases);
  writeWords(db, textsOf(keys.words));
  const cutoff = plan.cutoff ?? (Number.isFinite(gathered.latest) ? gathered.latest : 0);
  const basis = plan.cutoff !== null ? 'given' : Number.isFinite(gathered.latest) ? 'data' : 'none';
  if (basis === 'data') {
    defaults.push(`The cut-off is the latest moment in the data, ${formatInstant(cutoff, zoneNamed(plan.timezone) ?? UTC)}.`);
  } else if (basis === 'none') {
    defaults.push('No cut-off was given and the data holds no moment; figures are compared as they stand, and the document shows the start '
      + 'of 1970 for every moment that is not known.');
  }
  tellOlderReadings(db, gathered, cutoff);
  writeSetting(db, 'name', plan.name);
  writeSetting(db, 'client', plan.client);
  writeSetting(db, 'currency', plan.currency);
  writeSetting(db, 'cutoff', String(cutoff));
  if (basis === 'none') writeSetting(db, 'cutoffBasis', 'none');
  writeSetting(db, 'timezone', plan.timezone);
  writeSetting(db, 'authority', String(plan.authority?.id ?? 0));
  writeSetting(db, 'handoffs', plan.handoffs === null ? 'inferred' : 'declared');
  writeSetting(db, 'defaults', JSON.stringify(defaults));
  writeSetting(db, 'unrecognised', JSON.stringify(plan.unrecognised.map(({ file, reason }) => ({ file, reason }))));
  writeSetting(db, 'createdWith', version);
  return { at: cutoff, defaults };
}

/** Says at each export how many of its rows a later one of the same export replaces at the cut-off. */
function tellOlderReadings(db: Database, { writer }: Gathered, cutoff: number): void {
  const positions = writer.positionsWritten();
  const rows = new Map<number, number>();
  olderReadings(positions, cutoff)?.forEach((isOlder, row) => {
    const source = positions.source[row] as number;
    if (isOlder === 1) rows.set(source, (rows.get(source) ?? 0) + 1);
  });
  for (const [source, count] of rows) {
    const others = count === 1 ? '1 row of another moment does' : `${count} rows of other moments do`;
    addSourceDoubts(db, source, [
      `It has several moments for one item, location, state, bin and lot: the latest up to the cut-off counts, and ${others} not.`]);
  }
}

function* itemsOf(gathered: Gathered, master: MasterData): Generator<NewItem, void, void> {
  const { items } = gathered.keys;
  for (let id = 1; id <= items.count; id += 1) {
    const rows = master.items.listings.get(id) ?? [];
    yield {
      id, code: items.codeOf(id), listed: rows.length > 0, description: firstGiven(rows, (row) => row.description),
      barcode: firstGiven(rows, (row) => row.barcode), uom: firstGiven(rows, (row) => row.uom),
      packSize: firstGiven(rows, (row) => row.packSize), unitCost: firstGiven(rows, (row) => row.unitCost),
      category: firstGiven(rows, (row) => row.category), abc: firstGiven(rows, (row) => row.abc),
    };
  }
}

function* locationsOf(gathered: Gathered, master: MasterData): Generator<NewLocation, void, void> {
  const { locations } = gathered.keys;
  for (let id = 1; id <= locations.count; id += 1) {
    const rows = master.locations.listings.get(id) ?? [];
    yield {
      id, code: locations.codeOf(id), listed: rows.length > 0, name: firstGiven(rows, (row) => row.name),
      type: firstGiven(rows, (row) => row.type), pool: firstGiven(rows, (row) => row.pool),
      region: firstGiven(rows, (row) => row.region),
    };
  }
}
