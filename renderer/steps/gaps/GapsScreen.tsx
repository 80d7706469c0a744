import { useEffect } from 'react';
import type { HandoffView } from '../../../src/contract/views.ts';
import { focusOn, offerList } from '../../app/commands/listHandle.ts';
import { useAnswer } from '../../app/state/answers.ts';
import { showPicked } from '../../app/state/navigation.ts';
import { useWindow, windowState } from '../../app/state/windowState.ts';
import { SCREEN_HELP } from '../../features/vocabulary/glossary.ts';
import { useSystemName } from '../../features/vocabulary/systemNames.ts';
import { EVENT_WORDS } from '../../features/vocabulary/words.ts';
import { Answered } from '../../ui/Answered.tsx';
import { formatCount, formatMoney, formatUnits } from '../../ui/figures.ts';
import { formatMinutes } from '../../ui/moments.ts';
import { Screen } from '../../ui/Screen.tsx';
import { HandoffDetail } from './HandoffDetail.tsx';
import { Miss } from './Miss.tsx';
import { MISSES, ranked } from './misses.ts';
import './gaps.css';

/** Where events get lost, late or doubled between two systems. */
export function GapsScreen() {
  const handoffs = useAnswer('handoffs.list', {});
  const picked = useWindow((state) => state.pickedHandoff);
  const handoff = handoffs.value?.find((each) => each.id === picked) ?? null;
  return (
    <Screen
      title="Gaps"
      help={SCREEN_HELP.gaps}
      inspectorLabel="Handoff"
      inspector={handoff === null ? undefined : <HandoffDetail handoff={handoff} />}
    >
      <Answered answer={handoffs} of="the handoffs">
        {(links) =>
          links.length === 0 ? (
            <div className="empty">
              <h2>No handoffs</h2>
              <p>Handoffs are declared in engagement.json or inferred from event logs of two systems. Neither was found here.</p>
            </div>
          ) : (
            <HandoffTable handoffs={ranked(links)} picked={picked} />
          )
        }
      </Answered>
    </Screen>
  );
}

function pick(id: number): void {
  windowState.set({ pickedHandoff: id });
}

function HandoffTable({ handoffs, picked }: { readonly handoffs: readonly HandoffView[]; readonly picked: number | null }) {
  const nameOf = useSystemName();
  const currency = useWindow((state) => state.engagement?.currency ?? '');
  useEffect(
    () =>
      offerList({
        move(by) {
          const at = handoffs.findIndex((each) => each.id === windowState.get().pickedHandoff);
          const next = handoffs[at < 0 ? 0 : Math.max(0, Math.min(handoffs.length - 1, at + by))];
          if (next === undefined) return;
          pick(next.id);
          focusOn(`#handoff-${next.id}`);
        },
        focusList: () => void focusOn('.gaps [tabindex="0"]'),
        leave: () => undefined,
      }),
    [handoffs],
  );
  return (
    <table className="table sticky gaps">
      <thead>
        <tr>
          <th scope="col">Handoff</th>
          <th scope="col" className="number">
            Value
          </th>
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
            Half within
          </th>
          <th scope="col" className="number">
            95 % within
          </th>
          <th scope="col" className="number">
            Window
          </th>
          <th scope="col" className="number">
            Units
          </th>
        </tr>
      </thead>
      <tbody>
        {handoffs.map((each, index) => (
          <tr
            key={each.id}
            id={`handoff-${each.id}`}
            className="pickable"
            aria-selected={each.id === picked}
            tabIndex={each.id === picked || (picked === null && index === 0) ? 0 : -1}
            onClick={() => {
              pick(each.id);
              showPicked();
            }}
            onFocus={(event) => {
              if (event.target === event.currentTarget) pick(each.id);
            }}
            onKeyDown={(event) => {
              const by = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
              if (by === 0) return;
              event.preventDefault();
              const next = handoffs[index + by];
              if (next !== undefined) focusOn(`#handoff-${next.id}`);
            }}
          >
            <th scope="row" className="nowrap">
              <strong>{EVENT_WORDS[each.eventType]}</strong> {nameOf(each.from)} → {nameOf(each.to)}
              {each.declared ? null : <em className="quiet"> inferred</em>}
            </th>
            <td className="number">{formatMoney(each.value, currency)}</td>
            <td className="number">
              {each.events === 0 ? <span className="matrix-silent">never fired</span> : formatCount(each.events)}
            </td>
            {MISSES.map(({ figure, kind }) => (
              <td key={figure} className="number">
                <Miss handoff={each} count={each[figure]} kind={kind} />
              </td>
            ))}
            <td className="number">{formatCount(each.inFlight)}</td>
            <td className="number">
              {each.latencyMinutes === null ? <span className="quiet">none</span> : formatMinutes(each.latencyMinutes.p50)}
            </td>
            <td
              className={`number ${each.latencyMinutes !== null && each.latencyMinutes.p95 > each.withinMinutes ? 'over' : ''}`}
            >
              {each.latencyMinutes === null ? <span className="quiet">none</span> : formatMinutes(each.latencyMinutes.p95)}
            </td>
            <td className="number">{formatMinutes(each.withinMinutes)}</td>
            <td className="number">{formatUnits(each.units)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
