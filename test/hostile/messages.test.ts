/** Hostile messages, 93 to 104 of `catalogue.ts`, one by one: refused, or read with what disagrees said. */
import { describe, expect, it } from 'vitest';
import type { Problem } from '../../src/domain/problem.ts';
import { lookInto } from '../../src/engine/import/lookInto.ts';
import { memoryFiles } from '../../src/engine/import/memoryFiles.ts';
import type { Database } from '../../src/store/database.ts';
import { imported, problemOf } from '../engine/import/imported.ts';
import { stubPorts } from '../engine/stubPorts.ts';

const bytes = (of: string): Uint8Array => new TextEncoder().encode(of);
const declared = (name: string, content: Uint8Array, dataset: string) => ({
  'engagement.json': { systems: [{ id: 'erp', kind: 'erp' }], sources: [{ file: name, system: 'erp', dataset }] }, [
    name]: content,
});

const ISA = 'ISA*00*          *00*          *ZZ*SENDER         *ZZ*RECEIVER       *260714*1200*U*00401*000000001*0*T*>~';
const RECEIPT = 'W17*F*20260714*WR1*DO1~N1*WH*ACME*91*ACME01~W07*100*EA**VN*ITEM1~W14*100~';
const x12 = (count = '6', control = '000000001'): string =>
  `${ISA}GS*RE*S*R*20260714*1200*1*X*004010~ST*944*0001~${RECEIPT}SE*${count}*0001~GE*1*1~IEA*1*${control}~`;
const EDIFACT = 'UNB+UNOA:2+A+B+260904:0800+6\'UNH+1+INVRPT:D:96A:UN\'BGM+35+R1+9\'DTM+137:20260904:102\'NAD+WH+DC1::92\'LIN+1++I?+1:VN\''
  + 'QTY+145:850:EA\'UNT+7+1\'UNZ+1+6\'';
const message = (content: string, dataset = 'events') => declared('erp.edi', bytes(content), dataset);

const separators = (found: string): Partial<Problem> => ({
  code: 'file_damaged', row: 1, message: 'The separators of this X12 file cannot be told.', found,
});

describe('a hostile message is refused', () => {
  const cases: Readonly<Record<string, readonly [string, Partial<Problem>]>> = {
    '93 nothing of a message': ['hello there\nthis is no message at all\n', {
      code: 'column_missing', row: 1, column: 'occurredAt', message: 'The file has no column for occurredAt.',
    }],
    '93 an envelope and nothing in it': [ISA, {
      code: 'not_recognised', message: 'The file holds no X12 message.', found: 'envelopes only',
    }],
    '93 messages that move no stock': [x12().replace('ST*944', 'ST*850'), {
      code: 'not_recognised', message: 'Its X12 messages are of no kind that is read.', found: '850',
    }],
    '95 a digit for a separator': [x12().replaceAll('*', '7'), separators('the separator "7"')],
    '95 a letter for a separator': [x12().replaceAll('*', 'A'), separators('the separator "A"')],
    '95 a blank for a separator': [x12().replaceAll('*', ' '), separators('the separator " "')],
    '95 separators that are one': [x12().replaceAll('*', '~'), separators('the terminator "~"')],
    '95 a digit for a terminator': [x12().replaceAll('~', '5'), separators('the terminator "5"')],
  };
  for (const [name, [content, problem]] of Object.entries(cases)) {
    it(name, async () => {
      const found = await problemOf(message(content));
      expect(found).toMatchObject({ file: 'erp.edi', ...problem });
      expect(found.remedy).toBeTruthy();
    });
  }

  it('104 a line of a gigabyte is refused before it is read', async () => {
    let read = 0;
    const files = {
      ...memoryFiles([]), stat: async () => ({ kind: 'file' as const, bytes: 1 << 30 }),
      open: async () => ({
        bytes: 1 << 30, assertUnchanged: async () => undefined, close: async () => undefined,
        read: async (into: Uint8Array, position: number) => {
          read += into.length;
          into.fill(0x41).set(bytes(x12()).subarray(position, position + into.length));
          return into.length;
        },
      }),
    };
    await expect(lookInto({ ports: { ...stubPorts(), files }, breathe: async () => undefined }, 'erp.edi', 'erp.edi', new Map()))
      .rejects.toMatchObject({ problem: { code: 'field_too_long', file: 'erp.edi' } });
    expect(read).toBeLessThan(1 << 20);
  });
});

