import type { ExceptionDetailView, ExceptionRow } from '../../../src/contract/views.ts';
import { saveAttachment } from '../../app/state/file.ts';
import { openException, openQueue, openVariance } from '../../app/state/navigation.ts';
import { writeProof } from '../../app/state/proof.ts';
import { useWindow } from '../../app/state/windowState.ts';
import { formatBytes, formatShare, formatSignedUnits, formatSignedWorth } from '../../ui/figures.ts';
import { formatMoment } from '../../ui/moments.ts';
import { EvidenceRows } from '../evidence/EvidenceRows.tsx';
import { Timeline } from '../timeline/Timeline.tsx';
import { KindMark, SeverityMark } from '../vocabulary/KindMark.tsx';
import { useHandoffName } from '../vocabulary/handoffNames.ts';
import { useSystemName } from '../vocabulary/systemNames.ts';
import { FIX_WORDS, STATE_WORDS } from '../vocabulary/words.ts';
import './exception.css';

/** One exception: why it is one, its evidence, what every system recorded, and where else it shows. */
export function ExceptionDetail({ detail }: { readonly detail: ExceptionDetailView }) {
  const cutoff = useWindow((state) => state.engagement?.cutoff ?? 0);
  const timezone = useWindow((state) => state.engagement?.timezone ?? 'UTC');
  const nameOf = useSystemName();
  const { exception } = detail;
  const silent = exception.kind === 'missing_event' || exception.kind === 'ungated_write';
  return (
    <section className="exception" aria-label="Exception">
      <header>
        <h2>
          {exception.code} <KindMark kind={exception.kind} />
        </h2>
        <p className="exception-where">
          {exception.sku} <span className="quiet">at</span> {exception.location}
          {exception.description === null ? null : <span className="soft"> {exception.description}</span>}
        </p>
        <p className="exception-why">{detail.why}</p>
        <p>
          <button
            type="button"
            className="button small"
            onClick={() => void writeProof(exception.code, { ids: [exception.id] })}
          >
            Write the proof
          </button>
        </p>
      </header>
      <Facts exception={exception} fixWhy={detail.fixWhy} />
      <div className="block">
        <h3>Evidence</h3>
        <EvidenceRows
          rows={detail.evidence}
          absent={silent && exception.to !== null ? `Nothing recorded in ${nameOf(exception.to)}` : undefined}
        />
      </div>
      <div className="block">
        <h3>What each system recorded</h3>
        <Timeline events={detail.timeline} cutoff={cutoff} location={exception.location} />
      </div>
      {detail.notes.length === 0 ? null : (
        <div className="block">
          <h3>Notes</h3>
          <ul className="log">
            {detail.notes.map((note) => (
              <li key={note.seq}>
                <p className="quiet">
                  {note.who}, {formatMoment(note.at, timezone)}
                </p>
                <p className="note-text">{note.text}</p>
              </li>
            ))}
          </ul>
        </div>
      )}
      {detail.attachments.length === 0 ? null : (
        <div className="block">
          <h3>Attached</h3>
          <ul className="log">
            {detail.attachments.map((attached) => (
              <li key={attached.seq}>
                <p>
                  <button type="button" className="door" onClick={() => void saveAttachment(attached.seq, attached.name)}>
                    {attached.name}
                  </button>{' '}
                  <span className="quiet">{formatBytes(attached.bytes)}</span>
                </p>
                <p className="quiet" title={`SHA-256 ${attached.sha256}`}>
                  {attached.who}, {formatMoment(attached.at, timezone)}, SHA-256 {attached.sha256.slice(0, 12)}…
                </p>
              </li>
            ))}
          </ul>
        </div>
      )}
      <div className="block">
        <h3>Log of decisions</h3>
        {detail.log.length === 0 ? (
          <p className="soft">Nothing was decided about it yet. A assigns it, S sets its state, N writes a note.</p>
        ) : (
          <ul className="log">
            {detail.log.map((entry) => (
              <li key={entry.seq}>
                <p>
                  {entry.text}
                  {entry.undoneBy === null ? null : <span className="quiet"> (undone)</span>}
                </p>
                <p className="quiet">
                  {entry.who}, {formatMoment(entry.at, timezone)}
                  {entry.why === null ? '' : `. ${entry.why}`}
                </p>
              </li>
            ))}
          </ul>
        )}
      </div>
      <div className="block">
        <h3>Statements it stands in</h3>
        {detail.variances.length === 0 ? (
          <p className="soft">None: it changes no figure at the cut-off.</p>
        ) : (
          <ul className="related">
            {detail.variances.map((row) => (
              <li key={row.id}>
                <button type="button" className="related-row" onClick={() => openVariance(row.id)}>
                  <span>
                    {row.sku} at {row.location}
                  </span>
                  <span className="soft">
                    {nameOf(row.system)} against {nameOf(row.authority)}
                  </span>
                  <span className="number">{formatSignedUnits(row.variance)}</span>
                </button>
              </li>
            ))}
          </ul>
        )}
      </div>
      {detail.related.length === 0 ? null : (
        <div className="block">
          <h3>Others from the same root event {exception.rootEvent ?? ''}</h3>
          <ul className="related">
            {detail.related.map((row) => (
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
      )}
    </section>
  );
}

function Facts({ exception, fixWhy }: { readonly exception: ExceptionRow; readonly fixWhy: string }) {
  const handoffName = useHandoffName();
  const nameOf = useSystemName();
  const currency = useWindow((state) => state.engagement?.currency ?? '');
  const timezone = useWindow((state) => state.engagement?.timezone ?? 'UTC');
  const { handoff, fix } = exception;
  return (
    <dl className="pairs exception-facts">
      <dt>Units</dt>
      <dd>{formatSignedUnits(exception.quantity)}</dd>
      <dt>Value</dt>
      <dd>{formatSignedWorth(exception.value, exception.quantity, currency)}</dd>
      <dt>Severity</dt>
      <dd>
        <SeverityMark severity={exception.severity} />
      </dd>
      <dt>Certainty</dt>
      <dd>{formatShare(exception.confidence)}</dd>
      {handoff === null ? null : (
        <>
          <dt>Handoff</dt>
          <dd>
            <button type="button" className="door" title={handoff} onClick={() => openQueue({ handoff })}>
              {handoffName(handoff)}
            </button>
          </dd>
        </>
      )}
      {exception.from === null || exception.to === null ? null : (
        <>
          <dt>Between</dt>
          <dd>
            {nameOf(exception.from)} and {nameOf(exception.to)}
          </dd>
        </>
      )}
      {exception.reference === null ? null : (
        <>
          <dt>Reference</dt>
          <dd>{exception.reference}</dd>
        </>
      )}
      <dt>First at</dt>
      <dd>{formatMoment(exception.firstAt, timezone)}</dd>
      <dt>Fix</dt>
      <dd>
        <span title={FIX_WORDS[fix].meaning}>{FIX_WORDS[fix].word}</span>
        {fix === 'none' ? null : <span className="quiet">. {fixWhy === '' ? FIX_WORDS[fix].meaning : fixWhy}</span>}
      </dd>
      <dt>Owner</dt>
      <dd className={exception.owner === '' ? 'quiet' : ''}>{exception.owner === '' ? 'nobody yet' : exception.owner}</dd>
      <dt>State</dt>
      <dd>{STATE_WORDS[exception.status]}</dd>
    </dl>
  );
}
