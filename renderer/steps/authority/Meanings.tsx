import { useState } from 'react';
import type { AuthorityPlaceView, StateShareView } from '../../../src/contract/stepViews.ts';
import { STOCK_STATES, type StockState } from '../../../src/domain/vocabulary.ts';
import { useWindow } from '../../app/state/windowState.ts';
import { RowsDoor } from '../../features/evidence/RowsDoor.tsx';
import { useSystemName } from '../../features/vocabulary/systemNames.ts';
import { STOCK_STATE_WORDS } from '../../features/vocabulary/words.ts';
import { formatSignedUnits, formatUnits } from '../../ui/figures.ts';
import { TableHead } from '../../ui/TableHead.tsx';
import { TableScroll } from '../../ui/TableScroll.tsx';
import { madeOf, shareWords } from './meaningWords.ts';

/** What each system's figures of a place contain, state by state, side by side. */
export function Meanings({
  places,
  shares,
}: {
  readonly places: readonly AuthorityPlaceView[];
  readonly shares: readonly StateShareView[];
}) {
  const [code, setCode] = useState<string | null>(null);
  const held = places.filter((place) => shares.some((share) => share.location === place.code));
  const statesAt = (each: AuthorityPlaceView): number => shares.filter((share) => share.location === each.code).length;
  // Where most is told there is most to see.
  const fullest = held.reduce<AuthorityPlaceView | undefined>(
    (best, each) => (best === undefined || statesAt(each) > statesAt(best) ? each : best),
    undefined,
  );
  const place = held.find((each) => each.code === code) ?? fullest;
  if (place === undefined) {
    return (
      <div className="empty">
        <h2>No states were read</h2>
        <p>Exports of positions fill this page: what each of them says is there, committed, damaged or on its way.</p>
      </div>
    );
  }
  return (
    <section className="pools" aria-label="What the figures contain">
      <div className="meanings-place">
        <select className="field" aria-label="Place" value={place.code} onChange={(event) => setCode(event.target.value)}>
          {held.map((each) => (
            <option key={each.code} value={each.code}>
              {each.code}
              {each.name === null ? '' : `, ${each.name}`}
            </option>
          ))}
        </select>
        <span className="soft">
          {[place.type ?? 'kind not given', place.pool === null ? 'in no pool' : `pool ${place.pool}`].join(', ')}
        </span>
      </div>
      <StateTable place={place} shares={shares.filter((share) => share.location === place.code)} />
    </section>
  );
}

const AVAILABLE_NOTE = 'States that are not available to promise are taken off.';

/** The states that a figure is made of; all of them where it comes to nothing. */
function statesIn(shares: readonly StateShareView[], figure: 'onHand' | 'available'): StockState[] {
  const behind = shares.filter((share) => share[figure] !== 0);
  return (behind.length === 0 ? shares : behind).map(({ state }) => state);
}

function StateTable({ place, shares }: { readonly place: AuthorityPlaceView; readonly shares: readonly StateShareView[] }) {
  const nameOf = useSystemName();
  const systems = useWindow((state) => state.engagement?.systems) ?? [];
  const columns = systems.filter((system) => shares.some((share) => share.system === system.code)).map((system) => system.code);
  const states = STOCK_STATES.filter((state) => shares.some((share) => share.state === state));
  const of = (system: string): readonly StateShareView[] => shares.filter((share) => share.system === system);
  const total = (system: string, figure: 'onHand' | 'available'): number => of(system).reduce((sum, share) => sum + share[figure], 0);
  const compared = (system: string): 'on_hand' | 'available' | null =>
    place.systems.find((each) => each.system === system)?.meaning ?? null;
  const figureRow = (word: string, figure: 'onHand' | 'available', meaning: 'on_hand' | 'available') => (
    <tr className="meanings-total">
      <th scope="row">{word}</th>
      {columns.map((system) => (
        <td key={system} className="number">
          <RowsDoor
            title={`What is behind ${figure === 'onHand' ? 'on hand' : 'available'} at ${place.code} in ${nameOf(system)}`}
            filter={{ of: ['position'], system, location: place.code, states: statesIn(of(system), figure), counted: true }}
            note={figure === 'available' ? AVAILABLE_NOTE : ''}
          >
            <strong>{formatUnits(total(system, figure))}</strong>
          </RowsDoor>
          <span className="matrix-units">{compared(system) === meaning ? 'this is compared' : ''}</span>
        </td>
      ))}
    </tr>
  );
  return (
    <>
      <TableScroll label={`States at ${place.code}`}>
        <table className="table meanings">
          <TableHead
            of={[
              'State',
              ...columns.map((system) => ({
                number: (
                  <>
                    {nameOf(system)}
                    {system === place.authority ? <span className="quiet"> is right</span> : null}
                  </>
                ),
              })),
            ]}
          />
          <tbody>
            {states.map((state) => (
              <tr key={state}>
                <th scope="row">{STOCK_STATE_WORDS[state]}</th>
                {columns.map((system) => {
                  const share = of(system).find((each) => each.state === state);
                  return share === undefined ? (
                    <td key={system} className="number quiet">
                      not told
                    </td>
                  ) : (
                    <td key={system} className="number">
                      <RowsDoor
                        title={`${STOCK_STATE_WORDS[state]} at ${place.code} in ${nameOf(system)}`}
                        filter={{ of: ['position'], system, location: place.code, states: [state], counted: true }}
                      >
                        {share.available < 0 ? formatSignedUnits(-share.units) : formatUnits(share.units)}
                      </RowsDoor>
                      <span className="matrix-units">{shareWords(share)}</span>
                    </td>
                  );
                })}
              </tr>
            ))}
            {figureRow('On hand comes to', 'onHand', 'on_hand')}
            {figureRow('Available comes to', 'available', 'available')}
          </tbody>
        </table>
      </TableScroll>
      <ul className="meanings-said">
        {columns.map((system) => (
          <li key={system}>
            <strong>{nameOf(system)}</strong>: {madeOf(of(system))}
          </li>
        ))}
      </ul>
      <p className="quiet matrix-note">
        Units of all items at this place. A total of an export’s own stands for its parts; what is on its way is in neither figure. Where
        two systems do not mean the same by available, equal numbers can hide a difference: those are the offsetting variances.
      </p>
    </>
  );
}
