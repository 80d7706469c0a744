import type { Alignment, Style } from 'exceljs';
import { cutShare } from '../../domain/share.ts';
import { KIND_MEANINGS, KIND_WORDS } from '../../domain/statements/wording.ts';
import type { ReportInput } from '../model/reportInput.ts';
import type { Linking } from '../model/links.ts';
import { exceptionSheet, namesOf, varianceSheet } from '../model/tableSheets.ts';
import { linked } from '../model/table.ts';
import type { CellValue, ColumnKind, Link, Target } from '../model/table.ts';
import { printedSystemKind } from '../model/words.ts';
import { SheetWriter, bodyCell } from './sheetWriter.ts';
import type { Cell, Pace } from './sheetWriter.ts';
import {
  ACCENT, NOTE, QUIET, SECTION, SHADE, SUBTITLE, TITLE, bodyStyle, font, headerStyle, numberFormat, sharedStyle, solid,
} from './styles.ts';
import { placeOf } from './tableWriter.ts';
import type { ReportWorkbook } from './workbook.ts';

const WIDTHS = [26, 19, 18, 18, 20, 20, 30];
const LARGEST = 10;
/** Where the sources are listed on the sheet that says how the figures came about. */
const SOURCES_ROW = 5;
const MOST_OWNERS = 12;
/** The gravest come first; all of them are on the sheet that follows. */
const MOST_WARNINGS = 6;

interface Figure {
  readonly label: string;
  readonly kind: ColumnKind;
  readonly value: number | 'nothing compared';
  /** Our own formula over the other sheets; absent where a sheet does not list everything. */
  readonly formula?: string;
  readonly caption: string;
  /** Where it is drawn from. */
  readonly from: Target['sheet'];
}

/** One page for the person who reads only one: the key figures, each a formula over the sheets that follow, and where it hurts. */
export async function writeSummarySheet(
  workbook: ReportWorkbook, input: ReportInput, links: Linking, subtitle: string, pace: Pace,
): Promise<void> {
  const sheet = workbook.addSheet('Summary', WIDTHS, { onePage: true });
  const writer = new SheetWriter(sheet, pace);
  await writer.add([{ value: input.engagement.name, style: TITLE }], 26);
  await writer.add([{ value: subtitle, style: SUBTITLE }]);
  for (const text of input.engagement.warnings.slice(0, MOST_WARNINGS)) await writer.add([{ value: `Warning: ${text}`, style: NOTE }]);
  await writer.add([]);
  await writeCards(writer, keyFigures(input, links));
  await writeSystems(writer, input);
  await writeKinds(writer, input, links);
  await writeLargest(writer, input, links);
  await writeOwners(writer, input);
  await writer.end();
}

function keyFigures(input: ReportInput, links: Linking): readonly Figure[] {
  const { summary, variances, exceptions, engagement } = input;
  const variance = placeOf(varianceSheet(input, links));
  const exception = placeOf(exceptionSheet(input, links));
  const over = (letter: string): string => `Variances!$${letter}$${variance.firstRow}:$${letter}$${variance.lastRow}`;
  const complete = variances.count === variances.total && variances.count > 0;
  const live = (formula: string): { formula?: string } => (complete ? { formula } : {});
  const listed = exceptions.count === exceptions.total && exceptions.count > 0;
  return [
    {
      label: 'Variances', kind: 'count', value: summary.variances, ...live(`COUNTIF(${over('I')},"<>0")`),
      caption: 'figures that differ', from: 'Variances',
    },
    {
      label: 'Units apart', kind: 'units', value: summary.absoluteUnits, ...live(`SUMPRODUCT(ABS(${over('I')}))`),
      caption: 'sizes added up', from: 'Variances',
    },
    {
      label: `Net value (${engagement.currency})`, kind: 'money', value: summary.netValue, ...live(`SUM(${over('J')})`),
      caption: summary.unpricedVariances === 0 ? 'signs netted' : `${summary.unpricedVariances.toLocaleString('en-US')} without a cost`,
      from: 'Variances',
    },
    {
      label: 'Explained', kind: 'share', value: engagement.isCompared ? cutShare(summary.explainedShare) : 'nothing compared',
      ...live(`IF(SUMPRODUCT(ABS(${over('I')}))=0,1,ROUNDDOWN(1-SUMPRODUCT(ABS(${over('L')}))/SUMPRODUCT(ABS(${over('I')})),3))`),
      caption: 'of the units apart', from: 'Statements',
    },
    {
      label: 'Exceptions', kind: 'count', value: summary.exceptions,
      ...(listed ? { formula: `COUNTA(Exceptions!$A$${exception.firstRow}:$A$${exception.lastRow})` } : {}),
      caption: 'to be acted on', from: 'Exceptions',
    },
    { label: 'In flight', kind: 'count', value: summary.inFlight, caption: 'timing, will settle', from: 'Handoffs' },
    { label: 'Rows rejected', kind: 'count', value: summary.rejected, caption: 'in no figure', from: 'Rejects' },
  ];
}

