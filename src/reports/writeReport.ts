import { momentText } from '../domain/statements/moments.ts';
import { writeMethodSheet } from './excel/methodWriter.ts';
import { FIRST_EVIDENCE_ROW, writeEvidenceSheet } from './excel/evidenceWriter.ts';
import type { Pace } from './excel/sheetWriter.ts';
import { statementHeaderRow, writeStatementSheet } from './excel/statementWriter.ts';
import { writeSummarySheet } from './excel/summaryWriter.ts';
import { placeOf, writeTableSheet } from './excel/tableWriter.ts';
import { startWorkbook } from './excel/workbook.ts';
import { checkFindingSheet, checkSheet } from './model/checkSheets.ts';
import { decisionSheet } from './model/decisionSheet.ts';
import { evidencePlacesOf } from './model/evidence.ts';
import { linkingOf } from './model/links.ts';
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
  const links = linkingOf({
    evidence: evidencePlacesOf(input.evidence, FIRST_EVIDENCE_ROW),
    statements: new Map([...input.statements.starts].map(([id, start]) => [id, statementHeaderRow(input) + 1 + start])),
    hashes: new Map(input.sources.map(({ file, sha256 }) => [file, sha256])),
  });
  await writeSummarySheet(workbook, input, links, subtitle, pace);
  await writeMethodSheet(workbook, input, subtitle, pace);
  await writeTableSheet(workbook, handoffSheet(input, links), subtitle, pace);
  await writeTableSheet(workbook, varianceSheet(input, links), subtitle, pace);
  await writeStatementSheet(workbook, input, links, subtitle, pace);
  const exceptions = exceptionSheet(input, links);
  await writeTableSheet(workbook, exceptions, subtitle, pace);
  await writeTableSheet(workbook, checkSheet(input), subtitle, pace);
  await writeTableSheet(workbook, checkFindingSheet(input, links), subtitle, pace);
  await writeTableSheet(workbook, rejectSheet(input, links), subtitle, pace);
  await writeTableSheet(workbook, decisionSheet(input), subtitle, pace);
  await writeEvidenceSheet(workbook, input, placeOf(exceptions).firstRow, subtitle, pace);
  return workbook.finish();
}
