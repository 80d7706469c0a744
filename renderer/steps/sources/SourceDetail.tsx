import { useEffect, useRef, useState } from 'react';
import type { SourceView } from '../../../src/contract/views.ts';
import { useWindow } from '../../app/state/windowState.ts';
import { fieldWord } from '../../features/evidence/fields.ts';
import { SourceLines } from '../../features/evidence/SourceLines.tsx';
import { useSystemName } from '../../features/vocabulary/systemNames.ts';
import { DATASET_WORDS } from '../../features/vocabulary/words.ts';
import { formatBytes, formatCount, formatCounted, formatUnits } from '../../ui/figures.ts';
import { formatMoment } from '../../ui/moments.ts';
import { holdsStock } from './holdsStock.ts';
import { ControlTotals } from './ControlTotals.tsx';
import { LeaveOut } from './LeaveOut.tsx';
import { LoadedRows } from './LoadedRows.tsx';
import { MappingEditor } from './MappingEditor.tsx';
import { Recognised } from './Recognised.tsx';
import { RejectedRows } from './RejectedRows.tsx';
import { TableHead } from '../../ui/TableHead.tsx';

/** One file: how it was read, what was rejected, and its lines as received. */
export function SourceDetail({ source }: { readonly source: SourceView }) {
  const nameOf = useSystemName();
  const timezone = useWindow((state) => state.engagement?.timezone ?? 'UTC');
  const asked = useWindow((state) => state.pickedRow);
  const [editing, setEditing] = useState(false);
  const [leaving, setLeaving] = useState(false);
  return (
    <section aria-label="File" className="source">
      <h2>{source.file}</h2>
      <p>
        {DATASET_WORDS[source.dataset]} of {nameOf(source.system)}: <LoadedRows source={source} /> of{' '}
        {formatCounted(source.rowsRead, 'row')} loaded
        {source.rowsRejected === 0
          ? ', none rejected.'
          : `, ${formatCount(source.rowsRejected)} rejected; figures drawn from this file lack them.`}
      </p>
      <div className="source-actions">
        <button type="button" className="button" onClick={() => setEditing(true)}>
          Change how it is read
        </button>
        <button type="button" className="button" onClick={() => setLeaving(true)}>
          Take this load back
        </button>
      </div>
      {editing ? <MappingEditor file={source.file} source={source} onClose={() => setEditing(false)} /> : null}
      {leaving ? <LeaveOut file={source.file} onClose={() => setLeaving(false)} /> : null}
      {source.doubts.length === 0 ? null : (
        <div className="block">
          <h3>Doubts</h3>
          <ul className="overview-defaults">
            {source.doubts.map((doubt) => (
              <li key={doubt}>{doubt}</li>
            ))}
          </ul>
        </div>
      )}
      <dl className="pairs block">
        {holdsStock(source) ? (
          <>
            <dt>Quantity</dt>
            <dd>{formatUnits(source.quantity)} units</dd>
          </>
        ) : null}
        {source.asOf === null ? null : (
          <>
            <dt>As of</dt>
            <dd>{formatMoment(source.asOf, timezone)}</dd>
          </>
        )}
        {source.file.includes('#') ? (
          <>
            <dt>Part of the file</dt>
            <dd className="as-received">{source.file.slice(source.file.indexOf('#') + 1)}</dd>
          </>
        ) : null}
        <dt>Size</dt>
        <dd data-rests-on="the SHA-256 below">{formatBytes(source.bytes)}</dd>
        <dt>Read as</dt>
        <dd>
          {source.encoding}, {delimiterWord(source.delimiter)}, header on line {source.headerLine}, preset {source.preset}
        </dd>
        <dt>SHA-256</dt>
        <dd className="as-received">{source.sha256}</dd>
      </dl>
      <Recognised decisions={source.recognition} />
      <div className="block">
        <h3>Columns</h3>
        <table className="table">
          <TableHead of={['Read as', 'From']} />
          <tbody>
            {source.columns.map((column) => (
              <tr key={column.canonical}>
                <th scope="row">{fieldWord(column.canonical)}</th>
                <td>{column.from.join(', ')}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <ControlTotals key={`control ${source.id}`} source={source} />
      {source.rowsRejected === 0 ? null : <RejectedRows source={source} />}
      <Lines key={`lines ${source.id} ${asked ?? ''}`} source={source} asked={asked} />
    </section>
  );
}

/** The file's lines, from its first or around the one that was `asked` for: that one is brought into sight. */
function Lines({ source, asked }: { readonly source: SourceView; readonly asked: number | null }) {
  const first = asked ?? source.headerLine + 1;
  const [row, setRow] = useState(first);
  const [typed, setTyped] = useState(String(first));
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (asked !== null) place.current?.scrollIntoView({ block: 'start' });
  }, [asked]);
  return (
    <div className="block" ref={place}>
      <h3>Lines as received</h3>
      <form
        className="lines-at"
        onSubmit={(event) => {
          event.preventDefault();
          const line = Number(typed);
          if (Number.isInteger(line) && line > 0) setRow(line);
        }}
      >
        <label>
          Line <input className="field" inputMode="numeric" value={typed} onChange={(event) => setTyped(event.target.value)} />
        </label>
        <button type="submit" className="button">
          Show
        </button>
      </form>
      <SourceLines sourceId={source.id} row={row} />
    </div>
  );
}

function delimiterWord(delimiter: string): string {
  switch (delimiter) {
    case ',':
      return 'commas';
    case ';':
      return 'semicolons';
    case '\t':
      return 'tabs';
    case '|':
      return 'bars';
    default:
      return delimiter === '' ? 'no delimiter' : `delimiter ${delimiter}`;
  }
}
