/**
 * A small seeded generator of pseudo-random numbers (sfc32, by Chris Doty-Humphrey), so that a seed gives the same data on
 * every machine. Each part of the generation forks its own stream: a change in one part does not move the others.
 */
export interface Random {
  /** A whole number from `low` to `high`, both included. */
  int(low: number, high: number): number;
  /** True with the given probability (0 to 1). */
  chance(probability: number): boolean;
  pick<T>(from: readonly T[]): T;
  /** The same elements in another order. */
  shuffle<T>(from: readonly T[]): T[];
  fork(name: string): Random;
}

export function randomFrom(seed: number, name = ''): Random {
  let [a, b, c, counter] = [seed >>> 0, hash(name), (seed / 0x1_0000_0000) >>> 0, 1];
  const next = (): number => {
    const sum = (((a + b) | 0) + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = ((c << 21) | (c >>> 11)) + sum;
    return (sum >>> 0) / 0x1_0000_0000;
  };
  for (let warm = 0; warm < 15; warm += 1) next();
  const int = (low: number, high: number): number => low + Math.floor(next() * (high - low + 1));
  return {
    int,
    chance: (probability) => next() < probability,
    pick: (from) => from[int(0, from.length - 1)] as (typeof from)[number],
    shuffle: (from) => {
      const order = [...from];
      for (let last = order.length - 1; last > 0; last -= 1) {
        const other = int(0, last);
        [order[last], order[other]] = [order[other] as (typeof from)[number], order[last] as (typeof from)[number]];
      }
      return order;
    },
    fork: (part) => randomFrom(seed, `${name}/${part}`),
  };
}

/** FNV-1a, 32 bits: turns a stream's name into part of its seed. */
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) value = Math.imul(value ^ text.charCodeAt(at), 0x01000193);
  return value >>> 0;
}
