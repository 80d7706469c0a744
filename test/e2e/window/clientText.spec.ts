/** What clients write, at its worst, on every screen: shown as text, and the layout holds. */
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test as base } from '../support/program.ts';
import { SCREEN_TITLES, WindowPage } from './pages/windowPage.ts';

const MARKUP = '<img src=x onerror="window.marked=1"><b>bold</b>';
const TURNED = '\u202eموقع مقلوب\u202c שלום';
const EMOJI = '👩‍👩‍👧‍👦🏳️‍🌈🧑🏽‍🚀';
const LONG = 'Ω'.repeat(10_000);
const PLACE = `DC ${MARKUP}`;
const CUTOFF = '2026-10-31T23:59:59-04:00';

/** Two systems that differ everywhere, named and described as nobody should. */
async function unkindFolder(folder: string): Promise<string> {
  await mkdir(folder, { recursive: true });
  const system = (id: string, name: string) => ({ id, kind: id, name, timezone: 'America/New_York', owner: `${MARKUP} ${TURNED}` });
  const quoted = (text: string): string => `"${text.replaceAll('"', '""')}"`;
  const events = (system_: string) => ({ file: `${system_}_events.csv`, system: system_, dataset: 'events' });
  const stock = (system_: string) => ({ file: `${system_}_stock.csv`, system: system_, dataset: 'positions', asOf: CUTOFF });
  const items = ['A-1', `${MARKUP}-2`, `${EMOJI}-3`, TURNED, LONG.slice(0, 180)];
  await Promise.all([
    writeFile(join(folder, 'engagement.json'), JSON.stringify({
      version: 1, name: `${EMOJI} ${MARKUP}`, client: TURNED, currency: 'USD', cutoff: CUTOFF,
      systems: [system('wms', `${MARKUP} ${LONG.slice(0, 150)}`), system('erp', `${TURNED} ${EMOJI}`)],
      authority: { default: 'erp' },
      sources: [...['wms', 'erp'].flatMap((id) => [stock(id), events(id)]), { file: 'items.csv', system: 'erp', dataset: 'items' }],
      handoffs: [{ id: 'receipt', event: 'receipt', from: 'wms', to: 'erp', mechanism: MARKUP, withinMinutes: 60, owner: EMOJI }],
    })),
    writeFile(
      join(folder, 'items.csv'), ['sku,description,unitCost', ...items.map((item) => `${quoted(item)},${quoted(LONG)},3`), ''].join('\n')),
    ...['wms', 'erp'].flatMap((id, off) => [
      writeFile(join(folder, `${id}_stock.csv`), [
        'sku,location,quantity', ...items.map((item, index) => `${quoted(item)},${quoted(PLACE)},${40 + index + off}`), '',
      ].join('\n')),
      writeFile(join(folder, `${id}_events.csv`), [
        'occurredAt,type,sku,location,quantity,reference',
        ...items.slice(off).map((item, index) =>
          `2026-10-20T10:0${index}:00-04:00,receipt,${quoted(item)},${quoted(PLACE)},5,${quoted(`${TURNED}${EMOJI}PO${index}`)}`),
        '',
      ].join('\n')),
    ]),
  ]);
  return folder;
}

const test = base.extend({
  dialogAnswers: async ({ folder }, use) => {
    await use([await unkindFolder(join(folder, 'unkind'))]);
  },
});

test('what clients write is shown as text on every screen, and the layout holds', async ({ program }) => {
  const shown = new WindowPage(program);
  const { page } = program;
  await shown.resize(1280, 800);
  await shown.openFolder();
  await shown.cell(0, 'sku').waitFor();
  await shown.cell(0, 'sku').click();
  await expect(shown.statement.getByRole('heading', { level: 2 })).toBeVisible();
  await shown.holds('statement');
  for (const screen of SCREEN_TITLES) {
    await shown.goTo(screen);
    await shown.holds(screen);
    for (const view of await shown.views.all()) {
      await view.click();
      await shown.holds(`${screen}, ${await view.innerText()}`);
    }
    if (screen === 'Queue') {
      await shown.cell(0, 'code').click();
      // Markup and marks that turn text are refused in what people here write; the longest word and right-to-left letters are not.
      await shown.writeNote(`שלום ${EMOJI} ${'x'.repeat(3000)}`, `${EMOJI} Ada`);
      await expect(shown.exception).toContainText('שלום');
      await expect(shown.exception).toContainText('<b>bold</b>');
      await shown.holds('an exception with a note');
    }
  }
  for (const id of ['engagement.log', 'engagement.runs', 'queue.owners']) {
    await shown.chooseFromMenu(id);
    await page.getByRole('dialog').waitFor();
    await shown.holds(id);
    await page.keyboard.press('Escape');
    await expect(page.getByRole('dialog')).toHaveCount(0);
  }
  await page.keyboard.press('Control+k');
  await page.keyboard.type('bold');
  await shown.paletteEntries.first().waitFor();
  await shown.holds('the palette');
  expect(await page.evaluate(() => (window as { marked?: number }).marked ?? 0)).toBe(0);
  expect(await page.locator('img[src="x"]').count()).toBe(0);
  expect(program.complaints).toEqual([]);
});
