/** Messages of partners: any separators, damaged terminators, wrong totals; loaded all the same, and the disagreement told. */
import { describe, expect, it } from 'vitest';
import { rowTexts } from '../../../src/importers/grid/grid.ts';
import { readEdifact } from '../../../src/importers/edifact/readEdifact.ts';
import { presetOf } from '../../../src/importers/recognise.ts';
import type { FoundTable } from '../../../src/importers/tables/foundTable.ts';
import { readX12 } from '../../../src/importers/x12/readX12.ts';

const ISA = 'ISA*00*          *00*          *ZZ*SENDER         *ZZ*RECEIVER       *260714*1200*U*00401*000000001*0*T*>~';

function envelope(code: string, set: string, body: string, count: number): string {
  return `${ISA}GS*${code}*S*R*20260714*1200*1*X*004010~ST*${set}*0001~${body}SE*${count}*0001~GE*1*1~IEA*1*000000001~`;
}

function only(tables: readonly FoundTable[]) {
  const [table] = tables;
  if (table === undefined) throw new Error('no table');
  return {
    rows: Array.from(table.rows, (row): Record<string, string> =>
      Object.fromEntries(rowTexts(table.grid, row).map((text, at) => [table.header[at] ?? '', text] as const))),
    doubts: table.doubts, places: [...table.grid.places], preset: presetOf(table.header, undefined)?.id,
  };
}

const RECEIPT = 'W17*F*20260714*WR1*DO1~N1*WH*ACME*91*ACME01~W07*100*EA*012345678905*VN*ITEM1***LOT4~W07*20*EA**VN*ITEM2~W14*120~';

describe('an X12 message', () => {
  it('gives a row a quantity, at its segment', () => {
    const read = only(readX12('r.edi', envelope('RE', '944', RECEIPT, 7)));
    expect(read).toMatchObject({ doubts: [], places: [6, 7], preset: 'x12-944' });
    expect(read.rows[0]).toMatchObject({
      date: '2026-07-14', type: 'receipt', location: 'ACME01', item: 'ITEM1', barcode: '012345678905', lot: 'LOT4',
      quantity: '100', reference: 'DO1',
    });
  });

  it.each([['|', '\n'], ['~', '}'], ['^', '~'], ['\x1d', '\x1e'], ['*', '~\r\n']])(
    'is read with the separators %j and %j', (element, end) => {
    const text = envelope('RE', '944', RECEIPT, 7)
      .replaceAll('~', '\u0001').replaceAll('*', element).replaceAll('\u0001', end);
    expect(only(readX12('r.edi', `\uFEFF${text}`)).rows.map(({ quantity }) => quantity)).toEqual(['100', '20']);
  });

  it('is loaded with wrong totals, and says which', () => {
    const read = only(readX12('r.edi', envelope('RE', '944', RECEIPT.replace('W14*120', 'W14*999'), 70)));
    expect(read.rows).toHaveLength(2);
    expect(read.doubts).toEqual([
      'The number of segments of message 0001 is stated as 70 and is 7 (segment 9).',
      'The quantity received (W1401) is stated as 999 and is 120 (segment 8).',
    ]);
  });

  it('is loaded where terminators are missing', () => {
    const text = envelope('IB', '846', 'BIA*00*CM*R1*20260714~LIN**VN*I1~QTY*33*5*EA~REF*ZZ*OLDQTY*17*403.32*FT~', 6);
    const read = only(readX12('r.edi', text));
    expect(read.rows.map(({ state, quantity }) => [state, quantity])).toEqual([['33', '5'], ['17', '403.32']]);
    expect(read.doubts[0]).toContain('no terminator');
  });

  it('is read without an envelope', () => {
    const read = only(readX12('r.edi', 'ST*947*1~\nW15*20230217*ADJ1~\nN1*WH*X*9*W1~\nW19*06*-13.000*CA*007*VN*I1***B1~\nSE*5*1~\n'));
    expect(read).toMatchObject({ preset: 'x12-947', doubts: [] });
    expect(read.rows[0]).toMatchObject({ quantity: '-13.000', reason: '06', item: 'I1', lot: 'B1', location: 'W1' });
  });

  it('breaks a quantity down to locations without counting it twice', () => {
    const body = 'BIA*00*CM*R1*20260714~LIN**VN*I1~QTY*17*12*EA~SDQ*EA*92*S01*5*S02*7~CTT*1*12~';
    const read = only(readX12('r.edi', envelope('IB', '846', body, 7)));
    expect(read.rows.map(({ location, quantity }) => [location, quantity])).toEqual([['S01', '5'], ['S02', '7']]);
    expect(read.doubts).toEqual([]);
  });

  it('sends out what it ships, and compares what it lacks', () => {
    const body = 'W06*N*DO7*20260714*SH1~N1*WH*A*91*DC1~LX*1~W12*CL*10*8*3*EA**VN*I1~W03*8~';
    const read = only(readX12('r.edi', envelope('SW', '945', body, 7)));
    expect(read.rows[0]).toMatchObject({ quantity: '-8', type: 'shipment', reference: 'DO7' });
    expect(read.doubts).toEqual(['What line 1 lacks (W1204) is stated as 3 and is 2 (segment 7).']);
  });

  it('is refused where its separators cannot be told, or nothing of it is known', () => {
    expect(() => readX12('r.edi', `ISA${'A00'.repeat(40)}`)).toThrow('separators');
    expect(() => readX12('r.edi', envelope('PO', '850', 'BEG*00*NE*1~', 3))).toThrow('no kind that is read');
  });
});

describe('an EDIFACT message', () => {
  const BODY = 'UNH+1+INVRPT:D:96A:UN\'BGM+35+R1+9\'DTM+137:20260904:102\'NAD+WH+DC1::92\'LIN+1++I?+1:VN\'QTY+145:850:EA\''
    + 'UNT+7+1\'UNZ+1+6\'';

  it('gives a row a quantity, its released marks plain', () => {
    const read = only(readEdifact('r.edi', `UNB+UNOA:2+A+B+260904:0800+6'${BODY}`));
    expect(read).toMatchObject({ doubts: [], preset: 'edifact-invrpt', places: [7] });
    expect(read.rows[0]).toMatchObject({ item: 'I+1', quantity: '850', location: 'DC1', state: '145' });
  });

  it('is read with separators of its own, and with line ends for terminators', () => {
    const own = BODY.replaceAll('?+', '\u0001').replaceAll('+', '|').replaceAll('\u0001', '?+').replaceAll(':', ';').replaceAll('\'', '~');
    expect(only(readEdifact('r.edi', `UNA;|.? ~UNB|UNOA;2|A|B|260904;0800|6~${own}`)).rows[0]).toMatchObject({ quantity: '850' });
    const lines = only(readEdifact('r.edi', `UNB+UNOA:2+A+B+260904:0800+6\n${BODY.replaceAll('\'', '\n')}`));
    expect(lines.rows[0]).toMatchObject({ quantity: '850' });
    expect(lines.doubts[0]).toContain('end with the line');
  });
});