async function writeCards(writer: SheetWriter, figures: readonly Figure[]): Promise<void> {
  const card = (part: string, more: Partial<Style>): Partial<Style> => sharedStyle(`card ${part}`, () => ({
    fill: solid(SHADE), alignment: { horizontal: 'center', vertical: 'middle' } satisfies Partial<Alignment>, ...more,
  }));
  const label = card('label', { font: font({ color: { argb: QUIET } }), numFmt: '@' });
  await writer.add(figures.map((figure) => ({ value: figure.label, style: label })), 18);
  await writer.add(figures.map(({ kind, value, formula }): Cell => {
    if (typeof value === 'string') return { value, style: label };
    const numFmt = numberFormat(kind, value);
    const style = card(`value ${numFmt}`, { font: font({ size: 18, bold: true }), numFmt });
    return formula === undefined ? { value, style } : { formula, result: value, style };
  }), 30);
  await writer.add(figures.map(({ caption, from }) => ({
    formula: `HYPERLINK("#${from}!A1","${caption}")`, result: caption,
    style: card('caption', { font: font({ size: 9, color: { argb: ACCENT }, underline: true }) }),
  })), 16);
}

async function section(writer: SheetWriter, title: string, headers: readonly (readonly [string, ColumnKind])[]): Promise<void> {
  await writer.add([]);
  await writer.add([{ value: title, style: SECTION }], 20);
  await writer.add(headers.map(([header, kind]) => ({ value: header, style: headerStyle(kind) })), 18);
}

function body(values: readonly (readonly [CellValue | Link, ColumnKind])[]): Cell[] {
  return values.map(([value, kind]) => bodyCell(value, kind));
}

async function writeSystems(writer: SheetWriter, { systems }: ReportInput): Promise<void> {
  await section(writer, 'Systems', [
    ['System', 'text'], ['Kind', 'text'], ['Role', 'text'], ['Positions', 'count'], ['Events', 'count'], ['Records that agree', 'share'],
    ['Owner', 'text'],
  ]);
  for (const each of systems) {
    await writer.add(body([
      [each.name, 'text'], [printedSystemKind(each.kind), 'text'], [each.isAuthority ? 'Authority' : 'Compared', 'text'],
      [linked(each.positions, 'Method & sources', SOURCES_ROW), 'count'],
      [linked(each.events, 'Method & sources', SOURCES_ROW), 'count'],
      [each.isAuthority && each.recordAccuracy === null ? null : each.recordAccuracy ?? 'not compared', 'share'], [each.owner, 'text'],
    ]));
  }
}

async function writeKinds(writer: SheetWriter, input: ReportInput, links: Linking): Promise<void> {
  const { summary, exceptions, engagement } = input;
  if (summary.byKind.length === 0) return;
  await section(writer, 'Exceptions by kind', [
    ['Kind', 'text'], ['Count', 'count'], ['Units', 'units'], [`Value (${engagement.currency})`, 'money'], ['What it means', 'text'],
    ['', 'text'], ['', 'text'],
  ]);
  const { firstRow, lastRow } = placeOf(exceptionSheet(input, links));
  const over = (letter: string): string => `Exceptions!$${letter}$${firstRow}:$${letter}$${lastRow}`;
  const listed = exceptions.count === exceptions.total;
  for (const each of summary.byKind) {
    const named = `$A${writer.row + 1}`;
    const cell = (value: number, kind: ColumnKind, formula: string): Cell =>
      (listed ? { formula, result: value, style: bodyStyle(kind, value, false) } : { value, style: bodyStyle(kind, value, false) });
    const [first = null, ...rest] = body([
      [linked(KIND_WORDS[each.kind], 'Exceptions', firstRow), 'text'], [KIND_MEANINGS[each.kind], 'text'], [null, 'text'],
      [null, 'text'],
    ]);
    await writer.add([
      first, cell(each.count, 'count', `COUNTIF(${over('C')},${named})`),
      cell(each.units, 'units', `SUMPRODUCT((${over('C')}=${named})*ABS(${over('G')}))`),
      each.unpriced === each.count
        ? bodyCell(null, 'money') : cell(each.value, 'money', `SUMPRODUCT((${over('C')}=${named})*ABS(${over('H')}))`), ...rest,
    ]);
  }
}

async function writeLargest(writer: SheetWriter, input: ReportInput, links: Linking): Promise<void> {
  if (input.variances.count === 0) return;
  const name = namesOf(input);
  await section(writer, `The ${Math.min(LARGEST, input.variances.count)} largest variances`, [
    ['SKU', 'text'], ['Location', 'text'], ['System', 'text'], ['Recorded', 'units'], ['Authoritative', 'units'],
    ['Variance', 'signedUnits'],
    [`Value (${input.engagement.currency})`, 'money'],
  ]);
  let written = 0;
  for (const each of input.variances.records()) {
    if (written === LARGEST) break;
    written += 1;
    await writer.add(body([
      [each.sku, 'text'], [each.location, 'text'], [name(each.system), 'text'], [links.toCompared(each.recorded, each.id), 'units'],
      [links.toCompared(each.authoritative, each.id), 'units'], [links.toStatement(each.variance, each.id), 'signedUnits'],
      [each.priced ? each.value : null, 'money'],
    ]));
  }
}

async function writeOwners(writer: SheetWriter, { owners, engagement }: ReportInput): Promise<void> {
  if (owners.length === 0) return;
  const title = owners.length > MOST_OWNERS ? `Exceptions by owner: the first ${MOST_OWNERS} of ${owners.length}` : 'Exceptions by owner';
  await section(writer, title, [
    ['Owner', 'text'], ['Count', 'count'], ['Units', 'units'], [`Value (${engagement.currency})`, 'money'],
  ]);
  for (const each of owners.slice(0, MOST_OWNERS)) {
    await writer.add(body([
      [each.owner === '' ? 'No owner yet' : each.owner, 'text'], [each.exceptions, 'count'], [each.units, 'units'],
      [each.unpriced === each.exceptions ? null : each.value, 'money'],
    ]));
  }
}
