import { evidenceLines } from '../model/evidence.ts';
import type { EvidenceLine } from '../model/evidence.ts';
import type { ReportInput } from '../model/reportInput.ts';
import { linked } from '../model/table.ts';
import { namesOf, systemWidth } from '../model/tableSheets.ts';
import { printed } from '../model/words.ts';
import { SheetWriter, bodyCell } from './sheetWriter.ts';
import type { Cell, Pace } from './sheetWriter.ts';
import {
  NOTE, QUIET, RULE_BELOW, SECTION, SHADE, SUBTITLE, TERM, TITLE, font, headerStyle, sharedStyle, solid,
} from './styles.ts';
import type { ReportWorkbook } from './workbook.ts';

const HEADERS = ['Exception', 'Side', 'System', 'File', 'Row code', 'SHA-256 of the file', 'Line', 'As received'] as const;
const AS_RECEIVED = 7;
const GROUP_HEIGHT = 22;
/** So many exceptions lead back to where they are listed. */
const LED_BACK = 2_000;
const NOTES = [
  'What the figures of this report rest on: the rows of the exports as they were received, each with the line before and the line after. '
    + 'The line that counts is bold.',
  'A row code is the first eight signs of the file’s SHA-256 and the line. In Countersign, Ctrl K and a code (E-000012 or '
    + '1a2b3c4d:118) opens it, with as many lines around it as wanted.',
];
const HEADER_ROW = 2 + NOTES.length + 2;
/** The first row of the sheet below its head. */
export const FIRST_EVIDENCE_ROW = HEADER_ROW + 1;

/**
 * The rows as received behind exceptions, compared figures, findings of checks and rejects. Exceptions are listed from `exceptionRow` on
 * of their sheet.
 */
export async function writeEvidenceSheet(
  workbook: ReportWorkbook, input: ReportInput, exceptionRow: number, subtitle: string, pace: Pace,
): Promise<void> {
  const sheet = workbook.addSheet('Evidence', [11, 14, systemWidth(input), 26, 17, 26, 9, 110], {
    repeat: `${HEADER_ROW}:${HEADER_ROW}`, frozenRows: HEADER_ROW, frozenColumns: 1,
  });
  const writer = new SheetWriter(sheet, pace);
  await writer.add([{ value: 'Evidence', style: TITLE }], 24);
  await writer.add([{ value: subtitle, style: SUBTITLE }]);
  for (const note of NOTES) await writer.add([{ value: note, style: SUBTITLE }]);
  await writer.add([]);
  const headers = HEADERS.map((header) => ({ value: header, style: headerStyle(header === 'Line' ? 'count' : 'text') }));
  await writer.add(headers, 30);
  const name = namesOf(input);
  const exceptionRows = new Map<string, number>();
  for (const { code } of input.exceptions.records()) {
    if (exceptionRows.size === LED_BACK) break;
    exceptionRows.set(code, exceptionRow + exceptionRows.size);
  }
  for (const line of evidenceLines(input.evidence)) {
    await writer.add(cellsOf(line, name, exceptionRows), line.is === 'group' ? GROUP_HEIGHT : undefined);
  }
  if (writer.row === HEADER_ROW) await writer.add([{ value: 'No figure of this report rests on single rows.', style: NOTE }]);
  sheet.autoFilter = { from: { row: HEADER_ROW, column: 1 }, to: { row: Math.max(writer.row, HEADER_ROW + 1), column: HEADERS.length } };
  await writer.end();
}

function cellsOf(
  line: EvidenceLine, name: (code: string | null) => string | null, exceptionRows: ReadonlyMap<string, number>,
): readonly Cell[] {
  switch (line.is) {
    case 'group': return [{ value: line.text, style: line.level === 1 ? SECTION : TERM }];
    case 'note': return [null, { value: line.text, style: NOTE }];
    case 'block': {
      const code = bodyCell(linked(line.code, 'Exceptions', exceptionRows.get(line.code ?? '')), 'text', false, 'strong');
      const rest = Array.from({ length: AS_RECEIVED - 1 }, () => ({ value: null, style: blockStyle() }));
      return [code, { value: line.text, style: blockStyle() }, ...rest];
    }
    case 'header': case 'around': case 'this': case 'left out': {
      const { of } = line;
      const style = rawStyle(line.is === 'this');
      const isNamed = line.is === 'this' || line.is === 'left out';
      const texts = [line.code, printed(of.role), name(of.system), of.file, line.rowCode, isNamed ? of.sha256 : null];
      return [
        ...texts.map((value) => ({ value, style: placeStyle(line.is === 'this') })),
        line.line === null ? { value: 'header', style: headStyle() } : { value: line.line, style: lineStyle(line.is === 'this') },
        { value: line.text, style: line.is === 'left out' ? NOTE : style },
      ];
    }
  }
}

const RAW_FACE = 'Consolas';

function blockStyle(): typeof TERM {
  return sharedStyle('evidence block', () => ({ font: font({ bold: true }), numFmt: '@', fill: solid(SHADE) }));
}

/** A line of a file, letter by letter in the same width; those around the one that counts are quiet. */
function rawStyle(isThis: boolean): typeof TERM {
  return sharedStyle(`evidence raw ${isThis}`, () => ({
    font: font({ name: RAW_FACE, size: 9, ...(isThis ? { bold: true } : { color: { argb: QUIET } }) }), numFmt: '@', border: RULE_BELOW,
  }));
}

function placeStyle(isThis: boolean): typeof TERM {
  return sharedStyle(`evidence place ${isThis}`, () => ({
    font: font(isThis ? {} : { color: { argb: QUIET } }), numFmt: '@', border: RULE_BELOW,
  }));
}

function lineStyle(isThis: boolean): typeof TERM {
  return sharedStyle(`evidence line ${isThis}`, () => ({
    font: font(isThis ? { bold: true } : { color: { argb: QUIET } }), numFmt: '0_0', border: RULE_BELOW, alignment: { horizontal: 'right' },
  }));
}

function headStyle(): typeof TERM {
  return sharedStyle('evidence head', () => ({
    font: font({ color: { argb: QUIET } }), numFmt: '@', border: RULE_BELOW, alignment: { horizontal: 'right' },
  }));
}
