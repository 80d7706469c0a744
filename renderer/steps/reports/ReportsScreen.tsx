import { useAnswer } from '../../app/state/answers.ts';
import { showReport, writeAuditData, writeReport } from '../../app/state/engagement.ts';
import { goTo, openQueue, openVariances } from '../../app/state/navigation.ts';
import { useWindow } from '../../app/state/windowState.ts';
import { SCREEN_HELP } from '../../features/vocabulary/glossary.ts';
import { Keys } from '../../features/help/Help.tsx';
import { formatBytes, formatCounted } from '../../ui/figures.ts';
import { Screen } from '../../ui/Screen.tsx';
import { TableHead } from '../../ui/TableHead.tsx';
import './reports.css';

/** What can be handed over. */
export function ReportsScreen() {
  const engagement = useWindow((state) => state.engagement);
  const busy = useWindow((state) => state.work !== null);
  const report = useWindow((state) => state.report);
  const sources = useAnswer('sources.list', {}).value?.length;
  const handoffs = useAnswer('handoffs.list', {}).value?.length;
  if (engagement === null) return null;
  const { summary } = engagement;
  const sheets: readonly (readonly [sheet: string, holds: string, opens?: () => void])[] = [
    ['Summary', 'What was compared and what was found, by kind and by system'],
    [
      'Method & sources',
      sources === undefined
        ? 'Every file with its hash and control totals'
        : `${formatCounted(sources, 'file')} with hashes and control totals`,
      () => goTo('sources'),
    ],
    [
      'Handoffs', `${handoffs === undefined ? 'Every handoff' : formatCounted(handoffs, 'handoff')} with latencies and misses`,
      () => goTo('gaps'),
    ],
    ['Variances', `${formatCounted(summary.variances, 'variance')} with what explains each`, () => openVariances({})],
    ['Statements', 'The walk from recorded to authoritative of each variance, line by line'],
    ['Exceptions', `${formatCounted(summary.exceptions, 'exception')} with owner, fix and evidence`, () => openQueue({})],
    ['Checks', 'Every check with its parameters and what its last run came to'],
    ['Check findings', 'Each thing a check found, by check'],
    ['Rejects', summary.rejected === 0 ? 'No row was rejected' : formatCounted(summary.rejected, 'rejected row'), () => goTo('sources')],
    ['Decisions', 'Who decided what, when and why, each with its hash'],
    ['Evidence', 'The rows as received behind every figure, with the lines around, the file and its hash'],
  ];
  return (
    <Screen title="Reports" help={SCREEN_HELP.reports}>
      <div className="reports">
        <section aria-label="Excel report">
          <h3>Excel report</h3>
          <table className="table">
            <TableHead of={['Sheet', 'Holds']} />
            <tbody>
              {sheets.map(([name, holds, opens]) => (
                <tr key={name}>
                  <th scope="row">{name}</th>
                  <td className="soft">
                    {opens === undefined ? (
                      holds
                    ) : (
                      <button type="button" className="door" onClick={opens}>
                        {holds}
                      </button>
                    )}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
          <p className="reports-actions">
            <button type="button" className="button first" disabled={busy} onClick={() => void writeReport()}>
              Write the Excel report
            </button>
            <Keys sequence="mod+e" />
          </p>
        </section>
        <section aria-label="Audit data">
          <h3>Audit data</h3>
          <p className="soft">
            What is on hand and what moved, as InventoryOnHand and InventoryTransactions of the AICPA Audit Data Standards.
          </p>
          <p className="reports-actions">
            <button type="button" className="button" disabled={busy} onClick={() => void writeAuditData()}>
              Write the audit data
            </button>
          </p>
        </section>
        {report === null ? null : (
          <section aria-label="Written">
            <h3>Written</h3>
            <p className="reports-actions">
              <span>
                {report.fileName} <span className="quiet" data-rests-on="the file">{formatBytes(report.bytes)}</span>
              </span>
              <button type="button" className="button" onClick={() => void showReport()}>
                Show in its folder
              </button>
            </p>
          </section>
        )}
      </div>
    </Screen>
  );
}
