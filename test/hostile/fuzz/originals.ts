/** Whole files to damage: every fixture of a preset, workbooks of each kind, messages, archives; and the real exports where they are. */
import { existsSync, readFileSync, readdirSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { workbookOf } from '../../importers/support/workbookOf.ts';
import { membersOf, zipFile } from '../../importers/support/zipFile.ts';
import type { Member } from '../../importers/support/zipFile.ts';

export interface Original {
  readonly name: string;
  readonly bytes: Uint8Array;
  /** The members of an archive, to be damaged within; absent where it is none. */
  readonly members?: readonly Member[];
}

const FIXTURES = join(import.meta.dirname, '../../fixtures');
const SAMPLES = join(import.meta.dirname, '../../../../shared/samples');
const LARGEST = 120_000;

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);

const ISA = 'ISA*00*          *00*          *ZZ*SENDER         *ZZ*RECEIVER       *260714*1200*U*00401*000000001*0*T*>~';
const message = (code: string, set: string, body: string): string =>
  `${ISA}GS*${code}*S*R*20260714*1200*1*X*004010~ST*${set}*0001~${body}SE*${body.split('~').length + 1}*0001~GE*1*1~IEA*1*000000001~`;
const MESSAGES: Readonly<Record<string, string>> = {
  '846.edi': message('IB', '846',
    'BIA*00*CM*R1*20260714~N1*WH*DC*91*DC1~LIN**VN*I1~QTY*33*5*EA~QTY*17*3*EA~LIN**VN*I2~QTY*33*7*EA~'),
  '852.edi': message('PD', '852',
    'XQ*G*20260701*20260707~N9*IA*1~N1*RL*S*92*S01~LIN**UP*012345678905~ZA*QS*4*EA~ZA*QA*9*EA~CTT*1~'),
  '856.edi': message('SH', '856',
    'BSN*00*S1*20260714*1200~HL*1**S~N1*SF*A*91*DC1~HL*2*1*O~PRF*PO1~HL*3*2*I~LIN**VN*I1~SN1**12*EA~CTT*3~'),
  '867.edi': message('PT', '867',
    'BPT*00*1*20260714*SP~N1*ST*S*92*S01~PTD*SD***IV*9~DTM*090*20260714~QTY*32*6*EA~LIN**VN*I1~CTT*1~'),
  '940.edi': message('OW', '940', 'W05*N*O1*P1~N1*WH*A*91*DC1~LX*1~W01*5*EA**VN*I1~LX*2~W01*6*EA**VN*I2~W76*11~'),
  '943.edi': message('AR', '943', 'W06*N*O1*20260714*S1~N1*WH*A*91*DC1~W04*5*EA**VN*I1~W03*5*1*LB~'),
  '944.edi': message('RE', '944',
    'W17*F*20260714*WR1*DO1~N1*WH*ACME*91*ACME01~W07*100*EA**VN*ITEM1***LOT4~W07*20*EA**VN*ITEM2~W14*120~'),
  '945.edi': message('SW', '945', 'W06*N*O1*20260714*S1~N1*WH*A*91*DC1~LX*1~W12*CC*5*5*0*EA**VN*I1~W03*5*1*LB~'),
  '947.edi': message('AW', '947', 'W15*20260714*A1*B1~N1*WH*A*91*DC1~W19*AA*-5*EA**VN*I1~W19*AV*3*EA**VN*I2~'),
  'invrpt.edi': 'UNA:+.? \'UNB+UNOA:2+A+B+260904:0800+6\'UNH+1+INVRPT:D:96A:UN\'BGM+35+R1+9\'DTM+137:20260904:102\'NAD+WH+DC1::92\''
    + 'LIN+1++I?+1:VN\'QTY+145:850:EA\'LIN+2++I2:VN\'QTY+145:3:EA\'UNT+9+1\'UNZ+1+6\'',
  'desadv.edi': 'UNB+UNOA:2+A+B+260904:0800+6\'UNH+1+DESADV:D:96A:UN\'BGM+351+D1+9\'DTM+137:20260904:102\'NAD+SU+V1::92\'NAD+DP+DC1::92\''
    + 'CPS+1\'LIN+1++I1:VN\'QTY+12:40:EA\'UNT+9+1\'UNZ+1+6\'',
};

