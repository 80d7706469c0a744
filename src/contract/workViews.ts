/** What the window is told of the work as a whole: whose it is, by which rules, and who signed it off. Units as in `views.ts`. */
import type { SignOffRole, SignOffScope } from '../domain/vocabulary.ts';
import type { OwnerRule } from './decisions.ts';

export interface OwnerView {
  readonly name: string;
  /** False where nothing new is given to them. */
  readonly active: boolean;
  readonly exceptions: number;
  readonly unsettled: number;
}

export interface SignOffView {
  readonly scope: SignOffScope;
  readonly role: SignOffRole;
  readonly who: string;
  readonly at: number;
  /** Why it stands no more; null while it does. */
  readonly withdrawn: string | null;
}

/** What was decided about the work as a whole. */
export interface WorkView {
  readonly owners: readonly OwnerView[];
  readonly ownerRules: readonly OwnerRule[];
  readonly filters: readonly { readonly name: string; readonly filter: unknown }[];
  readonly parameters: readonly { readonly name: string; readonly value: unknown }[];
  readonly signOffs: readonly SignOffView[];
}
