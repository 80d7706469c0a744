import { ExactValues } from '../audit/valueLimit.ts';
import type { Explanation } from './explainer.ts';
import { aliasPairs } from './masterData.ts';

/**
 * What a unit costs: the items file's price, else the lowest that positions give at the pool, else the lowest given for the item
 * anywhere, else its alias's.
 */
export class Prices {
  readonly #from: Pick<Explanation, 'facts' | 'figures'>;
  readonly #values = new ExactValues();
  #byItem: Float64Array | undefined;
  readonly #unpriced = new Set<number>();

  constructor(from: Pick<Explanation, 'facts' | 'figures'>) {
    this.#from = from;
  }

  /** Scaled money for a scaled quantity; 0 where no price is known. Fails where it is more than stays exact. */
  of(item: number, location: number, quantity: number): number {
    const { facts, figures } = this.#from;
    let cost = facts.items.unitCost[item] ?? NaN;
    if (Number.isNaN(cost)) {
      const pool = figures.pools.find(item, location);
      cost = pool < 0 ? NaN : figures.unitCost[pool] ?? NaN;
    }
    if (Number.isNaN(cost)) cost = this.#itemCosts()[item] ?? NaN;
    if (!Number.isNaN(cost)) return this.#values.of(quantity, cost, facts.items.code[item] ?? '');
    this.#unpriced.add(item);
    return 0;
  }

  /** The items that were asked for and have no price anywhere, ascending: what they are worth is not known, which is not nothing. */
  unpriced(): readonly number[] {
    return [...this.#unpriced].sort((a, b) => a - b);
  }

  #itemCosts(): Float64Array {
    if (this.#byItem === undefined) {
      const { facts, figures } = this.#from;
      const costs = new Float64Array(facts.items.code.length + 1).fill(NaN);
      figures.unitCost.forEach((cost, pool) => {
        const item = figures.pools.itemOf(pool);
        if (!Number.isNaN(cost) && !((costs[item] ?? NaN) <= cost)) costs[item] = cost;
      });
      // One item under two codes has one price.
      for (const [first, second] of aliasPairs(this.#from)) {
        const known = facts.items.unitCost[first.item] ?? NaN;
        if (Number.isNaN(costs[second.item] ?? NaN)) costs[second.item] = Number.isNaN(known) ? costs[first.item] ?? NaN : known;
      }
      this.#byItem = costs;
    }
    return this.#byItem;
  }
}
