/**
 * `npm run bench -- window [FILE.countersign] [--assert]`: the real window with a large engagement open (five million rows with more
 * than a million exceptions, made once and kept, where no file is named). Prints how evenly frames come while a list is scrolled with
 * the wheel, beside a list of plain boxes in the same window, which is as even as this machine draws; what a key takes until it is
 * seen; what a sort and a filter take until the first row; the first paint; the weight of what is loaded; and the memory of each
 * process. With `--assert` it fails where one is more than is asked. Only a machine that does nothing else meanwhile says anything.
 */
import { copyFile, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { gzipSync } from 'node:zlib';
import { withDisplay } from '../../build/display.mjs';
import { launchProgram, type Program } from '../e2e/support/program.ts';
import { WindowPage } from '../e2e/window/pages/windowPage.ts';
import { largeEngagement } from './largeEngagement.ts';
import { timeToFirstRow } from './window/firstRow.ts';
import { framesWhile, wheel, type Frames } from './window/frames.ts';
import { timeTyping } from './window/typing.ts';

/** Pixels a second: reading along, looking for something, and flying past. */
const SPEEDS = [2000, 6000, 18_000] as const;
const SECONDS = 2;
const GRID = '.grid .ag-grid-viewport';
const PLAIN = '#plain-list';

const { values, positionals } = parseArgs({ options: { assert: { type: 'boolean', default: false } }, allowPositionals: true });
const over: string[] = [];

/** Prints a figure and remembers it where it is more than is asked. */
function told(what: string, value: number, asked: number | null, unit: string): void {
  const limit = asked === null ? '' : `  asked ${asked} ${unit}`;
  console.log(`${value.toFixed(value < 100 ? 1 : 0).padStart(9)} ${unit}  ${what}${limit}`);
  if (asked !== null && !(value <= asked)) over.push(`${what}: ${value.toFixed(1)} ${unit}, asked ${asked}`);
}

function toldFrames(what: string, { median, p95, overSixty, overThirty }: Frames): void {
  const shares = `${(overSixty * 100).toFixed(1)} % later than 60 a second, ${(overThirty * 100).toFixed(1)} % than 30`;
  console.log(`${median.toFixed(1).padStart(9)} ms  ${what}: frames in the median, ${p95.toFixed(1)} ms at the 95th of 100, ${shares}`);
}

async function scrolled(program: Program, what: string, selector: string): Promise<Map<number, Frames>> {
  const { page } = program;
  const session = await page.context().newCDPSession(page);
  const frames = new Map<number, Frames>();
  for (const speed of SPEEDS) {
    await page.locator(selector).evaluate((list) => { list.scrollTop = 0; });
    await framesWhile(page, () => page.waitForFunction(() => performance.now() > 0));
    const found = await framesWhile(page, () => wheel(session, page, selector, speed, SECONDS));
    toldFrames(`${what} at ${speed} pixels a second`, found);
    frames.set(speed, found);
  }
  await session.detach();
  return frames;
}

/** A list of boxes with words, as many columns as the queue shows, over the whole window: the least that scrolling costs here. */
async function showPlainList(program: Program): Promise<void> {
  await program.page.evaluate(() => {
    const list = document.createElement('div');
    list.id = 'plain-list';
    Object.assign(list.style, { position: 'fixed', inset: '0', overflow: 'auto', background: 'Canvas' });
    for (let row = 0; row < 3000; row += 1) {
      const line = document.createElement('div');
      Object.assign(line.style, { display: 'flex', height: '28px', borderBottom: '1px solid' });
      for (let column = 0; column < 12; column += 1) {
        const cell = document.createElement('span');
        cell.style.width = '110px';
        cell.textContent = `cell ${row} ${column}`;
        line.append(cell);
      }
      list.append(line);
    }
    document.body.append(list);
  });
}

async function memory({ app, page }: Program): Promise<void> {
  const session = await page.context().newCDPSession(page);
  // What it holds, and not what it has not yet let go of.
  await session.send('HeapProfiler.collectGarbage');
  const processes = await app.evaluate(({ app: running }) => running.getAppMetrics()
    .map(({ type, name, memory: { workingSetSize } }) => ({ type, name: name ?? '', megabytes: workingSetSize / 1000 })));
  let sum = 0;
  for (const { type, name, megabytes } of processes) {
    sum += megabytes;
    told(`memory, ${type === 'Tab' ? 'the window' : name === '' ? type : name}`, megabytes, type === 'Tab' ? 300 : null, 'MB');
  }
  told('memory, all processes (what they share counted in each)', sum, null, 'MB');
}

async function measure(program: Program): Promise<void> {
  const { page } = program;
  const shown = new WindowPage(program);
  told('first paint', await shown.firstPaint(), 1000, 'ms');
  const parts = await Promise.all(['app.js', 'app.css', 'index.html'].map((name) => readFile(join('dist', 'renderer', name))));
  told('loaded at the start, compressed', parts.reduce((bytes, part) => bytes + gzipSync(part).length, 0) / 1000, 1500, 'kB');
  await shown.resize(1920, 1080);
  await shown.chooseFromMenu('engagement.openFile');
  await shown.overview.waitFor({ timeout: 600_000 });
  await shown.cell(0, 'sku').waitFor();
  await page.getByText('Engine idle').waitFor({ timeout: 600_000 });
  console.log(`          ${await shown.counted()} variances`);
  const variances = await scrolled(program, 'variances', GRID);
  await shown.goTo('Queue');
  await shown.cell(0, 'code').waitFor();
  console.log(`          ${await shown.counted()} exceptions`);
  const queue = await scrolled(program, 'queue', GRID);

  const typed = async (what: string, text: string, field = shown.search): Promise<void> => {
    const { keys, median, p95, worst } = await timeTyping(page, field, text);
    told(`a key in ${what}, the worst of ${keys} (median ${median.toFixed(1)} ms, 95th of 100 ${p95.toFixed(1)} ms)`, worst, 50, 'ms');
  };
  await typed('the queue’s search', 'SKU-004711');
  await typed('the queue’s place', 'DC01', page.locator('.filters input.place'));
  await page.keyboard.press('Control+k');
  await typed('the palette', 'sku-004711 so12', page.getByRole('dialog', { name: 'Search' }).getByRole('combobox'));
  await page.keyboard.press('Escape');

  const first = async (what: string, act: () => Promise<unknown>): Promise<void> =>
    told(`${what}, to its first row`, await timeToFirstRow(page, act), 100, 'ms');
  for (const column of ['kind', 'sku', 'location', 'quantity', 'severity', 'owner', 'absoluteValue']) {
    await first(`the queue by ${column}`, () => shown.columnHeader(column).click());
  }
  for (const [label, value] of [['Severity', 'high'], ['Kind', 'late_event'], ['View', 'unsettled']] as const) {
    await first(`the queue, ${label.toLowerCase()} ${value}`, () => page.getByRole('combobox', { name: label }).selectOption(value));
    await first(`the queue, any ${label.toLowerCase()}`, () => page.getByRole('combobox', { name: label }).selectOption(''));
  }
  await memory(program);

  await shown.resize(1920, 1080);
  await showPlainList(program);
  const plain = await scrolled(program, 'plain boxes', PLAIN);
  for (const speed of SPEEDS) {
    const of = (frames: Map<number, Frames>): number => 1 - (frames.get(speed)?.overSixty ?? Number.NaN);
    const share = (list: Map<number, Frames>): string => `${(of(list) * 100).toFixed(0)} %`;
    const shares = `variances ${share(variances)}, queue ${share(queue)}, plain boxes ${share(plain)}`;
    console.log(`          frames on time at ${speed} pixels a second: ${shares}`);
    if (speed > 6000) continue;
    told(`frames of the queue in the median, at ${speed} pixels a second`, queue.get(speed)?.median ?? Number.NaN, 18, 'ms');
    told(`frames of the variances in the median, at ${speed} pixels a second`, variances.get(speed)?.median ?? Number.NaN, 18, 'ms');
  }
}

const source = positionals[0] ?? await largeEngagement();
const folder = await mkdtemp(join(tmpdir(), 'countersign-bench-window-'));
const file = join(folder, 'Bench.countersign');
await copyFile(source, file);
await withDisplay(async (environment) => {
  Object.assign(process.env, environment);
  const program = await launchProgram({ dataFolder: join(folder, 'data'), dialogAnswers: [file] });
  try {
    await measure(program);
  } finally {
    await program.app.close();
    await rm(folder, { recursive: true, force: true });
  }
});
console.log(over.length === 0 ? 'all within what is asked' : `${over.length} above what is asked:\n  ${over.join('\n  ')}`);
process.exitCode = values.assert && over.length > 0 ? 1 : 0;
