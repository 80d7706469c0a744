import type { ReactElement, ReactNode } from 'react';

/**
 * What stands over a column: its word; over a column of figures `number`, over any other `text`, where more has to be said of it; `heard`
 * where the column speaks for itself to the eye; `ranks` for heads one can rank by, which are heads already. `wide` ones give way first.
 * Null stands for a column that is not there.
 */
export type Heading =
  | string
  | { readonly number: ReactNode; readonly wide?: boolean; readonly means?: string }
  | { readonly text: ReactNode; readonly wide?: boolean; readonly centred?: boolean }
  | { readonly heard: string }
  | { readonly ranks: ReactElement }
  | null;

/** The head of a table: each column's, in the order of the columns. */
export function TableHead({ of }: { readonly of: readonly Heading[] }) {
  return (
    <thead>
      <tr>{of.map((heading, at) => (heading === null ? null : <Head key={at} heading={heading} />))}</tr>
    </thead>
  );
}

function Head({ heading }: { readonly heading: Exclude<Heading, null> }) {
  if (typeof heading === 'string') return <th scope="col">{heading}</th>;
  if ('ranks' in heading) return heading.ranks;
  if ('heard' in heading) {
    return (
      <th scope="col">
        <span className="only-heard">{heading.heard}</span>
      </th>
    );
  }
  if ('text' in heading) {
    return (
      <th scope="col" className={classesOf({ wide: heading.wide, centred: heading.centred })}>
        {heading.text}
      </th>
    );
  }
  return (
    <th scope="col" className={classesOf({ number: true, wide: heading.wide })} title={heading.means}>
      {heading.number}
    </th>
  );
}

function classesOf(named: Readonly<Record<string, boolean | undefined>>): string | undefined {
  const names = Object.keys(named).filter((name) => named[name] === true);
  return names.length === 0 ? undefined : names.join(' ');
}
