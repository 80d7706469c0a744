import type { ReactNode } from 'react';
import type { Answer } from '../app/state/answers.ts';
import { ProblemPanel } from './Problem.tsx';

/** Draws what was asked for once it is here; says that it waits, or what went wrong, until then. */
export function Answered<T>({
  answer,
  of,
  children,
}: {
  readonly answer: Answer<T>;
  readonly of: string;
  readonly children: (value: T) => ReactNode;
}) {
  switch (answer.state) {
    case 'here':
      return children(answer.value);
    case 'waiting':
      return (
        <p className="waiting" role="status">
          Reading {of}
        </p>
      );
    case 'failed':
      return (
        <ProblemPanel title={`Could not read ${of}`} problem={answer.problem}>
          <button type="button" className="button" onClick={answer.again}>
            Try again
          </button>
        </ProblemPanel>
      );
  }
}
