import type { ReactNode } from 'react';
import type { FindingKind, Severity } from '../../../src/domain/vocabulary.ts';
import { KINDS, SEVERITY_WORDS, type KindFamily } from './words.ts';
import './marks.css';

const SHAPES: Readonly<Record<KindFamily, ReactNode>> = {
  lost: <path d="M1.2 2.2h9.6L6 10.8z" />,
  late: (
    <>
      <circle cx="6" cy="6" r="4.6" className="mark-line" />
      <path d="M6 3.2V6l2 1.4" className="mark-line" />
    </>
  ),
  twice: (
    <>
      <rect x="1" y="1" width="6.4" height="6.4" className="mark-line" />
      <rect x="4.6" y="4.6" width="6.4" height="6.4" />
    </>
  ),
  amount: <path d="M6 .8 11.2 6 6 11.2.8 6z" />,
  order: <path d="M4 1 1.2 4 4 7M1.4 4h7M8 5l2.8 3L8 11M10.6 8h-7" className="mark-line" />,
  gate: <path d="M6 .9 11.1 4.7 9.2 10.8H2.8L.9 4.7z" />,
  meaning: (
    <>
      <circle cx="4.4" cy="6" r="3.5" className="mark-line" />
      <circle cx="7.6" cy="6" r="3.5" className="mark-line" />
    </>
  ),
  rest: (
    <>
      <circle cx="6" cy="6" r="4.6" className="mark-line" />
      <path d="M6 1.4a4.6 4.6 0 0 1 0 9.2z" />
    </>
  ),
};

function KindShape({ kind }: { readonly kind: FindingKind }) {
  const { family } = KINDS[kind];
  return (
    <svg className={`mark mark-${family}`} viewBox="0 0 12 12" aria-hidden="true">
      {SHAPES[family]}
    </svg>
  );
}

/** A kind's shape, hue and word. */
export function KindMark({ kind }: { readonly kind: FindingKind }) {
  return (
    <span className="marked" title={KINDS[kind].meaning}>
      <KindShape kind={kind} />
      <span>{KINDS[kind].word}</span>
    </span>
  );
}

/** Several kinds: each with its shape, the words of all. */
export function KindMarks({ kinds }: { readonly kinds: readonly FindingKind[] }) {
  const words = kinds.map((kind) => KINDS[kind].word).join(', ');
  return (
    <span className="marked" title={words}>
      {kinds.map((kind) => (
        <KindShape key={kind} kind={kind} />
      ))}
      <span className="marked-words">{words}</span>
    </span>
  );
}

const STEPS: Readonly<Record<Severity, number>> = { low: 1, medium: 2, high: 3, critical: 4 };

export function SeverityMark({ severity }: { readonly severity: Severity }) {
  return (
    <span className="marked">
      <svg className={`mark severity-${severity}`} viewBox="0 0 12 12" aria-hidden="true">
        {[1, 2, 3, 4].map((step) => (
          <rect
            key={step}
            x={step * 3 - 2.8}
            width="2.2"
            y={11 - step * 2.6}
            height={step * 2.6}
            className={step <= STEPS[severity] ? '' : 'mark-off'}
          />
        ))}
      </svg>
      <span>{SEVERITY_WORDS[severity]}</span>
    </span>
  );
}
