import type { ReactNode } from 'react';
import type { Problem } from '../../src/domain/problem.ts';

/** Where it happened and what was expected, as pairs; nothing where the problem says neither. */
export function ProblemFacts({ problem }: { readonly problem: Problem }) {
  const facts: readonly (readonly [string, string | undefined])[] = [
    ['File', problem.file],
    ['Row', problem.row === undefined ? undefined : String(problem.row)],
    ['Column', problem.column],
    ['Expected', problem.expected],
    ['Found', problem.found],
  ];
  const said = facts.filter((fact): fact is readonly [string, string] => fact[1] !== undefined);
  if (said.length === 0) return null;
  return (
    <dl className="pairs">
      {said.map(([name, value]) => (
        <div key={name} className="pair">
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

/** A failure as a panel: what happened, where, what was expected and found, what to do. */
export function ProblemPanel({
  title,
  problem,
  children,
}: {
  readonly title: string;
  readonly problem: Problem;
  readonly children?: ReactNode;
}) {
  return (
    <section className="problem" role="alert">
      <h2>{title}</h2>
      <p>{problem.message}</p>
      <ProblemFacts problem={problem} />
      {problem.remedy === undefined ? null : <p>{problem.remedy}</p>}
      {problem.further === undefined ? null : (
        <ul>
          {problem.further.map((text) => (
            <li key={text}>{text}</li>
          ))}
        </ul>
      )}
      {children === undefined ? null : <div className="problem-actions">{children}</div>}
    </section>
  );
}
