import type { HandoffView, TimelineEventView } from '../../../src/contract/views.ts';
import { useAnswer } from '../../app/state/answers.ts';
import { useWindow } from '../../app/state/windowState.ts';
import { formatSignedUnits } from '../../ui/figures.ts';
import { formatDate, formatMoment, formatTime, formatZone } from '../../ui/moments.ts';
import { TableScroll } from '../../ui/TableScroll.tsx';
import { usePixelWidth } from '../../ui/usePixelWidth.ts';
import { useSystemName } from '../vocabulary/systemNames.ts';
import { EVENT_WORDS } from '../vocabulary/words.ts';
import { expectedOf } from './expected.ts';
import { timeScale } from './scale.ts';
import { TableHead } from '../../ui/TableHead.tsx';
import './timeline.css';

const NO_HANDOFFS: readonly HandoffView[] = [];
const LEFT = 8;
const LANE = 34;
const TOP = 4;

/** What every system recorded of it: a lane a system on one axis of time, and the same as a table. */
export function Timeline({
  events,
  cutoff,
  location,
}: {
  readonly events: readonly TimelineEventView[];
  readonly cutoff: number;
  /** Where it happened: only handoffs that serve the place are expected to carry it. */
  readonly location?: string | undefined;
}) {
  const [svg, width] = usePixelWidth<SVGSVGElement>();
  const nameOf = useSystemName();
  const timezone = useWindow((state) => state.engagement?.timezone ?? 'UTC');
  const handoffs = useAnswer('handoffs.list', {}).value ?? NO_HANDOFFS;
  if (events.length === 0) return <p className="soft">No system recorded an event of this item, place and reference.</p>;
  const momentOf = (event: TimelineEventView): string => formatMoment(event.at, timezone);
  const expected = expectedOf(events, handoffs, location);
  const systems = [...new Set([...events, ...expected.neverCame].map((each) => each.system))];
  // A window far longer than what happened would press everything else into a corner: it is drawn as far as the axis goes.
  const moments = events.map((event) => event.at);
  const reach = Math.max((Math.max(...moments) - Math.min(...moments)) * 2, 3 * 3_600_000);
  const scale = timeScale([...moments, ...expected.neverCame.map((each) => Math.min(each.until, each.from + reach))]);
  const right = width - LEFT;
  const x = (at: number): number => LEFT + scale.place(at) * (right - LEFT);
  const bottom = TOP + systems.length * LANE;
  const laneOf = (system: string): number => TOP + systems.indexOf(system) * LANE + 24;
  const inside = (at: number): number => Math.min(right, Math.max(LEFT, x(at)));
  const long = scale.to - scale.from > 2 * 86_400_000;
  return (
    <div className="timeline">
      <svg
        ref={svg}
        viewBox={`0 0 ${width} ${bottom + 20}`}
        height={bottom + 20}
        role="img"
        aria-label="Timeline, one lane a system; the table below says the same"
      >
        {scale.marks.map((at) => (
          <g key={at}>
            <line x1={x(at)} x2={x(at)} y1={TOP} y2={bottom} className="timeline-mark" />
            <text x={x(at)} y={bottom + 14} textAnchor="middle">
              {long ? formatDate(at, timezone).replace(/ \d{4}$/u, '') : formatTime(at, timezone)}
            </text>
          </g>
        ))}
        {cutoff > scale.from && cutoff < scale.to ? (
          <line x1={x(cutoff)} x2={x(cutoff)} y1={TOP - 4} y2={bottom} className="timeline-cutoff">
            <title>Cut-off</title>
          </line>
        ) : null}
        {expected.windows
          .filter((each) => systems.includes(each.system))
          .map((each) => (
            <rect
              key={`${each.system} ${each.from}`}
              x={inside(each.from)}
              width={Math.max(2, inside(each.until) - inside(each.from))}
              y={laneOf(each.system) - 7}
              height="14"
              className="timeline-window"
            >
              <title>{`Expected in ${nameOf(each.system)} by ${formatMoment(each.until, timezone)}`}</title>
            </rect>
          ))}
        {expected.carried.map(({ source, target }) => (
          <line
            key={`${source.file}:${source.row} ${target.file}:${target.row}`}
            x1={x(source.at)}
            y1={laneOf(source.system)}
            x2={x(target.at)}
            y2={laneOf(target.system)}
            className="timeline-carried"
          />
        ))}
        {systems.map((system, lane) => {
          const y = TOP + lane * LANE + 24;
          return (
            <g key={system}>
              <line x1={LEFT} x2={right} y1={y} y2={y} className="timeline-lane" />
              <text x={0} y={y - 11} className="timeline-system">
                {nameOf(system)}
              </text>
              {expected.neverCame
                .filter((each) => each.system === system)
                .map((each) => (
                  <circle key={`${each.source.file}:${each.source.row}`} cx={inside(each.until)} cy={y} r="5" className="never">
                    <title>{`Nothing recorded in ${nameOf(system)} by ${formatMoment(each.until, timezone)}`}</title>
                  </circle>
                ))}
              {events
                .filter((event) => event.system === system)
                .map((event) => (
                  <circle
                    key={`${event.file}:${event.row}`}
                    cx={x(event.at)}
                    cy={y}
                    r="5"
                    className={event.quantity < 0 ? 'out' : 'in'}
                  >
                    <title>{`${EVENT_WORDS[event.eventType]} ${formatSignedUnits(event.quantity)}, ${momentOf(event)}`}</title>
                  </circle>
                ))}
            </g>
          );
        })}
      </svg>
      <p className="timeline-key">
        Filled: in. Ring: out. Line: the same event in another system. Shaded: where it was allowed to arrive.
        {expected.neverCame.length === 0 ? '' : ' Broken ring: what never came.'}
      </p>
      <TableScroll label="Events in order of time">
        <table className="table" data-facts>
          <caption className="only-heard">Events in order of time</caption>
          <TableHead
            of={[
              `Recorded (${formatZone(events[0]?.at ?? cutoff, timezone)})`, 'System', 'Event', { number: 'Units' },
              'Reference', 'File and line',
            ]}
          />
          <tbody>
            {events.map((event) => (
              <tr key={`${event.file}:${event.row}`}>
                <td className="nowrap">{momentOf(event)}</td>
                <td>{nameOf(event.system)}</td>
                <td className="nowrap">{EVENT_WORDS[event.eventType]}</td>
                <td className="number">{formatSignedUnits(event.quantity)}</td>
                <td className={event.reference === null ? 'quiet' : ''}>{event.reference ?? 'none'}</td>
                <td className="soft">
                  {event.file}:{event.row}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </TableScroll>
    </div>
  );
}
