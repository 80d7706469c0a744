import { ascending, countBelow, merged } from '../ascending.ts';

/** How many events took at least `from` and less than `to` milliseconds; the last bin has no end. */
export interface LatencyBin {
  readonly from: number;
  readonly to: number | null;
  readonly events: number;
}

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** Where bins begin: round spans, each about half as long again as the one before, so that seconds and days fit on one axis. */
const EDGES: readonly number[] = [
  0,
  ...[1, 2, 3, 5, 10, 15, 20, 30, 45].map((seconds) => seconds * SECOND),
  ...[1, 1.5, 2, 3, 5, 7, 10, 15, 20, 30, 45].map((minutes) => minutes * MINUTE),
  ...[1, 1.5, 2, 3, 4, 6, 8, 12, 18].map((hours) => hours * HOUR),
  ...[1, 1.5, 2, 3, 5, 7, 10, 14, 21, 28].map((days) => days * DAY),
];

/** Latencies of one handoff, in milliseconds, kept to tell their percentiles and how they are spread. */
export class Latencies {
  #values = new Float64Array(1024);
  #count = 0;
  /** The first of them, in order. */
  #sorted = new Float64Array(0);

  /** `source` and `target`: the rows between which it lies, for whoever keeps them (`handoffPairs.ts`). */
  add(milliseconds: number, _source?: number, _target?: number): void {
    if (this.#count === this.#values.length) {
      const larger = new Float64Array(this.#count * 2);
      larger.set(this.#values);
      this.#values = larger;
    }
    this.#values[this.#count] = milliseconds;
    this.#count += 1;
  }

  /** Nearest-rank percentiles: the smallest latency that at least that share of events did not exceed. Null with no events. */
  summary(): { readonly p50: number; readonly p95: number; readonly max: number } | null {
    if (this.#count === 0) return null;
    const sorted = this.inOrder();
    const rank = (share: number): number => sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? 0;
    return { p50: rank(0.5), p95: rank(0.95), max: rank(1) };
  }

  /** The bins that hold events, shortest first. One begins just past `within`, so that what is late is told from what is not. */
  bins(within: number): readonly LatencyBin[] {
    const sorted = this.inOrder();
    const edges = [...new Set([...EDGES, within + 1])].sort((a, b) => a - b);
    const bins: LatencyBin[] = [];
    let before = 0;
    edges.forEach((from, index) => {
      const to = edges[index + 1] ?? null;
      const upTo = to === null ? sorted.length : countBelow(sorted, to);
      if (upTo > before) bins.push({ from, to, events: upTo - before });
      before = upTo;
    });
    return bins;
  }

  /** All of them, the shortest first; not to be changed. */
  inOrder(): Float64Array<ArrayBuffer> {
    const known = this.#sorted.length;
    if (known < this.#count) this.#sorted = merged(this.#sorted, ascending(this.#values.subarray(known, this.#count)));
    return this.#sorted;
  }
}

/** Gives what keeps the latencies of a handoff, and those of a way that nobody declared; asked again where all is counted again. */
export interface LatencyKeeper {
  readonly ofHandoff: (handoff: number) => Latencies;
  readonly ofWay: (eventType: number, from: number, to: number) => Latencies;
}
