import { useState } from 'react';
import type { SourceLinesView } from '../../../src/contract/views.ts';
import { useAnswer } from '../../app/state/answers.ts';
import { Answered } from '../../ui/Answered.tsx';
import './evidence.css';

const FEW = 3;
const MANY = 20;

/** The lines of the file as they were received, around one of them. */
export function SourceLines({ sourceId, row }: { readonly sourceId: number; readonly row: number }) {
  const [around, setAround] = useState(FEW);
  const answer = useAnswer('sources.lines', { sourceId, row, around });
  return (
    <Answered answer={answer} of="the lines">
      {(lines) => <Lines lines={lines} row={row} more={around === MANY ? null : () => setAround(MANY)} />}
    </Answered>
  );
}

/** The lines around a row that proved what is gone, of a file that the engagement does not keep any more. */
export function KeptLines({ code, seq, row }: { readonly code: string; readonly seq: number; readonly row: number }) {
  const answer = useAnswer('runs.goneLines', { code, seq });
  return (
    <Answered answer={answer} of="the lines">
      {(lines) => <Lines lines={lines} row={row} more={null} />}
    </Answered>
  );
}

function Lines({ lines, row, more }: {
  readonly lines: SourceLinesView;
  readonly row: number;
  readonly more: (() => void) | null;
}) {
  return (
    <figure className="lines" data-facts>
      <figcaption>
        <span>{lines.file}</span>
        <span className="quiet" title={`SHA-256 ${lines.sha256}`}>
          SHA-256 {lines.sha256.slice(0, 12)}…
        </span>
        {more === null ? null : (
          <button type="button" className="door" onClick={more}>
            More lines
          </button>
        )}
      </figcaption>
      <div className="lines-scroll" tabIndex={0} role="region" aria-label={`Lines of ${lines.file}`}>
        <table>
          <tbody>
            {lines.header === null ? null : (
              <tr className="lines-header">
                <th scope="row">header</th>
                <td className="as-received">{lines.header}</td>
              </tr>
            )}
            {lines.lines.map((line) => (
              <tr key={line.row} className={line.row === row ? 'lines-this' : line.isEvidence ? 'lines-evidence' : ''}>
                <th scope="row">
                  {line.row}
                  {line.row === row ? <span className="only-heard"> this line</span> : null}
                </th>
                <td className="as-received">{line.text}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </figure>
  );
}
