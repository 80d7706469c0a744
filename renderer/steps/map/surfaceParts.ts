import type { SurfacePlaceView, SurfaceView } from '../../../src/contract/stepViews.ts';
import type { HandoffView } from '../../../src/contract/views.ts';
import { openHandoff, openRows, openVariances } from '../../app/state/navigation.ts';
import type { RestsOn } from '../../app/state/windowState.ts';
import type { SurfaceSize } from './growth.ts';

type Part = NonNullable<RestsOn['parts']>[number];
/** A handoff as far as its places go. */
export type Placed = Pick<HandoffView, 'id' | 'code' | 'from' | 'to' | 'locations'>;

interface Names {
  readonly system: (code: string) => string;
  readonly handoff: (code: string) => string;
}

/** The handoffs at a place: those declared for it, and those declared for none whose systems both report stock of it. */
export function linksAt(place: SurfacePlaceView, handoffs: readonly Placed[]): readonly Placed[] {
  return handoffs.filter(({ from, to, locations }) =>
    locations.length === 0 ? place.systems.includes(from) && place.systems.includes(to) : locations.includes(place.code),
  );
}

/** What a figure of pools and links counts, one by one, each the way to its rows. As many as `sizeNow` says. */
export function partsOf(
  figure: keyof SurfaceSize,
  { places, systems }: SurfaceView,
  handoffs: readonly Placed[],
  names: Names,
): readonly Part[] {
  switch (figure) {
    case 'systems':
      return systems.map(({ code }) => ({
        word: names.system(code),
        note: 'its positions and events',
        open: () => openRows(`Positions and events of ${names.system(code)}`, { of: ['position', 'event'], system: code }),
      }));
    case 'places':
      return places.map((place) => ({
        word: place.code,
        ...(place.name === null ? {} : { note: place.name }),
        open: () => openRows(`Positions and events at ${place.code}`, { of: ['position', 'event'], location: place.code }),
      }));
    case 'pools':
      return places.flatMap((place) =>
        place.systems.map((system) => ({
          word: `${place.code} in ${names.system(system)}`,
          open: () =>
            openRows(`What ${names.system(system)} reports at ${place.code}`, { of: ['position'], system, location: place.code }),
        })),
      );
    case 'links':
      return places.flatMap((place) => linkParts(place, handoffs, names));
    case 'pairs':
      return places.flatMap((place) =>
        place.systems.flatMap((first, at) =>
          place.systems.slice(at + 1).map((second) => ({
            word: `${place.code}: ${names.system(first)} and ${names.system(second)}`,
            note: 'the records compared there',
            open: () => openVariances({ location: place.code, show: 'all' }),
          })),
        ),
      );
  }
}

/** The links of one place, each the way to its handoff. */
export function linkParts(place: SurfacePlaceView, handoffs: readonly Placed[], names: Names): readonly Part[] {
  return linksAt(place, handoffs).map(({ id, code }) => ({
    word: `${place.code}: ${names.handoff(code)}`,
    note: code,
    open: () => openHandoff(id),
  }));
}
