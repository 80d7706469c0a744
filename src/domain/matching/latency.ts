/** Latencies of one handoff, in milliseconds, kept to tell their percentiles. */
export class Latencies {
  #values = new Float64Array(1024);
  #count = 0;

  add(milliseconds: number): void {
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
    const sorted = this.#values.slice(0, this.#count).sort();
    const rank = (share: number): number => sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? 0;
    return { p50: rank(0.5), p95: rank(0.95), max: rank(1) };
  }
}
