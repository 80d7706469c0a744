/** Kinds and severities as the cells of a grid show them: plain elements, copied from one that was made before. */
import type { FindingKind, Severity } from '../../../src/domain/vocabulary.ts';
import { markOfKind, markOfSeverity, type Mark } from './shapes.ts';
import { KINDS, SEVERITY_WORDS } from './words.ts';
import './marks.css';

const SVG = 'http://www.w3.org/2000/svg';
const made = new Map<string, SVGElement>();

function drawn({ className, shapes }: Mark): Node {
  const known = made.get(className);
  if (known !== undefined) return known.cloneNode(true);
  const svg = document.createElementNS(SVG, 'svg');
  svg.setAttribute('class', className);
  svg.setAttribute('viewBox', '0 0 12 12');
  svg.setAttribute('aria-hidden', 'true');
  for (const { tag, at } of shapes) {
    const part = document.createElementNS(SVG, tag);
    for (const [name, value] of Object.entries(at)) part.setAttribute(name, value);
    svg.append(part);
  }
  made.set(className, svg);
  return svg.cloneNode(true);
}

function marked(marks: readonly Mark[], words: string, meaning?: string): HTMLElement {
  const whole = document.createElement('span');
  if (meaning !== undefined) whole.title = meaning;
  whole.append(...marks.map(drawn), words);
  return whole;
}

/** A kind's shape, hue and word. */
export function kindCell(kind: FindingKind): HTMLElement {
  return marked([markOfKind(kind)], KINDS[kind].word, KINDS[kind].meaning);
}

/** Several kinds: each with its shape, the words of all. */
export function kindsCell(kinds: readonly FindingKind[]): HTMLElement {
  const words = kinds.map((kind) => KINDS[kind].word).join(', ');
  return marked(kinds.map(markOfKind), words, words);
}

export function severityCell(severity: Severity): HTMLElement {
  return marked([markOfSeverity(severity)], SEVERITY_WORDS[severity]);
}
