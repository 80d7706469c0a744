import type { ExceptionDetailView } from '../../../src/contract/views.ts';
import { saveAttachment } from '../../app/state/file.ts';
import { openVariance } from '../../app/state/navigation.ts';
import { useWindow } from '../../app/state/windowState.ts';
import { formatBytes, formatSignedUnits } from '../../ui/figures.ts';
import { formatMoment } from '../../ui/moments.ts';
import { useSystemName } from '../vocabulary/systemNames.ts';
import { ExceptionLinks } from './ExceptionLinks.tsx';

/** What people wrote of it. */
export function Notes({ notes }: Pick<ExceptionDetailView, 'notes'>) {
  const timezone = useWindow((state) => state.engagement?.timezone ?? 'UTC');
  if (notes.length === 0) return null;
  return (
    <div className="block" role="group" aria-label="Notes">
      <h3>Notes</h3>
      <ul className="log">
        {notes.map((note) => (
          <li key={note.seq}>
            <p className="quiet">
              {note.who}, {formatMoment(note.at, timezone)}
            </p>
            <p className="note-text">{note.text}</p>
          </li>
        ))}
      </ul>
    </div>
  );
}

/** What people attached to it, each with who did and its hash. */
export function Attachments({ attachments }: Pick<ExceptionDetailView, 'attachments'>) {
  const timezone = useWindow((state) => state.engagement?.timezone ?? 'UTC');
  if (attachments.length === 0) return null;
  return (
    <div className="block">
      <h3>Attached</h3>
      <ul className="log">
        {attachments.map((attached) => (
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
  );
}

/** What was decided about it, the latest first. */
export function Decisions({ log }: Pick<ExceptionDetailView, 'log'>) {
  const timezone = useWindow((state) => state.engagement?.timezone ?? 'UTC');
  return (
    <div className="block">
      <h3>Log of decisions</h3>
      {log.length === 0 ? (
        <p className="soft">Nothing was decided about it yet. A assigns it, S sets its state, N writes a note.</p>
      ) : (
        <ul className="log">
          {log.map((entry) => (
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
  );
}

/** The statements in which it is a line. */
export function StandsIn({ variances }: Pick<ExceptionDetailView, 'variances'>) {
  const nameOf = useSystemName();
  return (
    <div className="block">
      <h3>Statements it stands in</h3>
      {variances.length === 0 ? (
        <p className="soft">None: it changes no figure at the cut-off.</p>
      ) : (
        <ul className="related">
          {variances.map((row) => (
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
  );
}

/** Others that stem from the same event. */
export function Related({ related, exception }: Pick<ExceptionDetailView, 'related' | 'exception'>) {
  if (related.length === 0) return null;
  return (
    <div className="block">
      <h3>Others from the same root event {exception.rootEvent ?? ''}</h3>
      <ExceptionLinks exceptions={related} />
    </div>
  );
}
