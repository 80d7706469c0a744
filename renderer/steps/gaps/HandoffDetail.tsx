import type { HandoffView } from '../../../src/contract/views.ts';
import { openQueue } from '../../app/state/navigation.ts';
import { useWindow } from '../../app/state/windowState.ts';
import { KindMark } from '../../features/vocabulary/KindMark.tsx';
import { useSystemName } from '../../features/vocabulary/systemNames.ts';
import { EVENT_WORDS } from '../../features/vocabulary/words.ts';
import { formatCount, formatCounted, formatShare, formatMoney, formatUnits } from '../../ui/figures.ts';
import { formatMinutes } from '../../ui/moments.ts';
import { Miss } from './Miss.tsx';
import { MISSES } from './misses.ts';

/** One handoff: how it should work, how long it takes, what went wrong. */
export function HandoffDetail({ handoff }: { readonly handoff: HandoffView }) {
  const nameOf = useSystemName();
  const currency = useWindow((state) => state.engagement?.currency ?? '');
  const from = nameOf(handoff.from);
  const to = nameOf(handoff.to);
  return (
    <section aria-label="Handoff" className="handoff">
      <h2>
        {EVENT_WORDS[handoff.eventType]}, {from} to {to}
      </h2>
      <p className="handoff-sentence">{sentence(handoff, from, to)}</p>
      {handoff.exceptions === 0 ? null : (
        <p>
          <button type="button" className="button first" onClick={() => openQueue({ handoff: handoff.code })}>
            Open its {formatCounted(handoff.exceptions, 'exception')}
          </button>
        </p>
      )}
      <Latency handoff={handoff} />
      <div className="block">
        <h3>What went wrong</h3>
        <table className="table">
          <thead>
            <tr>
              <th scope="col">Kind</th>
              <th scope="col" className="number">
                Events
              </th>
            </tr>
          </thead>
          <tbody>
            {MISSES.map(({ figure, kind }) => (
              <tr key={figure}>
                <th scope="row">
                  <KindMark kind={kind} />
                </th>
                <td className="number">
                  <Miss handoff={handoff} count={handoff[figure]} kind={kind} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <dl className="pairs block">
        <dt>Code</dt>
        <dd>{handoff.code}</dd>
        <dt>Known from</dt>
        <dd>{handoff.declared ? 'engagement.json' : 'the logs: inferred, not declared'}</dd>
        <dt>Mechanism</dt>
        <dd>{handoff.mechanism === '' ? 'not given' : handoff.mechanism}</dd>
        <dt>Cadence</dt>
        <dd>{handoff.everyMinutes === null ? 'not given' : `every ${formatMinutes(handoff.everyMinutes)}`}</dd>
        <dt>Places</dt>
        <dd>{handoff.locations.length === 0 ? 'all' : handoff.locations.join(', ')}</dd>
        <dt>Owner</dt>
        <dd>{handoff.owner === '' ? 'nobody' : handoff.owner}</dd>
        <dt>At stake</dt>
        <dd>
          {formatUnits(handoff.units)} units, {formatMoney(handoff.value, currency)}
        </dd>
      </dl>
    </section>
  );
}

function sentence(handoff: HandoffView, from: string, to: string): string {
  if (handoff.events === 0) return `${from} recorded no such event, so nothing could reach ${to}.`;
  const settled = handoff.events - handoff.inFlight;
  const matched = settled === 0 ? '' : ` (${formatShare(handoff.matched / settled)})`;
  const flying = handoff.inFlight === 0 ? '' : `; ${formatCount(handoff.inFlight)} were still on time at the cut-off`;
  return `Of ${formatCounted(handoff.events, 'event')} in ${from}, ${formatCount(handoff.matched)} reached ${to}${matched}${flying}.`;
}

const WIDTH = 480;

/** The measured times on one axis, with the window they should keep drawn in. */
function Latency({ handoff }: { readonly handoff: HandoffView }) {
  const latency = handoff.latencyMinutes;
  if (latency === null) return null;
  const longest = Math.max(latency.max, handoff.withinMinutes) * 1.05 || 1;
  const x = (minutes: number): number => Math.max(0, minutes / longest) * (WIDTH - 8) + 4;
  return (
    <div className="block">
      <h3>How long it takes</h3>
      <svg
        className="latency"
        viewBox={`0 0 ${WIDTH} 34`}
        role="img"
        aria-label="Latency against the window; the list below says the same"
      >
        <rect x={x(0)} y="8" width={x(handoff.withinMinutes) - x(0)} height="18" className="latency-window" />
        <line x1={x(0)} x2={x(latency.max)} y1="17" y2="17" className="latency-range" />
        <line x1={x(0)} x2={x(latency.p95)} y1="17" y2="17" className="latency-most" />
        <line x1={x(handoff.withinMinutes)} x2={x(handoff.withinMinutes)} y1="4" y2="30" className="latency-limit" />
        <circle cx={x(latency.p50)} cy="17" r="5" className="latency-half" />
        <circle cx={x(latency.p95)} cy="17" r="4" className="latency-p95" />
        <line x1={x(latency.max)} x2={x(latency.max)} y1="12" y2="22" className="latency-range" />
      </svg>
      <dl className="latency-figures">
        <div>
          <dt>Half within</dt>
          <dd>{formatMinutes(latency.p50)}</dd>
        </div>
        <div>
          <dt>95 % within</dt>
          <dd className={latency.p95 > handoff.withinMinutes ? 'over' : ''}>{formatMinutes(latency.p95)}</dd>
        </div>
        <div>
          <dt>Longest</dt>
          <dd className={latency.max > handoff.withinMinutes ? 'over' : ''}>{formatMinutes(latency.max)}</dd>
        </div>
        <div>
          <dt>Window</dt>
          <dd>{formatMinutes(handoff.withinMinutes)}</dd>
        </div>
      </dl>
    </div>
  );
}
