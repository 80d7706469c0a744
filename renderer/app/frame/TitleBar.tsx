import { formatMoment, formatZone } from '../../ui/moments.ts';
import { commandNamed } from '../commands/commands.ts';
import { keysToShow } from '../commands/strokes.ts';
import { ON_MAC } from '../commands/useKeys.ts';
import { useWindow } from '../state/windowState.ts';

/** What is open, as of when, and what can be done with it as a whole. */
export function TitleBar() {
  const engagement = useWindow((state) => state.engagement);
  const busy = useWindow((state) => state.work !== null);
  if (engagement === null) return null;
  return (
    <header className="title-bar">
      <div className="title-what">
        <h1 title={engagement.name}>{engagement.name}</h1>
        {engagement.client === '' ? null : <span className="soft title-client">{engagement.client}</span>}
        <span className="soft title-cutoff">
          <span className="quiet">{engagement.cutoffKnown ? 'Cut-off ' : 'No cut-off known'}</span>
          {engagement.cutoffKnown
            ? `${formatMoment(engagement.cutoff, engagement.timezone)} ${formatZone(engagement.cutoff, engagement.timezone)}`
            : null}
        </span>
        {engagement.readOnly ? (
          <span className="title-mark" title="Nothing can be decided here, and nothing saved over it. Saved in another place it can.">
            Read only
          </span>
        ) : null}
        {engagement.unsaved ? (
          <span className="unsaved">
            <span className="unsaved-dot" aria-hidden="true" />
            Not saved
          </span>
        ) : null}
      </div>
      <div className="title-actions">
        <Action id="view.palette" label="Search" plain />
        <Action id="engagement.run" label="Run" disabled={busy || engagement.readOnly} />
        <Action id="report.write" label="Report" disabled={busy} />
        {engagement.readOnly ? (
          <Action id="engagement.saveAs" label="Save as" disabled={busy} />
        ) : (
          <Action id="engagement.save" label="Save" disabled={busy} first={engagement.unsaved} />
        )}
      </div>
    </header>
  );
}

function Action({
  id,
  label,
  disabled = false,
  first = false,
  plain = false,
}: {
  readonly id: string;
  readonly label: string;
  readonly disabled?: boolean;
  readonly first?: boolean;
  readonly plain?: boolean;
}) {
  const command = commandNamed(id);
  if (command === undefined) return null;
  const keys = command.keys[0];
  const said = keys === undefined ? [] : keysToShow(keys, ON_MAC).flat();
  return (
    <button
      type="button"
      disabled={disabled}
      onClick={command.run}
      className={`button ${first ? 'first' : ''} ${plain ? 'search' : ''}`}
      title={`${command.title}${said.length > 0 ? ` (${said.join('+')})` : ''}`}
    >
      {label}
      {plain ? <kbd className="key">{said.join(' ')}</kbd> : null}
    </button>
  );
}
