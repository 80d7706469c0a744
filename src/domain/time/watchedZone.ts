import { DAY } from './calendar.ts';
import type { Zone } from './zone.ts';

/** Told of a local time that does not say which moment it means: how it was read, and by how much the other reading differs. */
export type TellUnsure = (instant: number, shift: number) => void;

/**
 * A zone that counts the local times it was asked for that clocks show twice or never: at either turn of the clocks a time without an
 * offset does not say which moment it means. What it answers is the zone's own answer.
 */
export class WatchedZone implements Zone {
  readonly name: string;
  /** Local times that clocks showed twice; the first, before they were set back, was taken. */
  repeated = 0;
  /** Local times that no clock showed; they were moved forward by what was skipped. */
  skipped = 0;
  readonly #zone: Zone;
  readonly #tell: TellUnsure | undefined;
  #day = NaN;
  #isNearTurn = false;

  constructor(zone: Zone, tell?: TellUnsure) {
    this.name = zone.name;
    this.#zone = zone;
    this.#tell = tell;
  }

  offsetAt(instant: number): number {
    return this.#zone.offsetAt(instant);
  }

  instantOf(local: number): number {
    const instant = this.#zone.instantOf(local);
    const day = Math.floor(local / DAY);
    if (day !== this.#day) {
      this.#day = day;
      this.#isNearTurn = this.#zone.offsetAt((day - 2) * DAY) !== this.#zone.offsetAt((day + 3) * DAY);
    }
    if (this.#isNearTurn) this.#count(local, instant);
    return instant;
  }

  #count(local: number, instant: number): void {
    const zone = this.#zone;
    const other = local - zone.offsetAt(local + 2 * DAY);
    if (instant + zone.offsetAt(instant) !== local) {
      this.skipped += 1;
      this.#tell?.(instant, other - instant);
    } else if (other !== instant && other + zone.offsetAt(other) === local) {
      this.repeated += 1;
      this.#tell?.(instant, other - instant);
    }
  }
}
