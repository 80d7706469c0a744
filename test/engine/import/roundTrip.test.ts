/** Whatever table is written in whatever dialect, the same identifiers, numbers and dates are read back. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { oldWorkbook } from '../../importers/support/oldWorkbook.ts';
import { workbook, zipFile } from '../../importers/support/zipFile.ts';
import { imported } from './imported.ts';

const mark = fc.constantFrom(
  'A', 'z', '0', '7', '-', '_', '/', '.', '#', '"', ',', ';', '|', '\'', ' ', 'é', '漢', '\u{1F4E6}', 'E', '+');
const code = fc.array(mark, { minLength: 1, maxLength: 8 }).map((marks) => `x${marks.join('')}x`);
const row = fc.record({
  sku: code, location: code, scaled: fc.integer({ min: -2_000_000_000, max: 2_000_000_000 }),
  second: fc.integer({ min: 0, max: 4_000_000_000 }), lot: fc.option(code, { nil: '' }),
});
type Row = typeof row extends fc.Arbitrary<infer R> ? R : never;

const NUMBERS = ['plain', 'thousands', 'trailing', 'parentheses', 'comma'] as const;
const DATES = ['iso', 'blank', 'dmy', 'mdy', 'offset'] as const;
const dialect = fc.record({
  delimiter: fc.constantFrom(',', ';', '\t', '|'), end: fc.constantFrom('\n', '\r\n', '\r'), quotesAll: fc.boolean(),
  encoding: fc.constantFrom('utf-8', 'utf-8-mark', 'utf-16le', 'utf-16be', 'utf-16le-bare', 'utf-16be-bare'),
  /** Whole rows in quotation marks, as some programs export what they took for one cell. */
  quotesRows: fc.boolean(),
  numbers: fc.constantFrom(...NUMBERS), dates: fc.constantFrom(...DATES),
});
type Dialect = typeof dialect extends fc.Arbitrary<infer D> ? D : never;

const two = (value: number): string => String(value).padStart(2, '0');

function numberText(scaled: number, style: Dialect['numbers']): string {
  const size = Math.abs(scaled);
  const [whole, rest] = [Math.floor(size / 10_000), String(size % 10_000).padStart(4, '0')];
  const grouped = style === 'plain' ? String(whole) : String(whole).replace(/\B(?=(?:\d{3})+$)/gu, style === 'comma' ? '.' : ',');
  const text = `${grouped}${style === 'comma' ? ',' : '.'}${rest}`;
  if (scaled >= 0) return text;
  return style === 'trailing' ? `${text}-` : style === 'parentheses' ? `(${text})` : `-${text}`;
}

function dateText(second: number, style: Dialect['dates']): string {
  const at = new Date(second * 1000);
  const time = at.toISOString().slice(11, 19);
  const [year, month, day] = [at.getUTCFullYear(), two(at.getUTCMonth() + 1), two(at.getUTCDate())];
  switch (style) {
    case 'iso': return at.toISOString();
    case 'blank': return `${year}-${month}-${day} ${time}`;
    case 'dmy': return `${day}/${month}/${year} ${time}`;
    case 'mdy': return `${month}/${day}/${year} ${time}`;
    case 'offset': return `${new Date(at.getTime() + 3_600_000).toISOString().slice(0, 19)}+01:00`;
  }
}

const HEADER = ['sku', 'location', 'quantity', 'asOf', 'lot'];

