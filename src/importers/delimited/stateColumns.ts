import type { StockState } from '../../domain/vocabulary.ts';
import type { HeaderName } from '../shape/headerNames.ts';
import { STOCK_STATES } from '../../domain/vocabulary.ts';
import type { SourceColumn } from './cells.ts';

/** A column that holds one stock state's quantity. */
export interface StateColumn {
  readonly column: SourceColumn;
  /** By its position in STOCK_STATES. */
  readonly state: number;
}

/** The state columns that the header has. */
export function stockStates(
  wanted: readonly { readonly column: HeaderName; readonly state: StockState }[], at: (name: HeaderName) => number,
): readonly StateColumn[] {
  return wanted.flatMap(({ column, state }) => {
    const first = at(column);
    return first < 0 ? [] : [{ column: { canonical: `quantity: ${state}`, first, others: [] }, state: STOCK_STATES.indexOf(state) }];
  });
}
