/** What the engine answers to the window about checks; see `views.ts` for units. */
import type { ParameterUnit } from '../domain/checks/check.ts';
import type { ConfidenceCut, Severity } from '../domain/vocabulary.ts';

export interface CheckView {
  readonly code: string;
  readonly title: string;
  readonly looksFor: string;
  readonly looksAt: string;
  readonly source: string;
  readonly severity: Severity;
  readonly parameters: readonly CheckParameterView[];
  /** Null where it has not run yet. */
  readonly result: CheckResultView | null;
}

export interface CheckParameterView {
  readonly name: string;
  readonly label: string;
  readonly unit: ParameterUnit;
  readonly standard: number;
  readonly least: number;
  readonly most: number;
  readonly value: number;
}

export interface CheckResultView {
  readonly looked: number;
  readonly found: number;
  readonly units: number;
  readonly value: number;
  /** How many findings are of an item that nobody knows the cost of; they are worth 0 in `value`. */
  readonly unpriced: number;
  /** Why nothing could be looked at; null where something was. */
  readonly needs: string | null;
  readonly ranAt: number;
  readonly foundBefore: number | null;
  readonly ranBefore: number | null;
  /** False where a parameter was changed since. */
  readonly isCurrent: boolean;
}

export interface CheckFindingView {
  readonly id: number;
  readonly sku: string | null;
  readonly location: string | null;
  readonly system: string | null;
  readonly at: number;
  readonly units: number;
  readonly value: number;
  /** Whether what its item costs is known. */
  readonly priced: boolean;
  readonly sentence: string;
}

/** How far the records of a system, a channel, a place, a kind of place, a region or a pool can be trusted. */
export interface ConfidenceView {
  readonly cut: ConfidenceCut;
  /** As the engagement names it; of a channel its kind of system. */
  readonly name: string;
  readonly compared: number;
  readonly accurate: number;
  readonly authoritativeUnits: number;
  readonly unitsOff: number;
}
