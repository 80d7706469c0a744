import type { EventColumns } from '../facts.ts';
import { bookedAt } from '../facts.ts';

const MINUTE = 60_000;
const DAY = 86_400_000;

/**
 * How coarse each system's log tells time, in milliseconds: 1 where it tells seconds, a minute or a day where every record is on
 * the full one. A target that writes full minutes seems up to a minute early without being out of order.
 */
export function clockGrains(events: EventColumns): ReadonlyMap<number, number> {
  const grains = new Map<number, number>();
  const settled = new Set<number>();
  let last = -1;
  for (let row = 0; row < events.count; row += 1) {
    const system = events.system[row] ?? 0;
    // Rows of one system stand together.
    if (system === last) continue;
    if (settled.has(system)) {
      last = system;
      continue;
    }
    const at = bookedAt(events, row);
    if (at % MINUTE !== 0) {
      grains.set(system, 1);
      settled.add(system);
    } else if (at % DAY !== 0) {
      grains.set(system, MINUTE);
    } else if (!grains.has(system)) {
      grains.set(system, DAY);
    }
  }
  return grains;
}
