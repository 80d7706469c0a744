/**
 * What passes between the engine and the second thread: plain data. The thread does what it is given in that order, and answers each piece
 * of work once. Reading has messages of its own (`../import/readerMessages.ts`).
 */
import type { FiguresOf } from '../../domain/attribution/figures.ts';
import type { FiguresParts } from '../../domain/attribution/figuresParts.ts';
import type { Activity, ActivityOf } from '../../domain/audit/activity.ts';
import type { EventColumns } from '../../domain/facts.ts';
import type { PhysicalEvents } from '../../domain/matching/physicalEvents.ts';
import type { KeyTableParts } from '../../importers/bytes/keyTable.ts';
import type { FromReader, ReadingJob } from '../import/readerMessages.ts';

/** The work that a run needs and that depends on little else: what is given for it, and what comes of it. */
export interface Works {
  /** By reference id, the first reference with the same normal form. */
  readonly normalIds: { readonly given: KeyTableParts; readonly made: Int32Array };
  /** With the cut-off they hold at. */
  readonly figures: { readonly given: FiguresOf; readonly made: { readonly figures: FiguresParts; readonly cutoff: number } };
  readonly physical: {
    readonly given: { readonly events: EventColumns; readonly references: KeyTableParts }; readonly made: PhysicalEvents;
  };
  readonly activity: { readonly given: ActivityOf & { readonly timezone: string }; readonly made: Activity };
}

export type Work = keyof Works;

export type ToThread =
  | { readonly kind: 'read'; readonly job: ReadingJob }
  | { readonly [W in Work]: { readonly kind: 'work'; readonly work: W; readonly given: Works[W]['given'] } }[Work];

export type FromThread =
  | FromReader
  | { readonly [W in Work]: { readonly kind: 'made'; readonly work: W; readonly made: Works[W]['made'] } }[Work];

/** The way back to the engine. */
export interface Outlet {
  /** Sends a message; the memory of `moved` goes with it and is no longer the sender's. */
  send(message: FromThread, moved: readonly ArrayBuffer[]): void;
  /** Waits while as many messages of rows are under way as the receiver should have to hold. */
  room(): Promise<void>;
}
