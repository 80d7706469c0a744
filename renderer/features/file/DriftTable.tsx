import type { ExceptionFilter } from '../../../src/contract/calls.ts';
import type { HandoffView } from '../../../src/contract/views.ts';
import type { ExceptionKind } from '../../../src/domain/vocabulary.ts';
import { useAnswer } from '../../app/state/answers.ts';
import { closeDialog } from '../../app/state/file.ts';
import { openQueue } from '../../app/state/navigation.ts';
import { TableHead } from '../../ui/TableHead.tsx';
import { formatCount, formatShare, formatSignedUnits, formatUnits } from '../../ui/figures.ts';
import { formatMinutes } from '../../ui/moments.ts';
import { LatencyDoor } from '../evidence/LatencyDoor.tsx';
import { HandoffRows } from '../handoffMap/HandoffRows.tsx';
import { TrendLine } from '../pictures/TrendLine.tsx';
import { useHandoffName } from '../vocabulary/handoffNames.ts';
import { KeptFigure } from './KeptFigure.tsx';
import { lostOf, shareOf, type Drift } from './drift.ts';

/** Each handoff in the last period, and below each figure that of the period before. */
export function DriftTable({ drifts }: { readonly drifts: readonly Drift[] }) {
  const handoffName = useHandoffName();
  return (
    <div className="file-scroll" role="region" aria-label="Each handoff against the period before" tabIndex={0}>
      <table className="table sticky">
        <TableHead
          of={[
            'Handoff', { number: 'Events' }, { number: 'Missing' }, { number: 'Late' }, { number: 'Twice' },
            { number: 'Other quantity' }, { number: '95 % within' }, { number: 'Went wrong' }, 'Since the period before',
          ]}
        />
        <tbody>
          {drifts.map((drift) => (
            <tr key={drift.handoff}>
              <th scope="row">{handoffName(drift.handoff)}</th>
              <Pair drift={drift} of="events" />
              <Pair drift={drift} of="missing" kind="missing_event" />
              <Pair drift={drift} of="late" kind="late_event" />
              <Pair drift={drift} of="duplicate" kind="duplicate_write" />
              <Pair drift={drift} of="mismatched" kind="quantity_mismatch" />
              <td className="number">
                <Latency drift={drift} />
                <Before drift={drift} text={latency(drift.before?.latencyP95 ?? null)} />
              </td>
              <td className="number">
                <QueueDoor filter={{ handoff: drift.handoff }} count={lostOf(drift.now)} text={formatShare(shareOf(drift.now))} />
              </td>
              <td className="nowrap">
                <TrendLine counts={drift.shares.map((share) => Math.round(share * 1000))} /> {changeWords(drift)}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** The figure of the last period, and below it that of the one before. */
function Pair({
  drift,
  of,
  kind,
}: {
  readonly drift: Drift;
  readonly of: 'events' | 'missing' | 'late' | 'duplicate' | 'mismatched';
  /** The kind of exception that it counts: the last period's are at hand. */
  readonly kind?: ExceptionKind;
}) {
  const count = drift.now[of];
  return (
    <td className="number">
      {kind === undefined ? (
        <Events drift={drift} />
      ) : (
        <QueueDoor filter={{ handoff: drift.handoff, kind }} count={count} text={formatCount(count)} />
      )}
      <Before drift={drift} text={drift.before === null ? '' : formatCount(drift.before[of])} />
    </td>
  );
}

/** A figure over exceptions of the last run, and the way to them. */
function QueueDoor({ filter, count, text }: { readonly filter: ExceptionFilter; readonly count: number; readonly text: string }) {
  if (count === 0) return <span className="quiet">{text}</span>;
  return (
    <button
      type="button"
      className="door"
      onClick={() => {
        closeDialog();
        openQueue(filter);
      }}
    >
      {text}
    </button>
  );
}

function Before({ drift, text }: { readonly drift: Drift; readonly text: string }) {
  const name = useHandoffName()(drift.handoff);
  if (drift.before === null || text === '') return null;
  return (
    <span className="file-change">
      <KeptFigure run={drift.before.run} title={`${text}: ${name}, the period before`}>
        {text}
      </KeptFigure>
    </span>
  );
}

/** What the handoff had to carry; null where the map has it no more. */
function useHandoff(code: string): HandoffView | undefined {
  return useAnswer('handoffs.list', {}).value?.find((each) => each.code === code);
}

function Events({ drift }: { readonly drift: Drift }) {
  const name = useHandoffName()(drift.handoff);
  const handoff = useHandoff(drift.handoff);
  const text = formatCount(drift.now.events);
  if (drift.now.events === 0) return <span className="quiet">0</span>;
  if (handoff?.events === drift.now.events) return <HandoffRows handoff={handoff} of="events" />;
  return (
    <KeptFigure run={drift.now.run} title={`${text} events: ${name}`}>
      {text}
    </KeptFigure>
  );
}

function Latency({ drift }: { readonly drift: Drift }) {
  const name = useHandoffName()(drift.handoff);
  const handoff = useHandoff(drift.handoff);
  const text = latency(drift.now.latencyP95);
  if (text === '') return null;
  if (handoff?.latencyMinutes != null) {
    return <LatencyDoor handoff={{ id: handoff.id, code: name }} of="p95" minutes={handoff.latencyMinutes.p95} />;
  }
  return (
    <KeptFigure run={drift.now.run} title={`${text}, 95 % within: ${name}`}>
      {text}
    </KeptFigure>
  );
}

function latency(ms: number | null): string {
  return ms === null ? '' : formatMinutes(ms / 60_000);
}

function changeWords(drift: Drift) {
  if (drift.before === null) return <span className="quiet">no period before</span>;
  const points = Math.round(drift.change * 1000) / 10;
  if (points === 0) {
    const more = lostOf(drift.now) - lostOf(drift.before);
    return <span className="quiet">{more === 0 ? 'unchanged' : `${formatSignedUnits(more)}, the same share`}</span>;
  }
  return (
    <span className={points > 0 ? 'file-drift' : 'file-better'}>
      {points > 0 ? 'worse' : 'better'} by {formatUnits(Math.abs(points))} points
    </span>
  );
}
