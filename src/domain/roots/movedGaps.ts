import type { VarianceDraft } from '../attribution/varianceRows.ts';
import type { Facts } from '../facts.ts';
import type { Finding } from '../findings.ts';
import { byContent } from './byContent.ts';
import type { FoundPattern } from './rootPattern.ts';

interface Stake {
  readonly draft: VarianceDraft;
  readonly quantity: number;
}

/**
 * A fix in one layer that opened a gap in another: a write round the gate that takes back, to the unit, what an earlier exception does to
 * one statement, and stands alone in another. The pair that was looked at agrees again, and a pair that nobody looked at does not.
 */
export function findMovedGaps(findings: readonly Finding[], drafts: readonly VarianceDraft[], facts: Facts): FoundPattern[] {
  const stakes = stakesOf(findings, drafts);
  const patterns: FoundPattern[] = [];
  for (const [fix, own] of stakes) {
    const written = findings[fix];
    if (written?.kind !== 'ungated_write') continue;
    const cause = causeOf(fix, own, findings, facts);
    if (cause === undefined) continue;
    const settled = stakes.get(cause) ?? [];
    const opened = own.filter(({ draft }) => !settled.some((stake) => stake.draft === draft));
    const began = findings[cause];
    if (opened.length === 0 || began === undefined) continue;
    patterns.push({
      pattern: 'moved_gap', root: written.root, steps: [
        { finding: cause, incident: 0, role: 'cause', system: began.to, quantity: began.quantity, at: began.at },
        { finding: fix, incident: 0, role: 'fix', system: written.from, quantity: written.quantity, at: written.at },
        ...opened.map(({ draft, quantity }) => ({
          finding: fix, incident: 0, role: 'opened' as const, quantity, at: written.at,
          system: draft.comparison.system === written.from ? draft.comparison.authority : draft.comparison.system,
        })),
      ],
    });
  }
  return patterns;
}

/** For the findings of statements that hold a write round the gate: where they stand, and with how much. */
function stakesOf(findings: readonly Finding[], drafts: readonly VarianceDraft[]): Map<number, Stake[]> {
  const stakes = new Map<number, Stake[]>();
  for (const draft of drafts) {
    if (!draft.lines.some((line) => findings[line.finding]?.kind === 'ungated_write')) continue;
    for (const { finding, quantity } of draft.lines) {
      const list = stakes.get(finding);
      if (list === undefined) stakes.set(finding, [{ draft, quantity }]);
      else list.push({ draft, quantity });
    }
  }
  return stakes;
}

/** The latest earlier exception, on an event, whose part of one statement the fix takes back. */
function causeOf(fix: number, own: readonly Stake[], findings: readonly Finding[], facts: Facts): number | undefined {
  const at = findings[fix]?.at ?? 0;
  const known: number[] = [];
  for (const { draft, quantity } of own) {
    for (const line of draft.lines) {
      const finding = findings[line.finding];
      if (finding === undefined || line.finding === fix || line.quantity !== 0 - quantity) continue;
      if (finding.kind === 'in_flight' || finding.at > at || !finding.grounds.some(({ fact }) => fact === 'event')) continue;
      known.push(line.finding);
    }
  }
  return known.sort((a, b) => {
    const [left, right] = [findings[a], findings[b]];
    return left === undefined || right === undefined ? 0 : right.at - left.at || byContent(left, right, facts);
  })[0];
}
