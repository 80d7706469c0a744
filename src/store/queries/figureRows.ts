/** Which of a system's position rows stand behind its figure of a pool. */
import { statesBehind } from '../../domain/stockState.ts';
import { STOCK_STATES } from '../../domain/vocabulary.ts';
import type { StockState } from '../../domain/vocabulary.ts';
import type { PositionRow } from './evidence.ts';

/** Of the rows of one system that count, those that its figure is made of: first what is added, then what is taken off. */
export function behindFigure(rows: readonly PositionRow[], meaning: 'on_hand' | 'available'): readonly PositionRow[] {
  const inState = (state: StockState): readonly PositionRow[] => rows.filter((row) => STOCK_STATES[row.state] === state);
  const { added, takenOff } = statesBehind(meaning, (state) => inState(state).length > 0);
  const states = new Set([...added, ...takenOff]);
  // As they were loaded: total and part rows of one export stand where the file has them.
  return rows.filter((row) => states.has(STOCK_STATES[row.state] ?? 'other'));
}
