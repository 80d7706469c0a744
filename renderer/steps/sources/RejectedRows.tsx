import { useState } from 'react';
import type { RejectView, SourceView } from '../../../src/contract/views.ts';
import type { ReadingChoice } from '../../../src/contract/setup.ts';
import { useAnswer } from '../../app/state/answers.ts';
import { tellProblem } from '../../app/state/notices.ts';
import { exportRejects, readAnew } from '../../app/state/sources.ts';
import { Answered } from '../../ui/Answered.tsx';
import { TableHead } from '../../ui/TableHead.tsx';
import { formatCount } from '../../ui/figures.ts';
import { TableScroll } from '../../ui/TableScroll.tsx';
import { AcceptRejects } from './AcceptRejects.tsx';

const PAGE = 50;

/** The rows that are in no figure: each with its reason, and what its value means once somebody says so. */
export function RejectedRows({ source }: { readonly source: SourceView }) {
  const [count, setCount] = useState(PAGE);
  const rejects = useAnswer('sources.rejects', { sourceId: source.id, start: 0, count: Math.min(count, 1000) });
  const setup = useAnswer('sources.setup', { file: source.file });
  return (
    <div className="block">
      <div className="block-head">
        <h3>Rejected rows</h3>
        <button type="button" className="button small" onClick={() => void exportRejects(source.file)}>
          Export
        </button>
      </div>
      <AcceptRejects key={`accept ${source.id}`} source={source} />
      <Answered answer={rejects} of="the rejected rows">
        {(page) => (
          <>
            <TableScroll label="Rejected rows">
              <table className="table">
                <TableHead of={[{ number: 'Line' }, 'Column', 'Value', 'Reason', 'Read it as']} />
                <tbody>
                  {page.rows.map((reject) => (
                    <tr key={`${reject.line} ${reject.column}`}>
                      <td className="number">{reject.line}</td>
                      <td>{reject.column}</td>
                      <td className={reject.value === '' ? 'quiet' : 'as-received'}>
                        {reject.value === '' ? 'empty' : reject.value}
                      </td>
                      <td>{reject.reason}</td>
                      <td>
                        <Rule source={source} reject={reject} reading={setup.value?.reading ?? null} />
                      </td>
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
            {page.total < source.rowsRejected ? (
              <p className="quiet">
                The first {formatCount(page.total)} are listed; {formatCount(source.rowsRejected - page.total)} more like these are counted,
                by reason, among the doubts.
              </p>
            ) : null}
          </>
        )}
      </Answered>
    </div>
  );
}

/** What a value stands for, from now on, wherever the file has it in this column. */
function Rule({
  source,
  reject,
  reading,
}: {
  readonly source: SourceView;
  readonly reject: RejectView;
  readonly reading: ReadingChoice | null;
}) {
  const [meaning, setMeaning] = useState('');
  const column = source.columns.find((each) => each.from.includes(reject.column) || each.canonical === reject.column);
  if (column === undefined || reading === null || reject.value === '') return <span className="quiet">mend the file</span>;
  const apply = async (): Promise<void> => {
    const words = { ...reading.values?.[column.canonical], [reject.value]: meaning.trim() };
    const problem = await readAnew(source.file, { ...reading, values: { ...reading.values, [column.canonical]: words } });
    if (problem !== null) tellProblem('The file could not be read with this rule. Everything is as it was.', problem);
  };
  return (
    <form
      className="rule-form"
      onSubmit={(event) => {
        event.preventDefault();
        if (meaning.trim() !== '') void apply();
      }}
    >
      <input
        className="field"
        aria-label={`What ${reject.value} in line ${reject.line} means`}
        value={meaning}
        onChange={(event) => setMeaning(event.target.value)}
      />
      <button type="submit" className="button small" disabled={meaning.trim() === ''}>
        Apply
      </button>
    </form>
  );
}
