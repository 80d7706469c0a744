import type { MissesAt } from '../../../src/contract/stepViews.ts';
import type { Bar } from '../../features/pictures/Bars.tsx';
import { formatCount, formatCounted } from '../../ui/figures.ts';

/** More bars than this are hairs: days are then taken together in stretches. */
const MOST_BARS = 62;

/** A bar a day from the first to the last, days without anything included; a long time in stretches of days. */
export function dayBars(days: readonly MissesAt[], word: (day: number) => string): readonly (Bar & { readonly last: number })[] {
  const first = days[0]?.at ?? 0;
  const last = days.at(-1)?.at ?? first;
  const stretch = Math.ceil((last - first + 1) / MOST_BARS);
  const count = Math.floor((last - first) / stretch) + 1;
  const sums = Array.from({ length: count }, () => ({ events: 0, misses: 0 }));
  for (const { at, events, misses } of days) {
    const sum = sums[Math.floor((at - first) / stretch)];
    if (sum === undefined) continue;
    sum.events += events;
    sum.misses += misses;
  }
  return sums.map(({ events, misses }, index) => {
    const from = first + index * stretch;
    const span = stretch === 1 ? word(from) : `${word(from)} to ${word(Math.min(last, from + stretch - 1))}`;
    return {
      key: from,
      last: from + stretch - 1,
      value: misses,
      title: `${formatCount(misses)} of ${formatCounted(events, 'event')}, ${span}`,
      mark: index === 0 || index === count - 1 ? word(from).replace(/ \d{4}$/u, '') : undefined,
    };
  });
}

export function hourBars(hours: readonly MissesAt[]): readonly Bar[] {
  return hours.map(({ at, events, misses }) => ({
    key: at,
    value: misses,
    title: `${formatCount(misses)} of ${formatCounted(events, 'event')} from ${String(at).padStart(2, '0')}:00`,
    mark: at % 6 === 0 || at === 23 ? `${String(at).padStart(2, '0')}:00` : undefined,
  }));
}

/** Where there are most, in words: the first of equal ones. */
export function worstOf(counts: readonly MissesAt[], word: (at: number) => string): string {
  const worst = counts.reduce<MissesAt | null>((most, each) => (each.misses > (most?.misses ?? 0) ? each : most), null);
  if (worst === null) return 'No misses.';
  return `Most on ${word(worst.at)}: ${formatCount(worst.misses)} of ${formatCounted(worst.events, 'event')}.`.replace(
    /^Most on (\d\d:)/u,
    'Most from $1',
  );
}
