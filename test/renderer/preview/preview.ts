/**
 * The window on made-up answers, to look at without an engine: `node test/renderer/preview/serve.mjs`, then open the page it
 * names. `?open` starts with the engagement open, `?slow` makes importing take a while, `?fail` makes it fail.
 */
import type { Bridge } from '../../../renderer/api/bridge.ts';
import type { EventName, Events } from '../../../src/contract/calls.ts';
import { USUAL_PREFERENCES } from '../../../src/contract/preferences.ts';
import {
  detailOf,
  engagement,
  exceptionAt,
  handoffs,
  recent,
  sources,
  statement,
  stories,
  varianceAt,
  writePaths,
} from './fixtures.ts';

const asked = new URLSearchParams(location.search);
const listeners = new Map<EventName, Set<(payload: never) => void>>();
const cancelled = new Set<string>();
let view = engagement;

function tell<E extends EventName>(event: E, payload: Events[E]): void {
  for (const listener of listeners.get(event) ?? []) (listener as (payload: Events[E]) => void)(payload);
}
const pause = (time: number): Promise<void> =>
  new Promise((resolve) => {
    setTimeout(resolve, time);
  });

async function imported(callId: string): Promise<unknown> {
  const steps = asked.has('slow') ? 400 : 6;
  for (let done = 1; done <= steps; done += 1) {
    if (cancelled.has(callId)) return { ok: false, problem: { code: 'cancelled', message: 'Stopped.' } };
    tell('progress', {
      callId,
      phase: 'Reading wms_events.csv',
      done: done * 2500,
      total: steps * 2500,
      unit: 'rows',
      rate: 25_000,
    });
    await pause(100);
  }
  if (asked.has('fail')) {
    return {
      ok: false,
      problem: {
        code: 'number_invalid',
        message: 'A quantity cannot be read as a number, so the file was not loaded.',
        file: 'wms_stock.csv',
        row: 118,
        column: 'On Hand',
        expected: 'a number such as 12 or −3.5',
        found: '“twelve”',
        remedy: 'Correct the cell or exclude the row, then import again.',
      },
    };
  }
  return { ok: true, value: view };
}

interface PageInput {
  readonly start: number;
  readonly count: number;
  readonly filter: { readonly search?: string };
}

function paged<Row>(input: unknown, total: number, at: (id: number) => Row): unknown {
  const { start, count, filter } = input as PageInput;
  const all = filter.search === undefined ? total : filter.search === 'none' ? 0 : 40;
  return {
    rows: Array.from({ length: Math.max(0, Math.min(count, all - start)) }, (_, index) => at(start + index + 1)),
    total: all,
    totals: { units: -47, value: -612.5 },
  };
}

async function answer(name: string, input: unknown, callId: string): Promise<unknown> {
  switch (name) {
    case 'app.info':
      return {
        ok: true,
        value: {
          version: '0.1.0', platform: 'linux', recent, preferences: USUAL_PREFERENCES, open: asked.has('open') ? view : null,
        },
      };
    case 'engagement.openSample':
    case 'engagement.importFolderAtChosenPlace':
    case 'engagement.openRecent':
    case 'engagement.run':
      return imported(callId);
    case 'engagement.save':
      view = { ...view, unsaved: false, savedAt: Date.now(), fileName: 'October close.countersign' };
      return { ok: true, value: view };
    case 'engagement.close':
      return { ok: true, value: null };
    case 'report.writeAtChosenPlace':
      return { ok: true, value: { fileName: 'October close.xlsx', bytes: 412_000 } };
    case 'engagement.view':
      return { ok: true, value: view };
    case 'sources.list':
      return { ok: true, value: sources };
    case 'sources.rejects':
      return {
        ok: true,
        value: {
          rows: [
            { line: 118, column: 'On Hand', value: 'twelve', code: 'number_invalid', reason: 'not a number' },
            { line: 301, column: 'Item Number', value: '', code: 'text_invalid', reason: 'an item is required' },
          ],
          total: 2,
          totals: { units: 0, value: 0 },
        },
      };
    case 'sources.lines': {
      const { row, around } = input as { row: number; around: number };
      return {
        ok: true,
        value: {
          file: 'wms_events.csv',
          sha256: sources[0]!.sha256,
          header: 'At,Type,Item Number,Warehouse,Qty,Ref,By',
          lines: Array.from({ length: around * 2 + 1 }, (_, index) => ({
            row: row - around + index,
            text: `2026-10-31 22:${10 + index},SHIP,SKU-12${40 + index},DC1,-${index + 1},SO22${20 + index},scanner 7`,
            isEvidence: index === around,
          })),
        },
      };
    }
    case 'map.writePaths':
      return { ok: true, value: writePaths };
    case 'handoffs.list':
      return { ok: true, value: handoffs };
    case 'variances.page':
      return { ok: true, value: paged(input, 1_000_000, varianceAt) };
    case 'variances.statement':
      return {
        ok: true,
        value:
          (input as { id: number }).id === 1 ? statement : { ...statement, variance: varianceAt((input as { id: number }).id) },
      };
    case 'exceptions.page':
      return { ok: true, value: paged(input, 148, exceptionAt) };
    case 'variances.place':
    case 'exceptions.place':
      return { ok: true, value: { index: (input as { id: number }).id - 1 } };
    case 'exceptions.detail':
      return { ok: true, value: detailOf((input as { id: number }).id) };
    case 'exceptions.groups':
      return { ok: true, value: { rows: [], total: 0, exceptions: 0 } };
    case 'search.find':
      return { ok: true, value: [] };
    case 'stories.list':
      return { ok: true, value: stories };
    default:
      return { ok: true, value: null };
  }
}

const bridge = {
  call: (name: string, input: unknown, callId: string) => answer(name, input, callId),
  cancel: (callId: string) => {
    cancelled.add(callId);
  },
  on: (event: EventName, listener: (payload: never) => void) => {
    const heard = listeners.get(event) ?? new Set();
    listeners.set(event, heard.add(listener));
    return () => {
      heard.delete(listener);
    };
  },
} as unknown as Bridge;
Object.defineProperty(window, 'countersign', { value: bridge });
void import('../../../renderer/app/main.tsx');
