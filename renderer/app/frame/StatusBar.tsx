import { formatCount, formatCounted, formatNetWorth, formatSignedUnits } from '../../ui/figures.ts';
import { formatTime } from '../../ui/moments.ts';
import { runAudit } from '../state/engagement.ts';
import { openQueue, openVariances } from '../state/navigation.ts';
import { useWindow, type ListFigures } from '../state/windowState.ts';
import { Done } from './Notices.tsx';
import { WorkProgress } from './WorkProgress.tsx';

/** How much the list holds, when it was saved, what the engine does. */
export function StatusBar() {
  const engagement = useWindow((state) => state.engagement);
  const screen = useWindow((state) => state.screen);
  const variances = useWindow((state) => state.varianceFigures);
  const exceptions = useWindow((state) => state.exceptionFigures);
  const work = useWindow((state) => state.work);
  if (engagement === null) return null;
  const { summary, currency } = engagement;
  return (
    <footer className="status-bar">
      <span className="status-list" role="status">
        {screen === 'authority' && variances !== null ? (
          <Figures figures={variances} of="record" currency={currency} />
        ) : null}
        {screen === 'queue' && exceptions !== null ? (
          <Figures figures={exceptions} of="exception" all={summary.exceptions} currency={currency} />
        ) : null}
        {screen !== 'authority' && screen !== 'queue' ? (
          <>
            <button type="button" className="door" onClick={() => openVariances({})}>
              {formatCounted(summary.variances, 'variance')}
            </button>
            ,{' '}
            <button type="button" className="door" onClick={() => openQueue({})}>
              {formatCounted(summary.exceptions, 'exception')}
            </button>
          </>
        ) : null}
      </span>
      <Done />
      <span className="status-rest">
        {engagement.warnings.some((each) => each.code === 'figures_outdated') ? (
          <button type="button" className="door" disabled={work !== null || engagement.readOnly} onClick={() => void runAudit()}>
            Figures are of before a change: run again
          </button>
        ) : null}
        {engagement.warnings.length === 0 ? null : (
          <button type="button" className="door" title={engagement.warnings[0]?.text} onClick={() => openVariances({})}>
            {engagement.warnings.some((each) => each.code === 'nothing_compared')
              ? 'Nothing was compared'
              : formatCounted(engagement.warnings.length, 'warning')}
          </button>
        )}
        {work === null ? <Idle /> : <WorkProgress work={work} slim />}
        <span className="quiet">
          {engagement.savedAt === null
            ? 'Not kept in a file yet'
            : `Saved ${formatTime(engagement.savedAt, Intl.DateTimeFormat().resolvedOptions().timeZone)}`}
        </span>
      </span>
    </footer>
  );
}

/** Lists that are not ready yet are answered all the same, a little later. */
function Idle() {
  const preparing = useWindow((state) => state.preparing);
  return (
    <span className="quiet" data-rests-on="work under way">
      {preparing === 0 ? 'Engine idle' : `Preparing the lists, ${formatCounted(preparing, 'step')} left`}
    </span>
  );
}

function Figures({
  figures,
  of,
  all,
  currency,
}: {
  readonly figures: ListFigures;
  readonly of: string;
  readonly all?: number;
  readonly currency: string;
}) {
  const { shown, units, value, unpriced } = figures;
  return (
    <span className="status-figures" data-rests-on="the list that is shown">
      <strong>{formatCounted(shown, of)}</strong>
      {all !== undefined && all !== shown ? <span className="soft"> of {formatCount(all)}</span> : null}
      <span className="status-part">net {formatSignedUnits(units)} units</span>
      <span className="status-part">{formatNetWorth(value, { unpriced, of: shown }, currency)}</span>
    </span>
  );
}
