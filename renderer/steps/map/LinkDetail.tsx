import { openHandoff, openQueue } from '../../app/state/navigation.ts';
import { ChangeHandoff } from '../../features/handoffMap/EditHandoff.tsx';
import type { Link } from '../../features/handoffMap/links.ts';
import { LatencyDoor } from '../../features/evidence/LatencyDoor.tsx';
import { HandoffRows } from '../../features/handoffMap/HandoffRows.tsx';
import { useSystemName } from '../../features/vocabulary/systemNames.ts';
import { EVENT_WORDS } from '../../features/vocabulary/words.ts';
import { formatCount, formatCounted } from '../../ui/figures.ts';
import { formatMinutes } from '../../ui/moments.ts';
import { TableScroll } from '../../ui/TableScroll.tsx';
import { Confirm } from './Proposals.tsx';
import { TableHead } from '../../ui/TableHead.tsx';

/** One arrow of the map: its handoffs, kind by kind. */
export function LinkDetail({ link }: { readonly link: Link }) {
  const nameOf = useSystemName();
  const mechanisms = [...new Set(link.handoffs.map((each) => each.mechanism).filter((each) => each !== ''))];
  const owners = [...new Set(link.handoffs.map((each) => each.owner).filter((each) => each !== ''))];
  return (
    <section aria-label="Link" className="handoff">
      <h2>
        {nameOf(link.from)} to {nameOf(link.to)}
      </h2>
      <p className="handoff-sentence">
        {formatCounted(link.handoffs.length, 'kind')} of event, {formatCounted(link.events, 'event')},{' '}
        {link.exceptions === 0 ? 'no misses' : formatCounted(link.exceptions, 'miss', 'misses')}.
      </p>
      <TableScroll label="Handoffs of this link">
        <table className="table narrow">
          <TableHead
            of={[
              'Event', { number: 'Events' }, { number: '95 % within' }, { number: 'Window' }, { number: 'Misses' }, 'Entry',
            ]}
          />
          <tbody>
            {link.handoffs.map((each) => (
              <tr key={each.id}>
                <th scope="row">
                  <button type="button" className="door" onClick={() => openHandoff(each.id)}>
                    {EVENT_WORDS[each.eventType]}
                  </button>
                  {each.declared ? null : (
                    <>
                      <em className="quiet"> inferred</em> <Confirm handoffs={[each]} />
                    </>
                  )}
                </th>
                <td className="number">
                  <HandoffRows handoff={each} of="events" />
                </td>
                <td className="number">
                  {each.latencyMinutes === null ? (
                <span className="quiet">none</span>
              ) : (
                <LatencyDoor handoff={each} of="p95" minutes={each.latencyMinutes.p95} />
              )}
                </td>
                <td className="number">{formatMinutes(each.withinMinutes)}</td>
                <td className="number">
                  {each.exceptions === 0 ? (
                    <span className="quiet">0</span>
                  ) : (
                    <button type="button" className="door" onClick={() => openQueue({ handoff: each.code })}>
                      {formatCount(each.exceptions)}
                    </button>
                  )}
                </td>
                <td>
                  <ChangeHandoff handoff={each} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </TableScroll>
      <dl className="pairs block">
        <dt>Mechanism</dt>
        <dd>{mechanisms.length === 0 ? 'not given' : mechanisms.join(', ')}</dd>
        <dt>Owner</dt>
        <dd>{owners.length === 0 ? 'nobody' : owners.join(', ')}</dd>
      </dl>
    </section>
  );
}
