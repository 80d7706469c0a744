import { useState } from 'react';
import type { DecisionView } from '../../../src/contract/decisionViews.ts';
import { useAnswer } from '../../app/state/answers.ts';
import { exportList } from '../../app/state/exportList.ts';
import { closeDialog, undo } from '../../app/state/file.ts';
import { useWindow } from '../../app/state/windowState.ts';
import { Answered } from '../../ui/Answered.tsx';
import { TableHead } from '../../ui/TableHead.tsx';
import { formatCount } from '../../ui/figures.ts';
import { formatMoment, formatZone, zonesOf } from '../../ui/moments.ts';

const PAGE = 100;

/** Everything that was decided, the last first: who, when, what before and after, and why. */
export function Log() {
  const [start, setStart] = useState(0);
  const page = useAnswer('decisions.list', { start, count: PAGE });
  const timezone = useWindow((state) => state.engagement?.timezone ?? 'UTC');
  return (
    <Answered answer={page} of="the log">
      {({ rows, total }) => {
        const zones = zonesOf(
          rows.map(({ at }) => at),
          timezone,
        );
        return (
          <>
            <p className="soft">
              {formatCount(total)} entries, each tied to the one before by its SHA-256: none can be changed, dropped or put in later without
              a trace.
            </p>
            <div className="file-scroll" role="region" aria-label="Decisions" tabIndex={0}>
              <table className="table sticky" data-facts>
                <TableHead
                  of={[
                    { number: 'No.' }, zones.length === 1 ? `When (${zones.join()})` : 'When', 'Decision', { heard: 'What can be done' },
                  ]}
                />
                <tbody>
                  {rows.map((row) => (
                    <Entry key={row.seq} entry={row} saysZone={zones.length > 1} />
                  ))}
                </tbody>
              </table>
            </div>
            {rows[0] === undefined ? null : <p className="file-hash">The chain ends at {rows[0].hash}</p>}
            <div className="problem-actions">
              <button type="button" className="button first" autoFocus onClick={closeDialog}>
                Close
              </button>
              <button type="button" className="button" onClick={() => void exportList({ list: 'decisions' })}>
                Export all
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
        );
      }}
    </Answered>
  );
}

/** `saysZone`: the heading cannot, the clocks having been changed between the entries shown. */
function Entry({ entry, saysZone }: { readonly entry: DecisionView; readonly saysZone: boolean }) {
  const timezone = useWindow((state) => state.engagement?.timezone ?? 'UTC');
  const writable = useWindow((state) => state.engagement?.readOnly === false);
  const [open, setOpen] = useState(false);
  return (
    <>
      <tr className={entry.undoneBy === null ? '' : 'file-undone'}>
        <td className="number">{entry.seq}</td>
        <td className="nowrap">
          {formatMoment(entry.at, timezone)}
          {saysZone ? ` ${formatZone(entry.at, timezone)}` : ''}
        </td>
        <td>
          {entry.sentence}
          {entry.undoneBy === null ? null : <span className="quiet"> Taken back by decision {entry.undoneBy}.</span>}
        </td>
        <td className="nowrap">
          <button type="button" className="button plain small" aria-expanded={open} onClick={() => setOpen(!open)}>
            {open ? 'Hide' : 'Record'}
            <span className="only-heard"> of decision {entry.seq}</span>
          </button>
          {entry.canUndo && writable ? (
            <button type="button" className="button plain small" onClick={() => void undo(entry.seq)}>
              Undo<span className="only-heard"> decision {entry.seq}</span>
            </button>
          ) : null}
        </td>
      </tr>
      {open ? (
        <tr className="file-record">
          <td />
          <td colSpan={3}>
            <Record entry={entry} />
          </td>
        </tr>
      ) : null}
    </>
  );
}

/** A decision thing by thing, and as the log holds it. */
function Record({ entry }: { readonly entry: DecisionView }) {
  const answer = useAnswer('decisions.record', { seq: entry.seq });
  return (
    <>
      {entry.changes.length === 0 ? null : (
        <ul className="file-changes" aria-label="What was before and after">
          {entry.changes.map((line) => (
            <li key={line}>{line}</li>
          ))}
          {entry.changeCount > entry.changes.length ? (
            <li className="quiet">and {formatCount(entry.changeCount - entry.changes.length)} more</li>
          ) : null}
        </ul>
      )}
      <Answered answer={answer} of="the record">
        {({ payload, length, previous, hash }) => (
          <>
            <pre className="file-raw" tabIndex={0} aria-label={`Decision ${entry.seq} as the log holds it`}>
              {payload}
              {length > payload.length ? `… (${formatCount(length)} characters in all)` : ''}
            </pre>
            <p className="file-hash">
              SHA-256 before it {previous}
              <br />
              SHA-256 with it {hash}
            </p>
          </>
        )}
      </Answered>
    </>
  );
}
