/** A seeded generator of engagements: the files of a small omnichannel retailer, and the truth about what is wrong in them. */
import type { ExceptionKind } from '../domain/vocabulary.ts';
import type { GeneratedFile } from './exports.ts';
import { writeFiles } from './exports.ts';
import { plantCopyFaults } from './faults.ts';
import { Books, secondCode } from './figures.ts';
import { handOn, handoffsOf } from './handOn.ts';
import { References, liveThrough } from './movements.ts';
import { THIRD_PARTY, WAREHOUSE } from './network.ts';
import type { GenerateOptions } from './options.ts';
import { DEFAULT_OPTIONS } from './options.ts';
import { addPlannedMovements, spoilPlannedMovements } from './plan.ts';
import { plantStrayWrites } from './strayWrites.ts';
import type { InFlight, PlantedFault, Truth } from './truth.ts';
import { asWritten } from './trueReferences.ts';
import { TIDY } from './untidiness.ts';
import { loseReferences } from './untidyEntries.ts';
import { makeUntidy } from './untidyMovements.ts';
import type { World } from './world.ts';
import { makeWorld } from './world.ts';

export interface Engagement { readonly files: readonly GeneratedFile[]; readonly truth: Truth }

/** The same options give the same files, byte for byte. */
export function generateEngagement(given: Partial<GenerateOptions>): Engagement {
  const world = makeWorld({ ...DEFAULT_OPTIONS, ...given });
  const references = new References();
  liveThrough(world, references);
  if (world.options.untidiness !== TIDY) makeUntidy(world, references);
  addPlannedMovements(world);
  handOn(world);
  loseReferences(world);
  spoilPlannedMovements(world);
  plantCopyFaults(world);
  plantStrayWrites(world, references);
  const books = new Books(world);
  noteRoles(world, books);
  return {
    files: writeFiles(world, books),
    truth: { authority: 'erp', faults: asWritten(world), inFlight: inFlightOf(world), variances: books.variances('erp') },
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
