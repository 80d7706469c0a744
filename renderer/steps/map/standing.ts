import type { ObservedHandoffView } from '../../../src/contract/stepViews.ts';

/** Below this share a handoff does not carry what it was declared for. */
const WHOLE = 0.98;
/** A batch is as declared where it comes as often as that, or more often. */
const SLACK = 1.5;

/** Whether the logs bear out what was declared, in a few words; `isWrong` where they do not. */
export function standingOf(way: ObservedHandoffView): { readonly word: string; readonly isWrong: boolean } {
  const { handoff, events, reached, early, latencyMinutes, everyMinutes } = way;
  if (handoff === null) return { word: 'not declared', isWrong: true };
  if (events === 0) return { word: 'never fired', isWrong: true };
  if (reached === 0) return { word: 'nothing arrived', isWrong: true };
  if (early > reached / 2) return { word: 'runs the other way', isWrong: true };
  if (latencyMinutes !== null && latencyMinutes.p95 > handoff.withinMinutes) return { word: 'slower than its window', isWrong: true };
  if (handoff.everyMinutes !== null && everyMinutes !== null && everyMinutes > handoff.everyMinutes * SLACK) {
    return { word: 'less often than declared', isWrong: true };
  }
  if (reached < events * WHOLE) return { word: 'leaves events out', isWrong: true };
  return { word: handoff.declared ? 'as declared' : 'inferred', isWrong: false };
}
