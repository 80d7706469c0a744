import { useEffect, useMemo, useState } from 'react';
import type { HandoffView } from '../../../src/contract/views.ts';
import { focusOn, offerList } from '../../app/commands/listHandle.ts';
import { openQueue, showPicked } from '../../app/state/navigation.ts';
import { useWindow, windowState } from '../../app/state/windowState.ts';
import { useSystemName } from '../../features/vocabulary/systemNames.ts';
import { EVENT_WORDS } from '../../features/vocabulary/words.ts';
import { formatCount, formatMoney, formatUnits } from '../../ui/figures.ts';
import { formatMinutes } from '../../ui/moments.ts';
import { Miss } from './Miss.tsx';
import { MISSES, ranked, type Rank } from './misses.ts';

const RANKS: readonly (readonly [Rank, string, string])[] = [
  ['value', 'Value', 'The sizes of its exceptions in money, added up'],
  ['units', 'Units', 'The sizes of its exceptions in units, added up'],
  ['customers', 'Customers meet', 'Exceptions that customers meet before anybody inside does'],
  ['exceptions', 'Misses', 'Its exceptions of every kind'],
];

function pick(id: number): void {
  windowState.set({ pickedHandoff: id });
}

/** The handoffs, ranked by what one cares about most. */
export function HandoffTable({ handoffs, picked }: { readonly handoffs: readonly HandoffView[]; readonly picked: number | null }) {
  const nameOf = useSystemName();
  const currency = useWindow((state) => state.engagement?.currency ?? '');
  const [by, setBy] = useState<Rank>('value');
  const rows = useMemo(() => ranked(handoffs, by), [handoffs, by]);
  useEffect(
    () =>
      offerList({
        move(step) {
          const at = rows.findIndex((each) => each.id === windowState.get().pickedHandoff);
          const next = rows[at < 0 ? 0 : Math.max(0, Math.min(rows.length - 1, at + step))];
          if (next === undefined) return;
          pick(next.id);
          focusOn(`#handoff-${next.id}`);
        },
        focusList: () => void focusOn('.gaps [tabindex="0"]'),
        leave: () => undefined,
      }),
    [rows],
  );
  const listed = rows.some((each) => each.id === picked);
  return (
    <table className="table sticky gaps">
      <thead>
        <tr>
          <th scope="col">Handoff</th>
          {RANKS.map(([rank, word, meaning]) => (
            <th key={rank} scope="col" className="number" aria-sort={rank === by ? 'descending' : 'none'}>
              <button type="button" className="rank" title={`${meaning}. Rank by it`} onClick={() => setBy(rank)}>
                {word}
                <span aria-hidden="true">{rank === by ? ' ↓' : ''}</span>
              </button>
            </th>
          ))}
          <th scope="col" className="number">
            Events
          </th>
          {MISSES.map(({ figure, word }) => (
            <th key={figure} scope="col" className="number">
              {word}
            </th>
          ))}
          <th scope="col" className="number" title="Still inside the window at the cut-off: timing, no miss">
            In flight
          </th>
          <th scope="col" className="number">
            95 % within
          </th>
          <th scope="col" className="number">
            Window
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map((each, index) => (
          <tr
            key={each.id}
            id={`handoff-${each.id}`}
            className="pickable"
            aria-selected={each.id === picked}
            tabIndex={each.id === picked || (!listed && index === 0) ? 0 : -1}
            onClick={() => {
              pick(each.id);
              showPicked();
            }}
            onFocus={(event) => {
              if (event.target === event.currentTarget) pick(each.id);
            }}
            onKeyDown={(event) => {
              const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
              if (step === 0) return;
              event.preventDefault();
              const next = rows[index + step];
              if (next !== undefined) focusOn(`#handoff-${next.id}`);
            }}
          >
            <th scope="row" className="nowrap">
              <strong>{EVENT_WORDS[each.eventType]}</strong> {nameOf(each.from)} → {nameOf(each.to)}
              {each.declared ? null : <em className="quiet"> inferred</em>}
            </th>
            <td className="number">{formatMoney(each.value, currency)}</td>
            <td className="number">{formatUnits(each.units)}</td>
            <td className="number">{each.customers === 0 ? <span className="quiet">0</span> : formatCount(each.customers)}</td>
            <td className="number">
              {each.exceptions === 0 ? (
                <span className="quiet">0</span>
              ) : (
                <button
                  type="button"
                  className="door"
                  onClick={(event) => {
                    event.stopPropagation();
                    openQueue({ handoff: each.code });
                  }}
                >
                  {formatCount(each.exceptions)}
                </button>
              )}
            </td>
            <td className="number">
              {each.events === 0 ? <span className="matrix-silent">never fired</span> : formatCount(each.events)}
            </td>
            {MISSES.map(({ figure, kind }) => (
              <td key={figure} className="number">
                <Miss handoff={each} count={each[figure]} kind={kind} />
              </td>
            ))}
            <td className="number">{formatCount(each.inFlight)}</td>
            <td
              className={`number ${each.latencyMinutes !== null && each.latencyMinutes.p95 > each.withinMinutes ? 'over' : ''}`}
            >
              {each.latencyMinutes === null ? <span className="quiet">none</span> : formatMinutes(each.latencyMinutes.p95)}
            </td>
            <td className="number">{formatMinutes(each.withinMinutes)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
