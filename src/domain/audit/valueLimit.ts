import { fail } from '../problem.ts';
import { QUANTITY_LIMIT, QUANTITY_SCALE, extend, toUnits } from '../quantity.ts';

/** The largest amount of money that stays exact, as shown. */
const LIMIT = Math.floor(QUANTITY_LIMIT / QUANTITY_SCALE).toLocaleString('en-US');

/** Extends quantities by prices as long as every amount, and their sum without signs, stays exact. */
export class ExactValues {
  #sum = 0;

  /**
   * The scaled money of a scaled quantity at a scaled price. Fails with `number_invalid`, naming the item, where that is more than
   * stays exact: such a price or quantity comes from a column of codes far more often than from stock.
   */
  of(quantity: number, price: number, item: string): number {
    const value = extend(quantity, price);
    this.#sum += Math.abs(value);
    if (Math.abs(value) > QUANTITY_LIMIT) {
      failBeyond(`The value of ${toUnits(quantity)} units of "${item}" at ${toUnits(price)} each is`, value, item);
    }
    if (this.#sum > QUANTITY_LIMIT) {
      failBeyond(`The values of all findings and variances, up to those of "${item}", are`, this.#sum, item);
    }
    return value;
  }
}

function failBeyond(what: string, found: number, item: string): never {
  return fail({
    code: 'number_invalid', message: `${what} more than stays exact.`, expected: `at most ${LIMIT}`,
    found: `about ${toUnits(found).toPrecision(3)}`,
    remedy: `See whether a column of codes was taken for the quantity or the price of "${item}", and correct "columns" in engagement.json.`,
  });
}
