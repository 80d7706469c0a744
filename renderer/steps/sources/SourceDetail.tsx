import { useState } from 'react';
import type { SourceView } from '../../../src/contract/views.ts';
import { useAnswer } from '../../app/state/answers.ts';
import { useWindow } from '../../app/state/windowState.ts';
import { fieldWord } from '../../features/evidence/fields.ts';
import { SourceLines } from '../../features/evidence/SourceLines.tsx';
import { useSystemName } from '../../features/vocabulary/systemNames.ts';
import { DATASET_WORDS } from '../../features/vocabulary/words.ts';
import { Answered } from '../../ui/Answered.tsx';
import { formatBytes, formatCount, formatCounted, formatUnits } from '../../ui/figures.ts';
import { formatMoment } from '../../ui/moments.ts';
import { TableScroll } from '../../ui/TableScroll.tsx';
import { holdsStock } from './holdsStock.ts';
import { ControlWord } from './ControlWord.tsx';

/** One file: how it was read, what was rejected, and its lines as received. */
export function SourceDetail({ source }: { readonly source: SourceView }) {
  const nameOf = useSystemName();
  const timezone = useWindow((state) => state.engagement?.timezone ?? 'UTC');
  return (
    <section aria-label="File" className="source">
      <h2>{source.file}</h2>
      <p>
        {DATASET_WORDS[source.dataset]} of {nameOf(source.system)}: {formatCount(source.rowsLoaded)} of{' '}
        {formatCounted(source.rowsRead, 'row')} loaded
        {source.rowsRejected === 0
          ? ', none rejected.'
          : `, ${formatCount(source.rowsRejected)} rejected; figures drawn from this file lack them.`}
      </p>
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
        <dt>Control totals</dt>
        <dd>
          <ControlWord control={source.control} />
        </dd>
        {source.asOf === null ? null : (
          <>
            <dt>As of</dt>
            <dd>{formatMoment(source.asOf, timezone)}</dd>
          </>
        )}
        <dt>Size</dt>
        <dd>{formatBytes(source.bytes)}</dd>
        <dt>Read as</dt>
        <dd>
          {source.encoding}, {delimiterWord(source.delimiter)}, header on line {source.headerLine}, preset {source.preset}
        </dd>
        <dt>SHA-256</dt>
        <dd className="as-received">{source.sha256}</dd>
      </dl>
      <div className="block">
        <h3>Columns</h3>
        <table className="table">
          <thead>
            <tr>
              <th scope="col">Read as</th>
              <th scope="col">From</th>
            </tr>
          </thead>
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
      {source.rowsRejected === 0 ? null : <Rejects source={source} />}
      <Lines source={source} />
    </section>
  );
}

const PAGE = 50;

function Rejects({ source }: { readonly source: SourceView }) {
  const [count, setCount] = useState(PAGE);
  const rejects = useAnswer('sources.rejects', { sourceId: source.id, start: 0, count: Math.min(count, 1000) });
  return (
    <div className="block">
      <h3>Rejected rows</h3>
      <Answered answer={rejects} of="the rejected rows">
        {(page) => (
          <>
            <TableScroll label="Rejected rows">
              <table className="table">
                <thead>
                  <tr>
                    <th scope="col" className="number">
                      Line
                    </th>
                    <th scope="col">Column</th>
                    <th scope="col">Value</th>
                    <th scope="col">Reason</th>
                  </tr>
                </thead>
                <tbody>
                  {page.rows.map((reject) => (
                    <tr key={`${reject.line} ${reject.column}`}>
                      <td className="number">{reject.line}</td>
                      <td>{reject.column}</td>
                      <td className={reject.value === '' ? 'quiet' : 'as-received'}>
                        {reject.value === '' ? 'empty' : reject.value}
                      </td>
                      <td>{reject.reason}</td>
                    </tr>
                  ))}
                </tbody>
              </table>
            </TableScroll>
            {page.rows.length < page.total && count < 1000 ? (
              <p>
                <button type="button" className="button small" onClick={() => setCount(count * 4)}>
                  More of {formatCount(page.total)}
                </button>
              </p>
            ) : null}
          </>
        )}
      </Answered>
    </div>
  );
}

function Lines({ source }: { readonly source: SourceView }) {
  const [row, setRow] = useState(source.headerLine + 1);
  const [typed, setTyped] = useState(String(source.headerLine + 1));
  return (
    <div className="block">
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
