/**
 * What passes between the import and a thread that reads sources for it: plain data, ids local to the thread. With each message come
 * the texts that are new since the one before, in the order of their local ids, so that the receiver can give them ids of its own.
 */
import type { EventBatch, IncidentRow, OrderRow, PaymentRow, PositionBatch } from '../../domain/factBatch.ts';
import type { Problem } from '../../domain/problem.ts';
import type { Texts } from '../../importers/bytes/keyTable.ts';
import type { EntityKeysCopy } from '../../importers/entityKeys.ts';
import type { UnitEntry } from '../../importers/itemUnits.ts';
import type { PlainSource, SourceProgress, SourceReading } from './readSource.ts';

export interface ReadingJob {
  /** In the order in which they are written. No items, no locations. */
  readonly sources: readonly PlainSource[];
  /** By source, what the items files say of units; null where they are not read yet. */
  readonly units: readonly ReadonlyMap<number, UnitEntry>[] | null;
  /** How many references they seem to have. */
  readonly expectedReferences: number;
  /** What the master data named so far; local ids up to these are those of the tables. */
  readonly items: EntityKeysCopy;
  readonly locations: EntityKeysCopy;
}

export interface NewTexts {
  readonly items: Texts;
  readonly locations: Texts;
  readonly references: Texts;
  readonly words: Texts;
}

export type ReadRows =
  | { readonly dataset: 'events'; readonly rows: EventBatch }
  | { readonly dataset: 'positions'; readonly rows: PositionBatch }
  | { readonly dataset: 'incidents'; readonly rows: readonly IncidentRow[] }
  | { readonly dataset: 'orders'; readonly rows: readonly OrderRow[] }
  | { readonly dataset: 'payments'; readonly rows: readonly PaymentRow[] };

export type FromReader =
  | { readonly kind: 'ready' }
  | { readonly kind: 'rows'; readonly texts: NewTexts; readonly read: ReadRows }
  | { readonly kind: 'piece'; readonly progress: SourceProgress }
  | { readonly kind: 'source'; readonly texts: NewTexts; readonly result: SourceReading }
  | { readonly kind: 'problem'; readonly problem: Problem }
  /** A row depends on the lists, and the job was given out before they were read. */
  | { readonly kind: 'listsNeeded' };
