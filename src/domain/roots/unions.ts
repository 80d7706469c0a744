/** Which findings belong together: sets over their root numbers, merged pair by pair; every set is known by its smallest number. */
export class Unions {
  readonly #leads = new Map<number, number>();

  /** True where anything was merged at all. */
  get isEmpty(): boolean {
    return this.#leads.size === 0;
  }

  of(root: number): number {
    let lead = root;
    for (let next = this.#leads.get(lead); next !== undefined; next = this.#leads.get(lead)) lead = next;
    return lead;
  }

  merge(a: number, b: number): void {
    const [left, right] = [this.of(a), this.of(b)];
    if (left === right) return;
    this.#leads.set(Math.max(left, right), Math.min(left, right));
  }
}
