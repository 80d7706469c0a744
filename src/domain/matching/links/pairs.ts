import type { Buckets } from './buckets.ts';

/** Many records under one number would make many pairs; so many at most are looked at. */
const MOST_PAIRS = 2_000;

/** Calls with each pair of a source and a target in a bucket. */
export function forEachPair(
  { start, rows }: Buckets, bucket: number, isSource: (row: number) => boolean, use: (source: number, target: number) => void,
): void {
  const [from, to] = [start[bucket] as number, start[bucket + 1] as number];
  if (to - from === 2) {
    const [one, other] = [rows[from] as number, rows[from + 1] as number];
    if (isSource(one) && !isSource(other)) use(one, other);
    else if (!isSource(one) && isSource(other)) use(other, one);
    return;
  }
  const all = rows.subarray(from, to);
  const sources = all.filter(isSource);
  const targets = all.filter((row) => !isSource(row));
  let pairs = 0;
  for (const source of sources) {
    for (const target of targets) {
      pairs += 1;
      if (pairs > MOST_PAIRS) return;
      use(source, target);
    }
  }
}
