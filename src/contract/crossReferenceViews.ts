/** Items or places across the systems, as the window asks for and draws them. */
import * as z from 'zod';
import { CROSS_SHOWS, type CrossShow } from './crossShows.ts';
import type { SuggestionBasis } from '../domain/crossReference/suggestPairs.ts';

export const crossReferenceList = z.strictObject({
  of: z.enum(['item', 'location']),
  /** `suggested`: that may be another; `single`: that one system alone records; `decided`: of which somebody said so or not. */
  show: z.enum(CROSS_SHOWS).default('suggested'),
  search: z.string().max(200).default(''),
});
export const crossReferenceInput = crossReferenceList.extend({
  start: z.number().int().min(0), count: z.number().int().min(1).max(1000),
});

export interface CrossReferenceRow {
  readonly code: string;
  /** An item's description, a place's name; '' where nobody says. */
  readonly name: string;
  /** Positions and events by system, in the order of `systems`. */
  readonly records: readonly number[];
  readonly alsoCalled: readonly string[];
  /** The code that it may stand for, to be confirmed; null where nothing is proposed. */
  readonly suggestion: {
    readonly code: string; readonly name: string; readonly records: readonly number[]; readonly basis: SuggestionBasis;
    readonly likeness: number; readonly why: string;
  } | null;
  /** What somebody said of it and another code. */
  readonly said: { readonly code: string; readonly same: boolean; readonly isFollowed: boolean } | null;
}

export interface CrossReferenceView {
  /** The codes of the systems. */
  readonly systems: readonly string[];
  readonly rows: readonly CrossReferenceRow[];
  readonly total: number;
  /** How many each list has, without the search. */
  readonly counts: Readonly<Record<CrossShow, number>>;
  /** What was said and is in no figure until everything is read again. */
  readonly pending: number;
}
