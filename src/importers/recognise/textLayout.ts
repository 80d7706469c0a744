/** How a text is laid out: what separates its cells, or at which columns they stand. */
import { RecordReader } from '../delimited/recordReader.ts';
import { DELIMITERS, recogniseDialect } from '../delimited/dialect.ts';
import { encodeText, textOf } from '../bytes/text.ts';
import { GridBuilder, rowCount } from '../grid/grid.ts';
import type { Grid } from '../grid/grid.ts';

/** A text as a grid, and what was found out about it. */
export interface TextGrid {
  readonly grid: Grid;
  /** '' where the cells stand at fixed columns. */
  readonly delimiter: string;
  /** Whether the whole file could have been read as it stands, line by line. */
  readonly isPlain: boolean;
  readonly doubts: readonly string[];
  readonly because: string;
}

/** The layout of a text that is held whole, as UTF-8. Undefined where a quotation mark makes its records doubtful. */
export function layOutText(file: string, bytes: Uint8Array): TextGrid | undefined {
  const dialect = recogniseDialect(bytes, true);
  if (dialect.hasSeparatorLine) return undefined;
  const inner = withoutRowQuotes(bytes);
  if (inner !== undefined) {
    const delimiter = usualDelimiter(inner) ?? recogniseDialect(inner, true).delimiter;
    const grid = gridOf(file, inner, delimiter);
    return grid === undefined ? undefined : {
      grid: grid.grid, delimiter, isPlain: false,
      because: 'every line stands in quotation marks as a whole, and inside it cuts them evenly',
      doubts: ['Every line stands in quotation marks as a whole; they were taken off and the line was cut again.'],
    };
  }
  const delimiter = usualDelimiter(bytes);
  if (delimiter === undefined) return fixedWidth(file, bytes);
  const found = gridOf(file, bytes, delimiter);
  if (found === undefined) return undefined;
  return {
    grid: found.grid, delimiter, isPlain: delimiter === dialect.delimiter && found.rules === 0,
    because: 'it cuts most lines into equally many cells',
    doubts: found.rules === 0 ? [] : [`Lines that only draw a rule were left out: ${found.rules}.`],
  };
}

/** A header of so many names is no sentence with commas in it. */
const WIDE_HEADER = 5;

/** The mark that cuts most lines into the same number of fields, whatever stands above the table; undefined where none does. */
function usualDelimiter(bytes: Uint8Array): string | undefined {
  const sample = bytes.subarray(0, 1 << 16);
  let best: { delimiter: string; share: number; fields: number } | undefined;
  for (const delimiter of DELIMITERS) {
    const counts = new Map<number, number>();
    const records = new RecordReader('', delimiter);
    let rows = 0;
    let names = 0;
    let shorter = 0;
    try {
      records.feed(sample, true);
      while (rows < 300 && records.next()) {
        if (records.count > 1) counts.set(records.count, (counts.get(records.count) ?? 0) + 1);
        if (rows === 0) names = records.count;
        else if (records.count > 1 && records.count <= names) shorter += 1;
        rows += 1;
      }
    } catch {
      continue;
    }
    const [fields, times] = [...counts].sort((a, b) => b[1] - a[1] || b[0] - a[0])[0] ?? [0, 0];
    // Rows that end with their last value are shorter than the header, each in its own way.
    const isRagged = names >= WIDE_HEADER && shorter > 0 && shorter === rows - 1;
    const share = rows === 0 ? 0 : isRagged ? 1 : times / rows;
    const width = isRagged ? names : fields;
    const isBetter = best === undefined || share > best.share + 0.05 || (Math.abs(share - best.share) <= 0.05 && width > best.fields);
    if (share >= 0.3 && isBetter) best = { delimiter, share, fields: width };
  }
  return best?.delimiter;
}

function gridOf(file: string, bytes: Uint8Array, delimiter: string): { grid: Grid; rules: number } | undefined {
  const builder = new GridBuilder(file);
  const records = new RecordReader(file, delimiter);
  records.feed(bytes, true);
  let rules = 0;
  while (records.next()) {
    if (records.badQuote >= 0) return undefined;
    if (isRule(records.bytes, records.starts[0] ?? 0, records.ends[records.count - 1] ?? 0)) {
      rules += 1;
      continue;
    }
    for (let field = 0; field < records.count; field += 1) {
      builder.addBytes(records.bytes, records.starts[field] as number, records.ends[field] as number);
    }
    builder.endRow(records.line);
  }
  const grid = builder.finish();
  return rowCount(grid) === 0 ? undefined : { grid, rules };
}

