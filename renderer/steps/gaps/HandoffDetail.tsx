import { Fragment } from 'react';
import type { HandoffView } from '../../../src/contract/views.ts';
import { useAnswer } from '../../app/state/answers.ts';
import { openQueue } from '../../app/state/navigation.ts';
import { writeProof } from '../../app/state/proof.ts';
import { useWindow } from '../../app/state/windowState.ts';
import { LatencyDoor, PAIRS } from '../../features/evidence/LatencyDoor.tsx';
import { RowsDoor } from '../../features/evidence/RowsDoor.tsx';
import { Declared } from '../../features/handoffMap/Declared.tsx';
import { HandoffRows } from '../../features/handoffMap/HandoffRows.tsx';
import { useSystemName } from '../../features/vocabulary/systemNames.ts';
import { EVENT_WORDS } from '../../features/vocabulary/words.ts';
import { Answered } from '../../ui/Answered.tsx';
import { formatCount, formatCounted, formatShare, formatSumWorth, formatUnits } from '../../ui/figures.ts';
import { HandoffDepth } from './HandoffDepth.tsx';

/** One handoff: how it should work, how long it takes, what went wrong. */
export function HandoffDetail({ handoff }: { readonly handoff: HandoffView }) {
  const nameOf = useSystemName();
  const detail = useAnswer('handoffs.detail', { id: handoff.id });
  const currency = useWindow((state) => state.engagement?.currency ?? '');
  const from = nameOf(handoff.from);
  const to = nameOf(handoff.to);
  return (
    <section aria-label="Handoff" className="handoff">
      <h2>
        {EVENT_WORDS[handoff.eventType]}, {from} to {to}
      </h2>
      <p className="handoff-sentence">
        <Sentence handoff={handoff} from={from} to={to} />
      </p>
      {handoff.exceptions === 0 ? null : (
        <p>
          <button type="button" className="button first" onClick={() => openQueue({ handoff: handoff.code })}>
            Open its {formatCounted(handoff.exceptions, 'exception')}
          </button>{' '}
          <button type="button" className="button" onClick={() => void writeProof(handoff.code, { handoff: handoff.code })}>
            Write the proof
          </button>
        </p>
      )}
      <Answered answer={detail} of="the handoff">
        {(read) => <HandoffDepth handoff={handoff} detail={read} />}
      </Answered>
      <dl className="pairs block">
        <dt>Code</dt>
        <dd>{handoff.code}</dd>
        <dt>Known from</dt>
        <dd>{handoff.declared ? 'engagement.json' : 'the logs: inferred, not declared'}</dd>
        <dt>Mechanism</dt>
        <dd>{handoff.mechanism === '' ? 'not given' : handoff.mechanism}</dd>
        <dt>Cadence</dt>
        <dd>
          {handoff.everyMinutes === null ? (
            'not given'
          ) : (
            <>
              every <Declared handoff={handoff} of="cadence" minutes={handoff.everyMinutes} />
            </>
          )}
        </dd>
        <dt>Places</dt>
        <dd>{handoff.locations.length === 0 ? 'all' : handoff.locations.join(', ')}</dd>
        <dt>Owner</dt>
        <dd>{handoff.owner === '' ? 'nobody' : handoff.owner}</dd>
        <dt>Half, 95 %, longest</dt>
        <dd>
          {handoff.latencyMinutes === null
            ? 'nothing arrived'
            : PERCENTILES.map((name, at) => (
                <Fragment key={name}>
                  {at === 0 ? null : ', '}
                  <LatencyDoor handoff={handoff} of={name} minutes={handoff.latencyMinutes?.[name] ?? 0} />
                </Fragment>
              ))}
        </dd>
        <dt>At stake</dt>
        <dd>
          {handoff.exceptions === 0 ? (
            'nothing'
          ) : (
            <button type="button" className="door" onClick={() => openQueue({ handoff: handoff.code })}>
              {formatUnits(handoff.units)} units,{' '}
              {formatSumWorth(handoff.value, { unpriced: handoff.unpriced, of: handoff.exceptions }, currency)}
            </button>
          )}
        </dd>
      </dl>
    </section>
  );
}

const PERCENTILES = ['p50', 'p95', 'max'] as const;

function Sentence({ handoff, from, to }: { readonly handoff: HandoffView; readonly from: string; readonly to: string }) {
  if (handoff.events === 0) return `${from} recorded no such event, so nothing could reach ${to}.`;
  const settled = handoff.events - handoff.inFlight;
  const pairs = { handoff: handoff.id, from: 0, to: null };
  const reached = `${formatCount(handoff.matched)} reached ${to}${settled === 0 ? '' : ` (${formatShare(handoff.matched / settled)})`}`;
  return (
    <>
      Of <HandoffRows handoff={handoff} of="events" /> events in {from},{' '}
      {handoff.matched === 0 ? (
        reached
      ) : (
        <RowsDoor title={`What reached ${to}: ${handoff.code}`} filter={{ of: ['event'], pairs }} note={REACHED}>
          {reached}
        </RowsDoor>
      )}
      {handoff.inFlight === 0 ? null : (
        <>
          ; <HandoffRows handoff={handoff} of="inFlight" /> were still on time at the cut-off
        </>
      )}
      .
    </>
  );
}

const REACHED = `${PAIRS} Those that came before their source are not among them: they are its exceptions of that kind.`;
