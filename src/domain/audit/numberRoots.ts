import { isOpen } from '../roots/traceIncidents.ts';
import type { Roots } from '../roots/traceRoots.ts';
import { ROOT_PATTERNS } from '../vocabulary.ts';
import type { AuditResult, GradedFinding, NumberedPattern } from './result.ts';

/**
 * Patterns and traces by the ids of the result: patterns by root event, then by kind and moment. What rests on a finding that is not
 * reported (timing that no statement needs) is left out.
 */
export function numberRoots(
  { patterns, traces }: Roots, findingAt: (index: number) => GradedFinding | undefined, rootId: (root: number) => number,
): Pick<AuditResult, 'patterns' | 'traces'> {
  const known = patterns.map((pattern): Omit<NumberedPattern, 'id'> => ({
    rootEvent: rootId(pattern.root), pattern: pattern.pattern,
    steps: pattern.steps.map((step) => ({ ...step, finding: step.finding < 0 ? 0 : findingAt(step.finding)?.id ?? 0 })),
  })).filter(({ rootEvent, steps }) => rootEvent > 0 && steps.every(({ finding, incident }) => finding > 0 || incident > 0));
  const ordered = known.sort((a, b) => a.rootEvent - b.rootEvent
    || ROOT_PATTERNS.indexOf(a.pattern) - ROOT_PATTERNS.indexOf(b.pattern)
    || (a.steps[0]?.at ?? 0) - (b.steps[0]?.at ?? 0) || (a.steps.at(-1)?.finding ?? 0) - (b.steps.at(-1)?.finding ?? 0));
  return {
    patterns: ordered.map((pattern, at) => ({ id: at + 1, ...pattern })),
    traces: traces.flatMap((trace) => trace.candidates.flatMap(({ finding: index, weight, reasoning }, at) => {
      const finding = findingAt(index);
      return finding === undefined ? [] : [{
        incident: trace.incident, rank: at + 1, finding: finding.id, rootEvent: finding.rootEvent, weight, isOpen: isOpen(trace), reasoning,
      }];
    })),
  };
}
