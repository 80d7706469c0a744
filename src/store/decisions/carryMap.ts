/** Decisions on the map and on who is right, taken over into a database that was read anew: ids differ there, codes do not. */
import type { Database } from '../database.ts';
import { authorityEntity, handoffByCode, handoffEntity, idByCode } from './entities/mapEntities.ts';
import { payloadOf } from './decisionRecords.ts';
import type { EntityName } from './change.ts';

/**
 * How much of the map is taken over: `whole` as it stands, as for the next period; `decided` where somebody decided on it; `rules` only
 * what was decided about who is right, because another map is given.
 */
export type CarriedMap = 'whole' | 'decided' | 'rules';

/**
 * Makes the map and the authority what was decided. Entries between systems that are not there any more are left out. Call inside a
 * transaction.
 */
export function carryMap(before: Database, db: Database, much: CarriedMap): void {
  if (much === 'whole' || (much === 'decided' && decidedOn(before, 'handoff').size > 0)) carryHandoffs(before, db);
  const [from, to] = [authorityEntity(before), authorityEntity(db)];
  for (const place of decidedOn(before, 'authority')) {
    const system = from.read(place, null);
    if (place !== '' && idByCode(db, 'location', String(place)) === undefined) continue;
    if (typeof system === 'string' && idByCode(db, 'system', system) === undefined) continue;
    to.write([place], system);
  }
}

function carryHandoffs(before: Database, db: Database): void {
  db.run('DELETE FROM handoff_location');
  db.run('DELETE FROM handoff');
  const entries = handoffEntity(db);
  let id = 0;
  for (const code of before.rows('SELECT code FROM handoff ORDER BY id', (row) => String(row[0]))) {
    const record = handoffByCode(before, code);
    if (record === null || idByCode(db, 'system', record.from) === undefined || idByCode(db, 'system', record.to) === undefined) continue;
    const locations = record.locations.filter((location) => idByCode(db, 'location', location) !== undefined);
    // No location means all of them: an entry for places that are gone is for none.
    if (record.locations.length > 0 && locations.length === 0) continue;
    id += 1;
    entries.write([code], { ...record, id, locations });
  }
}

/** The keys that any decision of the log changed. */
function decidedOn(db: Database, name: EntityName): ReadonlySet<string | number> {
  const keys = new Set<string | number>();
  for (const payload of db.rows('SELECT payload FROM decision WHERE instr(payload, ?) > 0 ORDER BY seq', (row) => String(row[0]),
    [`"entity":"${name}"`])) {
    for (const change of payloadOf({ payload }).changes) if (change.entity === name) for (const key of change.keys) keys.add(key);
  }
  return keys;
}
