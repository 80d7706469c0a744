import { useEffect, useState } from 'react';
import type { RootRow } from '../../../src/contract/stepViews.ts';
import { focusOn, offerList } from '../../app/commands/listHandle.ts';
import { useAnswer } from '../../app/state/answers.ts';
import { showPicked } from '../../app/state/navigation.ts';
import { useWindow, windowState } from '../../app/state/windowState.ts';
import { KindMark } from '../../features/vocabulary/KindMark.tsx';
import { Answered } from '../../ui/Answered.tsx';
import { formatCount, formatCounted, formatMoney, formatUnits } from '../../ui/figures.ts';
import { formatMoment, formatZone } from '../../ui/moments.ts';

const PAGE = 200;
const NONE: readonly RootRow[] = [];

/** Root events, those that set off most first. */
export function RootList({ picked }: { readonly picked: number | null }) {
  const [start, setStart] = useState(0);
  const page = useAnswer('gaps.roots', { start, count: PAGE });
  const rows = page.value?.rows ?? NONE;
  useEffect(
    () =>
      offerList({
        move(step) {
          const at = rows.findIndex((each) => each.id === windowState.get().pickedRoot);
          const next = rows[at < 0 ? 0 : Math.max(0, Math.min(rows.length - 1, at + step))];
          if (next === undefined) return;
          windowState.set({ pickedRoot: next.id });
          focusOn(`#root-${next.id}`);
        },
        focusList: () => void focusOn('.roots [tabindex="0"]'),
        leave: () => undefined,
      }),
    [rows],
  );
  return (
    <Answered answer={page} of="the root events">
      {({ total }) =>
        total === 0 ? (
          <div className="empty">
            <h2>No root events</h2>
            <p>No exception was found, so no event set one off.</p>
          </div>
        ) : (
          <>
            <Roots rows={rows} picked={picked} />
            {total <= PAGE ? null : (
              <p className="roots-pages">
                {formatCount(start + 1)} to {formatCount(start + rows.length)} of {formatCounted(total, 'root event')}
                <button type="button" className="button small" disabled={start === 0} onClick={() => setStart(start - PAGE)}>
                  Those before
                </button>
                <button
                  type="button"
                  className="button small"
                  disabled={start + PAGE >= total}
                  onClick={() => setStart(start + PAGE)}
                >
                  Those after
                </button>
              </p>
            )}
          </>
        )
      }
    </Answered>
  );
}

function Roots({ rows, picked }: { readonly rows: readonly RootRow[]; readonly picked: number | null }) {
  const currency = useWindow((state) => state.engagement?.currency ?? '');
  const timezone = useWindow((state) => state.engagement?.timezone ?? 'UTC');
  const listed = rows.some((each) => each.id === picked);
  return (
    <table className="table sticky gaps roots">
      <thead>
        <tr>
          <th scope="col">Root event</th>
          <th scope="col">First seen as</th>
          <th scope="col">Item</th>
          <th scope="col">Place</th>
          <th scope="col">At ({formatZone(rows[0]?.at ?? 0, timezone)})</th>
          <th scope="col" className="number">
            Set off
          </th>
          <th scope="col" className="number">
            Units
          </th>
          <th scope="col" className="number">
            Value
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map((each, index) => (
          <tr
            key={each.id}
            id={`root-${each.id}`}
            className="pickable"
            aria-selected={each.id === picked}
            tabIndex={each.id === picked || (!listed && index === 0) ? 0 : -1}
            onClick={() => {
              windowState.set({ pickedRoot: each.id });
              showPicked();
            }}
            onFocus={() => windowState.set({ pickedRoot: each.id })}
            onKeyDown={(event) => {
              const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
              if (step === 0) return;
              event.preventDefault();
              const next = rows[index + step];
              if (next !== undefined) focusOn(`#root-${next.id}`);
            }}
          >
            <th scope="row">{each.code}</th>
            <td>
              <KindMark kind={each.kind} />
            </td>
            <td>{each.sku}</td>
            <td>{each.location}</td>
            <td className="nowrap">{formatMoment(each.at, timezone)}</td>
            <td className="number">{formatCounted(each.exceptions, 'exception')}</td>
            <td className="number">{formatUnits(each.units)}</td>
            <td className="number">{formatMoney(each.value, currency)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
