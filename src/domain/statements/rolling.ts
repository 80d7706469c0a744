import { plainUnits, signedUnits } from './figures.ts';
import { momentText } from './moments.ts';

/** A figure that was not read at the cut-off, and what its system's log says happened in between; scaled units. */
export interface RolledFigure {
  /** As it was read. */
  readonly figure: number;
  readonly readAt: number;
  readonly cutoff: number;
  readonly events: number;
  /** What those events add on the way to the cut-off. */
  readonly quantity: number;
}

/** `read 31 Oct 2026 17:59:59 −04:00; with 2 events of −3 booked from then to the cut-off it is 41`; moments in a named zone. */
export function rollSentence({ figure, readAt, cutoff, events, quantity }: RolledFigure, timezone: string): string {
  const some = events === 1 ? '1 event' : `${events} events`;
  const rolled = plainUnits(figure + quantity);
  return readAt < cutoff
    ? `read ${momentText(readAt, timezone)}; with ${some} of ${signedUnits(quantity)} booked from then to the cut-off it is ${rolled}`
    : `read ${momentText(readAt, timezone)}, after the cut-off; without ${some} booked in between (${signedUnits(quantity)}) it is `
      + rolled;
}
