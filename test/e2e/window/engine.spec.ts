import { expect, test } from '../support/program.ts';
import { figure } from '../support/figure.ts';
import { WindowPage } from './pages/windowPage.ts';

test('the audit is run again on demand and says so', async ({ program }) => {
  const shown = new WindowPage(program);
  await shown.openSample();
  const before = await shown.counted();
  await program.page.keyboard.press('Control+r');
  await expect(shown.notices).toContainText('The audit was run again.');
  await expect.poll(() => shown.counted()).toBe(before);
  await shown.notices.getByRole('button', { name: 'Put away' }).click();
  await expect(shown.notices).toHaveCount(0);
});

test('an engine that stops is started again, and the window says what became of the work', async ({ program }) => {
  const shown = new WindowPage(program);
  await shown.openSample();
  await program.app.evaluate(({ app }) => {
    const engine = app.getAppMetrics().find((each) => each.type === 'Utility' && each.serviceName === 'node.mojom.NodeService');
    if (engine === undefined) throw new Error('there is no engine');
    process.kill(engine.pid, 'SIGKILL');
  });
  await expect(shown.notices).toContainText('The engine stopped and was started again.');
  await expect(program.page.getByRole('button', { name: 'Try the sample' }).or(shown.overview)).toBeVisible();
  if (await program.page.getByRole('button', { name: 'Try the sample' }).isVisible()) await shown.openSample();
  await expect(shown.overview).toBeVisible();
});

test('the window can be used soon after its start, and shows a page of rows at once', async ({ program }) => {
  const shown = new WindowPage(program);
  const ready = await program.page.evaluate(() => performance.getEntriesByName('ready')[0]?.startTime ?? Number.NaN);
  figure('from the first byte to a usable window', ready, 2000);
  await shown.openSample();
  const took = await program.page.evaluate(async () => {
    const began = performance.now();
    const outcome = await window.countersign.call(
      'variances.page',
      { start: 0, count: 200, sort: 'absoluteValue', direction: 'desc', filter: { show: 'differing' } },
      'measured',
    );
    if (!outcome.ok) throw new Error(outcome.problem.message);
    return performance.now() - began;
  });
  figure('a page of rows', took, 100);
});
