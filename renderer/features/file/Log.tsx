import { useState } from 'react';
import type { DecisionView } from '../../../src/contract/views.ts';
import { useAnswer } from '../../app/state/answers.ts';
import { closeDialog, undo } from '../../app/state/file.ts';
import { useWindow } from '../../app/state/windowState.ts';
import { Answered } from '../../ui/Answered.tsx';
import { TableHead } from '../../ui/TableHead.tsx';
import { formatCount } from '../../ui/figures.ts';
import { formatMoment } from '../../ui/moments.ts';

const PAGE = 100;
const CHANGES = 4;

/** Everything that was decided, the last first: who, when, what before and after, and why. */
export function Log() {
  const [start, setStart] = useState(0);
  const page = useAnswer('decisions.list', { start, count: PAGE });
  return (
    <Answered answer={page} of="the log">
      {({ rows, total }) => (
        <>
          <p className="soft">
            {formatCount(total)} entries, each tied to the one before by its SHA-256: none can be changed, dropped or put in later without
            a trace.
          </p>
          <div className="file-scroll" role="region" aria-label="Decisions" tabIndex={0}>
            <table className="table sticky">
              <TableHead of={[{ number: 'No.' }, 'When', 'Who', 'What', 'Why', { heard: 'What can be done' }]} />
              <tbody>
                {rows.map((row) => (
                  <Entry key={row.seq} entry={row} />
                ))}
              </tbody>
            </table>
          </div>
          {rows[0] === undefined ? null : <p className="file-hash">The chain ends at {rows[0].hash}</p>}
          <div className="problem-actions">
            <button type="button" className="button first" autoFocus onClick={closeDialog}>
              Close
            </button>
            {total <= PAGE ? null : (
              <>
                <button type="button" className="button" disabled={start === 0} onClick={() => setStart(Math.max(0, start - PAGE))}>
                  Later ones
                </button>
                <button type="button" className="button" disabled={start + PAGE >= total} onClick={() => setStart(start + PAGE)}>
                  Earlier ones
                </button>
              </>
            )}
          </div>
        </>
      )}
    </Answered>
  );
}

function Entry({ entry }: { readonly entry: DecisionView }) {
  const timezone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  const writable = useWindow((state) => state.engagement?.readOnly === false);
  const [all, setAll] = useState(false);
  const changes = all ? entry.changes : entry.changes.slice(0, CHANGES);
  return (
    <tr className={entry.undoneBy === null ? '' : 'file-undone'}>
      <td className="number">{entry.seq}</td>
      <td className="nowrap">{formatMoment(entry.at, timezone)}</td>
      <td>{entry.who}</td>
      <td>
        {entry.text}
        {entry.undoneBy === null ? null : <span className="quiet"> (undone by {entry.undoneBy})</span>}
        {changes.map((change) => (
          <span key={`${change.subject} ${change.field}`} className="file-change">
            {change.subject} {change.field}: {change.before ?? 'nothing'} → {change.after ?? 'nothing'}
          </span>
        ))}
        {entry.changes.length > changes.length ? (
          <button type="button" className="door" onClick={() => setAll(true)}>
            {formatCount(entry.changes.length - changes.length)} more changes
          </button>
        ) : null}
      </td>
      <td>{entry.why ?? ''}</td>
      <td>
        {entry.canUndo && writable ? (
          <button type="button" className="button plain small" onClick={() => void undo(entry.seq)}>
            Undo<span className="only-heard"> decision {entry.seq}</span>
          </button>
        ) : null}
      </td>
    </tr>
  );
}
