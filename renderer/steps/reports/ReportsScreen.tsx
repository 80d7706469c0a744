import { useAnswer } from '../../app/state/answers.ts';
import { showReport, writeReport } from '../../app/state/engagement.ts';
import { useWindow } from '../../app/state/windowState.ts';
import { SCREEN_HELP } from '../../features/vocabulary/glossary.ts';
import { Keys } from '../../features/help/Help.tsx';
import { formatBytes, formatCounted } from '../../ui/figures.ts';
import { Screen } from '../../ui/Screen.tsx';
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
  const sheets: readonly (readonly [string, string])[] = [
    ['Summary', 'The engagement, its cut-off, record accuracy and what was found'],
    [
      'Sources and method',
      sources === undefined
        ? 'Every file with its hash and totals'
        : `${formatCounted(sources, 'file')} with hashes, control totals and rejects`,
    ],
    [
      'Handoffs',
      handoffs === undefined
        ? 'Every handoff with its figures'
        : `${formatCounted(handoffs, 'handoff')} with latencies and misses`,
    ],
    ['Variances', `${formatCounted(summary.variances, 'variance')}, each with its statement`],
    ['Exceptions', formatCounted(summary.exceptions, 'exception')],
  ];
  return (
    <Screen title="Reports" help={SCREEN_HELP.reports}>
      <div className="reports">
        <section aria-label="Excel report">
          <h3>Excel report</h3>
          <table className="table">
            <thead>
              <tr>
                <th scope="col">Part</th>
                <th scope="col">Holds</th>
              </tr>
            </thead>
            <tbody>
              {sheets.map(([name, holds]) => (
                <tr key={name}>
                  <th scope="row">{name}</th>
                  <td className="soft">{holds}</td>
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
        {report === null ? null : (
          <section aria-label="Written">
            <h3>Written</h3>
            <p className="reports-actions">
              <span>
                {report.fileName} <span className="quiet">{formatBytes(report.bytes)}</span>
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
