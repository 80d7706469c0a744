import type { HandoffView, StatementLineView, VarianceRow } from '../../../src/contract/views.ts';

/**
 * What stands in the place of the row that does not exist, where a line's only evidence is the source's: which system holds
 * nothing of it. Null where that cannot be told from the line, so that no system is named that nobody expected to hear of it.
 */
export function absenceOf(
  line: StatementLineView,
  variance: VarianceRow,
  handoffs: readonly HandoffView[],
  nameOf: (code: string) => string,
): string | null {
  const target = handoffs.find((each) => each.code === line.handoff)?.to;
  switch (line.kind) {
    case 'missing_event':
      return target === undefined ? null : `Nothing recorded in ${nameOf(target)}`;
    case 'in_flight':
      return target === undefined ? null : `Not in ${nameOf(target)} by the cut-off, still inside the window`;
    case 'ungated_write': {
      const silent = target ?? otherSide(line.evidence[0]?.system, variance);
      return silent === null ? null : `Nothing recorded in ${nameOf(silent)}`;
    }
    default:
      return null;
  }
}

/** The one of the two compared systems that did not write; null where the writer is neither. */
function otherSide(writer: string | undefined, { system, authority }: VarianceRow): string | null {
  if (writer === system) return authority;
  return writer === authority ? system : null;
}
