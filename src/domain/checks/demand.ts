import type { CheckScene } from './scene.ts';

const DAY = 86_400_000;

/** What customers took out of a pool, read from one system's log so that no sale is counted twice. */
export interface Demand {
  readonly system: number;
  /** Scaled units, unsigned. */
  readonly units: number;
  readonly sales: number;
  /** Of the first and the last sale. */
  readonly first: number;
  readonly last: number;
  /** Row of the last sale in the event columns. */
  readonly lastRow: number;
  /** Scaled units a day over the time the log covers, a day at least. */
  readonly perDay: number;
}

/** The time that a system's log covers up to the cut-off, in days, one at least. */
function logDays(first: number, cutoff: number): number {
  return Math.max(1, (cutoff - first) / DAY);
}

/**
 * By pool, what customers took. Sales count, and shipments where a pool has no sale. Several systems may have heard of the same sale:
 * the log with the most sales of the pool speaks for it, of equals the system that stands first.
 */
export function demandByPool(scene: CheckScene): ReadonlyMap<number, Demand> {
  const { events, cutoff } = scene.facts;
  const began = new Map<number, number>();
  const tallies = { sale: new Map<number, Tally[]>(), shipment: new Map<number, Tally[]>() };
  for (let row = 0; row < events.count; row += 1) {
    const at = events.occurredAt[row] ?? 0;
    if (at > cutoff) continue;
    const system = events.system[row] ?? 0;
    if (at < (began.get(system) ?? Infinity)) began.set(system, at);
    const type = scene.type(row);
    if (type !== 'sale' && type !== 'shipment') continue;
    const pool = scene.figures.pools.find(events.item[row] ?? 0, events.location[row] ?? 0);
    const quantity = events.quantity[row] ?? 0;
    if (pool < 0 || quantity >= 0) continue;
    let list = tallies[type].get(pool);
    if (list === undefined) tallies[type].set(pool, list = []);
    let tally = list.find((one) => one.system === system);
    if (tally === undefined) list.push(tally = { system, units: 0, sales: 0, first: Infinity, last: -Infinity, lastRow: row });
    tally.units -= quantity;
    tally.sales += 1;
    tally.first = Math.min(tally.first, at);
    if (at > tally.last) {
      tally.last = at;
      tally.lastRow = row;
    }
  }
  const demand = new Map<number, Demand>();
  for (const [pool, list] of [...tallies.shipment, ...tallies.sale]) {
    const most = [...list].sort((a, b) => b.sales - a.sales || a.system - b.system)[0];
    if (most === undefined) continue;
    const perDay = most.units / logDays(began.get(most.system) ?? most.first, cutoff);
    demand.set(pool, { ...most, perDay });
  }
  return demand;
}

interface Tally {
  readonly system: number;
  units: number;
  sales: number;
  first: number;
  last: number;
  lastRow: number;
}
