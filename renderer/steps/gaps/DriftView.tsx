import type { ReactNode } from 'react';
import type { HandoffRunView, RunHistoryView, RunView } from '../../../src/contract/fileViews.ts';
import { useAnswer } from '../../app/state/answers.ts';
import { openDialog } from '../../app/state/file.ts';
import { openQueue, openVariances } from '../../app/state/navigation.ts';
import { useWindow } from '../../app/state/windowState.ts';
import { driftsOf, shareOf } from '../../features/file/drift.ts';
import { DriftTable } from '../../features/file/DriftTable.tsx';
import { Gone } from '../../features/file/Gone.tsx';
import { KeptFigure } from '../../features/file/KeptFigure.tsx';
import { runSentence, RunTable } from '../../features/file/Runs.tsx';
import { ExplainedOverRuns, type RunParts } from '../../features/pictures/ExplainedOverRuns.tsx';
import { OverRuns, type RunPoint } from '../../features/pictures/OverRuns.tsx';
import { useHandoffName } from '../../features/vocabulary/handoffNames.ts';
import { Answered } from '../../ui/Answered.tsx';
import { formatCount, formatShare, formatMoney, formatSignedMoney, formatUnits } from '../../ui/figures.ts';
import { formatDate, formatMoment } from '../../ui/moments.ts';

/** Handoffs drawn: those that got worse most, or lost most. The table below has all of them. */
const DRAWN = 6;

/** Whether it gets better: what each run came to, and how each handoff went from period to period. */
export function DriftView() {
  const history = useAnswer('runs.history', {});
  return (
    <Answered answer={history} of="the runs">
      {(found) => (found.runs.length < 2 ? <OneRun run={found.runs.at(-1)} /> : <Drifts history={found} />)}
    </Answered>
  );
}

function OneRun({ run }: { readonly run: RunView | undefined }) {
  const readOnly = useWindow((state) => state.engagement?.readOnly === true);
  return (
    <div className="empty">
      <h2>{run === undefined ? 'The audit was not run yet' : 'One run so far'}</h2>
      <p>
        Drift shows from the second run on: run the audit again after something was mended, or read the next period’s exports. Both are
        compared with this run, handoff by handoff.
      </p>
      {readOnly ? null : (
        <button type="button" className="button" onClick={() => openDialog('nextPeriod')}>
          Read the next period
        </button>
      )}
    </div>
  );
}

function Drifts({ history }: { readonly history: RunHistoryView }) {
  const timezone = useWindow((state) => state.engagement?.timezone ?? 'UTC');
  const currency = useWindow((state) => state.engagement?.currency ?? '');
  const handoffName = useHandoffName();
  const { runs } = history;
  // Runs to one cut-off are told apart by when they ran.
  const isOnePeriod = new Set(runs.map(({ cutoff }) => cutoff)).size === 1;
  const here = Intl.DateTimeFormat().resolvedOptions().timeZone;
  const labelOf = (run: RunView): string => (isOnePeriod ? formatMoment(run.at, here) : formatDate(run.cutoff, timezone));
  const points = (value: (run: RunView) => number, text: (figure: number) => string): readonly RunPoint[] =>
    runs.map((run) => ({ key: run.id, value: value(run), text: text(value(run)), label: labelOf(run) }));
  const drifts = driftsOf(history.handoffs);
  const periods = new Map(history.handoffs.map(({ handoff, runs: of }) => [handoff, of]));
  const drawn = drifts.filter(({ before }) => before !== null).slice(0, DRAWN);
  return (
    <section className="drift" aria-label="Drift over the runs" tabIndex={0}>
      <p>{runSentence(runs.at(-1))}</p>
      <div className="drift-pictures">
        <OverRuns title="Exceptions" points={points((run) => run.exceptions, formatCount)} />
        <OverRuns title="Records that differ" points={points((run) => run.variances, formatCount)} />
        <OverRuns title="Units off" points={points((run) => run.absoluteUnits, formatUnits)} />
        <OverRuns title="Net value" points={points((run) => run.netValue, (value) => formatSignedMoney(value, currency))} />
      </div>
      <Explained runs={runs} labelOf={labelOf} currency={currency} />
      <h3>Every run</h3>
      <RunTable runs={runs} />
      {drawn.length === 0 ? null : (
        <>
          <h3>What went wrong of each handoff’s events, period by period</h3>
          <div className="drift-pictures">
            {drawn.map(({ handoff }) => (
              <OverRuns key={handoff} title={handoffName(handoff)} points={sharesOf(periods.get(handoff) ?? [], timezone)} />
            ))}
          </div>
          {drifts.length > drawn.length ? (
            <p className="quiet">The {formatCount(drawn.length)} that got worse most, of {formatCount(drifts.length)}.</p>
          ) : null}
        </>
      )}
      <h3>Each handoff against the period before</h3>
      {drifts.length === 0 ? <p className="soft">No handoff was measured yet.</p> : <DriftTable drifts={drifts} />}
      <h3>Not seen any more</h3>
      <Gone />
    </section>
  );
}

