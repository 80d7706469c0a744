import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { countersign } from './command.ts';
import { workplace, writeFolder } from './smallFolder.ts';
import type { Workplace } from './smallFolder.ts';

let place: Workplace;
let october: string;
beforeAll(async () => {
  place = await workplace();
  october = join(place.results, 'October.countersign');
  await countersign(['audit', place.inputs, '--quiet', '--engagement', october]);
});
afterAll(async () => { await place.remove(); });

describe('countersign audit --after', () => {
  it('audits a folder as the next period of an engagement, which stays as it is', async () => {
    const before = await readFile(october);
    const next = join(place.results, 'next');
    await writeFolder(next, { 'engagement.json': '{ "version": 1, "cutoff": "2026-11-30T23:59:59-05:00" }' });
    const november = join(place.results, 'November.countersign');
    const { status, out, err } = await countersign(
      ['audit', next, '--after', october, '--quiet', '--engagement', november, '--json', '-']);
    expect(err).toBe('');
    expect(status).toBe(1);
    const document = JSON.parse(out) as { handoffs: { id: string }[]; engagement: { client: string }; exceptions: { id: string }[] };
    expect(document.engagement.client).toBe('Acme Outfitters');
    expect(document.handoffs.map(({ id }) => id)).toEqual(['sale-wms-erp']);
    expect(document.exceptions.map(({ id }) => id)).toContain('E-000001');
    expect((await countersign(['verify', november])).status).toBe(0);
    expect((await readFile(october)).equals(before)).toBe(true);
  });
});

describe('--password-file', () => {
  it('seals an engagement, and opens one that is sealed', async () => {
    const sealed = join(place.results, 'Sealed.countersign');
    const secret = join(place.results, 'secret.txt');
    await writeFile(secret, 'a password\n');
    await countersign(['audit', place.inputs, '--quiet', '--engagement', sealed, '--password-file', secret]);
    expect((await readFile(sealed)).subarray(0, 8).toString()).toBe('CSGNSEAL');
    const without = await countersign(['verify', sealed]);
    expect(without.status).toBe(2);
    expect(without.out).toContain('This engagement is sealed with a password.');
    const checked = await countersign(['verify', sealed, '--password-file', secret]);
    expect(checked.status).toBe(0);
    expect(checked.out).toMatch(/^ok {3} journal: none beside the file/mu);
    await writeFile(secret, '\n');
    expect((await countersign(['verify', sealed, '--password-file', secret])).err).toContain('no password in it');
    expect((await countersign(['verify', sealed, '--password-file', join(place.results, 'absent')])).status).toBe(2);
  });
});