function written(
  rows: readonly Row[], { delimiter, end, quotesAll, encoding, numbers, dates, quotesRows }: Dialect,
): Uint8Array {
  const cell = (text: string): string =>
    (quotesAll || /["\r\n]/u.test(text) || text.includes(delimiter) ? `"${text.replaceAll('"', '""')}"` : text);
  const lines = [HEADER, ...rows.map((one) => [
    one.sku, one.location, numberText(one.scaled, numbers), dateText(one.second, dates), one.lot])];
  const whole = (line: string): string => (quotesRows ? `"${line.replaceAll('"', '""')}"` : line);
  const text = `${lines.map((cells) => whole(cells.map(cell).join(delimiter))).join(end)}${end}`;
  if (encoding === 'utf-8') return new TextEncoder().encode(text);
  if (encoding === 'utf-8-mark') return new TextEncoder().encode(`\ufeff${text}`);
  const bytes = Buffer.from(encoding.endsWith('bare') ? text : `\ufeff${text}`, 'utf16le');
  return new Uint8Array(encoding.startsWith('utf-16le') ? bytes : bytes.swap16());
}

/** What is read, in the order of the rows. */
async function readBack(name: string, content: Uint8Array, formats: object = {}): Promise<unknown[][]> {
  const { db } = await imported({
    'engagement.json': { systems: [{ id: 'erp' }], sources: [{ file: name, system: 'erp', dataset: 'positions', formats }] }, [
      name]: content,
  });
  const read = db.rows(`SELECT i.code, l.code, p.quantity, p.as_of / 1000, COALESCE(w.text, '') FROM position p
    JOIN item i ON i.id = p.item_id JOIN location l ON l.id = p.location_id LEFT JOIN word w ON w.id = p.lot_id
    ORDER BY p.id`, (one) => [...one]);
  db.close();
  return read;
}
const expected = (rows: readonly Row[]): unknown[][] => rows.map((one) => [one.sku, one.location, one.scaled, one.second,
  one.lot]);

describe('a table of positions', () => {
  it('is the same whatever the dialect it is written in', async () => {
    await fc.assert(fc.asyncProperty(fc.array(row, { minLength: 1, maxLength: 12 }), dialect, async (rows, how) => {
      const formats = {
        quantity: how.numbers === 'comma' ? '1.234,5' : '1,234.5', ...(how.dates === 'dmy' ? { asOf: 'DD/MM/YYYY' } : {}),
        ...(how.dates === 'mdy' ? { asOf: 'MM/DD/YYYY' } : {}),
      };
      expect(await readBack('a.csv', written(rows, how), formats)).toEqual(expected(rows));
    }), { numRuns: 60 });
  });

  /** Days, as cells of a typed date hold them; texts as cells have them. */
  const days = fc.array(row.map((one) => ({ ...one, second: Math.floor(one.second / 86_400) * 86_400 })), { minLength: 1,
    maxLength: 12 });
  const serial = (second: number): number => second / 86_400 + 25_569;
  const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');

  it('is the same in a workbook of texts, numbers and dates, shared and inline', async () => {
    await fc.assert(fc.asyncProperty(days, fc.boolean(), async (rows, isShared) => {
      const texts: string[] = [];
      const cell = (text: string): string => {
        if (!isShared) return `<c t="inlineStr"><is><t xml:space="preserve">${escaped(text)}</t></is></c>`;
        texts.push(`<si><t xml:space="preserve">${escaped(text)}</t></si>`);
        return `<c t="s"><v>${texts.length - 1}</v></c>`;
      };
      const body = [`<row>${HEADER.map(cell).join('')}</row>`, ...rows.map((one) =>
        `<row>${cell(one.sku)}${cell(one.location)}<c><v>${
        one.scaled / 10_000}</v></c><c s="1"><v>${serial(one.second)}</v></c>${one.lot === '' ? '' : cell(one.lot)}</row>`)].join('');
      expect(await readBack('a.xlsx', workbook(body,
        { 'xl/sharedStrings.xml': `<sst>${texts.join('')}</sst>` }))).toEqual(expected(rows));
    }), { numRuns: 40 });
  });

  it('is the same in an OpenDocument spreadsheet', async () => {
    await fc.assert(fc.asyncProperty(days, async (rows) => {
      const cell = (text: string): string =>
        `<t:table-cell o:value-type="string"><x:p>${escaped(text)}</x:p></t:table-cell>`;
      const body = [HEADER.map(cell).join(''), ...rows.map((one) => `${cell(one.sku)}${cell(one.location)}`
        + `<t:table-cell o:value-type="float" o:value="${one.scaled / 10_000}"/>`
        + `<t:table-cell o:value-type="date" o:date-value="${new Date(one.second * 1000).toISOString().slice(0, 10)}"/>${
          one.lot === '' ? '' : cell(one.lot)}`)];
      expect(await readBack('a.ods', zipFile([
        { name: 'mimetype', content: 'application/vnd.oasis.opendocument.spreadsheet' },
        { name: 'content.xml',
          content: '<o:document-content xmlns:o="o" xmlns:t="t" xmlns:x="x"><o:body><o:spreadsheet><t:table t:name="S">'
          + `${body.map((cells) => `<t:table-row>${cells}</t:table-row>`).join('')}</t:table></o:spreadsheet></o:body>`
          + '</o:document-content>' },
      ]))).toEqual(expected(rows));
    }), { numRuns: 40 });
  });

  it('is the same in an old workbook', async () => {
    await fc.assert(fc.asyncProperty(days, async (rows) => {
      const sheet = [HEADER, ...rows.map((one) =>
        [one.sku, one.location, one.scaled / 10_000, { serial: serial(one.second) }, one.lot === '' ? undefined : one.lot])];
      expect(await readBack('a.xls', oldWorkbook(sheet))).toEqual(expected(rows));
    }), { numRuns: 40 });
  });

  it('is the same at fixed columns under a rule of dashes, and between bars', async () => {
    const plain = fc.stringMatching(/^[A-Z0-9][A-Z0-9./_-]{0,7}$/u).filter((text) => /[A-Z]/u.test(text));
    const narrow = fc.array(row.chain((one) => fc.tuple(plain, plain, plain).map(([sku, location, lot]) => ({ ...one, sku,
      location, lot }))),
      { minLength: 3, maxLength: 12 });
    await fc.assert(fc.asyncProperty(narrow, fc.constantFrom('dashes', 'bars'), async (rows, style) => {
      const cells = [HEADER, ...rows.map((one) => [one.sku, one.location, String(one.scaled / 10_000), dateText(one.second,
        'blank'), one.lot])];
      const widths = HEADER.map((_, at) => Math.max(...cells.map((line) => line[at]?.length ?? 0)));
      const line = (texts: readonly string[], mark: string): string => texts.map((text, at) =>
        (at === 2 ? text.padStart(widths[at] ?? 0) : text.padEnd(widths[at] ?? 0))).join(mark);
      const [head, ...body] = cells.map((texts) => (style === 'dashes' ? line(texts, ' ') : `| ${line(texts, ' | ')} |`));
      const rule = style === 'dashes' ? widths.map((width) => '-'.repeat(width)).join(' ')
        : `+${widths.map((width) => '-'.repeat(width + 2)).join('+')}+`;
      const text = style === 'dashes' ? [head, rule, ...body] : [rule, head, rule, ...body, rule];
      expect(await readBack('a.txt', new TextEncoder().encode(`${text.join('\n')}\n`))).toEqual(expected(rows));
    }), { numRuns: 60 });
  });

  it('is the same in Windows-1252, and says so', async () => {
    // Two such letters in a row may be one of UTF-8 (`ß€`): a file that has both is refused as one of two encodings.
    const western = fc.array(fc.constantFrom('A', 'äa', 'éb', 'ßc', 'Ød', '€e', '7', '-'), { minLength: 1,
      maxLength: 8 }).map((of) =>
      `x${of.join('')}é`);
    const table = fc.array(row.chain((one) => fc.tuple(western, western).map(([sku, location]) => ({ ...one, sku, location,
      lot: '' }))),
      { minLength: 1, maxLength: 12 });
    await fc.assert(fc.asyncProperty(table, async (rows) => {
      const text = `${HEADER.join(';')}\n`
        + `${rows.map((one) => `${one.sku};${one.location};${one.scaled / 10_000};${dateText(one.second, 'iso')};`).join('\n')}\n`;
      const content = Uint8Array.from(text, (letter) => (letter === '€' ? 0x80 : letter.charCodeAt(0)));
      expect(await readBack('a.csv', content)).toEqual(expected(rows));
    }), { numRuns: 40 });
  });
});
