import { useState } from 'react';
import type { SourceView } from '../../../src/contract/views.ts';
import { acceptRejects } from '../../app/state/sources.ts';
import { useWindow } from '../../app/state/windowState.ts';
import { formatCounted } from '../../ui/figures.ts';
import { formatMoment } from '../../ui/moments.ts';

/** Rejected rows are left out knowingly, with a reason; or somebody said so already. */
export function AcceptRejects({ source }: { readonly source: SourceView }) {
  const [why, setWhy] = useState('');
  const timezone = useWindow((state) => state.engagement?.timezone ?? 'UTC');
  const { acceptedRejects: accepted, file } = source;
  if (accepted !== null) {
    return (
      <div className="accepted-rejects">
        <p>
          <span className="control-right">Accepted</span> by {accepted.who} on {formatMoment(accepted.at, timezone)}: {accepted.reason}
        </p>
        <button type="button" className="button small" onClick={() => void acceptRejects(file, false, '')}>
          Take that back
        </button>
      </div>
    );
  }
  return (
    <form
      className="accepted-rejects"
      onSubmit={(event) => {
        event.preventDefault();
        if (why.trim() !== '') void acceptRejects(file, true, why.trim());
      }}
    >
      <label className="accept-why">
        Leave {formatCounted(source.rowsRejected, 'row')} out because{' '}
        <input className="field" value={why} onChange={(event) => setWhy(event.target.value)} />
      </label>
      <button type="submit" className="button small" disabled={why.trim() === ''}>
        Accept
      </button>
    </form>
  );
}
