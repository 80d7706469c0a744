import type { CheckView } from '../../../src/contract/checkViews.ts';
import type { EngagementView, HandoffView, SourceView } from '../../../src/contract/views.ts';
import type { ScreenName } from '../state/windowState.ts';

export interface RailFigure {
  readonly count: number;
  readonly one: string;
  readonly many: string;
  /** True where the count is work still to be done rather than what there is. */
  readonly owes: boolean;
}

function figure(count: number, one: string, owes: boolean, many = `${one}s`): RailFigure {
  return { count, one, many, owes };
}

/** What each step still has: what the rail says beside its name. Null where it is not known yet or there is nothing to count. */
export function railFigures(
  engagement: EngagementView,
  handoffs: readonly HandoffView[] | null,
  sources: readonly SourceView[] | null,
  checks: readonly CheckView[] | null,
): Readonly<Record<ScreenName, RailFigure | null>> {
  const { summary } = engagement;
  return {
    map: handoffs === null ? null : figure(handoffs.filter((each) => !each.declared).length, 'inferred handoff', true),
    gaps:
      handoffs === null
        ? null
        : figure(handoffs.filter((each) => each.exceptions > 0).length, 'handoff with misses', true, 'handoffs with misses'),
    authority: figure(summary.variances, 'variance', true),
    checks:
      checks === null
        ? null
        : figure(checks.filter((each) => (each.result?.found ?? 0) > 0).length, 'check with findings', true, 'checks with findings'),
    queue: figure(summary.exceptions, 'exception', true),
    sources: sources === null ? null : figure(sources.length, 'file', false),
    reports: null,
  };
}
