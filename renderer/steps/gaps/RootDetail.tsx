import type { IncidentView, PatternView } from '../../../src/contract/rootViews.ts';
import { useAnswer } from '../../app/state/answers.ts';
import { openIncident } from '../../app/state/navigation.ts';
import { useWindow } from '../../app/state/windowState.ts';
import { ExceptionLinks } from '../../features/exception/ExceptionLinks.tsx';
import { Timeline } from '../../features/timeline/Timeline.tsx';
import { KindMark } from '../../features/vocabulary/KindMark.tsx';
import { useSystemName } from '../../features/vocabulary/systemNames.ts';
import { INCIDENT_WORDS, PATTERN_WORDS } from '../../features/vocabulary/words.ts';
import { Answered } from '../../ui/Answered.tsx';
import { formatCounted, formatWorth, formatUnits } from '../../ui/figures.ts';
import { formatMoment } from '../../ui/moments.ts';
import '../../features/exception/exception.css';

/** One root event: each exception it set off, what was recognised around it, who noticed and what every system recorded. */
export function RootDetail({ id }: { readonly id: number }) {
  const engagement = useWindow((state) => state.engagement);
  const answer = useAnswer('roots.detail', { id });
  if (engagement === null) return null;
  return (
    <Answered answer={answer} of="the root event">
      {({ root, exceptions, patterns, incidents, timeline }) => (
        <section aria-label="Root event" className="handoff">
          <h2>
            {root.code} <KindMark kind={root.kind} />
          </h2>
          <p className="handoff-sentence">
            {root.sku}
            {root.location === null ? '' : ` at ${root.location}`}, {formatMoment(root.at, engagement.timezone)}: it set off{' '}
            {formatCounted(root.exceptions, 'exception')} of {formatUnits(root.units)} units and{' '}
            {formatWorth(root.value, root.priced, engagement.currency)} in all.
          </p>
          <div className="block">
            <h3>What it set off</h3>
            <ExceptionLinks exceptions={exceptions} />
          </div>
          {patterns.map((pattern, index) => (
            <Pattern key={index} pattern={pattern} timezone={engagement.timezone} />
          ))}
          {incidents.length === 0 ? null : <Noticed incidents={incidents} timezone={engagement.timezone} />}
          <div className="block">
            <h3>What each system recorded</h3>
            <Timeline events={timeline} cutoff={engagement.cutoff} location={root.location ?? undefined} />
          </div>
        </section>
      )}
    </Answered>
  );
}

function Pattern({ pattern, timezone }: { readonly pattern: PatternView; readonly timezone: string }) {
  return (
    <div className="block">
      <h3>{PATTERN_WORDS[pattern.pattern].word}</h3>
      <p className="soft">{PATTERN_WORDS[pattern.pattern].meaning}</p>
      <ol className="told-steps">
        {pattern.steps.map((step, index) => (
          <li key={index}>
            <span className="quiet nowrap">{formatMoment(step.at, timezone)}</span> {step.text}
          </li>
        ))}
      </ol>
    </div>
  );
}

function Noticed({ incidents, timezone }: { readonly incidents: readonly IncidentView[]; readonly timezone: string }) {
  const nameOf = useSystemName();
  return (
    <div className="block">
      <h3>Who noticed</h3>
      <ul className="told-steps">
        {incidents.map((incident) => (
          <li key={incident.id}>
            <span className="quiet nowrap">{formatMoment(incident.reportedAt, timezone)}</span>{' '}
            <button type="button" className="door" onClick={() => openIncident(incident.id)}>
              {INCIDENT_WORDS[incident.kind]}
            </button>{' '}
            in {nameOf(incident.system)}
            {incident.reportedBy === null ? '' : `, reported by ${incident.reportedBy}`}
          </li>
        ))}
      </ul>
    </div>
  );
}
