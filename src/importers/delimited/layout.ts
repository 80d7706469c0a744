/** What a preset says beyond columns and words, found in the header of the file at hand. */
import { stockStates } from './stateColumns.ts';
import type { StateColumn } from './stateColumns.ts';
import { STOCK_STATES } from '../../domain/vocabulary.ts';
import type { Preset } from '../presets/preset.ts';
import type { HeaderName } from '../shape/headerNames.ts';
import { placeOf } from '../shape/headerNames.ts';
import type { Shaping } from '../shape/shaping.ts';
import { OneSystem } from './oneSystem.ts';
import { RowIdentity } from './rowIdentity.ts';
import { RowSkips } from './rowSkips.ts';
import { SumChecks } from './sumChecks.ts';

export interface Layout {
  /** The state of the canonical quantity where the row does not say, by its position in STOCK_STATES. */
  readonly quantityState: number;
  readonly otherStates: readonly StateColumn[];
  readonly identity: RowIdentity | undefined;
  readonly skips: RowSkips | undefined;
  readonly oneSystem: OneSystem | undefined;
  readonly checks: SumChecks | undefined;
  /** Whether rows end with their last value. */
  readonly shortRows: boolean;
  /** Cells that are added to each record → the file's own columns that they are made of. */
  readonly sources: ReadonlyMap<number, readonly number[]>;
}

/** The layout of a file without a preset: one quantity a row, items by their code, every row counts. */
export function layoutOf(preset: Preset | undefined, headers: readonly string[], shaping?: Shaping): Layout {
  const at = (name: HeaderName): number => placeOf(headers, name);
  return {
    quantityState: STOCK_STATES.indexOf(preset?.quantityState ?? 'on_hand'),
    otherStates: stockStates(preset?.otherStates ?? [], at),
    identity: preset?.identity === undefined ? undefined : new RowIdentity(preset.identity, at),
    skips: preset?.skip === undefined ? undefined : new RowSkips(preset.skip, at),
    oneSystem: preset?.systemColumn === undefined ? undefined : new OneSystem(preset.systemColumn, headers),
    checks: preset?.checks === undefined ? undefined : new SumChecks(preset.checks, headers, shaping),
    shortRows: preset?.shortRows === true,
    sources: shaping?.sources ?? new Map(),
  };
}
