/** What main and the engine's process say to each other. */
import type { Outcome } from '../../src/contract/calls.ts';
import type { Progress } from '../../src/ports.ts';

export type ToEngine =
  /** One of the window's calls. */
  | { readonly kind: 'call'; readonly id: number; readonly name: string; readonly input: unknown }
  /** One of main's own commands, with a path. */
  | { readonly kind: 'command'; readonly id: number; readonly name: string; readonly input: unknown }
  | { readonly kind: 'cancel'; readonly id: number };

export type FromEngine =
  | { readonly kind: 'answer'; readonly id: number; readonly outcome: Outcome<unknown> }
  | { readonly kind: 'progress'; readonly id: number; readonly progress: Progress }
  /** How many steps are left until every list of what is open answers at once. */
  | { readonly kind: 'preparing'; readonly left: number }
  | { readonly kind: 'note'; readonly message: string };
