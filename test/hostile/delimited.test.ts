/**
 * Hostile delimited files, 1 to 40 of `catalogue.ts`, one by one: each is refused, or its row is rejected, or it is read and says how.
 * A problem is held to its code, file, row, column and words; a rejected row to its line, column, value and code.
 */
import { describe, expect, it } from 'vitest';
import type { Problem } from '../../src/domain/problem.ts';
import { imported, problemOf } from '../engine/import/imported.ts';
import type { Content } from '../engine/import/imported.ts';

const STOCK = 'sku,location,quantity\n';
const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
const bytes = (...parts: readonly (string | readonly number[])[]): Uint8Array =>
  Uint8Array.from(parts.flatMap((part) => (typeof part === 'string' ? [...utf8(part)] : [...part])));
const utf16 = (text: string, isBig: boolean): number[] => Array.from(text).flatMap((letter) => {
  const code = letter.charCodeAt(0);
  return isBig ? [code >> 8, code & 0xff] : [code & 0xff, code >> 8];
});
const FILE = 'erp_stock.csv';
const NUMBER = { code: 'number_invalid', row: 2, column: 'quantity', message: 'This is not a number.' } as const;

const REFUSED: Readonly<Record<string, readonly [Content, Partial<Problem>]>> = {
  '1 an empty file': ['', { code: 'empty_file', message: 'The file is empty.', found: '0 bytes' }],
  '2 a byte order mark alone': ['\ufeff', { code: 'empty_file', message: 'The file holds nothing to read.' }],
  '4 blank lines alone': ['\n\n \n', { code: 'empty_file', message: 'The file holds nothing to read.' }],
  '5 a quote that is never closed': [`${STOCK}A,L,1\n"B,L,2\n`, {
    code: 'quote_unbalanced', row: 3, found: 'the end of the file',
    message: 'A quotation mark that opens here is never closed, so the rest of the file would be one value.',
  }],
  '16 two encodings': [bytes(STOCK, 'Ä,L,1\n', [0xe4], ',L,1\n'), {
    code: 'encoding', message: 'The text begins as UTF-8 and stops being so at byte 29.',
  }],
  '21 a header twice, of the column that counts': ['sku,location,quantity,sku\nA,L,1,B\n', {
    code: 'column_duplicate', row: 1, column: 'sku', found: '"sku", "sku (2)"',
  }],
  '24 a header of ten thousand letters': [`sku,location,quantity,${'x'.repeat(10_000)}\n`, {
    code: 'field_too_long', row: 1, found: '10000 characters',
  }],
  '25 one column more than there may be': [`sku,location,quantity${',x'.repeat(1_998)}\nA,L,1\n`, {
    code: 'field_too_long', row: 1, expected: 'at most 2000 fields',
  }],
  '25 a hundred thousand columns': [`sku,location,quantity${',x'.repeat(100_000)}\nA,L,1\n`, {
    code: 'field_too_long', row: 1, expected: 'at most 2000 fields',
  }],
  '25 a hundred thousand fields in a row': [`${STOCK}A,L,1\nB,L,1${',x'.repeat(100_000)}\n`, {
    code: 'field_too_long', row: 3, expected: 'at most 2000 fields',
  }],
  '26 a field of forty megabytes': [`${STOCK}A,L,"${'x'.repeat(40 << 20)}"\n`, {
    code: 'field_too_long', row: 2, expected: 'records of at most 1,048,576 bytes',
  }],
  '26 one of two, without quotation marks': [`${STOCK}A,L,1\nB,L,${'x'.repeat(2 << 20)}\n`, {
    code: 'field_too_long', row: 3, message: 'This record is longer than one mebibyte.',
  }],
  '29 two delimiters, by neither of which it is a table': ['sku;location,quantity;x\nA;B,1;2\n', {
    code: 'column_missing', row: 1, column: 'location', found: 'the columns "sku", "location,quantity", "x"',
  }],
  '37 half a surrogate': [bytes([0xff, 0xfe], utf16('sku,location,quantity\n', false), [0x00, 0xd8, 0x61, 0x00]), {
    code: 'encoding', expected: 'UTF-16LE', found: expect.stringMatching(/^half a character/u) as string,
    message: 'The text stops being UTF-16LE between byte 2 and byte 50.',
  }],
  // The catalogue rejects the row. A wrong number or date mostly is a column taken for another: the file is refused until somebody looks,
  // as loading the rest would give figures that look right. Brackets and a minus behind are numbers (test/importers/bytes).
  '38 a quantity that is none': [`${STOCK}A,L,--5\n`, { ...NUMBER, found: '"--5"' }],
  '38 a quantity called not a number': [`${STOCK}A,L,NaN\n`, { ...NUMBER, found: '"NaN"' }],
  '38 a quantity beyond all measure': [`${STOCK}A,L,1e999\n`, { ...NUMBER, found: '"1e999"' }],
  '38 a comma that may be of thousands': ['sku;location;quantity\nA;L;1,500\n', {
    code: 'format_ambiguous', row: 2, column: 'quantity', asks: { of: 'format', columns: ['quantity'], choices: ['1,234.5',
      '1.234,5'] },
  }],
  '39 a day that there is not': ['sku,location,quantity,asOf\nA,L,1,31/02/2026\n', {
    code: 'date_invalid', row: 2, column: 'asOf', found: '"31/02/2026"',
  }],
  '39 a day that may be a month': ['sku,location,quantity,asOf\nA,L,1,01/02/2026\n', {
    code: 'format_ambiguous', row: 2, column: 'asOf', asks: { of: 'format', columns: ['asOf'], choices: ['DD/MM/YYYY',
      'MM/DD/YYYY'] },
  }],
};

