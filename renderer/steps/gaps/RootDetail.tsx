import { useAnswer } from '../../app/state/answers.ts';
import { openException } from '../../app/state/navigation.ts';
import { useWindow } from '../../app/state/windowState.ts';
import { Timeline } from '../../features/timeline/Timeline.tsx';
import { KindMark } from '../../features/vocabulary/KindMark.tsx';
import { useSystemName } from '../../features/vocabulary/systemNames.ts';
import { Answered } from '../../ui/Answered.tsx';
import { formatCounted, formatMoney, formatSignedUnits, formatUnits } from '../../ui/figures.ts';
import { formatMoment } from '../../ui/moments.ts';
import '../../features/exception/exception.css';

/** One root event: what every system recorded of it, and each exception it set off. */
export function RootDetail({ id }: { readonly id: number }) {
  const nameOf = useSystemName();
  const engagement = useWindow((state) => state.engagement);
  const answer = useAnswer('gaps.root', { id });
  if (engagement === null) return null;
  return (
    <Answered answer={answer} of="the root event">
      {({ root, exceptions, timeline }) => (
        <section aria-label="Root event" className="handoff">
          <h2>
            {root.code} <KindMark kind={root.kind} />
          </h2>
          <p className="handoff-sentence">
            {root.sku} at {root.location}, {formatMoment(root.at, engagement.timezone)}: it set off{' '}
            {formatCounted(root.exceptions, 'exception')} of {formatUnits(root.units)} units and{' '}
            {formatMoney(root.value, engagement.currency)} in all.
          </p>
          <div className="block">
            <h3>What it set off</h3>
            <ul className="related">
              {exceptions.map((row) => (
                <li key={row.id}>
                  <button type="button" className="related-row" onClick={() => openException(row.id)}>
                    <span>
                      {row.code} <KindMark kind={row.kind} />
                    </span>
                    <span className="soft">
                      {row.from === null || row.to === null ? row.location : `${nameOf(row.from)} to ${nameOf(row.to)}`}
                    </span>
                    <span className="number">{formatSignedUnits(row.quantity)}</span>
                  </button>
                </li>
              ))}
            </ul>
          </div>
          <div className="block">
            <h3>What each system recorded</h3>
            <Timeline events={timeline} cutoff={engagement.cutoff} location={root.location} />
          </div>
        </section>
      )}
    </Answered>
  );
}
