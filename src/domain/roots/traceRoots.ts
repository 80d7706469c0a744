/**
 * Root events: which exceptions stem from one and the same thing, and which reports of people lead back to it.
 *
 * 1. Exceptions of one record across handoffs share their root from matching on; `sameEvent.ts` adds the stations of one order, return or
 *    transfer under one reference.
 * 2. `cascades.ts` finds loops of corrections between systems and joins them with what set them off.
 * 3. `movedGaps.ts` names the fixes that closed one gap and opened another; what they were meant for stays an event of its own.
 * 4. `traceIncidents.ts` leads every report to the root that most likely lies behind it, with the reasoning.
 */
import type { Explanation } from '../attribution/explainer.ts';
import { findCascades } from './cascades.ts';
import { findMovedGaps } from './movedGaps.ts';
import type { FoundPattern } from './rootPattern.ts';
import { mergeSameEvents } from './sameEvent.ts';
import { traceIncidents } from './traceIncidents.ts';
import type { IncidentTrace } from './traceIncidents.ts';
import { Unions } from './unions.ts';

export interface Roots {
  readonly patterns: readonly FoundPattern[];
  readonly traces: readonly IncidentTrace[];
}

/** Joins the findings' roots in place, and answers what else was seen. */
export function traceRoots(explanation: Explanation): Roots {
  const { facts, findings, drafts } = explanation;
  const unions = new Unions();
  mergeSameEvents(findings, facts.events, unions);
  const cascades = findCascades(findings, facts, unions);
  if (!unions.isEmpty) {
    findings.forEach((finding, index) => {
      const root = unions.of(finding.root);
      if (root !== finding.root) findings[index] = { ...finding, root };
    });
  }
  const looped = new Set(cascades.flatMap(({ steps }) => steps.map(({ finding }) => finding)));
  const moved = findMovedGaps(findings, drafts, facts).filter(({ steps }) => !steps.some(({ finding }) => looped.has(finding)));
  const patterns = [...cascades, ...moved].map((pattern) => ({ ...pattern, root: unions.of(pattern.root) }));
  return { patterns, traces: traceIncidents(findings, facts, patterns) };
}
