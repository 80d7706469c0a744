import { fail } from '../../domain/problem.ts';
import { RecordReader } from './recordReader.ts';
import { textOf } from '../bytes/text.ts';

export const DELIMITERS = [',', ';', '\t', '|'] as const;

export interface Dialect {
  readonly delimiter: string;
  /** The file's first line says what the delimiter is (`sep=;`, a habit of Excel's). */
  readonly hasSeparatorLine: boolean;
  readonly doubts: readonly string[];
}

const SAMPLE_BYTES = 1 << 16;
const SAMPLE_RECORDS = 200;
const HEADER_NAME_LIMIT = 1_000;

/**
 * What separates the fields, told from the first lines: the mark that cuts the header and the rows alike into the same number
 * of fields.
 */
export function recogniseDialect(head: Uint8Array, isWhole: boolean): Dialect {
  const declared = /^\s*"?sep=([^\r\n"])"?[ \t]*(?:[\r\n]|$)/iu.exec(textOf(head, 0, Math.min(head.length, 200)));
  if (declared?.[1] !== undefined && declared[1].charCodeAt(0) < 0x80) {
    return { delimiter: declared[1], hasSeparatorLine: true, doubts: [] };
  }
  const sample = isWhole && head.length <= SAMPLE_BYTES ? head : cutAtLine(head.subarray(0, SAMPLE_BYTES));
  const scored = DELIMITERS.map((delimiter) => ({ delimiter, ...score(sample, delimiter) }));
  scored.sort((a, b) => b.agreement - a.agreement || b.fields - a.fields);
  const [best, second] = scored;
  if (best === undefined || best.fields < 2) return { delimiter: ',', hasSeparatorLine: false, doubts: [] };
  const doubts = second !== undefined && second.fields > 1 && second.agreement === best.agreement
    ? [`Both "${shown(best.delimiter)}" and "${shown(second.delimiter)}" cut the lines evenly; "${shown(best.delimiter)}" was taken.`] : [];
  return { delimiter: best.delimiter, hasSeparatorLine: false, doubts };
}

function shown(delimiter: string): string {
  return delimiter === '\t' ? 'tab' : delimiter;
}

function score(sample: Uint8Array, delimiter: string): { fields: number; agreement: number } {
  const records = new RecordReader('', delimiter);
  let fields = 0;
  let rows = 0;
  let same = 0;
  try {
    records.feed(sample, true);
    while (rows < SAMPLE_RECORDS && records.next()) {
      if (rows === 0) fields = records.count;
      if (records.count === fields) same += 1;
      rows += 1;
    }
  } catch {
    // A quote without an end, or too many fields: the reading of the file itself says where.
  }
  return { fields, agreement: fields < 2 ? 0 : same / rows };
}

function cutAtLine(bytes: Uint8Array): Uint8Array {
  const end = Math.max(bytes.lastIndexOf(0x0a), bytes.lastIndexOf(0x0d));
  return end < 0 ? bytes : bytes.subarray(0, end + 1);
}

/** The header: the first line that holds anything. Fails with `empty_file` where there is none. */
export function readHeader(file: string, records: RecordReader, dialect: Dialect): { names: readonly string[]; line: number } {
  if (dialect.hasSeparatorLine) records.next();
  while (records.next()) {
    const names: string[] = [];
    for (let field = 0; field < records.count; field += 1) {
      names.push(textOf(records.bytes, records.starts[field] ?? 0, records.ends[field] ?? 0));
    }
    if (names.every((name) => name.trim() === '')) continue;
    const long = names.find((name) => name.length > HEADER_NAME_LIMIT);
    if (long !== undefined) {
      return fail({
        code: 'field_too_long', file, row: records.line, message: 'A name in the header is too long to be one.',
        expected: `at most ${HEADER_NAME_LIMIT} characters`, found: `${long.length} characters`,
        remedy: 'See whether the first line of the file is its header, and whether a quotation mark is missing there.',
      });
    }
    return { names, line: records.line };
  }
  return fail({
    code: 'empty_file', file, message: 'The file holds nothing to read.', expected: 'a header line and rows',
    found: 'no line with text in it',
    remedy: 'Export it again, or take it out of the folder.',
  });
}
