import type { Database } from '../../database.ts';
import { resultCache } from '../grid/rowOrder.ts';
import { textOrNull } from '../words.ts';
import { recordCounts } from './recordCounts.ts';

/**
 * Pools and links: every system that reports stock of a place makes a pool, every handoff at a place a link. A handoff that is
 * declared for no place in particular serves those where both its systems report stock, or, where they share none, one.
 */
export function surfaceOf(db: Database) {
  return resultCache(db).part('surface', () => {
    const held = new Map<number, Set<number>>();
    const { byLocation, systems: width } = recordCounts(db, 'position');
    byLocation.forEach((count, place) => {
      if (count === 0) return;
      const location = Math.floor(place / width);
      held.set(location, (held.get(location) ?? new Set<number>()).add(place % width));
    });
    const declared = new Map<number, number[]>();
    db.each('SELECT handoff_id, location_id FROM handoff_location', (row) => {
      declared.set(Number(row[0]), [...declared.get(Number(row[0])) ?? [], Number(row[1])]);
    });
    const linksAt = new Map<number, number>();
    const linksOf = new Map<number, number>();
    const add = (to: Map<number, number>, id: number, more: number): void => { to.set(id, (to.get(id) ?? 0) + more); };
    db.each('SELECT id, from_system_id, to_system_id FROM handoff', (row) => {
      const [id = 0, from = 0, to = 0] = row.map(Number);
      const places = declared.get(id) ?? [...held].filter(([, systems]) => systems.has(from) && systems.has(to)).map(([place]) => place);
      for (const place of places) add(linksAt, place, 1);
      for (const system of [from, to]) add(linksOf, system, Math.max(1, places.length));
    });
    const codes = new Map(db.rows('SELECT id, code FROM system ORDER BY id', (row) => [Number(row[0]), String(row[1])] as const));
    const places = db.rows('SELECT id, code, name, type, pool FROM location ORDER BY code', (row) => ({
      code: String(row[1]), name: textOrNull(row[2]), type: textOrNull(row[3]), pool: textOrNull(row[4]),
      systems: [...codes].filter(([id]) => held.get(Number(row[0]))?.has(id) === true).map(([, code]) => code),
      links: linksAt.get(Number(row[0])) ?? 0,
    })).filter(({ systems, links }) => systems.length > 0 || links > 0);
    const systems = [...codes].map(([id, code]) => ({
      code, pools: [...held.values()].filter((each) => each.has(id)).length, links: linksOf.get(id) ?? 0,
    }));
    return { places, systems };
  });
}
