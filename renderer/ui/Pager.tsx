import { formatCount, formatCounted } from './figures.ts';
import './pager.css';

/** Which part of a long list is shown, and the way to the parts before and after. Nothing where all of it is. */
export function Pager({
  start,
  shown,
  total,
  page,
  one,
  onStart,
  onExport,
}: {
  readonly start: number;
  readonly shown: number;
  readonly total: number;
  readonly page: number;
  readonly one: string;
  readonly onStart: (start: number) => void;
  /** Writes the whole list to a file. */
  readonly onExport?: () => void;
}) {
  if (total <= page) return null;
  const part = `${formatCount(start + 1)} to ${formatCount(start + shown)} of ${formatCounted(total, one)}`;
  return (
    <p className="pager" data-rests-on="the list that is shown">
      {part}
      <button type="button" className="button small" disabled={start === 0} onClick={() => onStart(Math.max(0, start - page))}>
        Those before
      </button>
      <button type="button" className="button small" disabled={start + page >= total} onClick={() => onStart(start + page)}>
        Those after
      </button>
      {onExport === undefined ? null : (
        <button type="button" className="button small" onClick={onExport}>
          Export all
        </button>
      )}
    </p>
  );
}
