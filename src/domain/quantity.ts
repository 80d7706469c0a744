/**
 * Stock quantities and money as scaled integers: 1 unit is 10,000 parts. Every sum is exact as long as it stays
 * within ±900 thousand million units (2^53 / 10,000), which is far above what any warehouse holds.
 */
export const QUANTITY_SCALE = 10_000;
/** The largest scaled magnitude that is still exact in a JavaScript number. */
export const QUANTITY_LIMIT = Number.MAX_SAFE_INTEGER;

/** A scaled quantity as a plain number of units, for the result document and for display. Never for arithmetic. */
export function toUnits(scaled: number): number {
  return scaled / QUANTITY_SCALE;
}

/** A whole or decimal number of units as a scaled quantity, rounded half away from zero to four decimals. */
export function fromUnits(units: number): number {
  const scaled = Math.round(Math.abs(units) * QUANTITY_SCALE);
  return units < 0 ? 0 - scaled : scaled;
}

/**
 * The product of a scaled quantity and a scaled price as scaled money, rounded half away from zero; exact through
 * BigInt where the plain product would leave the safe integers.
 */
export function extend(scaledQuantity: number, scaledPrice: number): number {
  const product = scaledQuantity * scaledPrice;
  if (Math.abs(product) <= QUANTITY_LIMIT) {
    const rounded = Math.round(Math.abs(product) / QUANTITY_SCALE);
    return product < 0 ? 0 - rounded : rounded;
  }
  const exact = BigInt(scaledQuantity) * BigInt(scaledPrice);
  const scale = BigInt(QUANTITY_SCALE);
  const half = scale / 2n;
  return Number(exact < 0n ? (exact - half) / scale : (exact + half) / scale);
}

/** Scaled money as a number with two decimals, the precision of the result document. */
export function toMoney(scaled: number): number {
  const cents = Math.round(Math.abs(scaled) / (QUANTITY_SCALE / 100));
  return (scaled < 0 ? 0 - cents : cents) / 100;
}
