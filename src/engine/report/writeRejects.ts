import type { Ports, Task } from '../../ports.ts';
import { fail } from '../../domain/problem.ts';
import { column } from '../../reports/model/table.ts';
import type { TableSheet } from '../../reports/model/table.ts';
import { listText, listWorkbook } from '../../reports/writeList.ts';
import type { Database } from '../../store/database.ts';
import { engagementSettings } from '../../store/queries/settings.ts';
import { listSources, rejectPage } from '../../store/queries/sources.ts';

/**
 * Writes the rejected rows of a loaded file: line, column, value as received, reason, so that whoever made the export can mend it. As
 * text where the name ends in `.csv`. Fails with `unknown_record`, `cancelled`, `disk_full` or `not_written`.
 */
export async function writeRejects(
  db: Database, ports: Ports, path: string, file: string, task: Task,
): Promise<{ readonly bytes: number; readonly rows: number }> {
  const source = listSources(db).find((one) => one.file === file)
    ?? fail({ code: 'unknown_record', file, message: 'No such file is loaded.', remedy: 'Choose it again from the list.' });
  const { rows } = rejectPage(db, source.id, 0, 1_000_000);
  const sheet: TableSheet = {
    name: 'Rejects', title: `Rejected rows of ${file}`, rowCount: rows.length, empty: 'Every row was loaded.',
    notes: [`${source.rowsRejected} of ${source.rowsRead} rows could not be loaded and are in no figure. SHA-256 ${source.sha256}.`,
      ...(rows.length < source.rowsRejected ? [`The first ${rows.length} are listed here; the others are counted.`] : [])],
    columns: [
      column('count', 'Line', 9), column('text', 'Column', 20), column('text', 'Value as received', 30),
      column('text', 'Reason', 60, { wrap: true }),
    ],
    rows: () => rows.map((reject) => [reject.line, reject.column, reject.value, reject.reason]),
  };
  const pace = { rows: async () => { await task.breathe(); } };
  const content = path.toLowerCase().endsWith('.csv') ? await listText(sheet, pace)
    : [await listWorkbook(sheet, file, engagementSettings(db).cutoff, pace)];
  await ports.files.replace(path, content);
  return { bytes: content.reduce((sum, piece) => sum + piece.length, 0), rows: rows.length };
}
