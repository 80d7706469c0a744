/** Booking times kept of each way, to tell whether they come by the batch. */
const MOST_BOOKINGS = 4_000;
const FEWEST_BOOKINGS = 12;
const PERIODS = [1440, 720, 480, 360, 240, 120, 60, 30, 20, 15, 10, 5];
/** Batches come in a short part of their period; so many periods have to be seen. */
const BATCH_SPAN = 1 / 8;
const BATCH_SHARE = 0.8;
const FEWEST_BATCHES = 4;
const MINUTE = 60_000;

/** When the target of one handoff booked what reached it; as many as are needed to tell a batch from a trickle. */
export class Bookings {
  readonly #times: number[] = [];

  add(at: number): void {
    if (this.#times.length < MOST_BOOKINGS) this.#times.push(at);
  }

  /** The longest usual period in a short part of which most bookings lie, in minutes; null where there is none. */
  period(): number | null {
    const times = this.#times;
    if (times.length < FEWEST_BOOKINGS) return null;
    return PERIODS.find((minutes) => {
      const length = minutes * MINUTE;
      const places = times.map((at) => at - Math.floor(at / length) * length).sort((a, b) => a - b);
      const around = [...places, ...places.map((place) => place + length)];
      let most = 0;
      for (let from = 0, to = 0; from < places.length; from += 1) {
        while (to < around.length && (around[to] as number) - (around[from] as number) <= length * BATCH_SPAN) to += 1;
        most = Math.max(most, Math.min(to - from, places.length));
      }
      return most >= places.length * BATCH_SHARE && new Set(times.map((at) => Math.floor(at / length))).size >= FEWEST_BATCHES;
    }) ?? null;
  }
}
