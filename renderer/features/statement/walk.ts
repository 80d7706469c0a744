import type { StatementView } from '../../../src/contract/views.ts';
import type { FindingKind } from '../../../src/domain/vocabulary.ts';

/**
 * One step of the walk from the recorded figure to the authoritative one, in units. A line's contribution to
 * recorded − authoritative is taken off on the way, so the step carries the opposite sign.
 */
export interface WalkStep {
  readonly key: string;
  readonly kind: FindingKind;
  readonly step: number;
  /** The figure before this step and after it. */
  readonly from: number;
  readonly to: number;
}

/** Exact for units of up to four decimals, as the engine's figures are. */
function exact(value: number): number {
  const rounded = Math.round(value * 10_000) / 10_000;
  return rounded === 0 ? 0 : rounded;
}

/** The statement's lines and what stays unexplained as steps; the last one ends at the authoritative figure. */
export function walkOf(statement: StatementView): readonly WalkStep[] {
  const steps: WalkStep[] = [];
  let at = statement.variance.recorded;
  const take = (key: string, kind: FindingKind, contribution: number): void => {
    const step = exact(-contribution);
    const to = exact(at + step);
    steps.push({ key, kind, step, from: at, to });
    at = to;
  };
  for (const line of statement.lines) {
    if (line.kind !== 'unexplained_variance') take(`${line.findingId}`, line.kind, line.quantity);
  }
  take('unexplained', 'unexplained_variance', statement.variance.unexplained);
  return steps;
}
