import type { ShownList } from '../../contract/calls.ts';
import type { Ports, Task } from '../../ports.ts';
import { momentText } from '../../domain/statements/moments.ts';
import { MOST_ROWS } from '../../reports/model/table.ts';
import { listText, listWorkbook } from '../../reports/writeList.ts';
import type { Database } from '../../store/database.ts';
import { engagementSettings } from '../../store/queries/settings.ts';
import { shownTable } from '../lists/shownTable.ts';
import type { ListColumn } from '../lists/wholeList.ts';

/**
 * Writes a list as it is shown: every row that its filter lets through, in its order, under its headers; a workbook names filter and
 * order over them. Delimited text where the file's name ends in `.csv`, a workbook otherwise, which holds the first million. Fails with
 * `cancelled`, `disk_full` or `not_written`.
 */
export async function writeList(
  db: Database, ports: Ports, wanted: { readonly path: string; readonly shown: ShownList; readonly columns: readonly ListColumn[] },
  task: Task,
): Promise<{ readonly bytes: number; readonly rows: number }> {
  const { path, shown, columns } = wanted;
  const { name, client, cutoff, timezone } = engagementSettings(db);
  const isText = path.toLowerCase().endsWith('.csv');
  const { sheet } = await shownTable(db, shown, columns, isText ? Infinity : MOST_ROWS, () => task.breathe());
  let done = 0;
  const started = ports.clock.elapsed();
  const pace = {
    async rows(written: number): Promise<void> {
      done += written;
      const seconds = (ports.clock.elapsed() - started) / 1000;
      const rate = seconds > 0 ? Math.round(done / seconds) : 0;
      task.report({ phase: 'Writing the list', done, total: sheet.rowCount, unit: 'rows', rate });
      await task.breathe();
    },
  };
  const subtitle = [client, name, `cut-off ${momentText(cutoff, timezone)}`].filter((part) => part !== '').join(' · ');
  const content = isText ? await listText(sheet, pace) : [await listWorkbook(sheet, subtitle, cutoff, pace)];
  await ports.files.replace(path, content);
  return { bytes: content.reduce((sum, piece) => sum + piece.length, 0), rows: sheet.rowCount };
}
