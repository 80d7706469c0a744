import type { Ports, Task } from '../../ports.ts';
import { writeReport as writeWorkbook } from '../../reports/writeReport.ts';
import type { Database } from '../../store/database.ts';
import { reportEvidence } from './reportEvidence.ts';
import { reportInput } from './reportInput.ts';

/**
 * Writes the Excel report of the open engagement and answers its size. The file is replaced as a whole: a cancelled or failed report
 * leaves what stood there before. Fails with `cancelled`, `disk_full` or `not_written`.
 */
export async function writeReport(db: Database, ports: Ports, path: string, task: Task): Promise<{ bytes: number }> {
  const content = await reportBytes(db, ports, task);
  await ports.files.replace(path, content);
  return { bytes: content.length };
}

/** The report as bytes, with progress a thousand rows at a time. */
async function reportBytes(db: Database, ports: Ports, task: Task): Promise<Uint8Array> {
  const started = ports.clock.elapsed();
  let done = 0;
  await task.breathe();
  const evidence = await reportEvidence(db, ports, task);
  const input = { ...reportInput(db, ports.version), evidence };
  return writeWorkbook(input, {
    async rows(written) {
      done += written;
      const seconds = (ports.clock.elapsed() - started) / 1000;
      task.report({ phase: 'Writing the report', done, total: 0, unit: 'rows', rate: seconds > 0 ? Math.round(done / seconds) : 0 });
      await task.breathe();
    },
  });
}
