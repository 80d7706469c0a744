import { useEffect, useMemo, useState } from 'react';
import type { HandoffView } from '../../../src/contract/views.ts';
import { EVENT_TYPES } from '../../../src/domain/vocabulary.ts';
import { focusOn, offerList } from '../../app/commands/listHandle.ts';
import { openHandoff } from '../../app/state/navigation.ts';
import { useWindow, windowState } from '../../app/state/windowState.ts';
import { LatencyDoor } from '../../features/evidence/LatencyDoor.tsx';
import { Declared } from '../../features/handoffMap/Declared.tsx';
import { AddHandoff, ChangeHandoff } from '../../features/handoffMap/EditHandoff.tsx';
import { HandoffMap } from '../../features/handoffMap/HandoffMap.tsx';
import { linksOf, type Link } from '../../features/handoffMap/links.ts';
import { useSystemName } from '../../features/vocabulary/systemNames.ts';
import { Observed } from './Observed.tsx';
import { EVENT_WORDS } from '../../features/vocabulary/words.ts';
import { ChoiceField } from '../../ui/Filter.tsx';
import { TableHead } from '../../ui/TableHead.tsx';
import { formatCount } from '../../ui/figures.ts';
import { TableScroll } from '../../ui/TableScroll.tsx';
import { Confirm, Proposals } from './Proposals.tsx';

function pick(link: Link): void {
  windowState.set({ pickedLink: { from: link.from, to: link.to }, pickedPath: null, inspectorOpen: true });
}

/** Who should hear of it: the handoffs as a diagram, and the same as a table. */
export function Handoffs({ handoffs }: { readonly handoffs: readonly HandoffView[] }) {
  const systems = useWindow((state) => state.engagement?.systems);
  const picked = useWindow((state) => state.pickedLink);
  const [type, setType] = useState<string | undefined>(undefined);
  const shown = useMemo(() => (type === undefined ? handoffs : handoffs.filter((each) => each.eventType === type)), [handoffs, type]);
  const links = useMemo(() => linksOf(shown), [shown]);
  useEffect(
    () =>
      offerList({
        move(by) {
          const { pickedLink } = windowState.get();
          const at = links.findIndex((each) => each.from === pickedLink?.from && each.to === pickedLink.to);
          const next = links[at < 0 ? 0 : Math.max(0, Math.min(links.length - 1, at + by))];
          if (next === undefined) return;
          pick(next);
          focusOn(`[data-link="${CSS.escape(`${next.from}>${next.to}`)}"]`);
        },
        focusList: () => void focusOn('.map-link'),
        leave: () => undefined,
      }),
    [links],
  );
  if (handoffs.length === 0) {
    return (
      <div className="empty">
        <h2>No handoffs</h2>
        <p>None is declared in engagement.json, and the logs share no references from which one could be inferred.</p>
        <AddHandoff />
      </div>
    );
  }
  return (
    <>
      <Proposals handoffs={handoffs} />
      <section aria-label="Handoff map">
        <div className="map-tools">
          <ChoiceField
            label="Kind of event"
            any="Every kind of event"
            value={type}
            choices={EVENT_TYPES.filter((each) => handoffs.some((handoff) => handoff.eventType === each)).map((each) => ({
              value: each,
              word: EVENT_WORDS[each],
            }))}
            onChoose={setType}
          />
          <AddHandoff />
        </div>
        <HandoffMap links={links} systems={systems ?? []} picked={picked} onPick={pick} />
        <MapKey />
      </section>
      <HandoffList handoffs={shown} />
      <Observed />
    </>
  );
}

function MapKey() {
  const sample = (className: string, words: string) => (
    <span>
      <svg viewBox="0 0 34 8" aria-hidden="true" className={className}>
        <path d="M0 4h34" className="map-line" style={{ strokeWidth: 5 }} />
        {className.includes('map-inferred') ? <path d="M0 4h34" className="map-hollow" style={{ strokeWidth: 2.5 }} /> : null}
      </svg>
      {words}
    </span>
  );
  return (
    <p className="map-key" data-rests-on="the key of a picture">
      {sample('map-well', 'no misses')}
      {sample('map-some', 'misses in fewer than 2 of 100 events')}
      {sample('map-many', 'misses in 2 of 100 or more')}
      {sample('map-silent', 'never fired')}
      {sample('map-well map-inferred', 'inferred from the logs, not declared')}
      <span>Width: number of events. On the arrow: how it travels and how many events; 95 of 100 arrive within p95.</span>
    </p>
  );
}

function HandoffList({ handoffs }: { readonly handoffs: readonly HandoffView[] }) {
  const nameOf = useSystemName();
  return (
    <section aria-label="Handoffs">
      <h3>The handoffs one by one</h3>
      <TableScroll label="Handoffs">
        <table className="table">
          <TableHead
            of={[
              'Event', 'From', 'To', 'How', { number: 'Cadence' }, { number: 'Half within' }, { number: '95 % within' },
              { number: 'Window' }, 'Places', 'Owner', 'Known from', { number: 'Events' }, 'Entry',
            ]}
          />
          <tbody>
            {handoffs.map((each) => (
              <tr key={each.id} className={each.declared ? '' : 'inferred'}>
                <th scope="row">{EVENT_WORDS[each.eventType]}</th>
                <td>{nameOf(each.from)}</td>
                <td>{nameOf(each.to)}</td>
                <td>{each.mechanism === '' || !each.declared ? <span className="quiet">not given</span> : each.mechanism}</td>
                <td className="number">
                  {each.everyMinutes === null ? (
                    <span className="quiet">not given</span>
                  ) : (
                    <Declared handoff={each} of="cadence" minutes={each.everyMinutes} />
                  )}
                </td>
                <Latency handoff={each} of="p50" />
                <Latency handoff={each} of="p95" />
                <td className="number">
                  <Declared handoff={each} of="window" minutes={each.withinMinutes} />
                </td>
                <td>{each.locations.length === 0 ? <span className="quiet">all</span> : each.locations.join(', ')}</td>
                <td>{each.owner === '' ? <span className="quiet">nobody</span> : each.owner}</td>
                <td>
                  {each.declared ? (
                    'declared'
                  ) : (
                    <>
                      <em>inferred</em> <Confirm handoffs={[each]} />
                    </>
                  )}
                </td>
                <td className="number">
                  <button type="button" className="door" onClick={() => openHandoff(each.id)}>
                    {each.events === 0 ? 'Never fired' : formatCount(each.events)}
                  </button>
                </td>
                <td>
                  <ChangeHandoff handoff={each} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </TableScroll>
    </section>
  );
}

function Latency({ handoff, of }: { readonly handoff: HandoffView; readonly of: 'p50' | 'p95' }) {
  if (handoff.latencyMinutes === null) return <td className="number quiet">none</td>;
  const minutes = handoff.latencyMinutes[of];
  return (
    <td className={minutes > handoff.withinMinutes ? 'number matrix-silent' : 'number'}>
      <LatencyDoor handoff={handoff} of={of} minutes={minutes} />
    </td>
  );
}
