import type { HandoffView, WritePathView } from '../../../src/contract/views.ts';
import { EVENT_TYPES, type EventType } from '../../../src/domain/vocabulary.ts';
import { openHandoff } from '../../app/state/navigation.ts';
import { useWindow, windowState } from '../../app/state/windowState.ts';
import { TrendLine } from '../../features/pictures/TrendLine.tsx';
import { useSystemName } from '../../features/vocabulary/systemNames.ts';
import { EVENT_WORDS, SYSTEM_KIND_WORDS } from '../../features/vocabulary/words.ts';
import { formatCount, formatCounted, formatShare, formatUnits } from '../../ui/figures.ts';
import { formatDate, formatMoment } from '../../ui/moments.ts';
import { TableScroll } from '../../ui/TableScroll.tsx';
import { pathState, type PathState } from './paths.ts';
import { silentPaths, type SilentPath } from './silent.ts';
import { TableHead } from '../../ui/TableHead.tsx';

/** Who records what: systems by kinds of events, filled from the logs; and what exists and does not fire. */
export function Recorded({ paths, handoffs }: { readonly paths: readonly WritePathView[]; readonly handoffs: readonly HandoffView[] }) {
  const engagement = useWindow((state) => state.engagement);
  const picked = useWindow((state) => state.pickedPath);
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
    <>
      <section aria-label="What each system records">
        <TableScroll label="Systems and events">
          <table className="table matrix">
            <TableHead of={['System', ...types.map((type) => ({ number: EVENT_WORDS[type] }))]} />
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
                    <Cell
                      key={type}
                      state={pathState(system.code, type, paths, handoffs)}
                      total={total}
                      type={type}
                      system={system.name}
                      timezone={engagement.timezone}
                      cutoff={engagement.cutoff}
                      isPicked={picked?.system === system.code && picked.eventType === type}
                    />
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </TableScroll>
        <p className="quiet matrix-note">
          Events of each kind, their units (in and out added up), their share of all events, how they ran from day to day, and when
          the last was recorded. “Never fired” marks a path a declared handoff names and no log holds an event of; a dot, that
          nothing is recorded and nothing is expected.
        </p>
      </section>
      <Silent silent={silentPaths(paths, handoffs)} />
    </>
  );
}

function Cell({
  state,
  total,
  type,
  system,
  timezone,
  cutoff,
  isPicked,
}: {
  readonly state: PathState;
  readonly total: number;
  readonly type: EventType;
  readonly system: string;
  readonly timezone: string;
  readonly cutoff: number;
  readonly isPicked: boolean;
}) {
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
    case 'written': {
      const { path } = state;
      const last = formatMoment(path.lastAt, timezone);
      return (
        <td className={isPicked ? 'number matrix-picked' : 'number'}>
          <button
            type="button"
            className="matrix-cell"
            aria-pressed={isPicked}
            title={`Last recorded on ${last}`}
            onClick={() => {
              windowState.set({ pickedPath: { system: path.system, eventType: type }, pickedLink: null, inspectorOpen: true });
            }}
          >
            <span className="only-heard">
              {EVENT_WORDS[type]} in {system}, events:{' '}
            </span>
            <span className="matrix-events">{formatCount(path.events)}</span>
            <span className="quiet matrix-units">{formatUnits(path.units)} {path.units === 1 ? 'unit' : 'units'}</span>
            <TrendLine counts={path.trend} />
            <span className="quiet matrix-units">
              <span className="matrix-share">{formatShare(path.events / total)}</span>
              <span className="matrix-dot"> · </span>
              <span className="only-heard">of all, last on </span>
              <span className="matrix-last">{lastDay(path.lastAt, cutoff, timezone)}</span>
            </span>
          </button>
        </td>
      );
    }
  }
}

/** Without its year where that is the cut-off's, which stands above every screen. */
function lastDay(at: number, cutoff: number, timezone: string): string {
  const year = / (\d{4})$/u.exec(formatDate(cutoff, timezone))?.[1] ?? '';
  const day = formatDate(at, timezone);
  return year !== '' && day.endsWith(` ${year}`) ? day.slice(0, -year.length - 1) : day;
}

function Silent({ silent }: { readonly silent: readonly SilentPath[] }) {
  const nameOf = useSystemName();
  return (
    <section aria-label="What exists and does not fire">
      <h3>What exists and does not fire</h3>
      {silent.length === 0 ? (
        <p className="soft">Every handoff carried something, and every kind of event that is recorded has a handoff to carry it.</p>
      ) : (
        <ul className="silent">
          {silent.map((each) =>
            each.kind === 'unheard' ? (
              <li key={`${each.system} ${each.eventType}`}>
                <strong>{EVENT_WORDS[each.eventType]}</strong> in {nameOf(each.system)}:{' '}
                <button
                  type="button"
                  className="door"
                  onClick={() => {
                    windowState.set({
                      pickedPath: { system: each.system, eventType: each.eventType },
                      pickedLink: null,
                      inspectorOpen: true,
                    });
                  }}
                >
                  {formatCounted(each.events, 'event')}
                </button>{' '}
                recorded, and no handoff carries them to another system or brought them here.
              </li>
            ) : (
              <li key={each.handoff.id}>
                <strong>{EVENT_WORDS[each.handoff.eventType]}</strong>, {nameOf(each.handoff.from)} to {nameOf(each.handoff.to)}:{' '}
                {each.kind === 'never sent' ? 'declared, and the source’s log holds no such event. ' : 'sent, and nothing arrived. '}
                <button type="button" className="door" onClick={() => openHandoff(each.handoff.id)}>
                  Open the handoff
                </button>
              </li>
            ),
          )}
        </ul>
      )}
    </section>
  );
}
