/** Figures as plain data, to go from one thread to another. */
import type { Figures, SystemFigures } from './figures.ts';
import { PoolIndex } from './pools.ts';
import type { PoolParts } from './pools.ts';

export type FiguresParts = Omit<Figures, 'pools'> & { readonly pools: PoolParts };

export function partsOfFigures({ pools, use, current, opening, unitCost }: Figures): FiguresParts {
  return { pools: pools.parts(), use, current: plain(current), opening: plain(opening), unitCost };
}

export function figuresFrom(parts: FiguresParts): Figures {
  return { ...parts, pools: PoolIndex.from(parts.pools) };
}

/** The memory of the large arrays, each once: what may be moved instead of being copied. */
export function buffersOfFigures({ pools, use, current, opening, unitCost }: FiguresParts): readonly ArrayBufferLike[] {
  const bySystem = [...current.values(), ...opening.values()].flatMap(({ byState, told, asOf }) =>
    [told, asOf, ...byState.filter((sums) => sums !== undefined)]);
  return [pools.slots, pools.items, pools.places, use, unitCost, ...bySystem].map(({ buffer }) => buffer);
}

function plain(figures: ReadonlyMap<number, SystemFigures>): ReadonlyMap<number, SystemFigures> {
  return new Map([...figures].map(([system, { states, byState, told, asOf, covers, asOfLocation }]) =>
    [system, { system, states, byState, told, asOf, covers, asOfLocation }]));
}
