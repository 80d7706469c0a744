/** A time axis: moments to positions between 0 and 1, and the marks to draw on it. Moments in milliseconds since 1970 UTC. */
export interface TimeScale {
  readonly from: number;
  readonly to: number;
  place(at: number): number;
  readonly marks: readonly number[];
}

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const STEPS = [
  MINUTE,
  5 * MINUTE,
  15 * MINUTE,
  30 * MINUTE,
  HOUR,
  3 * HOUR,
  6 * HOUR,
  12 * HOUR,
  DAY,
  2 * DAY,
  7 * DAY,
  14 * DAY,
  28 * DAY,
];

/** Spans all moments with a margin on both sides, at least an hour wide, with at most `most` marks on round steps. */
export function timeScale(moments: readonly number[], most = 5): TimeScale {
  const first = Math.min(...moments);
  const last = Math.max(...moments);
  const margin = Math.max((last - first) * 0.06, HOUR / 2);
  const from = first - margin;
  const to = last + margin;
  const step = STEPS.find((each) => (to - from) / each <= most) ?? Math.ceil((to - from) / most / DAY) * DAY;
  const marks: number[] = [];
  for (let at = Math.ceil(from / step) * step; at <= to; at += step) marks.push(at);
  return { from, to, place: (at) => (at - from) / (to - from), marks };
}
