import { Fragment, useState } from 'react';
import type { Fact, FactFilter, FactPage, FactRow } from '../../../src/contract/factViews.ts';
import { useAnswer } from '../../app/state/answers.ts';
import { exportList } from '../../app/state/exportList.ts';
import { useWindow, windowState } from '../../app/state/windowState.ts';
import { Answered } from '../../ui/Answered.tsx';
import { Breakable } from '../../ui/Breakable.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { formatCounted, formatSignedUnits, formatUnits } from '../../ui/figures.ts';
import { formatMoment } from '../../ui/moments.ts';
import { Pager } from '../../ui/Pager.tsx';
import { TableHead } from '../../ui/TableHead.tsx';
import { useSystemName } from '../vocabulary/systemNames.ts';
import { factWord, rowWords } from './factWords.ts';
import { SourceLines } from './SourceLines.tsx';
import './evidence.css';

const PAGE = 100;

/** The rows of files that a figure is made of; each opens its line as received, with those before and after and the file's hash. */
export function RowsDialog({ title, filter, note }: { readonly title: string; readonly filter: FactFilter; readonly note: string }) {
  const [start, setStart] = useState(0);
  const page = useAnswer('facts.page', { filter, start, count: PAGE });
  const close = (): void => windowState.set({ overlay: null });
  return (
    <Dialog label="Rows behind a figure" className="rows-dialog" onClose={close}>
      <div className="dialog-body">
        <h2>{title}</h2>
        <Answered answer={page} of="the rows">
          {(read) => (
            <>
              <p className="soft" data-rests-on="the rows below">
                {sumWords(filter, read)}
                {note === '' ? '' : ` ${note}`}
              </p>
              {read.total === 0 ? null : <Rows key={start} page={read} />}
              <Pager start={start} shown={read.rows.length} total={read.total} page={PAGE} one="row" onStart={setStart} />
            </>
          )}
        </Answered>
        <div className="problem-actions">
          <button type="button" className="button first" autoFocus onClick={close}>
            Close
          </button>
          {page.value === null || page.value.total === 0 ? null : (
            <button type="button" className="button" onClick={() => void exportList({ list: 'rows', title, filter })}>
              Export all
            </button>
          )}
        </div>
      </div>
    </Dialog>
  );
}

/** How many rows there are, where, and what they come to: the figure that was clicked is among these. */
function sumWords({ of }: FactFilter, { total, files, net, size }: FactPage): string {
  if (total === 0) return 'No row of any file stands behind this.';
  const rows = `${formatCounted(total, 'row')} of ${formatCounted(files, 'file')}`;
  if (of.length > 1 || of[0] === 'item' || of[0] === 'payment') return `${rows}.`;
  if (of[0] !== 'event') return `${rows}, ${formatUnits(net)} units in all.`;
  return `${rows}: ${formatUnits(size)} units in and out added up, ${formatSignedUnits(net)} net.`;
}

function Rows({ page }: { readonly page: FactPage }) {
  const nameOf = useSystemName();
  const timezone = useWindow((state) => state.engagement?.timezone ?? 'UTC');
  const [opened, setOpened] = useState<string | null>(null);
  const kinds = new Set<Fact>(page.rows.map(({ of }) => of));
  const has = (field: 'reference' | 'at' | 'location' | 'sku' | 'quantity'): boolean => page.rows.some((row) => row[field] !== null);
  const what = page.rows.some((row) => row.what !== '');
  const columns = [
    'File and line', 'System', ...(what ? [kinds.size === 1 ? rowWords([...kinds][0] ?? 'event') : 'What'] : []),
    ...(has('sku') ? ['Item'] : []), ...(has('location') ? ['Place'] : []),
    ...(has('quantity') ? [{ number: kinds.has('payment') ? 'Amount' : 'Units' }] : []),
    ...(has('at') ? ['Moment'] : []), ...(has('reference') ? ['Reference'] : []),
  ];
  const cells = (row: FactRow) => (
    <>
      <td>{nameOf(row.system)}</td>
      {what ? <td>{factWord(row)}</td> : null}
      {has('sku') ? <td className="nowrap">{row.sku}</td> : null}
      {has('location') ? <td>{row.location}</td> : null}
      {has('quantity') ? <td className="number">{row.quantity === null ? '' : quantityOf(row)}</td> : null}
      {has('at') ? <td className="nowrap">{row.at === null ? '' : formatMoment(row.at, timezone)}</td> : null}
      {has('reference') ? <td>{row.reference}</td> : null}
    </>
  );
  return (
    <div className="rows-scroll" data-facts role="region" aria-label="Rows" tabIndex={0}>
      <table className="table sticky">
        <TableHead of={columns} />
        <tbody>
          {page.rows.map((row, at) => {
            // A row may stand in two pairs.
            const key = `${row.of} ${row.id} ${at}`;
            const isOpen = opened === key;
            return (
              <Fragment key={key}>
                <tr className={isOpen ? 'rows-open' : ''}>
                  <th scope="row">
                    <button type="button" className="door" aria-expanded={isOpen} onClick={() => setOpened(isOpen ? null : key)}>
                      <Breakable text={row.file} />:{row.row}
                    </button>
                  </th>
                  {cells(row)}
                </tr>
                {isOpen ? (
                  <tr>
                    <td colSpan={columns.length}>
                      <SourceLines sourceId={row.sourceId} row={row.row} />
                    </td>
                  </tr>
                ) : null}
              </Fragment>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}

/** A movement has a sign, a stock none. */
function quantityOf({ of, quantity }: FactRow): string {
  return of === 'event' ? formatSignedUnits(quantity ?? 0) : formatUnits(quantity ?? 0);
}
