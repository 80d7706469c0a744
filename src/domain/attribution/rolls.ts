import type { Explanation } from './explainer.ts';
import { movesFigure } from './comparisons.ts';
import type { Meaning } from './comparisons.ts';
import { readAt } from './figures.ts';
import type { SystemFigures } from './figures.ts';
import type { VarianceDraft } from './varianceRows.ts';

/**
 * How a figure that was not read at the cut-off is rolled to it through its system's own log: what was booked in between is added to a
 * figure that was read before, and taken off one that was read after.
 */
export interface Roll {
  readonly system: number;
  readonly readAt: number;
  /** Records booked between the reading and the cut-off. */
  readonly events: number;
  /** What they add to the figure on its way to the cut-off; scaled. */
  readonly quantity: number;
}

/** The rolls of the figures behind these statements, the recorded one's first; none where nothing was booked in between. */
export function rollsOf(
  { facts, figures }: Pick<Explanation, 'facts' | 'figures'>, drafts: readonly VarianceDraft[], booked: Float64Array,
): ReadonlyMap<VarianceDraft, readonly Roll[]> {
  const { cutoff, events } = facts;
  const wanted = new Map<number, { readonly readAt: number; readonly roll: Record<Meaning, [events: number, quantity: number]> }>();
  for (const draft of drafts) {
    for (const side of sidesOf(draft)) {
      const moment = readAt(side, draft.pool, figures.pools.locationOf(draft.pool));
      if (!Number.isNaN(moment) && moment !== cutoff && facts.logs.has(side.system)) {
        wanted.set(keyOf(draft.pool, side.system), { readAt: moment, roll: { on_hand: [0, 0], available: [0, 0] } });
      }
    }
  }
  if (wanted.size === 0) return new Map();
  const moments = [...wanted.values()].map((one) => one.readAt);
  const [first, last] = [moments.reduce((a, b) => Math.min(a, b), cutoff), moments.reduce((a, b) => Math.max(a, b), cutoff)];
  for (let row = 0; row < events.count; row += 1) {
    const at = booked[row] ?? 0;
    if (at <= first || at > last) continue;
    const pool = figures.pools.find(events.item[row] ?? 0, events.location[row] ?? 0);
    const entry = pool < 0 ? undefined : wanted.get(keyOf(pool, events.system[row] ?? 0));
    if (entry === undefined || at <= Math.min(entry.readAt, cutoff) || at > Math.max(entry.readAt, cutoff)) continue;
    const signed = (events.quantity[row] ?? 0) * (entry.readAt < cutoff ? 1 : -1);
    for (const meaning of ['on_hand', 'available'] as const) {
      if (!movesFigure(events.type[row] ?? 0, meaning)) continue;
      entry.roll[meaning][0] += 1;
      entry.roll[meaning][1] += signed;
    }
  }
  const rolls = new Map<VarianceDraft, readonly Roll[]>();
  for (const draft of drafts) {
    const own = sidesOf(draft).flatMap(({ system }): Roll[] => {
      const entry = wanted.get(keyOf(draft.pool, system));
      const [count, quantity] = entry?.roll[draft.comparison.meaning] ?? [0, 0];
      return entry === undefined || count === 0 ? [] : [{ system, readAt: entry.readAt, events: count, quantity }];
    });
    if (own.length > 0) rolls.set(draft, own);
  }
  return rolls;
}

function sidesOf({ comparison }: VarianceDraft): readonly SystemFigures[] {
  return [comparison.recorded, comparison.authoritative];
}

/** System ids fit into a byte. */
function keyOf(pool: number, system: number): number {
  return pool * 256 + system;
}
