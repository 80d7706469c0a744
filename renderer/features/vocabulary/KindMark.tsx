import { createElement } from 'react';
import type { FindingKind, Severity } from '../../../src/domain/vocabulary.ts';
import { markOfKind, markOfSeverity, type Mark } from './shapes.ts';
import { KINDS, SEVERITY_WORDS } from './words.ts';
import './marks.css';

function Drawn({ of: { className, shapes } }: { readonly of: Mark }) {
  return (
    <svg className={className} viewBox="0 0 12 12" aria-hidden="true">
      {shapes.map(({ tag, at: { class: own, ...at } }, index) => createElement(tag, { ...at, className: own, key: index }))}
    </svg>
  );
}

/** A kind's shape, hue and word. */
export function KindMark({ kind }: { readonly kind: FindingKind }) {
  return (
    <span className="marked" title={KINDS[kind].meaning}>
      <Drawn of={markOfKind(kind)} />
      <span>{KINDS[kind].word}</span>
    </span>
  );
}

export function SeverityMark({ severity }: { readonly severity: Severity }) {
  return (
    <span className="marked">
      <Drawn of={markOfSeverity(severity)} />
      <span>{SEVERITY_WORDS[severity]}</span>
    </span>
  );
}