const STOCK = [['Stock list', '', '', ''], ['sku', 'location', 'quantity', 'asOf'], ...Array.from({ length: 30 }, (_, row) =>
  [`00${row}`, `DC${row % 3}`, String(row * 7 - 20), `2026-10-${String(row % 28 + 1).padStart(2, '0')}`]), ['Total', '', '2445',
    '']];
const FIXED = `Item            Warehouse   On Hand\n--------------- --------- ---------\n${Array.from({ length: 20 }, (_, row) =>
  `${`ITEM-${row}`.padEnd(15)} ${`WH${row % 2}`.padEnd(9)} ${String(row * 11).padStart(9)}`).join('\n')}\n`;
const RULED = `+------+-----+----------+\n| sku  | loc | quantity |\n+------+-----+----------+\n${Array.from({ length: 15 }, (_, row) =>
  `| A-${String(row).padEnd(2)} | DC1 | ${String(row * 3).padStart(8)} |`).join('\n')}\n+------+-----+----------+\n`;
const BESIDE = `sku,location,quantity,,sku,location,quantity\n${Array.from({ length: 12 }, (_, row) =>
  `A-${row},DC1,${row},,B-${row},DC2,${row * 2}`).join('\n')}\n\nsku,description\n${Array.from({ length: 9 }, (_, row) =>
  `A-${row},"a ""good"" thing, ${row}"`).join('\n')}\n`;

function archived(name: string, bytes: Uint8Array): Original {
  return bytes[0] === 0x50 && bytes[1] === 0x4b ? { name, bytes, members: membersOf(bytes) } : { name, bytes };
}

/** All of them; `real` adds the exports of others that stand beside the project, where they do. */
export function originals(real: boolean): readonly Original[] {
  const presets = join(FIXTURES, 'presets');
  const books = join(FIXTURES, 'workbooks');
  const named = [
    ...readdirSync(presets).flatMap((id) => readdirSync(join(presets, id)).filter((name) => !name.endsWith('.json'))
      .map((name) => archived(name, new Uint8Array(readFileSync(join(presets, id, name)))))),
    ...['stock.xls', 'stock.ods', 'shapes.ods'].map((name) => archived(name, new Uint8Array(readFileSync(join(books, name))))),
    { name: 'many.xls', bytes: new Uint8Array(gunzipSync(readFileSync(join(books, 'many.xls.gz')))).slice(0, 40_000) },
    ...Object.entries(MESSAGES).map(([name, text]) => ({ name, bytes: utf8(text) })),
    archived('stock.xlsx', workbookOf([{ name: 'Stock', rows: STOCK }, { name: 'More', rows: STOCK.slice(1, 9) }])),
    archived('exports.zip', zipFile([{ name: 'stock.csv', content: STOCK.slice(1).map((row) => row.join(';')).join('\r\n') },
      { name: 'moves/receipt.edi', content: MESSAGES['944.edi'] ?? '' }])),
    { name: 'stock.csv.gz', bytes: new Uint8Array(gzipSync(STOCK.slice(1).map((row) => row.join(',')).join('\n'))) },
    { name: 'fixed.txt', bytes: utf8(FIXED) }, { name: 'ruled.txt', bytes: utf8(RULED) }, { name: 'beside.csv',
      bytes: utf8(BESIDE) },
    { name: 'stock16.csv', bytes: new Uint8Array(Buffer.from(`\ufeff${STOCK.slice(1).map((row) => row.join('\t')).join('\r\n')}`,
      'utf16le')) },
  ];
  if (!real || !existsSync(SAMPLES)) return named;
  const others = readdirSync(SAMPLES, { recursive: true, encoding: 'utf8' }).map((path) => join(SAMPLES, path))
    .filter((path) =>
      path.slice(SAMPLES.length + 1).includes('/') && statSync(path).isFile() && statSync(path).size <= LARGEST).sort();
  return [...named, ...others.map((path) => archived(basename(path), new Uint8Array(readFileSync(path))))];
}
