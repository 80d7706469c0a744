import type { RunHistoryView, RunView } from '../../../src/contract/fileViews.ts';
import type { ExceptionKind, RunChange } from '../../../src/domain/vocabulary.ts';
import { useAnswer } from '../../app/state/answers.ts';
import { closeDialog } from '../../app/state/file.ts';
import { openQueue, openVariances } from '../../app/state/navigation.ts';
import { exportList } from '../../app/state/exportList.ts';
import { useWindow } from '../../app/state/windowState.ts';
import { Answered } from '../../ui/Answered.tsx';
import { TableHead } from '../../ui/TableHead.tsx';
import { formatCount, formatShare, formatSignedMoney, formatSignedUnits, formatUnits } from '../../ui/figures.ts';
import { formatDate, formatMinutes, formatMoment } from '../../ui/moments.ts';
import { TrendLine } from '../pictures/TrendLine.tsx';
import { useHandoffName } from '../vocabulary/handoffNames.ts';
import { KindMark } from '../vocabulary/KindMark.tsx';
import { driftsOf, lostOf, shareOf, type Drift } from './drift.ts';

const GONE_SHOWN = 100;

/** What the runs came to, how each handoff drifts from period to period, and what is not seen any more. */
export function Runs() {
  const history = useAnswer('runs.history', {});
  return (
    <>
      <Answered answer={history} of="the runs">
        {(found) => <History history={found} />}
      </Answered>
      <div className="problem-actions">
        <button type="button" className="button first" autoFocus onClick={closeDialog}>
          Close
        </button>
      </div>
    </>
  );
}

function History({ history }: { readonly history: RunHistoryView }) {
  const last = history.runs.at(-1);
  const drifts = driftsOf(history.handoffs);
  return (
    <>
      <p className="soft">{runSentence(last)}</p>
      <RunTable runs={history.runs} />
      <h3>Each handoff against the period before</h3>
      {drifts.length === 0 ? <p className="soft">No handoff was measured yet.</p> : <DriftTable drifts={drifts} />}
      <h3>Not seen any more</h3>
      <Gone />
    </>
  );
}

/** How the last run compares with the one before it. */
export function runSentence(last: RunView | undefined): string {
  if (last === undefined) return 'The audit was not run yet.';
  if (last.compared === null) return 'This is the first run. The next one, or the next period, is compared with it.';
  const { appeared, gone, standing, grown, reopened } = last.compared;
  const parts = [`${formatCount(appeared)} new`, `${formatCount(standing)} as before`, `${formatCount(grown)} grown`];
  if (reopened > 0) parts.push(`${formatCount(reopened)} back again`);
  return `Compared with the run before: ${parts.join(', ')} and ${formatCount(gone)} not seen any more.`;
}

