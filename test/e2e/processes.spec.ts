/** The window, main and the engine's process together: long work, cancelling it, saving, and an engine that dies. */
import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type {} from '../../renderer/api/bridge.ts';
import { PAGE } from '../../electron/main/appProtocol/address.ts';
import { figure } from './support/figure.ts';
import { expect, launchProgram, test, type Program } from './support/program.ts';

interface Restarted {
  readonly reopened: boolean;
  readonly problem: unknown;
}

/** Ends the engine's process the hard way, and waits until the window has heard of it. */
async function killEngine({ app, page }: Program): Promise<Restarted> {
  const listening = await page.evaluateHandle(() => {
    const heard = new Promise<Restarted>((resolve) => { window.countersign.on('engineRestarted', resolve); });
    return { heard };
  });
  await app.evaluate(({ app: running }) => {
    const engine = running.getAppMetrics().find(({ name }) => name === 'Countersign engine');
    if (engine === undefined) throw new Error('no engine');
    process.kill(engine.pid, 'SIGKILL');
  });
  return listening.evaluate(({ heard }) => heard);
}

test('a long call reports what it does, at most ten times a second', async ({ program: { page } }) => {
  const { outcome, reports, seconds } = await page.evaluate(async () => {
    const heard: { callId: string; phase: string }[] = [];
    const began = performance.now();
    window.countersign.on('progress', (progress) => { heard.push(progress); });
    const answer = await window.countersign.call('engagement.openSample', {}, 'long-1');
    return { outcome: answer, reports: heard, seconds: (performance.now() - began) / 1000 };
  });
  expect(outcome.ok).toBe(true);
  expect(reports.length).toBeGreaterThan(3);
  expect(new Set(reports.map(({ callId }) => callId))).toEqual(new Set(['long-1']));
  // Each phase may begin and end in between.
  const phases = new Set(reports.map(({ phase }) => phase)).size;
  expect(reports.length).toBeLessThanOrEqual(2 * phases + 10 * Math.ceil(seconds));
});

test('cancelling takes effect, and leaves nothing open', async ({ program: { page } }) => {
  const { outcome, milliseconds, view } = await page.evaluate(async () => {
    let cancelledAt = 0;
    const stop = window.countersign.on('progress', ({ callId }) => {
      stop();
      cancelledAt = performance.now();
      window.countersign.cancel(callId);
    });
    const answer = await window.countersign.call('engagement.openSample', {}, 'long-2');
    const ended = performance.now();
    return { outcome: answer, milliseconds: ended - cancelledAt, view: await window.countersign.call('engagement.view', {}, 'view') };
  });
  expect(outcome).toMatchObject({ ok: false, problem: { code: 'cancelled' } });
  figure('cancelling', milliseconds, 1000);
  expect(view).toMatchObject({ ok: false, problem: { code: 'no_engagement' } });
});

test('the window is told what is wrong with what it asks', async ({ program: { page } }) => {
  const outcomes = await page.evaluate(async () => Promise.all([
    window.countersign.call('exceptions.detail', { id: -1 }, 'a'),
    window.countersign.call('engagement.importDropped', { token: 'made-up' }, 'b'),
    window.countersign.call('engagement.openRecent', { id: '../../etc/passwd' }, 'c'),
    window.countersign.call('report.show', {}, 'd'),
  ]));
  expect(outcomes.map((outcome) => (outcome.ok ? 'answered' : outcome.problem.code)))
    .toEqual(['bad_request', 'not_found', 'not_found', 'not_found']);
});

test('a dialog that is closed answers nothing', async ({ program: { page } }) => {
  const outcome = await page.evaluate(() => window.countersign.call('engagement.openFileAtChosenPlace', {}, 'a'));
  expect(outcome).toEqual({ ok: true, value: null });
});

