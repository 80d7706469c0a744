/** What a preset says beyond columns and words, found in the header of the file at hand. */
import { stockStates } from './stateColumns.ts';
import type { StateColumn } from './stateColumns.ts';
import { STOCK_STATES } from '../../domain/vocabulary.ts';
import type { Preset } from '../presets/preset.ts';
import { positionOf } from './columnMap.ts';
import { RowIdentity } from './rowIdentity.ts';
import { RowSkips } from './rowSkips.ts';

export interface Layout {
  /** The state of the canonical quantity where the row does not say, by its position in STOCK_STATES. */
  readonly quantityState: number;
  readonly otherStates: readonly StateColumn[];
  readonly identity: RowIdentity | undefined;
  readonly skips: RowSkips | undefined;
}

/** The layout of a file without a preset: one quantity a row, items by their code, every row counts. */
export function layoutOf(preset: Preset | undefined, headers: readonly string[]): Layout {
  const at = (name: string): number => positionOf(headers, name);
  return {
    quantityState: STOCK_STATES.indexOf(preset?.quantityState ?? 'on_hand'),
    otherStates: stockStates(preset?.otherStates ?? [], at),
    identity: preset?.identity === undefined ? undefined : new RowIdentity(preset.identity, at),
    skips: preset?.skip === undefined ? undefined : new RowSkips(preset.skip, at),
  };
}
