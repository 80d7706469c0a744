import { authorityAt } from '../facts.ts';
import type { Authority } from '../facts.ts';
import { EVENT_TYPES } from '../vocabulary.ts';
import { available, canTellAvailable, onHand, tellsOnlyAvailable } from './figures.ts';
import type { Figures, SystemFigures } from './figures.ts';

/** Which figure of two systems means the same and is compared: all that is there, or what may still be promised. */
export type Meaning = 'on_hand' | 'available';

export interface Comparison {
  readonly system: number;
  readonly authority: number;
  readonly meaning: Meaning;
  readonly recorded: SystemFigures;
  readonly authoritative: SystemFigures;
}

/** Movements that change what may be promised and leave what is on hand alone. */
const PROMISES_ONLY = new Set((['reservation', 'release', 'status_change'] as const).map((type) => EVENT_TYPES.indexOf(type)));

/** Which systems are compared with the authority at each location, and in which meaning. */
export class Comparisons {
  readonly #figures: Figures;
  readonly #authority: Authority;
  readonly #atLocation = new Map<number, readonly Comparison[]>();
  readonly #between = new Map<number, Comparison>();

  constructor(figures: Figures, authority: Authority) {
    this.#figures = figures;
    this.#authority = authority;
  }

  /** One for each system that, like the authority, holds stock at the location; by system id. */
  at(location: number): readonly Comparison[] {
    let found = this.#atLocation.get(location);
    if (found === undefined) {
      const authority = authorityAt(this.#authority, location);
      const authoritative = this.#figures.current.get(authority);
      const list: Comparison[] = [];
      if (authoritative?.covers.has(location) === true) {
        for (const recorded of this.#figures.current.values()) {
          if (recorded.system !== authority && recorded.covers.has(location)) list.push(this.#compare(recorded, authoritative));
        }
      }
      found = list.sort((a, b) => a.system - b.system);
      this.#atLocation.set(location, found);
    }
    return found;
  }

  #compare(recorded: SystemFigures, authoritative: SystemFigures): Comparison {
    const key = recorded.system * 65_536 + authoritative.system;
    let comparison = this.#between.get(key);
    if (comparison === undefined) {
      const meaning = meaningOf(recorded, authoritative);
      comparison = { system: recorded.system, authority: authoritative.system, meaning, recorded, authoritative };
      this.#between.set(key, comparison);
    }
    return comparison;
  }
}

/** Available is compared with available wherever one side tells nothing else and the other can tell it too. */
function meaningOf(a: SystemFigures, b: SystemFigures): Meaning {
  const bothTell = (tellsOnlyAvailable(a) && (canTellAvailable(b) || tellsOnlyAvailable(b)))
    || (tellsOnlyAvailable(b) && canTellAvailable(a));
  return bothTell ? 'available' : 'on_hand';
}

/** A system's figure in a meaning, scaled; 0 where its export does not list the pool. */
export function figureIn(meaning: Meaning, figures: SystemFigures, pool: number): number {
  return meaning === 'available' ? available(figures, pool) : onHand(figures, pool);
}

/** True where events of this type (position in EVENT_TYPES) change a figure of this meaning. */
export function movesFigure(type: number, meaning: Meaning): boolean {
  return meaning === 'available' || !PROMISES_ONLY.has(type);
}
