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
      if (!mayBeBatches(times, length)) return false;
      const places = Float64Array.from(times, (at) => at - Math.floor(at / length) * length).sort();
      const around = new Float64Array(places.length * 2);
      places.forEach((place, at) => {
        around[at] = place;
        around[at + places.length] = place + length;
      });
      let most = 0;
      for (let from = 0, to = 0; from < places.length; from += 1) {
        while (to < around.length && (around[to] as number) - (around[from] as number) <= length * BATCH_SPAN) to += 1;
        most = Math.max(most, Math.min(to - from, places.length));
      }
      return most >= places.length * BATCH_SHARE && new Set(times.map((at) => Math.floor(at / length))).size >= FEWEST_BATCHES;
    }) ?? null;
  }
}

const SLICES = 64;

/** Whether enough of the times may lie within a short part of a period, told by slices of it: nearly all periods end here. */
function mayBeBatches(times: readonly number[], length: number): boolean {
  const counts = new Int32Array(SLICES);
  for (const at of times) {
    const slice = Math.floor((at / length - Math.floor(at / length)) * SLICES);
    counts[slice] = (counts[slice] as number) + 1;
  }
  // A part that begins within a slice reaches into one more, and rounding into a further one.
  const reach = SLICES * BATCH_SPAN + 2;
  let within = 0;
  for (let slice = 0; slice < reach; slice += 1) within += counts[slice] as number;
  for (let first = 0; first < SLICES; first += 1) {
    if (within >= times.length * BATCH_SHARE) return true;
    within += (counts[(first + reach) % SLICES] as number) - (counts[first] as number);
  }
  return false;
}
