import type { ReadingPreview } from '../../../src/contract/setup.ts';
import { fieldWord } from '../../features/evidence/fields.ts';
import { ProblemPanel } from '../../ui/Problem.tsx';
import { TableScroll } from '../../ui/TableScroll.tsx';

type PreviewedRow = ReadingPreview['rows'][number];

/** The first rows of a file: what stands in each column, and beside it what is made of it; marked where the two differ. */
export function ReadingRows({ preview }: { readonly preview: ReadingPreview }) {
  if (preview.problem !== null) return <ProblemPanel title="It cannot be read so" problem={preview.problem} />;
  const place = new Map(preview.header.map((name, at) => [name, at]));
  const cellOf = (row: PreviewedRow, name: string): string => row.raw[place.get(name) ?? -1] ?? '';
  const rawOf = (row: PreviewedRow, canonical: string, from: readonly string[]): string => {
    // Where a column is a location, its name says where the quantity in it is.
    if (row.column !== undefined && from.includes(row.column)) return canonical === 'location' ? row.column : cellOf(row, row.column);
    return from.map((name) => cellOf(row, name)).find((text) => text.trim() !== '') ?? '';
  };
  return (
    <>
      {preview.doubts.length === 0 ? null : (
        <ul className="mapping-doubts">
          {preview.doubts.map((doubt) => (
            <li key={doubt}>{doubt}</li>
          ))}
        </ul>
      )}
      {preview.rows.length === 0 ? (
        <p className="soft">The file has a header and no rows.</p>
      ) : (
        <TableScroll label="First rows, as received and as read">
          <table className="table reading-rows">
            <thead>
              <tr>
                <th scope="col" rowSpan={2} className="number">
                  Line
                </th>
                {preview.columns.map((column) => (
                  <th key={column.canonical} scope="colgroup" colSpan={2}>
                    {fieldWord(column.canonical)}
                  </th>
                ))}
              </tr>
              <tr>
                {preview.columns.map((column) => (
                  <RawAndRead key={column.canonical} />
                ))}
              </tr>
            </thead>
            <tbody>
              {preview.rows.map((row, index) => (
                <tr key={index}>
                  <td className="number">{row.line}</td>
                  {preview.columns.map(({ canonical, from }) => {
                    const raw = rawOf(row, canonical, from);
                    const typed = row.typed[canonical] ?? null;
                    return <Cells key={canonical} raw={raw} typed={typed} />;
                  })}
                </tr>
              ))}
            </tbody>
          </table>
        </TableScroll>
      )}
    </>
  );
}

function RawAndRead() {
  return (
    <>
      <th scope="col">as received</th>
      <th scope="col">as read</th>
    </>
  );
}

function Cells({ raw, typed }: { readonly raw: string; readonly typed: string | number | null }) {
  const changed = (typed === null ? '' : String(typed)) !== raw;
  return (
    <>
      <td className="as-received reading-raw">{raw === '' ? <span className="quiet">empty</span> : raw}</td>
      <td className={changed ? 'reading-changed' : ''}>
        {typed === null ? <span className="quiet">nothing</span> : String(typed)}
        {changed ? <span className="only-heard"> changed</span> : null}
      </td>
    </>
  );
}