describe('a hostile message is read, and what disagrees is said', () => {
  const cases: Readonly<Record<string, readonly [string, number, RegExp]>> = {
    '94 separators from the unprintable': [x12().replaceAll('*', '\u001d').replaceAll('~', '\u001e'), 100, /./u],
    '94 terminators with line ends': [x12().replaceAll('~', '~\r\n'), 100, /./u],
    '94 line ends for terminators': [x12().replaceAll('~', '\n'), 100, /./u],
    '96 padding that was lost': [x12().replace(/ +/gu, ' '), 100, /./u],
    '97 a byte order mark': [`\ufeff${x12()}`, 100, /./u],
    '98 counts and control numbers that disagree': [x12('70', '000000009'), 100,
      /stated as 70 and is 6.*000000009|000000009.*stated as 70/su],
    '100 the last terminator missing': [x12().slice(0, -1), 100, /The last segment has no terminator: the file may be cut off/u],
    '100 an envelope that is cut off': [x12().slice(0, -30), 100,
      /Message 0001 ends as .*no IEA segment: the file may be cut off/u],
    '102 several interchanges, each with its separators': [x12() + x12().replaceAll('*', '|').replaceAll('~', '\n'), 200, /./u],
    '103 segments that nobody knows': [x12('7').replace('W14*', 'ZZZ*1*2~W14*'), 100, /./u],
  };
  for (const [name, [content, quantity, said]] of Object.entries(cases)) {
    it(name, async () => {
      const { db } = await imported(message(content));
      expect(quantityOf(db)).toBe(quantity);
      expect(`${doubtsOf(db)}.`).toMatch(said);
      db.close();
    });
  }

  it('99 released separators are plain text', async () => {
    const { db } = await imported(message(EDIFACT, 'positions'));
    expect(db.rows('SELECT code FROM item', (row) => row[0])).toEqual(['I+1']);
    db.close();
  });

  it('100 ten thousand segments without any terminator between them', async () => {
    const items = 'LIN**VN*I1QTY*33*5*EA'.repeat(10_000);
    const { db } = await imported(message(`${ISA}ST*846*0001~BIA*00*CM*R1*20260714~N1*WH*DC*91*DC1~${items}~SE*1*0001~`,
      'positions'));
    expect(quantityOf(db)).toBe(50_000);
    expect(doubtsOf(db)).toMatch(/segments have no terminator where one belongs/u);
    db.close();
  });

  it('98 counts and numbers of EDIFACT that disagree', async () => {
    const { db } = await imported(message(EDIFACT.replace('UNT+7', 'UNT+70').replace('UNZ+1+6', 'UNZ+3+9'), 'positions'));
    expect(doubtsOf(db)).toMatch(/stated as 70 and is 7.*stated as 3 and is 1.*Interchange 6 ends as 9/su);
    db.close();
  });

  it('97 letters that were made small: what cannot be told is asked for by name, and not guessed', async () => {
    expect(await problemOf(message(x12().toLowerCase()))).toMatchObject({
      code: 'column_missing', file: 'erp.edi', column: 'location', asks: { of: 'value', columns: ['location'] },
    });
  });

  const two = (first: string, second: string) => ({
    'engagement.json': { systems: [{ id: 'erp' }], sources: ['a.edi', 'b.edi'].map((file) => ({ file, system: 'erp',
      dataset: 'events' })) },
    'a.edi': bytes(first), 'b.edi': bytes(second),
  });

  it('101 the same file twice counts once', async () => {
    const { db } = await imported(two(x12(), x12()));
    expect(quantityOf(db)).toBe(100);
    expect(doubtsOf(db)).toMatch(/The same content was given again as "b\.edi" and loaded once/u);
    db.close();
  });

  it('101 the same interchange in another file is said where it comes again', async () => {
    const { db } = await imported(two(x12(), x12().replaceAll('~', '~\n')));
    expect(quantityOf(db)).toBe(200);
    expect(doubtsOf(db)).toContain(
      '"a.edi" holds the same interchange (000000001 from SENDER to RECEIVER): what was sent twice counts twice');
    db.close();
  });

  it('101 the same interchange twice in a file', async () => {
    const { db } = await imported(message(x12() + x12()));
    expect(doubtsOf(db)).toMatch(/Interchange 000000001 is in the file twice/u);
    db.close();
  });

  it('101 interchanges of other numbers are others', async () => {
    const { db } = await imported(two(x12(), x12('6', '000000002').replace('*000000001*0*T', '*000000002*0*T')));
    expect(doubtsOf(db)).not.toMatch(/twice/u);
    db.close();
  });
});

const doubtsOf = (db: Database): string => db.rows('SELECT doubts FROM source', (row) =>
  (JSON.parse(String(row[0])) as string[]).join(' ')).join(' ');
const quantityOf = (db: Database): number => db.number('SELECT sum(quantity) FROM source') / 10_000;
