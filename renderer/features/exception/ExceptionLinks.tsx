import type { ExceptionRow } from '../../../src/contract/views.ts';
import { openException } from '../../app/state/navigation.ts';
import { formatSignedUnits } from '../../ui/figures.ts';
import { KindMark } from '../vocabulary/KindMark.tsx';
import { useSystemName } from '../vocabulary/systemNames.ts';
import './exception.css';

/** Exceptions as a list of doors to each: what it is, which handoff or place it concerns, how many units. */
export function ExceptionLinks({ exceptions }: { readonly exceptions: readonly ExceptionRow[] }) {
  const nameOf = useSystemName();
  return (
    <ul className="related">
      {exceptions.map((row) => (
        <li key={row.id}>
          <button type="button" className="related-row" onClick={() => openException(row.id)}>
            <span>
              {row.code} <KindMark kind={row.kind} />
            </span>
            <span className="soft">
              {row.from === null || row.to === null ? row.location : `${nameOf(row.from)} to ${nameOf(row.to)}`}
            </span>
            <span className="number">{formatSignedUnits(row.quantity)}</span>
          </button>
        </li>
      ))}
    </ul>
  );
}
