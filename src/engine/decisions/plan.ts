import type { DecisionCommand, DecisionOf } from '../../contract/decisions.ts';
import type { JsonValue } from '../../store/decisions/canonicalJson.ts';
import type { Change } from '../../store/decisions/change.ts';
import type { Database } from '../../store/database.ts';

/** Who decides, when and why: texts checked already, `why` empty where none was given. */
export interface Deciding {
  readonly who: string;
  readonly at: number;
  readonly why: string;
  /** The number that the decision will have in the log. */
  readonly seq: number;
}

/** What a decision comes to, before anything is changed. */
export interface Plan {
  readonly changes: readonly Change[];
  /** The numbers of the exceptions it is about. */
  readonly exceptions: readonly number[];
  /** What was asked for, as the log tells it (without the exceptions). */
  readonly input: { readonly command: string; readonly [name: string]: JsonValue };
}

/** Checks a decision against the engagement and says what it comes to; changes nothing. Fails with a code where it cannot be taken. */
export type Planner<C extends DecisionCommand> = (db: Database, decision: DecisionOf<C>, deciding: Deciding) => Plan;
