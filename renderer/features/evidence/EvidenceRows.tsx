import { useState } from 'react';
import type { EvidenceRowView } from '../../../src/contract/views.ts';
import { formatCount } from '../../ui/figures.ts';
import { useSystemName } from '../vocabulary/systemNames.ts';
import { compareFields, fieldValue, fieldWord, inSets, roleWord, sourceFirst } from './fields.ts';
import { SourceLines } from './SourceLines.tsx';
import { Breakable } from '../../ui/Breakable.tsx';
import './evidence.css';

/** How many rows stand side by side before a new table begins, and how many are shown before one asks for the rest. */
const SIDE_BY_SIDE = 3;
const FIRST = 12;

/** The rows that prove a line, the source's left and the target's right, with what differs marked. */
export function EvidenceRows({
  rows,
  absent,
}: {
  readonly rows: readonly EvidenceRowView[];
  /** Said in the place of a second row, where there is none: "Nothing recorded in ERP". */
  readonly absent?: string | undefined;
}) {
  const [all, setAll] = useState(false);
  if (rows.length === 0)
    return <p className="soft">No single row of a file stands behind this; it is what the figures leave over.</p>;
  const ordered = sourceFirst(rows);
  const shown = all ? ordered : ordered.slice(0, FIRST);
  return (
    <div className="evidence" data-facts>
      {inSets(shown, SIDE_BY_SIDE).map((set) => (
        <SideBySide
          key={set.map((row) => `${row.sourceId}:${row.row}`).join(' ')}
          rows={set}
          absent={rows.length === 1 ? absent : undefined}
        />
      ))}
      {shown.length < ordered.length ? (
        <button type="button" className="button small" onClick={() => setAll(true)}>
          Show all {formatCount(ordered.length)} rows
        </button>
      ) : null}
    </div>
  );
}

function SideBySide({ rows, absent }: { readonly rows: readonly EvidenceRowView[]; readonly absent: string | undefined }) {
  const nameOf = useSystemName();
  const [opened, setOpened] = useState<number | null>(null);
  const fields = compareFields(rows);
  const around = opened === null ? undefined : rows[opened];
  return (
    <div className="side-by-side">
      <table>
        <thead>
          <tr>
            <td />
            {rows.map((row, index) => (
              <th key={`${row.sourceId}:${row.row}`} scope="col">
                <span className="evidence-role">{roleWord(row.role)}</span>
                <span className="evidence-system">{nameOf(row.system)}</span>
                <span className="evidence-file">
                  <Breakable text={row.file} />, line&nbsp;{row.row}
                </span>
                <button
                  type="button"
                  className="door"
                  aria-expanded={opened === index}
                  onClick={() => setOpened(opened === index ? null : index)}
                >
                  {opened === index ? 'Hide the lines' : 'Lines around'}
                  <span className="only-heard">
                    {' '}
                    line {row.row} of {row.file}
                  </span>
                </button>
              </th>
            ))}
            {absent === undefined ? null : (
              <th scope="col" className="evidence-absent">
                {absent}
              </th>
            )}
          </tr>
        </thead>
        <tbody>
          {fields.map((field) => (
            <tr key={field.name} className={field.differs ? 'differs' : ''}>
              <th scope="row">
                {fieldWord(field.name)}
                {field.differs ? (
                  <span className="differs-mark" title="The rows differ">
                    &nbsp;≠<span className="only-heard"> differs</span>
                  </span>
                ) : null}
              </th>
              {field.values.map((value, index) => (
                <td key={rows[index]?.row ?? index} className={value === null ? 'quiet' : ''}>
                  {value === null ? 'not given' : fieldValue(field.name, value)}
                </td>
              ))}
              {absent === undefined ? null : <td className="evidence-absent" />}
            </tr>
          ))}
        </tbody>
      </table>
      {around === undefined ? null : <SourceLines sourceId={around.sourceId} row={around.row} />}
    </div>
  );
}