/** Line, column, value and code of the one row that is rejected. */
const REJECTED: Readonly<Record<string, readonly [Content, readonly [number, string, string, string], RegExp]>> = {
  '7 text after a closing quote': [`${STOCK}"A"x,L,1\nB,L,2\n`, [2, '', 'A"x,L,1', 'row_ragged'],
    /^Text follows the closing quotation mark of field 1/u],
  '8 a zero byte in a code': [bytes(STOCK, 'A', [0], ',L,1\nB,L,2\n'), [2, 'sku', 'A\0', 'text_invalid'],
    /^sku holds control characters/u],
  '13 a header in the middle': [
    `${STOCK}A,L,1\nsku,location,quantity\nB,L,2\n`, [3, '', 'sku,location,quantity', 'header_repeated'],
      /^The header is repeated here/u],
  '18 a row that is too short': [`${STOCK}A,L\nB,L,2\n`, [2, '', 'A,L', 'row_ragged'],
    /^The row has 2 fields where the header has 3/u],
  '19 a row that is too long': [
    `${STOCK}A,L,1,extra\nB,L,2\n`, [2, '', 'A,L,1,extra', 'row_ragged'], /^The row has 4 fields where the header has 3/u],
  '40 a file that ends in the middle of a row': [
    `${STOCK}B,L,2\nA,L`, [3, '', 'A,L', 'row_ragged'], /^The row has 2 fields where the header has 3/u],
};