/** The last run's figures lead to the exceptions behind them. */
export function RunTable({ runs }: { readonly runs: readonly RunView[] }) {
  const timezone = useWindow((state) => state.engagement?.timezone ?? 'UTC');
  const currency = useWindow((state) => state.engagement?.currency ?? '');
  const here = Intl.DateTimeFormat().resolvedOptions().timeZone;
  return (
    <div className="file-scroll" role="region" aria-label="Every run" tabIndex={0}>
      <table className="table sticky">
        <TableHead
          of={[
            'Cut-off', 'Run', { number: 'Variances' }, { number: 'Units off' }, { number: 'Net value' },
            { number: 'Exceptions' }, { number: 'New' }, { number: 'As before' }, { number: 'Grown' }, { number: 'Back' },
            { number: 'Gone' },
          ]}
        />
        <tbody>
          {runs.toReversed().map((run, index) => (
            <tr key={run.id}>
              <th scope="row" className="nowrap">
                {formatDate(run.cutoff, timezone)}
              </th>
              <td className="nowrap quiet">{formatMoment(run.at, here)}</td>
              <LastFigure isLast={index === 0} text={formatCount(run.variances)} onOpen={() => openVariances({})} />
              <LastFigure isLast={index === 0} text={formatUnits(run.absoluteUnits)} onOpen={() => openVariances({})} />
              <LastFigure isLast={index === 0} text={formatSignedMoney(run.netValue, currency)} onOpen={() => openVariances({})} />
              <LastFigure isLast={index === 0} text={formatCount(run.exceptions)} onOpen={() => openQueue({})} />
              <Compared run={run} part="appeared" change="new" isLast={index === 0} />
              <Compared run={run} part="standing" change="standing" isLast={index === 0} />
              <Compared run={run} part="grown" change="grown" isLast={index === 0} />
              <Compared run={run} part="reopened" change="reopened" isLast={index === 0} />
              <td className="number">{run.compared === null ? '' : formatCount(run.compared.gone)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** Of the last run the results are at hand; of an earlier one only what it came to is kept. */
function LastFigure({ isLast, text, onOpen }: { readonly isLast: boolean; readonly text: string; readonly onOpen: () => void }) {
  return (
    <td className="number">
      {isLast ? (
        <button
          type="button"
          className="door"
          onClick={() => {
            closeDialog();
            onOpen();
          }}
        >
          {text}
        </button>
      ) : (
        text
      )}
    </td>
  );
}

function Compared({
  run,
  part,
  change,
  isLast,
}: {
  readonly run: RunView;
  readonly part: 'appeared' | 'standing' | 'grown' | 'reopened';
  readonly change: RunChange;
  readonly isLast: boolean;
}) {
  const count = run.compared?.[part];
  if (count === undefined) return <td />;
  // "As before" counts those that shrank too: the queue tells them apart, so the figure is no door to it.
  const opens = isLast && count > 0 && part !== 'standing';
  return (
    <td className="number">
      {opens ? (
        <button
          type="button"
          className="door"
          onClick={() => {
            closeDialog();
            openQueue({ change });
          }}
        >
          {formatCount(count)}
        </button>
      ) : (
        formatCount(count)
      )}
    </td>
  );
}

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
                {latency(drift.now.latencyP95)}
                {drift.before === null ? null : <span className="file-change">{latency(drift.before.latencyP95)}</span>}
              </td>
              <td className="number">{formatShare(shareOf(drift.now))}</td>
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
      {kind === undefined || count === 0 ? (
        formatCount(count)
      ) : (
        <button
          type="button"
          className="door"
          onClick={() => {
            closeDialog();
            openQueue({ handoff: drift.handoff, kind });
          }}
        >
          {formatCount(count)}
        </button>
      )}
      {drift.before === null ? null : <span className="file-change">{formatCount(drift.before[of])}</span>}
    </td>
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

export function Gone() {
  const gone = useAnswer('runs.gone', { start: 0, count: GONE_SHOWN });
  const timezone = useWindow((state) => state.engagement?.timezone ?? 'UTC');
  const currency = useWindow((state) => state.engagement?.currency ?? '');
  return (
    <Answered answer={gone} of="what is gone">
      {({ rows, total }) =>
        total === 0 ? (
          <p className="soft">Every exception of earlier runs is still there.</p>
        ) : (
          <div className="file-scroll" role="region" aria-label="What is not seen any more" tabIndex={0}>
            <table className="table sticky">
              <TableHead
                of={[
                  'Exception', 'Kind', 'Item and place', 'Reference', { number: 'Units' }, { number: 'Value' }, 'Owner',
                  'Gone at',
                ]}
              />
              <tbody>
                {rows.map((row) => (
                  <tr key={row.code}>
                    <th scope="row">{row.code}</th>
                    <td>
                      <KindMark kind={row.kind} />
                    </td>
                    <td>
                      {row.sku} <span className="quiet">at</span> {row.location}
                    </td>
                    <td>{row.reference ?? ''}</td>
                    <td className="number">{formatSignedUnits(row.quantity)}</td>
                    <td className="number">{formatSignedMoney(row.value, currency)}</td>
                    <td>{row.owner}</td>
                    <td className="nowrap">{formatDate(row.closedAt, timezone)}</td>
                  </tr>
                ))}
              </tbody>
            </table>
            <p className="quiet file-none">
              {total > rows.length ? `The first ${formatCount(rows.length)} of ${formatCount(total)}. ` : ''}
              <button type="button" className="door" onClick={() => void exportList({ list: 'gone' })}>
                Export all
              </button>
            </p>
          </div>
        )
      }
    </Answered>
  );
}
