/**
 * Every figure of every screen leads to what it is made of, or says in place what proves it. A number that somebody puts on a screen and
 * that is no door, no fact and not marked is found here: `bareFigures.ts` has the rule.
 */
import { bareFigures } from '../support/bareFigures.ts';
import { faults } from '../support/faults.ts';
import { expect, test } from '../support/program.ts';
import type { Program } from '../support/program.ts';
import { SCREEN_TITLES, WindowPage } from './pages/windowPage.ts';

/** Dialogs that show figures, by the command of the menu that opens each. */
const DIALOGS = ['engagement.runs', 'engagement.log', 'queue.owners', 'engagement.reviewCopy', 'engagement.nextPeriod'] as const;

/** Looks at the window as it stands and keeps what is bare. */
function watch({ page }: Program) {
  const found: string[] = [];
  let looked = 0;
  return {
    found,
    looked: () => looked,
    look: async (where: string): Promise<void> => {
      await page.locator('.waiting').first().waitFor({ state: 'detached' });
      for (const { figure, where: place } of await bareFigures(page)) found.push(`${where}: ${figure} in ${place}`);
      looked += 1;
    },
  };
}

test('no figure is a bare number', async ({ program }) => {
  const shown = new WindowPage(program);
  const { page } = program;
  const { found, look, looked } = watch(program);
  await shown.openSample();
  await page.keyboard.press('Control+r');
  await shown.notices.filter({ hasText: 'run again' }).waitFor();
  await shown.notices.getByRole('button', { name: 'Put away' }).click();
  await look('the overview');
  for (const screen of SCREEN_TITLES) {
    await shown.goTo(screen);
    const views = await shown.views.count();
    for (let view = 0; view < Math.max(1, views); view += 1) {
      if (views > 0) await shown.views.nth(view).click();
      const where = `${screen}, ${views === 0 ? 'as it opens' : await shown.views.nth(view).innerText()}`;
      await look(where);
      const row = page.locator('main tbody tr.pickable').first();
      if (await row.isVisible()) {
        await row.locator('th').first().click();
        await shown.inspector.locator('h2').first().waitFor();
        await look(`${where}, its first row`);
        await page.keyboard.press('Escape');
      }
    }
  }
  await shown.goTo('Queue');
  await shown.cell(0, 'code').click();
  await shown.exception.waitFor();
  await look('an exception');
  await page.locator('.filters select[aria-label="Group by"]').selectOption({ index: 1 });
  await shown.group(1).waitFor();
  await look('the queue in groups');
  await shown.goTo('Authority');
  await shown.views.first().click();
  await page.keyboard.press('Escape');
  await shown.stories.first().click();
  await shown.statement.waitFor();
  await look('a statement');
  for (const toggle of await shown.statement.locator('.statement-toggle').all()) await toggle.click();
  await look('a statement with its lines');
  for (const command of DIALOGS) {
    await expect.poll(() => shown.isAbleInMenu(command)).toBe(true);
    await shown.chooseFromMenu(command);
    await page.getByRole('dialog').waitFor();
    await page.getByRole('dialog').locator('.waiting').first().waitFor({ state: 'detached' });
    await look(`the dialog of ${command}`);
    await page.keyboard.press('Escape');
    await expect(page.getByRole('dialog')).toHaveCount(0);
  }
  expect(looked()).toBeGreaterThan(30);
  expect([...new Set(found)]).toEqual([]);
  expect(program.complaints).toEqual([]);
});

test('a bare number is found', async ({ program }) => {
  const shown = new WindowPage(program);
  const { page } = program;
  await shown.openSample();
  expect(await bareFigures(page)).toEqual([]);
  const put = (tag: string, words: string): Promise<void> => page.evaluate(([name, text]) => {
    const element = document.createElement(name ?? '');
    element.textContent = text ?? '';
    document.querySelector('main')?.append(element);
  }, [tag, words]);
  await put('td', '4,711');
  await put('p', 'Of 8,642 units, and 1,204.5 more, as of 31 Oct 2026 23:59; SKU-1247 in 0 of them.');
  expect((await bareFigures(page)).map(({ figure }) => figure).sort()).toEqual(['1,204.5', '4,711', '8,642']);
  // The same number on a door leads the sentence on; in a table each figure is one for itself.
  await put('button', '8,642 of 4,711 in 1,204.5');
  expect((await bareFigures(page)).map(({ figure }) => figure)).toEqual(['4,711']);
});

