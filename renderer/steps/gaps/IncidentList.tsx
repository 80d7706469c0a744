import type { Listed } from '../../../src/contract/calls.ts';
import type { IncidentView } from '../../../src/contract/rootViews.ts';
import { usePartOf } from '../../app/commands/usePartOf.ts';
import { exportList } from '../../app/state/exportList.ts';
import { useWindow, windowState } from '../../app/state/windowState.ts';
import { useSystemName } from '../../features/vocabulary/systemNames.ts';
import { INCIDENT_WORDS } from '../../features/vocabulary/words.ts';
import { formatUnits } from '../../ui/figures.ts';
import { formatMoment, formatZone } from '../../ui/moments.ts';
import { Pager } from '../../ui/Pager.tsx';
import { TableHead } from '../../ui/TableHead.tsx';
import { usePickList } from '../../ui/pickList.ts';

export const INCIDENT_PAGE = 200;

/** What people reported, the latest first, each with what most likely lies behind it. */
export function IncidentList({
  page,
  start,
  onStart,
  picked,
}: {
  readonly page: Listed<IncidentView>;
  readonly start: number;
  readonly onStart: (start: number) => void;
  readonly picked: number | null;
}) {
  const nameOf = useSystemName();
  const timezone = useWindow((state) => state.engagement?.timezone ?? 'UTC');
  const { rows, total } = page;
  const table = usePartOf({ list: 'reports' });
  const rowProps = usePickList({
    name: 'incident',
    rows,
    keyOf: (each) => each.id,
    picked,
    onPick: (each) => windowState.set({ pickedIncident: each.id }),
  });
  if (total === 0) {
    return (
      <div className="empty">
        <h2>No reports</h2>
        <p>
          An export of incidents (short picks, oversells, cancelled orders, differences finance found) fills this page: each report is
          led back to the event that most likely caused it.
        </p>
      </div>
    );
  }
  return (
    <>
      <table ref={table} className="table sticky gaps incidents">
        <TableHead
          of={[
            `Reported (${formatZone(rows[0]?.reportedAt ?? 0, timezone)})`, 'What', { text: 'In', wide: true }, 'Item', 'Place',
            { number: 'Units' }, { text: 'By', wide: true }, 'Most likely cause',
          ]}
        />
        <tbody>
          {rows.map((each, index) => (
            <tr key={each.id} {...rowProps(each, index)}>
              <th scope="row" className="nowrap">
                {formatMoment(each.reportedAt, timezone)}
              </th>
              <td className="nowrap">{INCIDENT_WORDS[each.kind]}</td>
              <td className="wide">{nameOf(each.system)}</td>
              <td className="clipped" title={each.sku}>
                {each.sku}
              </td>
              <td className={each.location === null ? 'quiet' : ''}>{each.location ?? 'not given'}</td>
              <td className={each.quantity === null ? 'number quiet' : 'number'}>
                {each.quantity === null ? 'not given' : formatUnits(Math.abs(each.quantity))}
              </td>
              <td className={each.reportedBy === null ? 'quiet wide' : 'clipped wide'} title={each.reportedBy ?? undefined}>
                {each.reportedBy ?? 'not given'}
              </td>
              <td className="cause" title={each.causes[0]?.text}>
                <span>{each.causes[0]?.text ?? <span className="quiet">nothing found lies behind it</span>}</span>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <Pager
        start={start}
        shown={rows.length}
        total={total}
        page={INCIDENT_PAGE}
        one="report"
        onStart={onStart}
        onExport={() => void exportList({ list: 'reports' })}
      />
    </>
  );
}
