import { useState } from 'react';
import type { GoneProofView, GoneRowView } from '../../../src/contract/fileViews.ts';
import { useAnswer } from '../../app/state/answers.ts';
import { Answered } from '../../ui/Answered.tsx';
import { Breakable } from '../../ui/Breakable.tsx';
import { formatCounted } from '../../ui/figures.ts';
import { useSystemName } from '../vocabulary/systemNames.ts';
import { roleWord } from './fields.ts';
import { KeptLines, SourceLines } from './SourceLines.tsx';

/** How an exception was proved that is not seen any more: its sentence, and its rows in the files as they were received then. */
export function GoneProof({ code }: { readonly code: string }) {
  const answer = useAnswer('runs.goneProof', { code });
  return (
    <Answered answer={answer} of="what proved it">
      {(proof) => <Proof code={code} proof={proof} />}
    </Answered>
  );
}

function Proof({ code, proof: { words, rows } }: { readonly code: string; readonly proof: GoneProofView }) {
  if (words === null) {
    return (
      <p>
        An earlier version of the program saw it go and did not keep the rows that proved it. A save from before then has them still.
      </p>
    );
  }
  return (
    <div data-facts>
      <h3>What proved it</h3>
      <p>
        {words.says}. {words.rule === words.says ? '' : words.rule}
      </p>
      {rows.length === 0 ? (
        <p className="soft">No single row of a file stood behind it; it is what the figures left over.</p>
      ) : (
        <ul className="gone-rows" aria-label={formatCounted(rows.length, 'row')}>
          {rows.map((row) => (
            <Row key={row.seq} code={code} row={row} />
          ))}
        </ul>
      )}
    </div>
  );
}

function Row({ code, row }: { readonly code: string; readonly row: GoneRowView }) {
  const nameOf = useSystemName();
  const [isOpen, setOpen] = useState(false);
  return (
    <li>
      <span className="gone-row">
        <button type="button" className="door" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
          <Breakable text={row.file} />:{row.row}
        </button>
        <span className="quiet">
          {roleWord(row.role)}, {nameOf(row.system)}
        </span>
      </span>
      {isOpen ? <AsReceived code={code} row={row} /> : null}
    </li>
  );
}

function AsReceived({ code, row }: { readonly code: string; readonly row: GoneRowView }) {
  if (row.keptAs === 'file' && row.sourceId !== null) return <SourceLines sourceId={row.sourceId} row={row.row} />;
  if (row.keptAs === 'lines') {
    return (
      <>
        <p className="soft">This engagement does not keep the file any more. These lines of it were kept when it was taken out.</p>
        <KeptLines code={code} seq={row.seq} row={row.row} />
      </>
    );
  }
  return (
    <p className="soft">
      This engagement keeps neither the file nor this line of it. Its SHA-256 is <span className="as-received">{row.sha256}</span>.
    </p>
  );
}