test('what no row stands behind says so, and what proves it', async ({ program }) => {
  const shown = new WindowPage(program);
  const { page } = program;
  const rests = page.getByRole('dialog', { name: 'What a figure rests on' });
  await shown.openSample();
  await page.keyboard.press('Control+r');
  await shown.notices.filter({ hasText: 'run again' }).waitFor();
  await page.keyboard.press('g');
  await page.keyboard.press('d');
  const first = page.getByRole('region', { name: 'Every run' }).getByRole('row').nth(2);
  const exceptions = await first.getByRole('button').nth(3).innerText();
  await first.getByRole('button').nth(3).click();
  await expect(rests.getByRole('heading', { level: 2 })).toContainText(`${Number.parseInt(exceptions, 10)} exceptions`);
  await expect(rests).toContainText('The entry was written with just these figures.');
  await expect(rests.getByRole('region', { name: 'Files of the run' }).getByRole('row')).toHaveCount(20);
  expect(await faults(page)).toEqual([]);
  await page.keyboard.press('Escape');
  await shown.goTo('Map');
  await shown.views.filter({ hasText: 'Pools and links' }).click();
  for (const row of await page.getByRole('region', { name: 'What has to be kept in step' }).locator('tbody tr').all()) {
    const door = row.getByRole('button').first();
    const count = Number.parseInt(await door.innerText(), 10);
    await door.click();
    await expect(rests.getByRole('listitem')).toHaveCount(count);
    await page.keyboard.press('Escape');
  }
  const held = page.getByRole('region', { name: 'Who holds which place' }).locator('tbody tr').first();
  await held.locator('td').last().getByRole('button').click();
  await rests.getByRole('listitem').first().getByRole('button').click();
  await expect(shown.heading('Gaps')).toBeVisible();
  await shown.views.first().click();
  const customers = page.locator('.gaps tbody tr td:nth-child(4) .door').first();
  const met = Number.parseInt(await customers.innerText(), 10);
  await customers.click();
  await expect(shown.heading('Queue')).toBeVisible();
  await expect.poll(() => shown.counted()).toBe(met);
  await expect(shown.choice('View')).toHaveValue('customers');
  await shown.goTo('Checks');
  await page.locator('.checks tbody tr').first().getByRole('button').first().click();
  await expect(rests).toContainText('what it lets pass is counted and not kept');
  expect(await faults(page)).toEqual([]);
  expect(program.complaints).toEqual([]);
});

test('an exception that is not seen any more leads to the rows that proved it, in the file as received', async ({ program }) => {
  const shown = new WindowPage(program);
  const { page } = program;
  const rests = page.getByRole('dialog', { name: 'What a figure rests on' });
  await shown.openSample();
  const gone = await page.evaluate(async () => {
    const wanted = { start: 0, count: 1, filter: { kind: 'missing_event' as const } };
    const first = await window.countersign.call('exceptions.page', wanted, 'gone-1');
    if (!first.ok) throw new Error(first.problem.message);
    const [row] = first.value.rows;
    const detail = await window.countersign.call('exceptions.detail', { id: row?.id ?? 0 }, 'gone-2');
    if (!detail.ok) throw new Error(detail.problem.message);
    const decision = { command: 'removeHandoff' as const, handoff: row?.handoff ?? '' };
    const request = { who: 'Dana', why: 'Never agreed on', decision };
    const decided = await window.countersign.call('decisions.make', request, 'gone-3');
    if (!decided.ok) throw new Error(decided.problem.message);
    return { code: row?.code ?? '', why: detail.value.why, rows: detail.value.evidence.map(({ file, row: line }) => `${file}:${line}`) };
  });
  expect(gone.rows.length).toBeGreaterThan(0);
  await page.keyboard.press('Control+r');
  await shown.notices.filter({ hasText: 'run again' }).waitFor();
  await page.keyboard.press('g');
  await page.keyboard.press('d');
  await page.getByRole('region', { name: 'What is not seen any more' }).getByRole('button', { name: gone.code }).first().click();
  await expect(rests).toContainText(gone.why);
  const door = rests.getByRole('listitem').getByRole('button', { name: gone.rows[0] ?? '', exact: true });
  await door.click();
  const [file = '', line = ''] = (gone.rows[0] ?? '').split(':');
  const lines = rests.getByRole('region', { name: `Lines of ${file}` });
  await expect(lines.locator('.lines-this th')).toContainText(line);
  await expect(lines.getByRole('row')).toHaveCount(8);
  await expect(rests.getByTitle(/^SHA-256 [0-9a-f]{64}$/u)).toBeVisible();
  const received = await lines.locator('.lines-this td').innerText();
  expect(await bareFigures(page)).toEqual([]);
  expect(await faults(page)).toEqual([]);
  await page.keyboard.press('Escape');
  // Also where the engagement does not keep the file any more: the lines that proved it are kept, and that is said.
  const left = await page.evaluate(async (name) => {
    const outcome = await window.countersign.call('sources.change', { change: { kind: 'leaveOut', file: name } }, 'gone-4');
    return outcome.ok;
  }, file);
  expect(left).toBe(true);
  await shown.notices.getByRole('button', { name: 'Put away' }).click();
  await page.keyboard.press('Control+r');
  await shown.notices.filter({ hasText: 'run again' }).waitFor();
  await page.getByRole('region', { name: 'What is not seen any more' }).getByRole('button', { name: gone.code }).first().click();
  await expect(rests).toContainText(gone.why);
  await door.click();
  await expect(rests).toContainText('This engagement does not keep the file any more. These lines of it were kept when it was taken out.');
  await expect(lines.locator('.lines-this td')).toHaveText(received);
  expect(await faults(page)).toEqual([]);
  expect(program.complaints).toEqual([]);
});
