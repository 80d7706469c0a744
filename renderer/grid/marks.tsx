import type { RefObject } from 'react';
import type { CustomCellRendererProps } from 'ag-grid-react';

/** Rows marked for something to be done to all of them. */
export interface Marks {
  readonly ids: ReadonlySet<number>;
  /** Everything that the filter lets through is marked, whether its page is here or not. */
  readonly all: boolean;
  readonly toggle: (id: number) => void;
  /** Adds these to what is marked. */
  readonly mark: (ids: readonly number[]) => void;
  /** What a row is called to those who hear it. */
  readonly nameOf: (row: unknown) => string;
}

interface Holder {
  readonly marks?: Marks;
}

/** Whether a row is marked; a click turns it. X does the same to the picked row. */
export function MarkBox({ data, context }: CustomCellRendererProps<{ readonly id: number }>) {
  const { marks } = (context as RefObject<Holder>).current;
  if (data === undefined || marks === undefined) return null;
  return (
    <input
      type="checkbox"
      tabIndex={-1}
      aria-label={`Mark ${marks.nameOf(data)}`}
      checked={marks.all || marks.ids.has(data.id)}
      onChange={() => marks.toggle(data.id)}
      onClick={(event) => event.stopPropagation()}
    />
  );
}