const DOUBTED: Readonly<Record<string, readonly [Content, RegExp]>> = {
  '3 a header alone': [STOCK, /has a header and no rows/u],
  '12 a byte order mark in the middle': [`${STOCK}\ufeffA,L,1\n`, /A byte order mark stands inside the file/u],
  '14 UTF-16 without a mark': [Uint8Array.from(utf16(`${STOCK}A,L,1\n`, true)), /no byte order mark; it was read as UTF-16BE/u],
  '15 Windows-1252': [bytes(STOCK, [0xc4], ',L,1\n'), /not UTF-8 \(byte 22\); it was read as Windows-1252/u],
  '17 Shift-JIS': [bytes(STOCK, [0x83, 0x56, 0x83, 0x83, 0x83, 0x63], ',L,1\n'), /looks like Japanese in Shift-JIS/u],
  '21 a header twice': ['sku,location,quantity,note,note\nA,L,1,x,y\n', /header repeats "note"/u],
  '22 a column without a name': ['sku,location,,quantity\nA,L,x,1\n', /1 column has no name/u],
  '30 a comma before decimals': ['sku;location;quantity\nA;L;1.234,56\n', /comma before their decimals/u],
  '35 marks that cannot be seen in a code': [`${STOCK}A\u202e1,L,1\n`, /marks that cannot be seen and differ.*\\u202e/u],
  '36 a code that looks like another': [`${STOCK}\u0410-1,L,1\nA-1,L,1\n`, /look like others/u],
  '32 a total below the rows': [`${STOCK}A,L,1\nB,L,1\nTotal,,2\n`, /Line 4 is a total: "Total 2"/u],
  '32 the footer of a database': [`${STOCK}A,L,1\n\n(2 rows affected)\n`, /Line 4 stands below the last row and is none/u],
  '33 the end mark of DOS': [`${STOCK}A,L,1\n\u001a`, /ends with a Ctrl-Z, which was skipped/u],
  '36 one accent written in two ways': [`${STOCK}\u00e9-1,L,1\ne\u0301-1,L,1\n`, /look like others/u],
  '38 a comma before decimals': [`${STOCK}A,L,"1,5"\n`, /a comma before their decimals, as "1,5" in line 2 shows/u],
  '39 years in two digits': ['sku,location,quantity,asOf\nA,L,1,01/13/26\n',
    /line 2, give years in two digits, read as 1970 to 2069/u],
  '39 an hour that clocks skip': ['sku,location,quantity,asOf\nA,L,1,2026-03-08 02:30\n',
    /hour that clocks in America\/New_York skipped/u],
  '40 a last line without its end': [`${STOCK}A,L,1\nB,L,47`, /Line 3, the last, does not end as a line does/u],
  '39 a serial': ['sku,location,quantity,asOf\nA,L,1,46326.5\n', /spreadsheet's number of days/u],
};

/** What is read as it stands: the codes, in their order. */
const READ: Readonly<Record<string, readonly [Content, readonly string[]]>> = {
  '6 a quotation mark inside a field': [`${STOCK}5" pipe,L,1\n`, ['5" pipe']],
  '9 line ends of old Macs': ['sku,location,quantity\rA,L,1\rB,L,2\r', ['A', 'B']],
  '10 all three line ends': ['sku,location,quantity\r\nA,L,1\nB,L,2\rC,L,3\n', ['A', 'B', 'C']],
  '11 a byte order mark': [`\ufeff${STOCK}A,L,1\n`, ['A']],
  '20 a delimiter at the end of every line': ['sku,location,quantity,\nA,L,1,\n', ['A']],
  '23 headers that are properties of objects': ['sku,location,quantity,__proto__,constructor,toString\nA,L,1,x,y,z\n', ['A']],
  '27 five million quotation marks': [`${STOCK}A,L,1\n${'"""",L,1\n'.repeat(1_250_000)}`, ['"', 'A']],
  '28 a line that names the delimiter': ['sep=;\nsku;location;quantity\nA;L;1\n', ['A']],
  '29 tabs, and bars': ['sku\tlocation\tquantity\nA\tL\t1\n', ['A']],
  '31 codes that spreadsheets eat': [
    `${STOCK}00123,L,1\n1E5,L,1\n3-4,L,1\n12345678901234567891,L,1\n`, ['00123', '12345678901234567891', '1E5', '3-4'],
  ],
  '32 a footer of the database': [`${STOCK}A,L,1\nB,L,1\n\n(2 rows affected)\n`, ['A', 'B']],
  '33 the end mark of DOS': [`${STOCK}A,L,1\nB,L,2\n\u001a`, ['A', 'B']],
  '34 a field over several lines': [`${STOCK}"A\nB",L,1\nC,L,1\n`, ['C']],
  '38 brackets, and a minus behind': [`${STOCK}A,L,(5)\nB,L,5-\n`, ['A', 'B']],
};

const named = (content: Content): Record<string, Content> => ({
  'engagement.json': {
    systems: [{ id: 'erp', kind: 'erp', timezone: 'America/New_York' }], sources: [{ file: FILE, system: 'erp',
      dataset: 'positions' }],
  },
  [FILE]: content,
});

describe('a hostile file is refused, and nothing is left behind', () => {
  for (const [name, [content, problem]] of Object.entries(REFUSED)) {
    it(name, async () => {
      const found = await problemOf(named(content));
      expect(found).toMatchObject({ file: FILE, ...problem });
      expect(found.remedy).toBeTruthy();
    });
  }
});

describe('a hostile row is rejected with its line, and the others are loaded', () => {
  for (const [name, [content, [line, column, value, code], reason]] of Object.entries(REJECTED)) {
    it(name, async () => {
      const { db } = await imported(named(content));
      expect(db.rows('SELECT line, column_name, value, code, reason FROM reject', (row) => [...row])).toEqual([
        [line, column, value, code, expect.stringMatching(reason)]]);
      expect(db.rows('SELECT code FROM item', (row) => row[0])).toContain('B');
      db.close();
    });
  }
});

describe('a hostile file is read, and says how', () => {
  for (const [name, [content, doubt]] of Object.entries(DOUBTED)) {
    it(name, async () => {
      const { db } = await imported(named(content));
      expect(db.rows('SELECT doubts FROM source', (row) => (JSON.parse(String(row[0])) as string[]).join(' '))[0]).toMatch(doubt);
      db.close();
    });
  }
});

describe('a hostile file is read to the character', () => {
  for (const [name, [content, codes]] of Object.entries(READ)) {
    it(name, async () => {
      const { db } = await imported(named(content));
      expect(db.rows('SELECT code FROM item ORDER BY code', (row) => row[0])).toEqual(codes);
      expect(({} as Record<string, unknown>)['x']).toBeUndefined();
      db.close();
    });
  }
});
