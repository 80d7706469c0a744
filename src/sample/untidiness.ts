/** The ways in which real logs are harder to read than they should be: nothing here is a fault, and none of it may raise an alarm. */
import type { EventType } from '../domain/vocabulary.ts';
import type { Random } from './random.ts';

/**
 * How a system writes the number of an order or document: its usual way, only the digits, the digits padded with zeros, under a prefix of
 * its own, as a number of its own that no other system knows, or not at all.
 */
export type ReferenceHabit = 'usual' | 'bare' | 'padded' | 'prefixed' | 'own_number' | 'none';

/** One posting for everything of a type, item and place in a stretch of local time. */
export interface Summary {
  readonly event: EventType;
  readonly from: string;
  readonly to: string;
  readonly everyMinutes: 60 | 1440;
}

export interface Untidiness {
  readonly references: Readonly<Record<string, ReferenceHabit>>;
  /** The share of log lines, by system, whose reference was left out (0 to 1). */
  readonly lostReferences: Readonly<Record<string, number>>;
  readonly summaries: readonly Summary[];
  /** Systems that book what they hear of in several parcels, each under the reference and a suffix; and how often. */
  readonly parcels: { readonly systems: readonly string[]; readonly share: number };
  /** How often a receipt comes in over several bookings at its origin while everyone else books it once. */
  readonly partialReceipts: number;
  /** How often a receipt stands under the reference of the one before it. */
  readonly reusedReferences: number;
  /** How often the very same sale happens again within the hour, under a reference of its own. */
  readonly repeats: number;
  /** Systems whose logs name items by barcode, and places by name. */
  readonly barcodes: readonly string[];
  readonly placeNames: readonly string[];
  /** Systems that count receipts in cases and say so. */
  readonly cases: readonly string[];
  /** How many summary postings are written twice, and how many with a sum that is too large. */
  readonly repeatedPostings: number;
  readonly wrongPostings: number;
  /** Seconds by which a system's clock is ahead (+) or behind (−) all the time. */
  readonly clockSkew: Readonly<Record<string, number>>;
  /** Movements in the night in which clocks are turned, within two hours of the turn, where the logs cover one. */
  readonly nights: number;
}

export const TIDY: Untidiness = {
  references: {}, lostReferences: {}, summaries: [], parcels: { systems: [], share: 0 }, partialReceipts: 0, reusedReferences: 0,
  repeats: 0, barcodes: [], placeNames: [], cases: [], repeatedPostings: 0, wrongPostings: 0, clockSkew: {},
  nights: 0,
};

const HABITS: readonly ReferenceHabit[] = ['usual', 'usual', 'bare', 'padded', 'prefixed', 'own_number', 'none'];

/** A mix of everything, drawn by chance: each kind of untidiness is in about half of all mixes. */
export function untidyMix(random: Random): Untidiness {
  const systems = ['wms', 'erp', 'storefront', '3pl', 'pos'] as const;
  const some = <T>(value: T, otherwise: T): T => (random.chance(0.5) ? value : otherwise);
  const skewed = random.shuffle(systems).slice(0, random.pick([0, 0, 1, 1, 2]));
  // At most two systems tell nothing of their references, so that the others can still be told apart by them.
  let silent = 0;
  const references = Object.fromEntries(systems.map((system) => {
    let habit = random.pick(HABITS);
    if ((habit === 'none' || habit === 'own_number') && (silent += 1) > 2) habit = 'padded';
    return [system, habit];
  }));
  return {
    references,
    lostReferences: some({ [random.pick(systems)]: random.int(2, 25) / 100 }, {}),
    summaries: some([{ event: 'sale' as const, from: 'pos', to: 'erp', everyMinutes: random.pick([60, 1440] as const) }], []),
    parcels: some({ systems: random.pick([['erp'], ['wms', '3pl'], ['storefront']]), share: random.int(3, 20) / 100 },
      { systems: [], share: 0 }),
    partialReceipts: some(random.int(5, 40) / 100, 0),
    reusedReferences: some(random.int(5, 30) / 100, 0),
    repeats: some(random.int(2, 10) / 100, 0),
    barcodes: some([random.pick(['pos', '3pl'])], []),
    placeNames: some([random.pick(['pos', 'storefront'])], []),
    cases: some([random.pick(['wms', 'erp', '3pl'])], []),
    repeatedPostings: random.int(0, 2),
    wrongPostings: random.int(0, 2),
    clockSkew: Object.fromEntries(skewed.map((system) =>
      [system, (system === 'erp' ? -1 : random.pick([-1, 1])) * random.int(120, 1500)])),
    nights: random.pick([0, 20, 60]),
  };
}