/** What the statements account for, and what came and went with each run, by units and by value. */
function Explained({
  runs,
  labelOf,
  currency,
}: {
  readonly runs: readonly RunView[];
  readonly labelOf: (run: RunView) => string;
  readonly currency: string;
}) {
  const money = (value: number): string => formatMoney(value, currency);
  const parts = (of: (run: RunView) => readonly [number, number] | null, text: (figure: number) => string): readonly RunParts[] =>
    runs.flatMap((run) => {
      const figures = of(run);
      if (figures === null) return [];
      const [first, second] = figures;
      return [{ key: run.id, label: labelOf(run), first, firstText: text(first), second, secondText: text(second) }];
    });
  const explained = (by: 'units' | 'value') => (run: RunView): readonly [number, number] | null =>
    run.explained === null ? null : [run.explained[by].explained, run.explained[by].unexplained];
  const moved = (by: 'units' | 'value') => (run: RunView): readonly [number, number] | null =>
    run.moved === null ? null : [run.moved.came[by], run.moved.gone[by]];
  const known = runs.filter((run) => run.explained !== null).length;
  if (known === 0) return null;
  return (
    <>
      <h3>Explained and unexplained</h3>
      <div className="drift-pictures">
        <ExplainedOverRuns
          title="Units off"
          names={['explained', 'unexplained']}
          door={explainedDoor}
          runs={parts(explained('units'), formatUnits)}
        />
        <ExplainedOverRuns
          title="Value off"
          names={['explained', 'unexplained']}
          door={explainedDoor}
          runs={parts(explained('value'), money)}
        />
        <ExplainedOverRuns
          title="Units of exceptions"
          names={['came', 'went']}
          door={movedDoor}
          runs={parts(moved('units'), formatUnits)}
          opposites
        />
        <ExplainedOverRuns
          title="Value of exceptions"
          names={['came', 'went']}
          door={movedDoor}
          runs={parts(moved('value'), money)}
          opposites
        />
      </div>
      {known < runs.length ? (
        <p className="quiet">Of the {formatCount(runs.length - known)} before, an earlier version of the program did not keep it.</p>
      ) : null}
    </>
  );
}

/** What the last run explained, and what it did not. */
function explainedDoor(_run: RunParts, part: 'first' | 'second', words: string): ReactNode {
  return (
    <button type="button" className="door" onClick={() => openVariances(part === 'second' ? { show: 'unexplained' } : {})}>
      {words}
    </button>
  );
}

/** What came with the last run is in the queue; what went is kept as a figure. */
function movedDoor({ key }: RunParts, part: 'first' | 'second', words: string): ReactNode {
  if (part === 'second') {
    return (
      <KeptFigure run={key} title={words}>
        {words}
      </KeptFigure>
    );
  }
  return (
    <button type="button" className="door" onClick={() => openQueue({ change: 'new' })}>
      {words}
    </button>
  );
}

function sharesOf(runs: readonly HandoffRunView[], timezone: string): readonly RunPoint[] {
  return runs.map((run) => ({
    key: run.run, value: shareOf(run), text: formatShare(shareOf(run)), label: formatDate(run.cutoff, timezone),
  }));
}
