import type { FactFilter } from '../../../src/contract/factViews.ts';
import type { ObservedHandoffView } from '../../../src/contract/stepViews.ts';
import { useAnswer } from '../../app/state/answers.ts';
import { openHandoff, openQueue } from '../../app/state/navigation.ts';
import { LatencyDoor, PAIRS } from '../../features/evidence/LatencyDoor.tsx';
import { RowsDoor } from '../../features/evidence/RowsDoor.tsx';
import { Declared } from '../../features/handoffMap/Declared.tsx';
import { useSystemName } from '../../features/vocabulary/systemNames.ts';
import { EVENT_WORDS } from '../../features/vocabulary/words.ts';
import { Answered } from '../../ui/Answered.tsx';
import { TableHead } from '../../ui/TableHead.tsx';
import { formatCount, formatShare } from '../../ui/figures.ts';
import { formatMinutes } from '../../ui/moments.ts';
import { TableScroll } from '../../ui/TableScroll.tsx';
import { standingOf } from './standing.ts';

/** From so many arrivals on, none in batches means one by one. */
const ENOUGH = 12;

const ARRIVED = `${PAIRS} What came too early stands in its own column.`;
const BOOKED = 'The cadence is the step in which the moments of the lower rows fall together.';

/** What was declared of each handoff beside what the logs show, ways that nobody declared included. */
export function Observed() {
  const ways = useAnswer('map.observed', {});
  return (
    <section aria-label="Declared and observed" className="block">
      <h3>Declared and observed</h3>
      <Answered answer={ways} of="what the logs show">
        {(read) => (read.length === 0 ? <p className="soft">No way between two logs is known.</p> : <Ways ways={read} />)}
      </Answered>
    </section>
  );
}

function Ways({ ways }: { readonly ways: readonly ObservedHandoffView[] }) {
  const nameOf = useSystemName();
  return (
    <TableScroll label="Ways, declared and observed">
      <table className="table">
        <TableHead
          of={[
            'Event', 'From', 'To', 'Standing', { number: 'Cadence' }, { number: 'Observed' }, { number: 'Window' },
            { number: 'Half within' }, { number: '95 % within' }, { number: 'Longest' }, { number: 'Arrived' },
            { number: 'Events' }, { number: 'Early' },
          ]}
        />
        <tbody>
          {ways.map((way) => (
            <Way key={way.id} way={way} from={nameOf(way.from)} to={nameOf(way.to)} />
          ))}
        </tbody>
      </table>
    </TableScroll>
  );
}

function Way({ way, from, to }: { readonly way: ObservedHandoffView; readonly from: string; readonly to: string }) {
  const { handoff, latencyMinutes: latency } = way;
  const { word, isWrong } = standingOf(way);
  const title = `${EVENT_WORDS[way.eventType]}, ${from} to ${to}`;
  return (
    <tr className={handoff?.declared === true ? '' : 'inferred'}>
      <th scope="row">
        {handoff === null ? (
          EVENT_WORDS[way.eventType]
        ) : (
          <button type="button" className="door" onClick={() => openHandoff(handoff.id)}>
            {EVENT_WORDS[way.eventType]}
          </button>
        )}
      </th>
      <td>{from}</td>
      <td>{to}</td>
      <td className={isWrong ? 'matrix-silent' : ''}>{word}</td>
      <Setting handoff={handoff} of="cadence" minutes={handoff?.everyMinutes ?? null} />
      <td className={way.everyMinutes === null ? 'number quiet' : 'number'}>
        {way.everyMinutes === null ? (
          way.reached < ENOUGH ? 'too few' : 'one by one'
        ) : (
          <RowsDoor title={`${title}: what arrived`} filter={pairsOf(way, 'arrived')} note={BOOKED}>
            {formatMinutes(way.everyMinutes)}
          </RowsDoor>
        )}
      </td>
      <Setting handoff={handoff} of="window" minutes={handoff?.withinMinutes ?? null} />
      {(['p50', 'p95', 'max'] as const).map((of) => (
        <td key={of} className={latency === null ? 'number quiet' : 'number'}>
          {latency === null ? (
            'none'
          ) : (
            <LatencyDoor handoff={handoff ?? { way: way.id, code: title }} of={of} minutes={latency[of]} />
          )}
        </td>
      ))}
      <td className="number">
        {way.events === 0 ? (
          <span className="quiet">none</span>
        ) : (
          <RowsDoor title={`${title}: what arrived`} filter={pairsOf(way, 'arrived')} note={ARRIVED}>
            {formatShare(way.reached / way.events)}
          </RowsDoor>
        )}
      </td>
      <td className="number">
        {way.events === 0 ? (
          <span className="quiet">0</span>
        ) : (
          <RowsDoor
            title={`${EVENT_WORDS[way.eventType]} in ${from}`}
            filter={{ of: ['event'], system: way.from, eventType: way.eventType }}
            note="The figure counts those booked by the cut-off."
          >
            {formatCount(way.events)}
          </RowsDoor>
        )}
      </td>
      <td className="number">
        <Early way={way} title={`${title}: too early`} />
      </td>
    </tr>
  );
}

/** What was said of the way; no row stands behind it. */
function Setting({
  handoff,
  of,
  minutes,
}: {
  readonly handoff: ObservedHandoffView['handoff'];
  readonly of: 'cadence' | 'window';
  readonly minutes: number | null;
}) {
  if (handoff === null || minutes === null) return <td className="number quiet">none</td>;
  return (
    <td className="number">
      <Declared handoff={handoff} of={of} minutes={minutes} />
    </td>
  );
}

/** Of a handoff they are exceptions; of a way that nobody declared, events that the other system had first. */
function Early({ way, title }: { readonly way: ObservedHandoffView; readonly title: string }) {
  const { handoff, early } = way;
  if (early === 0) return <span className="quiet">0</span>;
  if (handoff === null) {
    return (
      <RowsDoor title={title} filter={pairsOf(way, 'early')} note="Two for each: what came first, and below it what came after it.">
        {formatCount(early)}
      </RowsDoor>
    );
  }
  return (
    <button type="button" className="door" onClick={() => openQueue({ handoff: handoff.code, kind: 'sequence_error' })}>
      {formatCount(early)}
    </button>
  );
}

function pairsOf(way: ObservedHandoffView, of: 'arrived' | 'early'): FactFilter {
  const pairs = { from: 0, to: null };
  if (of === 'arrived' && way.handoff !== null) return { of: ['event'], pairs: { ...pairs, handoff: way.handoff.id } };
  return { of: ['event'], pairs: { ...pairs, way: way.id, back: of === 'early' } };
}
