import { useState } from 'react';
import type { EventRow } from '../../../src/contract/stepViews.ts';
import type { EventType } from '../../../src/domain/vocabulary.ts';
import { usePartOf } from '../../app/commands/usePartOf.ts';
import { useAnswer } from '../../app/state/answers.ts';
import { exportList } from '../../app/state/exportList.ts';
import { useWindow } from '../../app/state/windowState.ts';
import { SourceLines } from '../../features/evidence/SourceLines.tsx';
import { Timeline } from '../../features/timeline/Timeline.tsx';
import { useSystemName } from '../../features/vocabulary/systemNames.ts';
import { EVENT_WORDS } from '../../features/vocabulary/words.ts';
import { Answered } from '../../ui/Answered.tsx';
import { TableHead } from '../../ui/TableHead.tsx';
import { formatCount, formatSignedUnits, formatUnits } from '../../ui/figures.ts';
import { formatMoment, formatZone } from '../../ui/moments.ts';
import { TableScroll } from '../../ui/TableScroll.tsx';

const PAGE = 100;

/** The events of one cell of the map, the last first; each opens what every system recorded of it and its line. */
export function PathDetail({ system, eventType }: { readonly system: string; readonly eventType: EventType }) {
  const nameOf = useSystemName();
  const [start, setStart] = useState(0);
  const [opened, setOpened] = useState<EventRow | null>(null);
  const page = useAnswer('map.events', { start, count: PAGE, system, eventType });
  if (opened !== null) return <OneEvent event={opened} onBack={() => setOpened(null)} />;
  return (
    <section aria-label="Events of a write path" className="handoff">
      <h2>
        {EVENT_WORDS[eventType]} in {nameOf(system)}
      </h2>
      <Answered answer={page} of="the events">
        {(read) => (
          <>
            <p className="soft">
              {formatCount(read.total)} events, {formatUnits(read.totals.units)} units in and out added up. Shown:{' '}
              {formatCount(start + 1)} to {formatCount(start + read.rows.length)}, the last recorded first.
            </p>
            <Rows rows={read.rows} system={system} eventType={eventType} onOpen={setOpened} />
            <p className="problem-actions">
              <button type="button" className="button small" disabled={start === 0} onClick={() => setStart(Math.max(0, start - PAGE))}>
                Later ones
              </button>
              <button
                type="button"
                className="button small"
                disabled={start + PAGE >= read.total}
                onClick={() => setStart(start + PAGE)}
              >
                Earlier ones
              </button>
              <button type="button" className="button small" onClick={() => void exportList({ list: 'events', system, eventType })}>
                Export all
              </button>
            </p>
          </>
        )}
      </Answered>
    </section>
  );
}

function Rows({
  rows,
  system,
  eventType,
  onOpen,
}: {
  readonly rows: readonly EventRow[];
  readonly system: string;
  readonly eventType: EventType;
  readonly onOpen: (row: EventRow) => void;
}) {
  const table = usePartOf({ list: 'events', system, eventType });
  const timezone = useWindow((state) => state.engagement?.timezone ?? 'UTC');
  return (
    <TableScroll label="Events">
      <table ref={table} className="table narrow">
        <TableHead
          of={[
            `Recorded (${formatZone(rows[0]?.at ?? 0, timezone)})`, 'Item', 'Place', { number: 'Units' }, 'Reference',
          ]}
        />
        <tbody>
          {rows.map((row) => (
            <tr key={row.id}>
              <td className="nowrap">
                <button type="button" className="door" onClick={() => onOpen(row)}>
                  {formatMoment(row.at, timezone)}
                </button>
              </td>
              <td>{row.sku}</td>
              <td>{row.location}</td>
              <td className="number">{formatSignedUnits(row.quantity)}</td>
              <td className={row.reference === null ? 'quiet' : ''}>{row.reference ?? 'none'}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </TableScroll>
  );
}

function OneEvent({ event, onBack }: { readonly event: EventRow; readonly onBack: () => void }) {
  const cutoff = useWindow((state) => state.engagement?.cutoff ?? 0);
  const timeline = useAnswer('map.eventTimeline', { id: event.id });
  return (
    <section aria-label="One event" className="handoff">
      <button type="button" className="button small" autoFocus onClick={onBack}>
        Back to the events
      </button>
      <h2>
        {EVENT_WORDS[event.eventType]} {formatSignedUnits(event.quantity)} of {event.sku} at {event.location}
        {event.reference === null ? '' : `, ${event.reference}`}
      </h2>
      <Answered answer={timeline} of="the timeline">
        {(events) => <Timeline events={events} cutoff={cutoff} location={event.location} />}
      </Answered>
      <div className="block">
        <h3>The line it was read from</h3>
        <SourceLines sourceId={event.sourceId} row={event.row} />
      </div>
    </section>
  );
}
