import { momentText } from '../domain/statements/moments.ts';
import { writeMethodSheet } from './excel/methodWriter.ts';
import type { Pace } from './excel/sheetWriter.ts';
import { writeStatementSheet } from './excel/statementWriter.ts';
import { writeSummarySheet } from './excel/summaryWriter.ts';
import { writeTableSheet } from './excel/tableWriter.ts';
import { startWorkbook } from './excel/workbook.ts';
import { checkFindingSheet, checkSheet } from './model/checkSheets.ts';
import type { ReportInput } from './model/reportInput.ts';
import { exceptionSheet, handoffSheet, rejectSheet, varianceSheet } from './model/tableSheets.ts';

/**
 * The report as the bytes of an Excel workbook. Nothing in it depends on the day it is written; its dates are those of the cut-off.
 * Every text goes in as text: only formulas of our own are formulas.
 */
export async function writeReport(input: ReportInput, pace: Pace): Promise<Uint8Array> {
  const { engagement } = input;
  const workbook = await startWorkbook('Countersign', new Date(engagement.cutoff), engagement.name);
  const subtitle = [
    engagement.client === '' ? null : engagement.client, engagement.name === '' ? null : engagement.name,
    engagement.cutoffKnown ? `cut-off ${momentText(engagement.cutoff, engagement.timezone)}` : 'no cut-off known',
    `authority ${engagement.authority}`,
  ].filter((part) => part !== null).join(' · ');
  await writeSummarySheet(workbook, input, subtitle, pace);
  await writeMethodSheet(workbook, input, subtitle, pace);
  await writeTableSheet(workbook, handoffSheet(input), subtitle, pace);
  await writeTableSheet(workbook, varianceSheet(input), subtitle, pace);
  await writeStatementSheet(workbook, input, subtitle, pace);
  await writeTableSheet(workbook, exceptionSheet(input), subtitle, pace);
  await writeTableSheet(workbook, checkSheet(input), subtitle, pace);
  await writeTableSheet(workbook, checkFindingSheet(input), subtitle, pace);
  await writeTableSheet(workbook, rejectSheet(input), subtitle, pace);
  return workbook.finish();
}
