import type { FindingKind, Severity } from '../../../src/domain/vocabulary.ts';
import { KINDS, type KindFamily } from './words.ts';

/** A part of a mark of 12 by 12: its element, its attributes as SVG names them. */
export interface Shape {
  readonly tag: 'path' | 'circle' | 'rect';
  readonly at: Readonly<Record<string, string>>;
}

/** A mark: what it looks like, and the class that gives its hue. */
export interface Mark {
  readonly className: string;
  readonly shapes: readonly Shape[];
}

const path = (d: string): Shape => ({ tag: 'path', at: { d } });
const circle = (cx: number, r: number): Shape => ({ tag: 'circle', at: { cx: String(cx), cy: '6', r: String(r) } });
const rect = (x: number, y: number, width: number, height: number): Shape => ({
  tag: 'rect', at: { x: String(x), y: String(y), width: String(width), height: String(height) },
});
/** Drawn as a line and not filled. */
const outline = ({ tag, at }: Shape): Shape => ({ tag, at: { ...at, class: 'mark-line' } });

const FAMILIES: Readonly<Record<KindFamily, readonly Shape[]>> = {
  lost: [path('M1.2 2.2h9.6L6 10.8z')],
  late: [outline(circle(6, 4.6)), outline(path('M6 3.2V6l2 1.4'))],
  twice: [outline(rect(1, 1, 6.4, 6.4)), rect(4.6, 4.6, 6.4, 6.4)],
  amount: [path('M6 .8 11.2 6 6 11.2.8 6z')],
  order: [outline(path('M4 1 1.2 4 4 7M1.4 4h7M8 5l2.8 3L8 11M10.6 8h-7'))],
  gate: [path('M6 .9 11.1 4.7 9.2 10.8H2.8L.9 4.7z')],
  meaning: [outline(circle(4.4, 3.5)), outline(circle(7.6, 3.5))],
  rest: [outline(circle(6, 4.6)), path('M6 1.4a4.6 4.6 0 0 1 0 9.2z')],
};

const STEPS: Readonly<Record<Severity, number>> = { low: 1, medium: 2, high: 3, critical: 4 };

export function markOfKind(kind: FindingKind): Mark {
  const { family } = KINDS[kind];
  return { className: `mark mark-${family}`, shapes: FAMILIES[family] };
}

/** Steps that rise, as many of them filled as the matter is severe. */
export function markOfSeverity(severity: Severity): Mark {
  const steps = (from: number, to: number): string =>
    [1, 2, 3, 4].slice(from, to).map((step) => `M${(step * 3 - 2.8).toFixed(1)} 11h2.2v-${(step * 2.6).toFixed(1)}h-2.2z`).join('');
  const filled = STEPS[severity];
  const rest: readonly Shape[] = filled === 4 ? [] : [{ tag: 'path', at: { d: steps(filled, 4), class: 'mark-off' } }];
  return { className: `mark severity-${severity}`, shapes: [path(steps(0, filled)), ...rest] };
}
