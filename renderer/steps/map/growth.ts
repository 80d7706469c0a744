import type { SurfacePlaceView, SurfaceView } from '../../../src/contract/stepViews.ts';

/** How much there is to keep in step. */
export interface SurfaceSize {
  readonly systems: number;
  readonly places: number;
  /** A system's figure of a place. */
  readonly pools: number;
  /** A handoff at a place. */
  readonly links: number;
  /** Two figures of one place that should agree. */
  readonly pairs: number;
}

function pairsAmong(figures: number): number {
  return (figures * (figures - 1)) / 2;
}

export function sizeNow({ places, systems }: SurfaceView): SurfaceSize {
  return {
    systems: systems.length,
    places: places.length,
    pools: places.reduce((sum, place) => sum + place.systems.length, 0),
    links: places.reduce((sum, place) => sum + place.links, 0),
    pairs: places.reduce((sum, place) => sum + pairsAmong(place.systems.length), 0),
  };
}

/** After one more place that takes part in everything this one does. */
export function withOneMorePlace(now: SurfaceSize, like: SurfacePlaceView): SurfaceSize {
  return {
    ...now,
    places: now.places + 1,
    pools: now.pools + like.systems.length,
    links: now.links + like.links,
    pairs: now.pairs + pairsAmong(like.systems.length),
  };
}

/** After one more channel that holds the places this system holds and is told, and tells, as much as it. */
export function withOneMoreChannel(now: SurfaceSize, surface: SurfaceView, like: string): SurfaceSize {
  const system = surface.systems.find((each) => each.code === like);
  const held = surface.places.filter((place) => place.systems.includes(like));
  return {
    ...now,
    systems: now.systems + 1,
    pools: now.pools + held.length,
    links: now.links + (system?.links ?? 0),
    pairs: now.pairs + held.reduce((sum, place) => sum + place.systems.length, 0),
  };
}
