import type { IncidentView } from '../../../src/contract/rootViews.ts';
import { openException, openRoot } from '../../app/state/navigation.ts';
import { useWindow } from '../../app/state/windowState.ts';
import { SourceLines } from '../../features/evidence/SourceLines.tsx';
import { useSystemName } from '../../features/vocabulary/systemNames.ts';
import { INCIDENT_WORDS } from '../../features/vocabulary/words.ts';
import { formatUnits } from '../../ui/figures.ts';
import { formatMoment } from '../../ui/moments.ts';
import { Breakable } from '../../ui/Breakable.tsx';

/** One report: what was noticed, and what most likely lies behind it, each cause with its reasoning. */
export function IncidentDetail({ incident }: { readonly incident: IncidentView }) {
  const nameOf = useSystemName();
  const timezone = useWindow((state) => state.engagement?.timezone ?? 'UTC');
  const isOpen = incident.causes.some((cause) => cause.isOpen);
  return (
    <section aria-label="Report" className="handoff">
      <h2>{INCIDENT_WORDS[incident.kind]}</h2>
      <p className="handoff-sentence">
        {incident.sku}
        {incident.location === null ? '' : ` at ${incident.location}`}
        {incident.quantity === null || incident.quantity === 0 ? '' : `, ${formatUnits(Math.abs(incident.quantity))} units`}
        {`, reported in ${nameOf(incident.system)} on ${formatMoment(incident.reportedAt, timezone)}`}
        {incident.reportedBy === null ? '' : ` by ${incident.reportedBy}`}.
      </p>
      <div className="block">
        <h3>What most likely lies behind it</h3>
        {incident.causes.length === 0 ? (
          <p className="soft">
            Nothing that was found concerns this item at that time. The report may be of something the exports do not hold.
          </p>
        ) : (
          <>
            {isOpen ? <p className="soft">Two root events weigh nearly the same: which of them it was is left open.</p> : null}
            <ol className="causes">
              {incident.causes.map((cause) => (
                <li key={`${cause.rootEventId} ${cause.findingId}`}>
                  <p>
                    <strong>{cause.text}</strong>
                  </p>
                  <p className="soft">{cause.reasoning}</p>
                  <p>
                    <span className="quiet" data-rests-on="the reasoning above it">
                      {cause.weight} of 100 points
                    </span>{' '}
                    <button type="button" className="door" onClick={() => openRoot(cause.rootEventId)}>
                      {cause.rootEvent}
                    </button>{' '}
                    {cause.exception === '' ? null : (
                      <button type="button" className="door" onClick={() => openException(cause.findingId)}>
                        {cause.exception}
                      </button>
                    )}
                  </p>
                </li>
              ))}
            </ol>
          </>
        )}
      </div>
      <dl className="pairs block">
        <dt>Reference</dt>
        <dd>{incident.reference ?? 'not given'}</dd>
        <dt>From</dt>
        <dd>
          <Breakable text={incident.file} />, line {incident.row}
        </dd>
      </dl>
      <div className="block">
        <h3>The line it was read from</h3>
        <SourceLines sourceId={incident.sourceId} row={incident.row} />
      </div>
    </section>
  );
}