/** Three dashes or more, and nothing else but what rules are drawn with. */
function isRule(bytes: Uint8Array, start: number, end: number): boolean {
  let dashes = 0;
  for (let at = start; at < end; at += 1) {
    const byte = bytes[at] as number;
    if (byte === 0x2d || byte === 0x3d || byte === 0x5f) dashes += 1;
    else if (byte !== 0x20 && byte !== 0x09 && byte !== 0x7c && byte !== 0x2b && byte !== 0x3a) return false;
  }
  return dashes >= 3;
}

/** The text without the quotation marks around each line; undefined where not every line has them. */
function withoutRowQuotes(bytes: Uint8Array): Uint8Array | undefined {
  if (bytes.find((byte) => byte > 0x20) !== 0x22) return undefined;
  const lines = textOf(bytes, 0, bytes.length).split(/\r\n|\n|\r/u);
  const inner: string[] = [];
  for (const line of lines) {
    if (line.trim() === '') {
      inner.push('');
      continue;
    }
    const [, text] = /^\s*"((?:[^"]|"")*)"[;,\t|]*\s*$/u.exec(line) ?? [];
    if (text === undefined || !/[;,\t|]/u.test(text)) return undefined;
    inner.push(text.replaceAll('""', '"'));
  }
  return encodeText(inner.join('\n'));
}

/** Cells at fixed columns: told by a rule of dashes under the header, or by columns that are blank in every line. */
function fixedWidth(file: string, bytes: Uint8Array): TextGrid | undefined {
  const lines = textOf(bytes, 0, bytes.length).replaceAll('\f', '').split(/\r\n|\n|\r/u);
  const rule = lines.find((line) => /^[\s-]*-{2,}[\s-]*$/u.test(line) && /-\s+-/u.test(line));
  const columns = rule === undefined ? blankColumns(lines) : Array.from(rule.matchAll(/-+/gu), ({ index }) => index);
  if (columns.length < 2) return undefined;
  const builder = new GridBuilder(file);
  lines.forEach((line, index) => {
    if (line.trim() === '' || /^[\s=_-]*$/u.test(line)) return;
    if (rule !== undefined && runsAcross(line, rule)) {
      builder.addText(line.trim());
      builder.endRow(index + 1);
      return;
    }
    columns.forEach((start, at) => { builder.addText(line.slice(at === 0 ? 0 : start, columns[at + 1] ?? line.length).trim()); });
    builder.endRow(index + 1);
  });
  return {
    grid: builder.finish(), delimiter: '', isPlain: false,
    because: rule === undefined ? 'no mark cuts the lines evenly, and the same columns are blank in nearly all of them'
      : 'a rule of dashes shows where its columns stand', doubts: ['Its cells stand at fixed columns.'],
  };
}

/** Whether a line's text stands where the rule leaves gaps between columns, as that of a page's heading does: in three of them or more. */
function runsAcross(line: string, rule: string): boolean {
  let crossed = 0;
  for (const { index } of rule.matchAll(/(?<=-)\s+(?=-)/gu)) if ((line[index] ?? ' ') !== ' ') crossed += 1;
  return crossed >= 3;
}

/** Where columns begin: after two or more places that are blank in nearly every line that reaches them. */
function blankColumns(lines: readonly string[]): number[] {
  const filled = lines.filter((line) => /\S {2,}\S/u.test(line)).slice(0, 300);
  if (filled.length < 2 || filled.length * 2 < lines.filter((line) => line.trim() !== '').length) return [];
  const width = Math.max(...filled.map((line) => line.length));
  if (width > 4_000) return [];
  const isBlank = Array.from({ length: width }, (_, at) =>
    filled.filter((line) => (line[at] ?? ' ') !== ' ').length * 50 <= filled.length);
  const starts: number[] = [];
  for (let at = 0; at < width; at += 1) {
    const afterGap = at === 0 || (isBlank[at - 1] === true && (starts.length === 0 || isBlank[at - 2] === true));
    if (isBlank[at] !== true && afterGap) starts.push(at);
  }
  return starts;
}
