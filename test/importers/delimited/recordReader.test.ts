import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ProblemError } from '../../../src/domain/problem.ts';
import { FIELD_LIMIT, RecordReader } from '../../../src/importers/delimited/recordReader.ts';

interface Read {
  readonly fields: string[];
  readonly line: number;
  readonly badQuote: number;
}

function readAll(text: string | Uint8Array, delimiter = ',', piece = Number.POSITIVE_INFINITY): Read[] {
  const bytes = typeof text === 'string' ? new TextEncoder().encode(text) : text;
  const reader = new RecordReader('a.csv', delimiter);
  const decoder = new TextDecoder();
  const found: Read[] = [];
  for (let at = 0; at === 0 || at < bytes.length; at += piece) {
    reader.feed(bytes.subarray(at, Math.min(bytes.length, at + piece)), at + piece >= bytes.length);
    while (reader.next()) {
      const fields = Array.from({ length: reader.count }, (_, field) =>
        decoder.decode(reader.bytes.slice(reader.starts[field], reader.ends[field])));
      found.push({ fields, line: reader.line, badQuote: reader.badQuote });
    }
  }
  return found;
}
const fieldsOf = (text: string, delimiter = ','): string[][] => readAll(text, delimiter).map((record) => record.fields);
const problemOf = (read: () => unknown): ProblemError['problem'] => {
  try {
    read();
  } catch (error) {
    if (error instanceof ProblemError) return error.problem;
    throw error;
  }
  throw new Error('nothing was wrong');
};

describe('reading records', () => {
  it('gives back any cells, whatever the delimiter, the line ends and the pieces they come in', () => {
    const cell = fc.oneof(fc.string({ unit: 'grapheme', maxLength: 12 }),
      fc.string({ unit: fc.constantFrom('"', ',', ';', '\t', '|', '\n', '\r', ' ', 'a', '0', 'é'), maxLength: 10 }));
    fc.assert(fc.property(
      fc.array(fc.array(cell, { minLength: 1, maxLength: 5 }), { minLength: 1, maxLength: 12 }), fc.constantFrom(',', ';',
      '\t', '|'),
      fc.array(fc.constantFrom('\n', '\r\n', '\r'), { minLength: 1 }), fc.boolean(), fc.integer({ min: 1, max: 60 }),
      (rows, delimiter, ends, isEnded, piece) => {
        const written = rows.map((row) => row.map((text) => {
          const mustQuote = /["\r\n]/u.test(text) || text.includes(delimiter) || row.length === 1;
          return mustQuote ? `"${text.replaceAll('"', '""')}"` : text;
        }).join(delimiter));
        let text = '';
        const lines: number[] = [];
        written.forEach((record, at) => {
          lines.push(text.split(/\r\n|\r|\n/u).length);
          text += record + (at < written.length - 1 || isEnded ? ends[at % ends.length] ?? '\n' : '');
        });
        // A lone CR followed by a line that begins with LF would be one CRLF; such texts mean another table.
        fc.pre(!rows.some((row, at) => at > 0 && (row[0] ?? '').startsWith('\n') && row.length > 1));
        const read = readAll(text, delimiter, piece);
        expect(read.map((record) => record.fields)).toEqual(rows);
        expect(read.map((record) => record.line)).toEqual(lines);
      },
    ), { numRuns: 400 });
  });

  it('keeps the physical line across blank lines, quoted lines and mixed line ends', () => {
    const read = readAll('a,b\r\n\r\n1,"x\ny\r\nz"\r2,3\n\n4,5');
    expect(read.map((record) => [record.line, record.fields])).toEqual([
      [1, ['a', 'b']], [3, ['1', 'x\ny\r\nz']], [6, ['2', '3']], [8, ['4', '5']],
    ]);
  });

  it('takes a quote inside a field as text, and keeps an empty last field', () => {
    expect(fieldsOf('5" pipe,a""b,\n')).toEqual([['5" pipe', 'a""b', '']]);
    expect(fieldsOf('a,')).toEqual([['a', '']]);
    expect(fieldsOf(','.repeat(FIELD_LIMIT - 1))[0]).toHaveLength(FIELD_LIMIT);
    expect(problemOf(() => fieldsOf(','.repeat(FIELD_LIMIT)))).toMatchObject({ code: 'field_too_long', expected: 'at most 2000 fields' });
    expect(fieldsOf('')).toEqual([]);
    expect(fieldsOf('"a" , b')).toEqual([['a', ' b']]);
  });

  it('says which field has text after its closing quote', () => {
    expect(readAll('a,"b"c,d')).toEqual([{ fields: ['a', 'b', 'd'], line: 1, badQuote: 1 }]);
  });

  it('names the line on which a quote opens that is never closed', () => {
    expect(problemOf(() => readAll('a,b\n1,2\n"x\ny",2\n3,"open\nmore\nand more'))).toMatchObject({ code: 'quote_unbalanced', row: 5 });
    expect(problemOf(() => readAll('a\n"one ""two"" three\nfour'))).toMatchObject({ code: 'quote_unbalanced', row: 2 });
  });

  it('bounds records and fields', () => {
    const long = `a\n1\n"${'x'.repeat(3 << 20)}`;
    expect(problemOf(() => readAll(long, ',', 1 << 20))).toMatchObject({ code: 'field_too_long', row: 3 });
    expect(problemOf(() => readAll(`a\n${'y'.repeat(3 << 20)}`, ',', 1 << 20))).toMatchObject({ code: 'field_too_long', row: 2 });
    expect(problemOf(() => readAll(`a\n${','.repeat(100_000)}`))).toMatchObject({ code: 'field_too_long', row: 2 });
    expect(fieldsOf(','.repeat(1_999))[0]).toHaveLength(2_000);
  });

  it('reads five million quotes without growing slow', () => {
    const started = performance.now();
    const text = `"${'""'.repeat(400_000)}"\n`.repeat(6);
    expect(readAll(text).every((record) => record.fields[0] === '"'.repeat(400_000))).toBe(true);
    expect(performance.now() - started).toBeLessThan(3_000);
  });
});
