import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { countersign } from './command.ts';
import { FILES, manifest, workplace } from './smallFolder.ts';
import type { Workplace } from './smallFolder.ts';

let place: Workplace;
afterEach(async () => { await place.remove(); });

interface Bad {
  readonly name: string;
  readonly changes?: Readonly<Record<string, string | null>>;
  readonly prepare?: (place: Workplace) => Promise<unknown>;
  /** What the message has to say: the file, the row, the column, what was expected, what was found. */
  readonly says: readonly (string | RegExp)[];
}

const CASES: readonly Bad[] = [
  { name: 'a missing file', changes: { 'erp_stock.csv': null }, says: ['erp_stock.csv', 'no such file'] },
  {
    name: 'a missing column', changes: { 'wms_stock.csv': 'Item,Place,Stock\nA-1,DC1,47\n' },
    says: ['wms_stock.csv', 'On Hand', /Stock/u],
  },
  {
    name: 'an unknown word', changes: { 'wms_events.csv': (FILES['wms_events.csv'] ?? '').replace('10:00:00,SHIP', '10:00:00,VANISH') },
    says: ['wms_events.csv', 'row 3', 'type', 'VANISH'],
  },
  {
    name: 'a number that is none', changes: { 'wms_stock.csv': 'Item,Place,On Hand\nA-1,DC1,47\nB-2,DC1,ten\n' },
    says: ['wms_stock.csv', 'row 3', 'On Hand', 'ten'],
  },
  {
    name: 'a date that is none', changes: { 'wms_events.csv': (FILES['wms_events.csv'] ?? '').replace('2026-10-30 09', '2026-02-30 09') },
    says: ['wms_events.csv', 'row 2', 'occurredAt', '2026-02-30'],
  },
  {
    name: 'a wrong manifest field', changes: { 'engagement.json': manifest((text) => ({ ...text, cutof: '2026-10-31' })) },
    says: ['engagement.json', 'cutof'],
  },
  {
    name: 'a manifest that is no JSON', changes: { 'engagement.json': '{ "version": 1, ' }, says: ['engagement.json'],
  },
  {
    name: 'an unknown system in the manifest',
    changes: { 'engagement.json': manifest((text) => ({ ...text, authority: { default: 'sap' } })) }, says: ['engagement.json', 'sap'],
  },
  { name: 'an empty file', changes: { 'erp_stock.csv': '' }, says: ['erp_stock.csv', 'empty'] },
  {
    name: 'a directory in place of a file', changes: { 'erp_stock.csv': null },
    prepare: ({ inputs }) => mkdir(join(inputs, 'erp_stock.csv')), says: ['erp_stock.csv', 'folder'],
  },
  {
    name: 'a folder that is not there', prepare: ({ inputs }) => rm(inputs, { recursive: true }),
    says: [/\/countersign-cli-[^/]+\/in: There is no such folder/u],
  },
];

describe('input that cannot be used', () => {
  it.each(CASES)('$name: exit 2, a message that says where and what, nothing written', async ({ changes, prepare, says }) => {
    place = await workplace(changes);
    await prepare?.(place);
    const { status, out, err } = await countersign([
      'audit', place.inputs, '--quiet', '--json', join(place.results, 'r.json'), '--engagement', join(place.results, 'r.countersign'),
      '--report', join(place.results, 'r.xlsx'),
    ]);
    expect(err.startsWith('countersign: ')).toBe(true);
    expect(err.trimEnd().split('\n')).toHaveLength(1);
    for (const word of says) expect(err).toMatch(word);
    expect(err).not.toMatch(/\bat .*\.(?:cjs|ts):\d+/u);
    expect(status).toBe(2);
    expect(out).toBe('');
    expect(await place.written()).toEqual([]);
  });

  it('tells a file in place of the folder', async () => {
    place = await workplace();
    const { status, err } = await countersign(['audit', join(place.inputs, 'engagement.json'), '--quiet']);
    expect(status).toBe(2);
    expect(err).toContain('engagement.json');
  });

  it('shows no control characters of a file in its messages', async () => {
    place = await workplace({ 'wms_stock.csv': 'Item,Place,On Hand\nA-1,DC1,\u001b[2J\n' });
    const { status, err } = await countersign(['audit', place.inputs, '--quiet']);
    expect(status).toBe(2);
    expect(err).not.toContain('\u001b');
  });

  it('explains how it is used where the command line is wrong', async () => {
    place = await workplace();
    const wrong = await countersign(['audit', place.inputs, '--jsn', 'x']);
    expect(wrong).toMatchObject({ status: 2, out: '' });
    expect(wrong.err).toContain('unknown option --jsn');
    expect(wrong.err).toContain('countersign audit FOLDER');
    for (const args of [['--help'], ['audit', '--help'], ['--version']]) {
      expect(await countersign(args)).toMatchObject({ status: 0, err: '' });
    }
    expect((await countersign(['--version'])).out).toMatch(/^countersign \d+\.\d+\.\d+\n$/u);
  });
});
