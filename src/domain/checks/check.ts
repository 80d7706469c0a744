/**
 * What a check is. Each lives in one file of `each/` and says what it looks for, by which parameters, how grave it is, in which words,
 * and where its rule comes from; `allChecks.ts` lists them. A check only reads: it decides nothing about the statements.
 */
import type { Ground } from '../findings.ts';
import type { Severity } from '../vocabulary.ts';
import type { CheckScene } from './scene.ts';

export const PARAMETER_UNITS = ['days', 'minutes', 'units', 'percent', 'times', 'systems', 'score', 'places'] as const;
export type ParameterUnit = (typeof PARAMETER_UNITS)[number];

/** A figure of a check that the analyst may change. */
export interface Parameter {
  readonly name: string;
  readonly label: string;
  readonly unit: ParameterUnit;
  readonly standard: number;
  readonly least: number;
  readonly most: number;
}

export type ParameterValues = Readonly<Record<string, number>>;

/** One thing a check found. Ids are those of the tables, 0 for none; quantities are scaled. */
export interface CheckFinding {
  readonly item: number;
  readonly location: number;
  readonly system: number;
  /** When it was so: the event's moment, or the cut-off for what is read off positions. */
  readonly at: number;
  /** Scaled units at stake, unsigned. */
  readonly quantity: number;
  /** Scaled money, where the check knows it better than the quantity at the item's price does. */
  readonly value?: number;
  readonly sentence: string;
  /** The rows that prove it, the weightiest first. */
  readonly grounds: readonly Ground[];
}

/** `looked` 0 is not a pass: `needs` says what would have to be imported. */
export interface CheckOutcome {
  /** How many figures, events or groups were looked at. */
  readonly looked: number;
  readonly findings: readonly CheckFinding[];
  /** Why nothing could be looked at; null where something was. */
  readonly needs: string | null;
}

export interface Check {
  /** Snake case, never changed once released: parameters and results are kept under it. */
  readonly code: string;
  readonly title: string;
  /** What it looks for, in a sentence. */
  readonly looksFor: string;
  /** What is counted in `looked`: "figures", "sales". */
  readonly looksAt: string;
  /** Where the rule comes from. */
  readonly source: string;
  readonly severity: Severity;
  readonly parameters: readonly Parameter[];
  look(scene: CheckScene, parameters: ParameterValues): CheckOutcome;
}

/** A check as its file declares it: `look` is given a value for each parameter named, and no other. */
interface Declared<Name extends string> extends Omit<Check, 'parameters' | 'look'> {
  readonly parameters: readonly (Parameter & { readonly name: Name })[];
  look(scene: CheckScene, parameters: Readonly<Record<Name, number>>): CheckOutcome;
}

/** The check declared. What nobody set is its parameter's standard, which is told there and nowhere else. */
export function check<const Name extends string>(declared: Declared<Name>): Check {
  return { ...declared, look: (scene, set) => declared.look(scene, valueOf(declared, set)) };
}

/** What a check answers where the engagement holds nothing it could look at. */
export function nothingToCheck(needs: string): CheckOutcome {
  return { looked: 0, findings: [], needs };
}

/** An outcome with its findings; `needs` is said where nothing was looked at. */
export function outcome(looked: number, findings: readonly CheckFinding[], needs: string): CheckOutcome {
  return { looked, findings, needs: looked === 0 ? needs : null };
}

/** The value of each parameter: what the analyst set, held within its limits, or the standard. */
export function valueOf<const Name extends string>(
  { parameters }: { readonly parameters: readonly (Parameter & { readonly name: Name })[] }, set: ParameterValues,
): Readonly<Record<Name, number>> {
  const values: Partial<Record<Name, number>> = {};
  for (const { name, standard, least, most } of parameters) values[name] = Math.min(most, Math.max(least, set[name] ?? standard));
  return values as Record<Name, number>;
}
