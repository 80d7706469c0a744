import { mkdir, mkdtemp, realpath, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { assertNoInput, checkOutputPlaces } from '../../electron/cli/outputPlaces.ts';

let folder: string;
beforeEach(async () => { folder = await realpath(await mkdtemp(join(tmpdir(), 'countersign-places-'))); });
afterEach(async () => { await rm(folder, { recursive: true, force: true }); });

describe('where results go', () => {
  it('is looked at before the work: folders exist, names are files, no two the same', async () => {
    const places = await checkOutputPlaces([
      { option: '--report', given: join(folder, 'a.xlsx') }, { option: '--json', given: join(folder, 'a.json') },
    ]);
    expect(places.map((place) => place.path)).toEqual([join(folder, 'a.xlsx'), join(folder, 'a.json')]);
    await writeFile(join(folder, 'file'), '');
    await mkdir(join(folder, 'sub'));
    const check = (given: string): Promise<unknown> => checkOutputPlaces([{ option: '--json', given }]);
    await expect(check(join(folder, 'absent', 'a.json'))).rejects.toMatchObject({ problem: { code: 'not_found' } });
    await expect(check(join(folder, 'file', 'a.json'))).rejects.toMatchObject({ problem: { code: 'not_a_folder' } });
    await expect(check(join(folder, 'sub'))).rejects.toMatchObject({ problem: { code: 'not_a_file' } });
  });

  it('is one file for one result, by whatever path it is named', async () => {
    await mkdir(join(folder, 'real'));
    await symlink(join(folder, 'real'), join(folder, 'link'));
    await expect(checkOutputPlaces([
      { option: '--report', given: join(folder, 'real', 'a') }, { option: '--json', given: join(folder, 'link', 'a') },
    ])).rejects.toMatchObject({ problem: { code: 'bad_request' } });
  });

  it('is never what the audit reads', async () => {
    const places = await checkOutputPlaces([{ option: '--json', given: join(folder, 'engagement.json') }]);
    await expect(assertNoInput(places, folder, ['engagement.json'])).rejects.toMatchObject({ problem: { code: 'bad_request' } });
    await expect(assertNoInput(places, folder, ['wms.csv'])).resolves.toBeUndefined();
  });
});
