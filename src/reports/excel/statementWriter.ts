import { fromUnits } from '../../domain/quantity.ts';
import { signedUnits } from '../../domain/statements/figures.ts';
import { KIND_WORDS } from '../../domain/statements/wording.ts';
import type { ReportInput, ReportStatement } from '../model/reportInput.ts';
import { namesOf, systemWidth } from '../model/tableSheets.ts';
import type { Linking } from '../model/links.ts';
import type { CellValue, ColumnKind, Link } from '../model/table.ts';
import { cutNote, printed } from '../model/words.ts';
import { LINE_HEIGHT, SheetWriter, bodyCell, letters, linesIn } from './sheetWriter.ts';
import type { Cell, Pace } from './sheetWriter.ts';
import { SUBTITLE, TITLE, bodyStyle, headerStyle } from './styles.ts';
import type { ReportWorkbook } from './workbook.ts';

const STATEMENT_WIDTH = 74;
const COLUMNS: readonly { readonly header: string; readonly kind: ColumnKind; readonly width: number }[] = [
  { header: 'SKU', kind: 'text', width: 18 }, { header: 'Location', kind: 'text', width: 12 },
  { header: 'System', kind: 'text', width: 14 },
  { header: 'Step', kind: 'text', width: 20 }, { header: 'Statement', kind: 'text', width: STATEMENT_WIDTH },
  { header: 'Units', kind: 'units', width: 11 },
  { header: 'Value', kind: 'money', width: 14 },
  { header: 'Reference', kind: 'text', width: 15 }, { header: 'Owner', kind: 'text', width: 20 },
  { header: 'Fix', kind: 'text', width: 17 }, { header: 'Exception', kind: 'text', width: 11 },
];
const STATEMENT = 5;
const UNITS = 6;
const VALUE = 7;

/**
 * Each variance as a walk, the way a bank reconciliation reads: what the system recorded, step by step, to the authoritative figure. A
 * step has the opposite sign of its share in the variance; the last row adds the walk up with a formula, so that anyone can check it.
 */
export async function writeStatementSheet(
  workbook: ReportWorkbook, input: ReportInput, links: Linking, subtitle: string, pace: Pace,
): Promise<void> {
  const { statements, engagement } = input;
  const notes = notesOf(input);
  const headerRow = statementHeaderRow(input);
  const widths = COLUMNS.map(({ header, width }) => (header === 'System' ? systemWidth(input) : width));
  const sheet = workbook.addSheet('Statements', widths, {
    repeat: `${headerRow}:${headerRow}`, frozenRows: headerRow, frozenColumns: 1,
  });
  const writer = new SheetWriter(sheet, pace);
  await writer.add([{ value: 'Statements', style: TITLE }], 24);
  await writer.add([{ value: subtitle, style: SUBTITLE }]);
  for (const note of notes) await writer.add([{ value: note, style: SUBTITLE }]);
  await writer.add(COLUMNS.map(({ header, kind }, at) => ({
    value: at === VALUE - 1 ? `${header} (${engagement.currency})` : header, style: headerStyle(kind),
  })), 30);
  const name = namesOf(input);
  for (const statement of statements.records()) await writeWalk(writer, statement, links, name);
  if (writer.row === headerRow) await writer.add([{ value: 'No system differs from the authoritative figures.', style: SUBTITLE }]);
  sheet.autoFilter = { from: { row: headerRow, column: 1 }, to: { row: Math.max(writer.row, headerRow + 1), column: COLUMNS.length } };
  await writer.end();
}

function notesOf({ statements }: ReportInput): readonly string[] {
  return [
    'Each statement walks from what a system recorded to the authoritative figure; the last row is the sum of the walk. The recorded '
      + 'figure and the units of each step lead to their rows as received.',
    ...cutNote(statements.count, statements.total, 'statements'),
  ];
}

/** Where the header of the sheet stands; the first statement follows it. */
export function statementHeaderRow(input: ReportInput): number {
  return 3 + notesOf(input).length;
}

async function writeWalk(
  writer: SheetWriter, { variance, lines: steps, rolls }: ReportStatement, links: Linking,
  name: (code: string | null) => string | null,
): Promise<void> {
  const place = [variance.sku, variance.location, name(variance.system)] as const;
  const cells = (values: readonly (CellValue | Link)[], look: 'plain' | 'strong' | 'sum'): Cell[] =>
    COLUMNS.map(({ kind }, at) => {
      const shown = at === UNITS - 1 && look === 'plain' ? 'signedUnits' : kind;
      return bodyCell(values[at] ?? null, shown, at === STATEMENT - 1, look);
    });
  const figure = variance.meaning === 'on_hand' ? 'on hand' : 'available to promise';
  const rolled = (system: string): string => rolls.filter((roll) => roll.system === system).map(({ text }) => `; ${text}`).join('');
  const difference = signedUnits(fromUnits(variance.variance));
  const recorded = `${name(variance.system) ?? ''}, ${figure}: ${difference} against the authority`
    + `${variance.recordedListed ? '' : ' (does not list it)'}${rolled(variance.system)}`;
  await writer.add(cells([
    ...place, 'Recorded',
    recorded,
    links.toCompared(variance.recorded, variance.id), null, null, variance.owner, null, null,
  ], 'strong'), linesIn(recorded, STATEMENT_WIDTH) * LINE_HEIGHT);
  const first = writer.row;
  for (const line of steps) {
    const lines = linesIn(line.text, STATEMENT_WIDTH);
    await writer.add(cells([
      ...place, KIND_WORDS[line.kind], line.text, links.toFinding(0 - line.quantity, line.findingId),
      variance.priced ? 0 - line.value : null, line.reference, line.owner, printed(line.fix),
      links.toFinding(line.exception, line.findingId),
    ], 'plain'), lines === 1 ? undefined : lines * LINE_HEIGHT);
  }
  const last = cells([
    ...place, links.toCompared('Authoritative', variance.id),
    `${name(variance.authority) ?? ''}, ${figure}${variance.authoritativeListed ? '' : ' (does not list it)'}${rolled(variance.authority)}`,
  ], 'sum');
  const sumOver = (column: number, result: number, kind: ColumnKind): Cell => ({
    formula: `SUM(${letters(column)}${first}:${letters(column)}${writer.row})`, result, style: bodyStyle(kind, result, false, 'sum'),
  });
  last[UNITS - 1] = sumOver(UNITS, variance.authoritative, 'units');
  await writer.add(last);
}