test.describe('with a file', () => {
  test('an engagement is saved, listed, and opened again after the engine died', async ({ folder }) => {
    const file = join(folder, 'Kept.countersign');
    const dataFolder = join(folder, 'data');
    const program = await launchProgram({ dataFolder, dialogAnswers: [file] });
    try {
      const { page } = program;
      expect((await page.evaluate(() => window.countersign.call('engagement.openSample', {}, 'open'))).ok).toBe(true);
      const saved = await page.evaluate(() => window.countersign.call('engagement.save', {}, 'save'));
      expect(saved).toMatchObject({ ok: true, value: { fileName: 'Kept.countersign', unsaved: false } });
      expect((await stat(file)).mode & 0o777).toBe(0o600);
      expect(await readdir(folder)).toEqual(expect.arrayContaining(['Kept.countersign', 'data']));

      const shown = (): Promise<unknown> => page.evaluate(async () => {
        const view = await window.countersign.call('engagement.view', {}, 'view');
        return view.ok ? { ...view.value, savedAt: null } : view.problem;
      });
      const before = await shown();
      expect(await killEngine(program)).toEqual({ reopened: true, problem: null });
      expect(await shown()).toEqual(before);

      const info = await page.evaluate(() => window.countersign.call('app.info', {}, 'info'));
      expect(info).toMatchObject({ ok: true, value: { recent: [{ present: true }] } });
      // The window is shown a place to recognise, and never a path to use.
      expect(JSON.stringify(info)).not.toContain(file);
    } finally {
      await program.app.close();
    }

    const again = await launchProgram({ dataFolder, dialogAnswers: [] });
    try {
      const opened = await again.page.evaluate(async () => {
        const info = await window.countersign.call('app.info', {}, 'info');
        const [recent] = info.ok ? info.value.recent : [];
        return window.countersign.call('engagement.openRecent', { id: recent?.id ?? '' }, 'recent');
      });
      expect(opened).toMatchObject({ ok: true, value: { fileName: 'Kept.countersign' } });
    } finally {
      await again.app.close();
    }
  });
});

test('calls under way are answered when the engine dies, and later ones by a new engine', async ({ program }) => {
  const { page } = program;
  // Begun, and sure not to be answered yet: the first report of progress has come.
  const running = await page.evaluateHandle(() => new Promise<{ readonly answer: Promise<unknown> }>((resolve) => {
    const stop = window.countersign.on('progress', () => {
      stop();
      resolve({ answer });
    });
    const answer = window.countersign.call('engagement.openSample', {}, 'open');
  }));
  expect(await killEngine(program)).toEqual({ reopened: false, problem: null });
  expect(await running.evaluate(({ answer }) => answer)).toMatchObject({ ok: false, problem: { code: 'engine_stopped' } });
  expect((await page.evaluate(() => window.countersign.call('engagement.openSample', {}, 'again'))).ok).toBe(true);
});

test('nothing of the client’s data is left in the program’s own folder', async ({ folder }) => {
  const dataFolder = join(folder, 'data');
  const { app, page } = await launchProgram({ dataFolder, dialogAnswers: [] });
  const canaries = await page.evaluate(async () => {
    await window.countersign.call('engagement.openSample', {}, 'open');
    const page_ = await window.countersign.call('exceptions.page', { start: 0, count: 1000, filter: {} }, 'page');
    return page_.ok ? page_.value.rows.flatMap(({ sku, reference }) => [sku, reference ?? '']).filter((text) => text.length > 5) : [];
  });
  expect(canaries.length).toBeGreaterThan(5);
  await app.close();
  const files = (await readdir(dataFolder, { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile());
  for (const { parentPath, name } of files) {
    const content = (await readFile(join(parentPath, name))).toString('latin1');
    const found = canaries.filter((canary) => content.includes(canary));
    expect(found, join(parentPath, name)).toEqual([]);
  }
});

test('a second program on the same data folder leaves at once', async ({ program: { dataFolder, app } }) => {
  const second = await launchProgram({ dataFolder, dialogAnswers: [] }).then(() => 'opened', () => 'left');
  expect(second).toBe('left');
  expect(await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(1);
});

test('the window stands where it stood', async ({ folder }) => {
  const dataFolder = join(folder, 'data');
  const first = await launchProgram({ dataFolder, dialogAnswers: [] });
  await first.app.evaluate(({ BrowserWindow }) => {
    BrowserWindow.getAllWindows()[0]?.setBounds({ x: 40, y: 60, width: 1111, height: 777 });
  });
  await first.app.close();
  const second = await launchProgram({ dataFolder, dialogAnswers: [] });
  try {
    expect(second.page.url()).toBe(PAGE);
    expect(await second.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.getBounds()))
      .toMatchObject({ width: 1111, height: 777 });
  } finally {
    await second.app.close();
  }
});

test('the window can be used soon after it is started, without a complaint', async ({ folder }) => {
  // The best of three: what else the machine is doing meanwhile is not the program's.
  const seconds: number[] = [];
  for (const attempt of ['first', 'second', 'third']) {
    const began = performance.now();
    const { app, complaints } = await launchProgram({ dataFolder: join(folder, attempt), dialogAnswers: [] });
    seconds.push((performance.now() - began) / 1000);
    await app.close();
    expect(complaints).toEqual([]);
    if (Math.min(...seconds) < 2) break;
  }
  figure('from the start to a usable window', Math.min(...seconds) * 1000, 2000);
});
