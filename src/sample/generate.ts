/** A seeded generator of engagements: the files of a small omnichannel retailer, and the truth about what is wrong in them. */
import type { ExceptionKind } from '../domain/vocabulary.ts';
import type { GeneratedFile } from './exports.ts';
import { writeFiles } from './exports.ts';
import { plantCopyFaults } from './faults.ts';
import { Books, secondCode } from './figures.ts';
import { handOn, handoffsOf } from './handOn.ts';
import type { Movement } from './movement.ts';
import { References, liveThrough } from './movements.ts';
import { THIRD_PARTY, WAREHOUSE } from './network.ts';
import type { GenerateOptions } from './options.ts';
import { DEFAULT_OPTIONS } from './options.ts';
import { addPlannedMovements, spoilPlannedMovements } from './plan.ts';
import { fileReports, trueReports } from './reports.ts';
import { plantStrayWrites } from './strayWrites.ts';
import { beginTrails, followTrails } from './trails.ts';
import type { InFlight, PlantedFault, Truth } from './truth.ts';
import { asWritten } from './trueReferences.ts';
import { TIDY } from './untidiness.ts';
import { loseReferences } from './untidyEntries.ts';
import { makeUntidy } from './untidyMovements.ts';
import type { World } from './world.ts';
import { makeWorld } from './world.ts';
import { spoilPostings } from './wrongPostings.ts';

export interface Engagement { readonly files: readonly GeneratedFile[]; readonly truth: Truth }

/** The same options give the same files, byte for byte. */
export function generateEngagement(given: Partial<GenerateOptions>): Engagement {
  const world = makeWorld({ ...DEFAULT_OPTIONS, ...given });
  const references = new References();
  liveThrough(world, references);
  if (world.options.untidiness !== TIDY) makeUntidy(world, references);
  addPlannedMovements(world);
  beginTrails(world, references);
  handOn(world);
  loseReferences(world);
  spoilPlannedMovements(world);
  followTrails(world, references);
  spoilPostings(world);
  plantCopyFaults(world);
  plantStrayWrites(world, references);
  fileReports(world);
  const books = new Books(world);
  noteRoles(world, books);
  return {
    files: writeFiles(world, books),
    truth: {
      authority: 'erp', ...withRoots(world, asWritten(world)), inFlight: inFlightOf(world), variances: books.variances('erp'),
      patterns: world.trails.map(({ pattern, item }) => ({ pattern, sku: world.catalogue[item]?.sku ?? '' })),
    },
  };
}

/** Numbers what lies behind the faults: one movement or chain of corrections, one root; what shows in positions only has one each. */
function withRoots(world: World, faults: readonly PlantedFault[]): Pick<Truth, 'faults' | 'reports'> {
  const roots = new Map<Movement | number | PlantedFault, number>();
  const rootOf = (what: Movement | number | PlantedFault): number => {
    const known = roots.get(what) ?? roots.size + 1;
    roots.set(what, known);
    return known;
  };
  const behind = (what: Movement): Movement | number => world.chainOf.get(what) ?? what;
  return {
    faults: faults.map((fault, index) => {
      const planted = world.faults[index] ?? fault;
      const movement = world.movementOf.get(planted);
      return { ...fault, root: rootOf(movement === undefined ? planted : behind(movement)) };
    }),
    reports: trueReports(world, (what) => rootOf(typeof what === 'number' ? what : behind(what))),
  };
}

/** The faults that show in positions and item lists rather than in single events. */
function noteRoles(world: World, books: Books): void {
  const { roles, catalogue, faults } = world;
  const note = (kind: ExceptionKind, item: number, rest: Partial<PlantedFault>): void => {
    faults.push({
      kind, sku: catalogue[item]?.sku ?? '', location: WAREHOUSE, from: null, system: 'storefront', handoff: null, reference: null,
      quantity: null, ...rest,
    });
  };
  for (const [item, { system, quantity }] of roles.opening) note('opening_difference', item, { system, quantity });
  for (const [item, { system, quantity }] of roles.unexplained) note('unexplained_variance', item, { system, quantity });
  for (const [item, quantity] of roles.overflow) note('location_scope', item, { quantity });
  for (const [item, quantity] of roles.damaged) note('status_scope', item, { system: 'wms', quantity });
  for (const [item, quantity] of roles.phantom) note('phantom_availability', item, { quantity });
  for (const item of roles.aliased) {
    note('item_alias', item, { system: '3pl', location: null, otherSku: secondCode(catalogue[item]?.sku ?? '') });
  }
  for (const item of roles.packSize.keys()) note('pack_size', item, { system: 'wms', location: null });
  for (const [item, quantity] of books.unread('storefront', THIRD_PARTY)) note('stale_read', item, { location: THIRD_PARTY, quantity });
}

function inFlightOf(world: World): InFlight[] {
  return world.movements.flatMap((movement) => [...movement.deviations].flatMap(([system, why]) => {
    const handoff = handoffsOf(world, movement).find(({ to }) => to === system);
    return why !== 'in_flight' || !handoff ? [] : [{
      sku: world.catalogue[movement.item]?.sku ?? '', location: movement.location, handoff: handoff.id, reference: movement.reference,
      quantity: movement.quantity,
    }];
  }));
}
