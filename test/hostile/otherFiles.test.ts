/** What lies in a folder and is no export, 105 of `catalogue.ts`: it is passed over or refused by name, and nothing is waited for. */
import { execFileSync } from 'node:child_process';
import { appendFile, chmod, mkdir, mkdtemp, rm, symlink, truncate, unlink, utimes, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { nodeFiles } from '../../electron/node/nodeFiles.ts';
import { ProblemError } from '../../src/domain/problem.ts';
import type { Problem } from '../../src/domain/problem.ts';
import { importFolder } from '../../src/engine/import/importFolder.ts';
import type { Files } from '../../src/ports.ts';
import type { Database } from '../../src/store/database.ts';
import { emptyEngagement } from '../engine/import/imported.ts';
import { stubPorts, stubTask } from '../engine/stubPorts.ts';

const STOCK = 'sku,location,quantity\nA-1,DC1,5\n';
let folder: string;
let db: Database;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'countersign-'));
  db = await emptyEngagement();
});
afterEach(async () => {
  db.close();
  await rm(folder, { recursive: true, force: true });
});

const read = (files: Files = nodeFiles) =>
  importFolder(db, { ...stubPorts(), files }, folder, { keepSources: true }, stubTask());
const declare = (file: string): Promise<void> => writeFile(join(folder, 'engagement.json'), JSON.stringify({
  systems: [{ id: 'erp' }], sources: [{ file, system: 'erp', dataset: 'positions' }],
}));

async function problemOf(work: Promise<unknown>): Promise<Problem> {
  const failure = await work.then(() => { throw new Error('did not fail'); }, (error: unknown) => error);
  if (failure instanceof ProblemError) return failure.problem;
  throw failure;
}

/** Nothing is forbidden to root: for the time of a test it is nobody. */
async function asNobody<T>(work: () => Promise<T>): Promise<T> {
  const isRoot = process.geteuid?.() === 0;
  if (isRoot) process.seteuid?.(65_534);
  try {
    return await work();
  } finally {
    if (isRoot) process.seteuid?.(0);
  }
}

async function listening(path: string): Promise<() => void> {
  const server = createServer();
  await new Promise<void>((resolve) => { server.listen(path, resolve); });
  return () => { server.close(); };
}

describe('105 beside exports in a folder', () => {
  it('105 links in a circle, to files and to folders, pipes and sockets are named and not read, and nothing is waited for',
    async () => {
    await writeFile(join(folder, 'erp_stock.csv'), STOCK);
    await mkdir(join(folder, 'october'));
    await symlink(folder, join(folder, 'october', 'circle'));
    await symlink(join(folder, 'circle.csv'), join(folder, 'circle.csv'));
    execFileSync('mkfifo', [join(folder, 'pipe.csv')]);
    const close = await listening(join(folder, 'socket.csv'));
    try {
      const { sources, unrecognised } = await read();
      expect(sources).toBe(1);
      expect(unrecognised.map(({ file, reason }) => [file, reason])).toEqual([
        ['circle.csv', expect.stringMatching(/^A link that leads nowhere/u)],
        ['october/circle', expect.stringMatching(/^A link to a folder that is read already/u)],
        ['pipe.csv', expect.stringMatching(/^A pipe, a socket or a device/u)],
        ['socket.csv', expect.stringMatching(/^A pipe, a socket or a device/u)],
      ]);
    } finally {
      close();
    }
  });

  it('105 the same content under two names counts once', async () => {
    await writeFile(join(folder, 'erp_a.csv'), STOCK);
    await writeFile(join(folder, 'erp_b.csv'), STOCK);
    expect(await read()).toMatchObject({ sources: 1, positions: 1 });
  });
});

describe('105 what engagement.json names as a file', () => {
  const CASES: Readonly<Record<string, readonly [(path: string) => unknown, Problem['code']]>> = {
    'a folder': [(path) => mkdir(path), 'not_a_file'],
    'a pipe that nobody writes to': [(path) => execFileSync('mkfifo', [path]), 'not_a_file'],
    'a link to a device that never ends': [(path) => symlink('/dev/zero', path), 'not_a_file'],
    'links in a circle': [(path) => symlink(path, path), 'unreadable'],
    'a link that leads nowhere': [(path) => symlink(`${path}.gone`, path), 'not_found'],
  };
  for (const [name, [make, code]] of Object.entries(CASES)) {
    it(`105 ${name} is refused by name`, async () => {
      await make(join(folder, 'stock.csv'));
      await declare('stock.csv');
      const problem = await problemOf(read());
      expect(problem.code).toBe(code);
      expect(problem.file).toContain('stock.csv');
      expect(problem.remedy).toBeTruthy();
    });
  }

  it('105 one that may not be read is refused by name', async () => {
    await writeFile(join(folder, 'stock.csv'), STOCK);
    await chmod(join(folder, 'stock.csv'), 0);
    await chmod(folder, 0o755);
    await declare('stock.csv');
    expect(await asNobody(async () => problemOf(read()))).toMatchObject({
      code: 'unreadable', file: expect.stringContaining('stock.csv') as string, remedy: expect.any(String) as string,
    });
  });
});

describe('105 a file that is another one while it is read', () => {
  const LONG = `sku,location,quantity\n${Array.from({ length: 400_000 }, (_, row) => `A-${row},DC1,1`).join('\n')}\n`;

  /** Does something to the file once its rows are being read. */
  const meanwhile = (act: (path: string) => Promise<void>): Files => ({
    ...nodeFiles,
    open: async (path) => {
      const file = await nodeFiles.open(path);
      let isDone = false;
      return {
        bytes: file.bytes, assertUnchanged: () => file.assertUnchanged(), close: () => file.close(),
        read: async (into, position) => {
          const got = await file.read(into, position);
          if (position >= 1 << 20 && !isDone) {
            isDone = true;
            await act(path);
          }
          return got;
        },
      };
    },
  });

  const ACTS: Readonly<Record<string, readonly [(path: string) => Promise<void>, Problem['code']]>> = {
    'grows': [(path) => appendFile(path, 'B,DC1,1\n'), 'source_changed'],
    'is cut off': [(path) => truncate(path, 1 << 20), 'source_changed'],
    'is written anew in the same length': [async (path) => {
      await writeFile(path, LONG.replaceAll('DC1', 'DC2'));
      await utimes(path, 1, 1);
    }, 'source_changed'],
    'goes away': [(path) => unlink(path), 'not_found'],
  };
  for (const [name, [act, code]] of Object.entries(ACTS)) {
    it(`105 one that ${name} is not taken, and nothing of it is left`, async () => {
      await writeFile(join(folder, 'stock.csv'), LONG);
      await declare('stock.csv');
      expect((await problemOf(read(meanwhile(act)))).code).toBe(code);
      expect(db.number('SELECT (SELECT count(*) FROM position) + (SELECT count(*) FROM source)')).toBe(0);
    });
  }
});
