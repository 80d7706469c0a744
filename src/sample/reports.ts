/** What people notice of the faults and report: each team what it sees, none of them the cause. */
import type { ExceptionKind, IncidentKind } from '../domain/vocabulary.ts';
import type { Movement } from './movement.ts';
import { DAY, HOUR, MINUTE } from './options.ts';
import type { PlantedFault, TrueReport } from './truth.ts';
import type { World } from './world.ts';
import { itemNumber, locationOf } from './world.ts';

/** A line of an incident file, and what lies behind it: a movement, or the chain of corrections it belongs to. */
export interface Report {
  readonly kind: IncidentKind;
  readonly system: string;
  readonly item: number;
  /** Empty where the report names no place. */
  readonly location: string;
  readonly quantity: number;
  readonly at: number;
  readonly movement: Movement | undefined;
  readonly chain: number | undefined;
}

/** A figure that is too high sends pickers to empty shelves; which system's it is decides nothing here. */
const TOO_HIGH: Readonly<Partial<Record<ExceptionKind, 'if out' | 'if in' | 'either'>>> = {
  missing_event: 'if out', duplicate_write: 'if in', orphan_event: 'if in', ungated_write: 'either',
};
const NOTICED: readonly IncidentKind[] = ['short_pick', 'oversell', 'negative_reservation', 'finance_discrepancy'];

/** Has some faults reported, each by one to four teams; only faults of items with which nothing else is wrong. */
export function fileReports(world: World): void {
  const random = world.random.fork('reports');
  const faultsOf = new Map<string, number>();
  for (const { sku, otherSku } of world.faults) for (const one of [sku, otherSku ?? '']) faultsOf.set(one, (faultsOf.get(one) ?? 0) + 1);
  const open = world.faults.filter((fault) => faultsOf.get(fault.sku) === 1 && isNoticed(fault) && world.movementOf.has(fault));
  for (const fault of random.shuffle(open).slice(0, world.options.trails.reports)) {
    const movement = world.movementOf.get(fault) as Movement;
    const began = Math.max(movement.at, ...movement.entries.map(({ bookedAt }) => bookedAt));
    const teams = random.chance(0.25) ? 4 : 1;
    for (const kind of random.shuffle(NOTICED).slice(0, teams)) {
      const at = began + random.int(2 * 60, 48 * 60) * MINUTE;
      if (at >= world.cutoff - HOUR || at > began + 3 * DAY) continue;
      world.reports.push({
        kind, system: teamOf(world, kind, movement), item: itemNumber(world, fault.sku),
        location: random.chance(0.8) ? movement.location : '', quantity: Math.abs(fault.quantity ?? 0), at, movement, chain: undefined,
      });
    }
  }
}

function isNoticed({ kind, quantity }: PlantedFault): boolean {
  const when = TOO_HIGH[kind];
  return when !== undefined && quantity !== null && (when === 'either' || (quantity < 0) === (when === 'if out'));
}

function teamOf(world: World, kind: IncidentKind, { location }: Movement): string {
  switch (kind) {
    case 'oversell': return 'storefront';
    case 'short_pick': return locationOf(world, location).holders[0] ?? 'erp';
    default: return 'erp';
  }
}

/** The reports of one system, in the order of its file. */
export function reportsOf(world: World, system: string): readonly Report[] {
  return world.reports.filter((report) => report.system === system)
    .sort((left, right) => left.at - right.at || left.item - right.item || NOTICED.indexOf(left.kind) - NOTICED.indexOf(right.kind));
}

export function reportFile(system: string): string {
  return `${system}_incidents.csv`;
}

/** Every report by file and line, and the root event that lies behind it. */
export function trueReports(world: World, rootOf: (what: Movement | number) => number): TrueReport[] {
  return world.network.systems.flatMap(({ id }) => reportsOf(world, id).flatMap(({ movement, chain }, index) => {
    const behind = chain ?? movement;
    return behind === undefined ? [] : [{ file: reportFile(id), row: index + 2, root: rootOf(behind) }];
  }));
}
