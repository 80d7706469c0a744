/** How old an exception is at the cut-off: its age does not depend on the day one looks. */
export const AGES = ['day', 'week', 'month', 'older'] as const;
export type Age = (typeof AGES)[number];

const DAY = 86_400_000;
/** The most whole days of each band but the last. */
const MOST_DAYS = [1, 7, 30] as const;

/** The position in `AGES`: up to a day, up to a week, up to thirty days, older. */
export function ageBand(firstAt: number, cutoff: number): number {
  const days = (cutoff - firstAt) / DAY;
  for (let band = 0; band < MOST_DAYS.length; band += 1) if (days <= (MOST_DAYS[band] as number)) return band;
  return MOST_DAYS.length;
}
