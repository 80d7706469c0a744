import type { Pace } from './excel/sheetWriter.ts';
import { writeTableSheet } from './excel/tableWriter.ts';
import { startWorkbook } from './excel/workbook.ts';
import { proofSheets } from './model/proofSheets.ts';
import type { ProofInput } from './model/proofSheets.ts';

/** A proof pack as the bytes of a workbook. Its texts are texts; nothing of a client's is a formula. */
export async function proofWorkbook(input: ProofInput, subtitle: string, made: number, pace: Pace): Promise<Uint8Array> {
  const workbook = await startWorkbook('Countersign', new Date(made), subtitle);
  for (const sheet of proofSheets(input)) await writeTableSheet(workbook, sheet, subtitle, pace);
  return workbook.finish();
}
