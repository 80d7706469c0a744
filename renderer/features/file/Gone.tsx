import { useAnswer } from '../../app/state/answers.ts';
import { exportList } from '../../app/state/exportList.ts';
import { useWindow } from '../../app/state/windowState.ts';
import { Answered } from '../../ui/Answered.tsx';
import { TableHead } from '../../ui/TableHead.tsx';
import { formatCount, formatSignedUnits, formatSignedWorth } from '../../ui/figures.ts';
import { formatDate } from '../../ui/moments.ts';
import { KindMark } from '../vocabulary/KindMark.tsx';
import { GoneDoor } from './GoneDoor.tsx';

const GONE_SHOWN = 100;

/** The exceptions that the last runs did not see any more, those closed last first. */
export function Gone() {
  const gone = useAnswer('runs.gone', { start: 0, count: GONE_SHOWN });
  const timezone = useWindow((state) => state.engagement?.timezone ?? 'UTC');
  const currency = useWindow((state) => state.engagement?.currency ?? '');
  return (
    <Answered answer={gone} of="what is gone">
      {({ rows, total }) =>
        total === 0 ? (
          <p className="soft">Every exception of earlier runs is still there.</p>
        ) : (
          <div className="file-scroll" role="region" aria-label="What is not seen any more" tabIndex={0}>
            <table className="table sticky">
              <TableHead
                of={[
                  'Exception', 'Kind', 'Item and place', 'Reference', { number: 'Units' }, { number: 'Value' }, 'Owner',
                  'Gone at',
                ]}
              />
              <tbody>
                {rows.map((row) => (
                  <tr key={row.code}>
                    <th scope="row">
                      <GoneDoor row={row}>{row.code}</GoneDoor>
                    </th>
                    <td>
                      <KindMark kind={row.kind} />
                    </td>
                    <td>
                      {row.sku} <span className="quiet">at</span> {row.location}
                    </td>
                    <td>{row.reference ?? ''}</td>
                    <td className="number">
                      <GoneDoor row={row}>{formatSignedUnits(row.quantity)}</GoneDoor>
                    </td>
                    <td className="number">
                      <GoneDoor row={row}>{formatSignedWorth(row.value, row.priced, currency)}</GoneDoor>
                    </td>
                    <td>{row.owner}</td>
                    <td className="nowrap">{formatDate(row.closedAt, timezone)}</td>
                  </tr>
                ))}
              </tbody>
            </table>
            <p className="quiet file-none">
              {total > rows.length ? `The first ${formatCount(rows.length)} of ${formatCount(total)}. ` : ''}
              <button type="button" className="door" onClick={() => void exportList({ list: 'gone' })}>
                Export all
              </button>
            </p>
          </div>
        )
      }
    </Answered>
  );
}
