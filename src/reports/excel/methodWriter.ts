import { KIND_MEANINGS, KIND_WORDS } from '../../domain/statements/wording.ts';
import { momentText } from '../../domain/statements/moments.ts';
import { FINDING_KINDS } from '../../domain/vocabulary.ts';
import type { ReportInput } from '../model/reportInput.ts';
import { sourceColumns } from '../model/tableSheets.ts';
import { SheetWriter } from './sheetWriter.ts';
import type { Cell, Pace } from './sheetWriter.ts';
import { NOTE, SECTION, SUBTITLE, TERM, TITLE } from './styles.ts';
import { writeTable } from './tableWriter.ts';
import type { ReportWorkbook } from './workbook.ts';

const TERMS: readonly (readonly [string, string])[] = [
  ['Cut-off', 'The moment to which all figures are brought.'],
  ['Authority', 'The system of record at a location; the others are compared with it.'],
  ['Variance', 'Recorded − authoritative, for an item at a location in a system that is not the authority there, on quantities of the same '
    + 'meaning.'],
  ['Explained', 'The part of a variance that events unmatched or mismatched between the two systems add up to.'],
  ['Unexplained', 'What is left. Explained + unexplained = variance, to the unit.'],
  ['Records that agree', 'The share of compared records that equal the authority’s exactly. Signs are never netted.'],
  ['Handoff', 'An event type that one system records and another should hear of, within a declared time.'],
  ['Root event', 'The one event that several exceptions stem from.'],
  ['Value', 'Units times the unit cost of the item; empty where no export gives a cost, and 0 only where the cost is 0.'],
];

/** How the figures came about: the sources with hashes and control totals, what was assumed, what each word means. */
export async function writeMethodSheet(workbook: ReportWorkbook, input: ReportInput, subtitle: string, pace: Pace): Promise<void> {
  const table = sourceColumns(input);
  const sheet = workbook.addSheet('Method & sources', table.columns.map(({ width }) => width), {});
  const writer = new SheetWriter(sheet, pace);
  const { engagement } = input;
  await writer.add([{ value: 'Method and sources', style: TITLE }], 24);
  await writer.add([{ value: subtitle, style: SUBTITLE }]);
  const cutoff = engagement.cutoffKnown
    ? `Cut-off ${momentText(engagement.cutoff, engagement.timezone)} (${engagement.timezone})` : 'No cut-off known';
  await writer.add([{
    value: `${cutoff}. Authority: ${engagement.authority}. Made with Countersign ${engagement.programVersion}.`,
    style: SUBTITLE,
  }]);
  await writer.add([]);
  await writer.add([{ value: 'Sources', style: SECTION }], 18);
  await writer.add([{ value: 'Each file as it was read. Its SHA-256 proves that it is the file that was received.', style: SUBTITLE }]);
  await writeTable(sheet, writer, table);
  await writer.add([]);
  if (engagement.warnings.length > 0) {
    await writer.add([{ value: 'What to know before trusting the figures', style: SECTION }], 18);
    for (const sentence of engagement.warnings) await writer.add([{ value: sentence, style: NOTE }]);
    await writer.add([]);
  }
  await writer.add([{ value: 'What was assumed', style: SECTION }], 18);
  const assumed = engagement.defaults.length === 0 ? ['Nothing: everything was declared.'] : engagement.defaults;
  for (const sentence of assumed) await writer.add([{ value: sentence, style: NOTE }]);
  await writer.add([]);
  await writer.add([{ value: 'Terms', style: SECTION }], 18);
  for (const [term, meaning] of TERMS) await writer.add(definition(term, meaning));
  await writer.add([]);
  await writer.add([{ value: 'Kinds of exceptions', style: SECTION }], 18);
  for (const kind of FINDING_KINDS) await writer.add(definition(KIND_WORDS[kind], KIND_MEANINGS[kind]));
  await writer.end();
}

function definition(term: string, meaning: string): Cell[] {
  return [{ value: term, style: TERM }, { value: meaning, style: NOTE }];
}
