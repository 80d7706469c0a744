import type { ObservedHandoffView } from '../../../src/contract/stepViews.ts';
import { useAnswer } from '../../app/state/answers.ts';
import { openHandoff } from '../../app/state/navigation.ts';
import { LatencyDoor } from '../../features/evidence/LatencyDoor.tsx';
import { RowsDoor } from '../../features/evidence/RowsDoor.tsx';
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
      <Minutes minutes={handoff?.everyMinutes ?? null} otherwise="none" />
      <Minutes minutes={way.everyMinutes} otherwise={way.reached < ENOUGH ? 'too few' : 'one by one'} />
      <Minutes minutes={handoff?.withinMinutes ?? null} otherwise="none" />
      {(['p50', 'p95', 'max'] as const).map((of) =>
        latency === null || handoff === null ? (
          <Minutes key={of} minutes={latency?.[of] ?? null} otherwise="none" />
        ) : (
          <td key={of} className="number">
            <LatencyDoor handoff={handoff} of={of} minutes={latency[of]} />
          </td>
        ),
      )}
      <td className="number">{way.events === 0 ? <span className="quiet">none</span> : formatShare(way.reached / way.events)}</td>
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
      <td className="number">{way.early === 0 ? <span className="quiet">0</span> : formatCount(way.early)}</td>
    </tr>
  );
}

function Minutes({ minutes, otherwise }: { readonly minutes: number | null; readonly otherwise: string }) {
  return <td className={minutes === null ? 'number quiet' : 'number'}>{minutes === null ? otherwise : formatMinutes(minutes)}</td>;
}
