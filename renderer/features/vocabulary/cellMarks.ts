/**
 * Kinds and severities before the words of a grid's cell: one picture behind the text, and no element of its own. A list scrolled fast
 * makes hundreds of cells a second, each of which would otherwise have a drawing of several parts to be styled, placed and painted.
 */
import type { FindingKind, Severity } from '../../../src/domain/vocabulary.ts';
import { markOfKind, markOfSeverity, type Mark } from './shapes.ts';
import './marks.css';

const SVG = 'http://www.w3.org/2000/svg';
/** A mark's side, from one mark to the next, and from the last to the words, in pixels. */
const SIDE = 12;
const STEP = 16;
const GAP = 6;

const sheet = new CSSStyleSheet();
const known = new Set<string>();

type Scheme = 'light' | 'dark';

/** Marks beside each other, with the colours they have on the page in one of its schemes written into them. */
function pictured(marks: readonly Mark[], scheme: Scheme): string {
  const whole = document.createElementNS(SVG, 'svg');
  whole.style.colorScheme = scheme;
  const parts = marks.flatMap(({ className, shapes }, index) => {
    const group = document.createElementNS(SVG, 'g');
    group.setAttribute('class', className);
    group.setAttribute('transform', `translate(${index * STEP} 0)`);
    return shapes.map(({ tag, at }) => {
      const part = document.createElementNS(SVG, tag);
      for (const [name, value] of Object.entries(at)) part.setAttribute(name, value);
      group.append(part);
      whole.append(group);
      return part;
    });
  });
  document.body.append(whole);
  const colours = parts.map((part) => {
    const { fill, stroke, strokeWidth } = getComputedStyle(part);
    return { fill, stroke, 'stroke-width': strokeWidth };
  });
  whole.remove();
  for (const [index, part] of parts.entries()) {
    for (const [name, value] of Object.entries(colours[index] ?? {})) part.setAttribute(name, value);
    part.removeAttribute('class');
  }
  const width = widthOf(marks);
  whole.setAttribute('viewBox', `0 0 ${width} ${SIDE}`);
  whole.setAttribute('width', String(width));
  whole.setAttribute('height', String(SIDE));
  return `url("data:image/svg+xml,${encodeURIComponent(new XMLSerializer().serializeToString(whole))}")`;
}

function widthOf(marks: readonly Mark[]): number {
  return (marks.length - 1) * STEP + SIDE;
}

/** The class of a cell that begins with these marks. */
function marked(marks: readonly Mark[]): string {
  const own = `marks-${marks.map(({ className }) => className.replace(/^mark (?:mark-)?/u, '')).join('-')}`;
  if (!known.has(own)) {
    known.add(own);
    if (known.size === 1) document.adoptedStyleSheets.push(sheet);
    const dark = pictured(marks, 'dark');
    sheet.insertRule(`.${own} { text-indent: ${widthOf(marks) + GAP}px; background-image: ${pictured(marks, 'light')}; }`, 0);
    // After what is said of light.
    sheet.insertRule(`:root[data-theme='dark'] .${own} { background-image: ${dark}; }`, sheet.cssRules.length);
    sheet.insertRule(
      `@media (prefers-color-scheme: dark) { :root:not([data-theme]) .${own} { background-image: ${dark}; } }`, sheet.cssRules.length,
    );
  }
  return `with-marks ${own}`;
}

/** The marks of kinds, each by its shape and hue. */
export function marksOfKinds(kinds: readonly FindingKind[]): string {
  return kinds.length === 0 ? '' : marked(kinds.map(markOfKind));
}

export function markOfSeverityInCell(severity: Severity): string {
  return marked([markOfSeverity(severity)]);
}
