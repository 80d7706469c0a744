import type { HandoffView, WritePathView } from '../../../src/contract/views.ts';
import { EVENT_TYPES, type EventType } from '../../../src/domain/vocabulary.ts';
import { useAnswer } from '../../app/state/answers.ts';
import { goTo } from '../../app/state/navigation.ts';
import { useWindow, windowState } from '../../app/state/windowState.ts';
import { SCREEN_HELP } from '../../features/vocabulary/glossary.ts';
import { useSystemName } from '../../features/vocabulary/systemNames.ts';
import { EVENT_WORDS, SYSTEM_KIND_WORDS } from '../../features/vocabulary/words.ts';
import { Answered } from '../../ui/Answered.tsx';
import { formatCount, formatCounted, formatUnits } from '../../ui/figures.ts';
import { formatMinutes } from '../../ui/moments.ts';
import { Screen } from '../../ui/Screen.tsx';
import { TableScroll } from '../../ui/TableScroll.tsx';
import { pathState, type PathState } from './paths.ts';
import './map.css';

/** Who records what, and who should hear of it. */
export function MapScreen() {
  const paths = useAnswer('map.writePaths', {});
  const handoffs = useAnswer('handoffs.list', {});
  return (
    <Screen title="Map" help={SCREEN_HELP.map}>
      <div className="map">
        <Answered answer={paths} of="what each system records">
          {(written) => (
            <Answered answer={handoffs} of="the handoffs">
              {(links) => <Matrix paths={written} handoffs={links} />}
            </Answered>
          )}
        </Answered>
        <Answered answer={handoffs} of="the handoffs">
          {(links) => <Handoffs handoffs={links} />}
        </Answered>
      </div>
    </Screen>
  );
}

function Matrix({ paths, handoffs }: { readonly paths: readonly WritePathView[]; readonly handoffs: readonly HandoffView[] }) {
  const engagement = useWindow((state) => state.engagement);
  if (engagement === null) return null;
  const types = EVENT_TYPES.filter(
    (type) => paths.some((path) => path.eventType === type) || handoffs.some((each) => each.eventType === type),
  );
  const total = paths.reduce((sum, path) => sum + path.events, 0);
  if (types.length === 0) {
    return (
      <div className="empty">
        <h2>No events were read</h2>
        <p>
          The map is filled from the event logs of the systems. With positions alone, differences can be seen and not explained.
        </p>
      </div>
    );
  }
  return (
    <section aria-label="What each system records">
      <h3>What each system records</h3>
      <TableScroll label="Systems and events">
        <table className="table matrix">
          <thead>
            <tr>
              <th scope="col">System</th>
              {types.map((type) => (
                <th key={type} scope="col" className="number">
                  {EVENT_WORDS[type]}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {engagement.systems.map((system) => (
              <tr key={system.code}>
                <th scope="row">
                  <span className="matrix-system">{system.name}</span>
                  <span className="quiet matrix-kind">
                    {SYSTEM_KIND_WORDS[system.kind]}
                    {system.isAuthority ? ', authority' : ''}
                  </span>
                </th>
                {types.map((type) => (
                  <Cell key={type} state={pathState(system.code, type, paths, handoffs)} total={total} type={type} />
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </TableScroll>
      <p className="quiet matrix-note">
        Events of each kind and their units, in and out added up. “Never fired” marks a path a declared handoff names and no log
        holds an event of; a dot, that nothing is recorded and nothing is expected.
      </p>
    </section>
  );
}

function Cell({ state, total, type }: { readonly state: PathState; readonly total: number; readonly type: EventType }) {
  switch (state.kind) {
    case 'none':
      return (
        <td className="number quiet">
          <span aria-hidden="true">·</span>
          <span className="only-heard">nothing</span>
        </td>
      );
    case 'silent':
      return <td className="number matrix-silent">Never fired</td>;
    case 'written':
      return (
        <td className="number" title={`${formatCounted(state.path.events, 'event')} of ${EVENT_WORDS[type].toLowerCase()}`}>
          <span
            className="matrix-bar"
            style={{ width: `${Math.max(2, (state.path.events / total) * 100)}%` }}
            aria-hidden="true"
          />
          <span className="matrix-events">{formatCount(state.path.events)}</span>
          <span className="quiet matrix-units">{formatUnits(state.path.units)}</span>
        </td>
      );
  }
}

function Handoffs({ handoffs }: { readonly handoffs: readonly HandoffView[] }) {
  const nameOf = useSystemName();
  if (handoffs.length === 0) {
    return (
      <div className="empty">
        <h2>No handoffs</h2>
        <p>None is declared in engagement.json, and the logs share no references from which one could be inferred.</p>
      </div>
    );
  }
  return (
    <section aria-label="Handoffs">
      <h3>Who should hear of it</h3>
      <TableScroll label="Handoffs">
        <table className="table">
          <thead>
            <tr>
              <th scope="col">Event</th>
              <th scope="col">From</th>
              <th scope="col">To</th>
              <th scope="col">How</th>
              <th scope="col">Cadence</th>
              <th scope="col" className="number">
                Window
              </th>
              <th scope="col">Places</th>
              <th scope="col">Owner</th>
              <th scope="col">Known from</th>
              <th scope="col" className="number">
                Events
              </th>
            </tr>
          </thead>
          <tbody>
            {handoffs.map((each) => (
              <tr key={each.id} className={each.declared ? '' : 'inferred'}>
                <th scope="row">{EVENT_WORDS[each.eventType]}</th>
                <td>{nameOf(each.from)}</td>
                <td>{nameOf(each.to)}</td>
                <td>{each.mechanism === '' ? <span className="quiet">not given</span> : each.mechanism}</td>
                <td>
                  {each.everyMinutes === null ? (
                    <span className="quiet">not given</span>
                  ) : (
                    `every ${formatMinutes(each.everyMinutes)}`
                  )}
                </td>
                <td className="number">{formatMinutes(each.withinMinutes)}</td>
                <td>{each.locations.length === 0 ? <span className="quiet">all</span> : each.locations.join(', ')}</td>
                <td>{each.owner === '' ? <span className="quiet">nobody</span> : each.owner}</td>
                <td>{each.declared ? 'declared' : <em>inferred</em>}</td>
                <td className="number">
                  {each.events === 0 ? (
                    <span className="matrix-silent">Never fired</span>
                  ) : (
                    <button
                      type="button"
                      className="door"
                      onClick={() => {
                        goTo('gaps');
                        windowState.set({ pickedHandoff: each.id });
                      }}
                    >
                      {formatCount(each.events)}
                    </button>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </TableScroll>
    </section>
  );
}
