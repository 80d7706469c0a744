import type { StateFigureView } from '../../../src/contract/stepViews.ts';
import { openQueue } from '../../app/state/navigation.ts';
import { useWindow } from '../../app/state/windowState.ts';
import { stateWord } from '../../features/vocabulary/words.ts';
import { formatCounted, formatUnits } from '../../ui/figures.ts';
import { TableScroll } from '../../ui/TableScroll.tsx';

const AVAILABLE: Readonly<Record<StateFigureView['inAvailable'], string>> = {
  in: 'in available',
  out: 'not in available',
  'taken off': 'taken off for available',
};
const ON_HAND: Readonly<Record<StateFigureView['inOnHand'], string>> = {
  in: 'in on hand',
  out: 'not in on hand',
  total: 'the total on hand',
};

/** States side by side: what each system reports, and what its figures contain. Equal numbers need not mean the same. */
export function States({ states }: { readonly states: readonly StateFigureView[] }) {
  const systems = useWindow((state) => state.engagement?.systems) ?? [];
  const byKind = useWindow((state) => state.engagement?.summary.byKind) ?? [];
  const columns = [...new Set(states.map((each) => each.state))];
  if (columns.length === 0) {
    return (
      <div className="empty">
        <h2>No positions were read</h2>
        <p>What a system counts is told by its export of positions. None was read.</p>
      </div>
    );
  }
  const scope = byKind.find((each) => each.kind === 'status_scope')?.count ?? 0;
  return (
    <section className="pools" aria-label="States and systems">
      <TableScroll label="States and systems">
        <table className="table sticky">
          <thead>
            <tr>
              <th scope="col">System</th>
              {columns.map((state) => (
                <th key={state} scope="col" className="number">
                  {stateWord(state)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {systems.map((system) => (
              <tr key={system.code}>
                <th scope="row">{system.name}</th>
                {columns.map((state) => {
                  const figure = states.find((each) => each.system === system.code && each.state === state);
                  return figure === undefined ? (
                    <td key={state} className="number quiet">
                      not told
                    </td>
                  ) : (
                    <td key={state} className="number">
                      <span className="matrix-units">{formatUnits(figure.units)} units</span>
                      <span className="matrix-units quiet">{ON_HAND[figure.inOnHand]}</span>
                      <span className="matrix-units quiet">{AVAILABLE[figure.inAvailable]}</span>
                    </td>
                  );
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </TableScroll>
      <p className="quiet matrix-note">
        Units at the cut-off, all items and places added up. “Not told” is a state that the system’s export has no word for.
      </p>
      {scope === 0 ? null : (
        <p className="matrix-note">
          <button type="button" className="door" onClick={() => openQueue({ kind: 'status_scope' })}>
            {formatCounted(scope, 'exception')}
          </button>{' '}
          come from systems that count different states as available.
        </p>
      )}
    </section>
  );
}
