import type { ReactNode } from 'react';
import type { FactFilter } from '../../../src/contract/factViews.ts';
import { openRows } from '../../app/state/navigation.ts';

/** A figure that opens the rows it is made of. */
export function RowsDoor({
  title,
  filter,
  note,
  children,
}: {
  /** What the rows are, as the dialog's heading. */
  readonly title: string;
  readonly filter: FactFilter;
  readonly note?: string;
  readonly children: ReactNode;
}) {
  return (
    <button type="button" className="door" onClick={() => openRows(title, filter, note)}>
      {children}
      <span className="only-heard"> rows: {title}</span>
    </button>
  );
}
