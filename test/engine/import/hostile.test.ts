/**
 * Hostile delimited files, one by one: each is refused, or its row is rejected, or it is read with a doubt, with the words for it. Numbers
 * are those of the catalogue that the project tests against.
 */
import { describe, expect, it } from 'vitest';
import { describeProblem } from '../../../src/domain/problem.ts';
import { imported, problemOf } from './imported.ts';
import type { Content } from './imported.ts';

const STOCK = 'sku,location,quantity\n';
const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
const bytes = (...parts: readonly (string | readonly number[])[]): Uint8Array =>
  Uint8Array.from(parts.flatMap((part) => (typeof part === 'string' ? [...utf8(part)] : [...part])));
const utf16 = (text: string, isBig: boolean): number[] => Array.from(text).flatMap((letter) => {
  const code = letter.charCodeAt(0);
  return isBig ? [code >> 8, code & 0xff] : [code & 0xff, code >> 8];
});

const REFUSED: Readonly<Record<string, readonly [Content, RegExp]>> = {
  '1 an empty file': ['', /The file is empty\. Expected a header line and rows, found 0 bytes\./u],
  '2 a byte order mark alone': ['\ufeff', /^erp_stock\.csv: The file holds nothing/u],
  '4 blank lines alone': ['\n\n \n', /^erp_stock\.csv: The file holds nothing/u],
  '5 a quote that is never closed': [`${STOCK}A,L,1\n"B,L,2\n`, /row 3.*quotation mark/iu],
  '16 two encodings': [bytes(STOCK, 'Ä,L,1\n', [0xe4], ',L,1\n'), /begins as UTF-8 and stops being so at byte 29/u],
  '24 a header of ten thousand letters': [`sku,location,quantity,${'x'.repeat(10_000)}\n`, /row 1/u],
  '25 a hundred thousand columns': [`sku,location,quantity${',x'.repeat(100_000)}\nA,L,1\n`, /row 1: .*(?:2,000|fields|columns)/iu],
  '26 a field of forty megabytes': [`${STOCK}A,L,"${'x'.repeat(40 << 20)}"\n`, /row 2/u],
  '37 half a surrogate': [bytes([0xff, 0xfe], utf16('sku,location,quantity\n', false), [0x00, 0xd8, 0x61, 0x00]), /half a character/u],
  '38 a quantity that is none': [`${STOCK}A,L,--5\n`, /row 2, column "quantity": This is not a number\. .*found "--5"/u],
  '38 a quantity beyond all measure': [`${STOCK}A,L,1e999\n`, /row 2, column "quantity": This is not a number\./u],
  '39 a day that there is not': ['sku,location,quantity,asOf\nA,L,1,31/02/2026\n', /row 2, column "asOf"/u],
};

const REJECTED: Readonly<Record<string, readonly [Content, number, RegExp]>> = {
  '7 text after a closing quote': [`${STOCK}"A"x,L,1\nB,L,2\n`, 2, /quot/iu],
  '8 a zero byte in a code': [bytes(STOCK, 'A', [0], ',L,1\nB,L,2\n'), 2, /control characters/u],
  '13 a header in the middle': [`${STOCK}A,L,1\nsku,location,quantity\nB,L,2\n`, 3, /header/iu],
  '18 a row that is too short': [`${STOCK}A,L\nB,L,2\n`, 2, /field/iu],
  '19 a row that is too long': [`${STOCK}A,L,1,extra\nB,L,2\n`, 2, /field/iu],
  '40 a file that ends in the middle of a row': [`${STOCK}B,L,2\nA,L`, 3, /field/iu],
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
  '39 an hour that clocks skip, a serial': ['sku,location,quantity,asOf\nA,L,1,46326.5\n', /spreadsheet's number of days/u],
};

/** What is read as it stands: the codes, in their order. */
const READ: Readonly<Record<string, readonly [Content, readonly string[]]>> = {
  '6 a quotation mark inside a field': [`${STOCK}5" pipe,L,1\n`, ['5" pipe']],
  '9 line ends of old Macs': ['sku,location,quantity\rA,L,1\rB,L,2\r', ['A', 'B']],
  '10 all three line ends': ['sku,location,quantity\r\nA,L,1\nB,L,2\rC,L,3\n', ['A', 'B', 'C']],
  '11 a byte order mark': [`\ufeff${STOCK}A,L,1\n`, ['A']],
  '20 a delimiter at the end of every line': ['sku,location,quantity,\nA,L,1,\n', ['A']],
  '23 headers that are properties of objects': ['sku,location,quantity,__proto__,constructor,toString\nA,L,1,x,y,z\n', ['A']],
  '27 five million quotation marks': [`${STOCK}A,L,1\n${'"""",L,1\n'.repeat(60_000)}`, ['"', 'A']],
  '28 a line that names the delimiter': ['sep=;\nsku;location;quantity\nA;L;1\n', ['A']],
  '29 tabs, and bars': ['sku\tlocation\tquantity\nA\tL\t1\n', ['A']],
  '31 codes that spreadsheets eat': [
    `${STOCK}00123,L,1\n1E5,L,1\n3-4,L,1\n12345678901234567891,L,1\n`, ['00123', '12345678901234567891', '1E5', '3-4'],
  ],
  '32 a footer of the database': [`${STOCK}A,L,1\nB,L,1\n\n(2 rows affected)\n`, ['A', 'B']],
  '33 the end mark of DOS': [`${STOCK}A,L,1\nB,L,2\n\u001a`, ['A', 'B']],
  '34 a field over several lines': [`${STOCK}"A\nB",L,1\nC,L,1\n`, ['C']],
  '50 SQL': [`${STOCK}"'); DROP TABLE item; --",L,1\n`, ["'); DROP TABLE item; --"]],
  '41 what a spreadsheet would run': [`${STOCK}=1+1,L,1\n@SUM(A1),L,1\n`, ['=1+1', '@SUM(A1)']],
};

const named = (content: Content): Record<string, Content> => ({
  'engagement.json': { systems: [{ id: 'erp', kind: 'erp' }], sources: [{ file: 'erp_stock.csv', system: 'erp', dataset: 'positions' }] },
  'erp_stock.csv': content,
});

describe('a hostile file is refused, and nothing is left behind', () => {
  for (const [name, [content, message]] of Object.entries(REFUSED)) {
    it(name, async () => { expect(describeProblem(await problemOf(named(content)))).toMatch(message); });
  }
});

describe('a hostile row is rejected with its line, and the others are loaded', () => {
  for (const [name, [content, line, reason]] of Object.entries(REJECTED)) {
    it(name, async () => {
      const { db } = await imported(named(content));
      const rejects = db.rows('SELECT line, reason FROM reject', (row) => [Number(row[0]), String(row[1])] as const);
      expect(rejects.map(([at]) => at)).toEqual([line]);
      expect(rejects[0]?.[1]).toMatch(reason);
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
