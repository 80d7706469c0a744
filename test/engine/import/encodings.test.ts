import { expect, test } from 'vitest';
import { createEngine } from '../../../src/engine/createEngine.ts';
import { memoryFiles } from '../../../src/engine/import/memoryFiles.ts';
import { stubPorts, stubTask } from '../stubPorts.ts';
import { filesOf, problemOf } from './imported.ts';

const task = stubTask();
const ascii = (text: string): number[] => Array.from(text, (letter) => letter.charCodeAt(0));
const KANA = [0x83, 0x56, 0x83, 0x83, 0x83, 0x63];

async function shown(content: Uint8Array): Promise<{ encoding: string; doubts: readonly string[]; line: string | null; item: string }> {
  const engine = createEngine({ ...stubPorts(), files: memoryFiles(filesOf({ 'erp_stock.csv': content })) });
  await engine.importFolder('', task);
  const [source] = await engine.calls['sources.list']({}, task);
  const { lines } = await engine.calls['sources.lines']({ sourceId: 1, row: 2, around: 0 }, task);
  const { rows } = await engine.calls['map.crossReference']({ of: 'item', show: 'all', start: 0, count: 1 }, task);
  await engine.close();
  return { encoding: source?.encoding ?? '', doubts: source?.doubts ?? [], line: lines[0]?.text ?? null, item: rows[0]?.code ?? '' };
}

test('Shift-JIS is flagged and read; its lines are shown as they are', async () => {
  const content = Uint8Array.from([...ascii('sku,location,quantity\n'), ...KANA, ...ascii(',DC1,5\n')]);
  const found = await shown(content);
  expect(found).toMatchObject({ encoding: 'shift_jis', line: 'シャツ,DC1,5', item: 'シャツ' });
  expect(found.doubts).toContain('The text is not UTF-8 (byte 22); it looks like Japanese in Shift-JIS and was read so.');
});

test('Latin-1 is read as what it is a part of, and says so', async () => {
  const found = await shown(Uint8Array.from([...ascii('sku,location,quantity\n'), 0xc5, 0x31, ...ascii(',DC1,5\n')]));
  expect(found).toMatchObject({ encoding: 'windows-1252', line: 'Å1,DC1,5', item: 'Å1' });
  expect(found.doubts.join(' ')).toContain('which Latin-1 (ISO 8859-1) is a part of');
});

const utf8 = (text: string): number[] => [...new TextEncoder().encode(text)];

test('one line that happens to be UTF-8 among many that are Windows-1252 does not make them two encodings', async () => {
  const rows = Array.from({ length: 60 }, (_, at) => [0xc5, ...ascii(`${at},DC1,5\n`)]).flat();
  const found = await shown(Uint8Array.from([...ascii('sku,location,quantity\n'), ...rows, 0xc9, 0xae, ...ascii(',DC1,5\n')]));
  expect(found).toMatchObject({ encoding: 'windows-1252', line: 'Å0,DC1,5' });
});

test('a text that ends inside a character was cut off, and is not read', async () => {
  const cut = [...utf8('sku,location,quantity\nÅ1,DC1,5\nB2,DC1,6'), 0xc3];
  expect(await problemOf({ 'erp_stock.csv': Uint8Array.from(cut) })).toMatchObject({
    found: expect.stringContaining('The text ends in the middle of a character, at byte') as string,
  });
});

test('lines of a file with a byte order mark are shown too', async () => {
  const mark = [0xef, 0xbb, 0xbf];
  const found = await shown(Uint8Array.from([...mark, ...ascii('sku,location,quantity\nA-1,DC1,5\n')]));
  expect(found).toMatchObject({ encoding: 'utf-8 with byte order mark', line: 'A-1,DC1,5' });
});
