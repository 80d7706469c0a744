import type { RunHistoryView, RunView } from '../../../src/contract/fileViews.ts';
import type { RunChange } from '../../../src/domain/vocabulary.ts';
import { useAnswer } from '../../app/state/answers.ts';
import { closeDialog } from '../../app/state/file.ts';
import { openQueue, openVariances } from '../../app/state/navigation.ts';
import { useWindow } from '../../app/state/windowState.ts';
import { Answered } from '../../ui/Answered.tsx';
import { TableHead } from '../../ui/TableHead.tsx';
import { formatCount, formatSignedMoney, formatUnits } from '../../ui/figures.ts';
import { formatDate, formatMoment } from '../../ui/moments.ts';
import { KeptFigure } from './KeptFigure.tsx';
import { DriftTable } from './DriftTable.tsx';
import { Gone } from './Gone.tsx';
import { driftsOf } from './drift.ts';

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
              <RunFigure
                run={run}
                isLast={index === 0}
                text={formatCount(run.variances)}
                what="records that differ"
                onOpen={() => openVariances({})}
              />
              <RunFigure
                run={run}
                isLast={index === 0}
                text={formatUnits(run.absoluteUnits)}
                what="units off"
                onOpen={() => openVariances({})}
              />
              <RunFigure
                run={run}
                isLast={index === 0}
                text={formatSignedMoney(run.netValue, currency)}
                what="net value"
                onOpen={() => openVariances({})}
              />
              <RunFigure
                run={run}
                isLast={index === 0}
                text={formatCount(run.exceptions)}
                what="exceptions"
                onOpen={() => openQueue({})}
              />
              <Compared run={run} part="appeared" change="new" isLast={index === 0} />
              <Compared run={run} part="standing" change={null} isLast={index === 0} />
              <Compared run={run} part="grown" change="grown" isLast={index === 0} />
              <Compared run={run} part="reopened" change="reopened" isLast={index === 0} />
              <Compared run={run} part="gone" change={null} isLast={index === 0} />
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** Of the last run the results are at hand; of an earlier one what it came to is kept, and what proves that. */
function RunFigure({
  run,
  isLast,
  text,
  what,
  onOpen,
}: {
  readonly run: RunView;
  readonly isLast: boolean;
  readonly text: string;
  readonly what: string;
  /** Opens what the last run's figure is made of; null where nothing does: then it is kept as a figure. */
  readonly onOpen: (() => void) | null;
}) {
  return (
    <td className="number">
      {isLast && onOpen !== null ? (
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
        <KeptFigure run={run.id} title={`${text} ${what}`}>
          {text}
        </KeptFigure>
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
  readonly part: 'appeared' | 'standing' | 'grown' | 'reopened' | 'gone';
  /** What the queue shows of the last run; null where it cannot tell them apart. */
  readonly change: RunChange | null;
  readonly isLast: boolean;
}) {
  const count = run.compared?.[part];
  if (count === undefined) return <td />;
  if (count === 0) return <td className="number quiet">0</td>;
  return (
    <RunFigure
      run={run}
      isLast={isLast}
      text={formatCount(count)}
      what={`exceptions ${COMPARED[part]}`}
      onOpen={change === null ? null : () => openQueue({ change })}
    />
  );
}

const COMPARED = {
  appeared: 'new in a run', standing: 'as before in a run', grown: 'grown in a run', reopened: 'back again in a run',
  gone: 'not seen any more by a run',
} as const;
