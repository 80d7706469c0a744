import type { UngatedView } from '../../../src/contract/stepViews.ts';
import { openQueue } from '../../app/state/navigation.ts';
import { useWindow } from '../../app/state/windowState.ts';
import { RowsDoor } from '../../features/evidence/RowsDoor.tsx';
import { useSystemName } from '../../features/vocabulary/systemNames.ts';
import { EVENT_WORDS } from '../../features/vocabulary/words.ts';
import { formatCount, formatSignedUnits, formatSumWorth } from '../../ui/figures.ts';
import { formatMoment, formatZone } from '../../ui/moments.ts';
import { TableScroll } from '../../ui/TableScroll.tsx';
import { TableHead } from '../../ui/TableHead.tsx';

/** Counts and manual adjustments that were written in one system and reached no other, by who wrote them where. */
export function Gate({ writes }: { readonly writes: readonly UngatedView[] }) {
  const nameOf = useSystemName();
  const currency = useWindow((state) => state.engagement?.currency ?? '');
  const timezone = useWindow((state) => state.engagement?.timezone ?? 'UTC');
  if (writes.length === 0) {
    return (
      <div className="empty">
        <h2>No write went round the gate</h2>
        <p>Every count and every manual adjustment in the logs reached the systems that have to hear of it.</p>
      </div>
    );
  }
  return (
    <section className="pools" aria-label="Writes round the gate">
      <p className="soft pools-note">
        A count or a correction belongs into the system that is right for its place, which hands it on. These were written in one
        system and reached no other; each figure opens them.
      </p>
      <TableScroll label="Writes round the gate">
        <table className="table sticky">
          <TableHead
            of={[
              'Written in', 'Event', 'Place', 'By', { number: 'Writes' }, { number: 'Units, net' },
              { number: 'Value', means: 'The sizes added up: what went in and what went out do not cancel' },
              `Last (${formatZone(writes[0]?.lastAt ?? 0, timezone)})`,
            ]}
          />
          <tbody>
            {writes.map((each) => (
              <tr key={`${each.system} ${each.eventType} ${each.location} ${each.actor ?? ''}`}>
                <th scope="row">{nameOf(each.system)}</th>
                <td>{EVENT_WORDS[each.eventType]}</td>
                <td>{each.location}</td>
                <td className={each.actor === null ? 'quiet' : ''}>{each.actor ?? 'not given'}</td>
                <td className="number">
                  <button
                    type="button"
                    className="door"
                    title="All such writes of this kind of event in this place"
                    onClick={() => openQueue({ kind: 'ungated_write', location: each.location, eventType: each.eventType })}
                  >
                    {formatCount(each.writes)}
                  </button>
                </td>
                <GateFigure write={each} text={formatSignedUnits(each.units)} />
                <GateFigure
                  write={each}
                  text={formatSumWorth(each.absoluteValue, { unpriced: each.unpriced, of: each.writes }, currency)}
                />
                <td className="nowrap">{formatMoment(each.lastAt, timezone)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </TableScroll>
    </section>
  );
}

/** A figure over writes of one kind by one person in one place, and the way to their rows. */
function GateFigure({ write, text }: { readonly write: UngatedView; readonly text: string }) {
  const nameOf = useSystemName();
  const { system, location, eventType, actor } = write;
  return (
    <td className="number">
      <RowsDoor
        title={`${EVENT_WORDS[eventType]} round the gate at ${location} in ${nameOf(system)}`}
        filter={{ of: ['event'], system, location, eventType, actor, proves: 'ungated_write' }}
      >
        {text}
      </RowsDoor>
    </td>
  );
}
