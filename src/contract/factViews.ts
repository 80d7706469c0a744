/** The rows of files that a figure is made of. */
import * as z from 'zod';
import { EVENT_TYPES, FINDING_KINDS, STOCK_STATES } from '../domain/vocabulary.ts';

export const FACTS = ['position', 'event', 'item', 'incident', 'order', 'payment'] as const;
export type Fact = (typeof FACTS)[number];

const code = z.string().max(200);
const id = z.number().int().positive();

/** Which rows: those of every kind in `of` that each field given lets through. */
export const factFilter = z.strictObject({
  of: z.array(z.enum(FACTS)).min(1).max(FACTS.length),
  system: code.optional(),
  sku: code.optional(),
  location: code.optional(),
  /** Positions in these states only. */
  states: z.array(z.enum(STOCK_STATES)).max(STOCK_STATES.length).optional(),
  /** Positions that count in the figures at the cut-off: no earlier reading that another took the place of. */
  counted: z.boolean().optional(),
  eventType: z.enum(EVENT_TYPES).optional(),
  /** Who booked an event; null: the log does not say. */
  actor: z.string().max(1000).nullable().optional(),
  /** Events that this handoff has to carry: of its source, its kind and its places. */
  handoff: id.optional(),
  /** Events that prove a finding of this kind; of `handoff` where that is given. */
  proves: z.enum(FINDING_KINDS).optional(),
  sourceId: id.optional(),
  /**
   * Events that the latencies of a handoff, or of a way that nobody declared, from `from` to below `to` (null: without an end;
   * milliseconds) lie between, source and target; with `back` those that go the other way.
   */
  pairs: z.strictObject({
    handoff: id.optional(), way: id.optional(), back: z.boolean().optional(), from: z.number().min(0), to: z.number().min(0).nullable(),
  }).optional(),
  /** Events that prove this handoff's exceptions of these days since 1970, or hours of the day, on the engagement's clock. */
  misses: z.strictObject({ handoff: id, unit: z.enum(['day', 'hour']), from: z.number().int(), to: z.number().int() }).optional(),
});
export type FactFilter = z.infer<typeof factFilter>;

/** A row of a file as it was read. */
export interface FactRow {
  readonly of: Fact;
  readonly id: number;
  readonly sourceId: number;
  readonly file: string;
  /** The line of the file, or the row of its sheet. */
  readonly row: number;
  readonly system: string;
  readonly sku: string | null;
  readonly location: string | null;
  /** A word of the vocabulary that fits `of` (stock state, kind of event …), or the file's own. */
  readonly what: string;
  /** Units; of a payment, money. */
  readonly quantity: number | null;
  readonly at: number | null;
  readonly reference: string | null;
}

export interface FactPage {
  readonly rows: readonly FactRow[];
  readonly total: number;
  /** In how many files they stand. */
  readonly files: number;
  /** The quantities of all of them, added up with their signs, and without. */
  readonly net: number;
  readonly size: number;
}
