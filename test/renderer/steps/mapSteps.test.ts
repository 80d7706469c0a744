import { describe, expect, it } from 'vitest';
import type { SurfaceView } from '../../../src/contract/stepViews.ts';
import { sizeNow, withOneMoreChannel, withOneMorePlace } from '../../../renderer/steps/map/growth.ts';
import { silentPaths } from '../../../renderer/steps/map/silent.ts';
import { linksOf } from '../../../renderer/features/handoffMap/links.ts';
import { expectedOf } from '../../../renderer/features/timeline/expected.ts';
import type { TimelineEventView } from '../../../src/contract/views.ts';
import { handoffs, writePaths } from '../preview/fixtures.ts';

const place = (code: string, systems: readonly string[], links: number) => ({ code, name: null, type: null, pool: null, systems, links });
// The small case of the trade: two stores and a fulfilment centre behind one set of books.
const surface: SurfaceView = {
  places: [place('DC1', ['wms', 'erp', 'web'], 6), place('S01', ['pos', 'erp'], 4), place('S02', ['pos', 'erp'], 4)],
  systems: [{ code: 'wms', pools: 1, links: 4 }, { code: 'erp', pools: 3, links: 12 }, { code: 'web', pools: 1, links: 4 },
    { code: 'pos', pools: 2, links: 8 }],
};

describe('what has to be kept in step', () => {
  it('counts figures, links and pairs that should agree', () => {
    expect(sizeNow(surface)).toEqual({ systems: 4, places: 3, pools: 7, links: 14, pairs: 5 });
  });
  it('grows by what one more store, or one more channel, brings', () => {
    const now = sizeNow(surface);
    expect(withOneMorePlace(now, surface.places[1]!)).toEqual({ systems: 4, places: 4, pools: 9, links: 18, pairs: 6 });
    expect(withOneMoreChannel(now, surface, 'web')).toEqual({ systems: 5, places: 3, pools: 8, links: 18, pairs: 8 });
  });
});

describe('what exists and does not fire', () => {
  it('is a declared handoff without an event, or an event nobody is told of', () => {
    const silent = silentPaths(writePaths, handoffs);
    expect(silent.flatMap((each) => (each.kind === 'unheard' ? [] : [each.handoff.code]))).toEqual(['refund-web-erp']);
    expect(silent).toContainEqual({ kind: 'unheard', system: 'wms', eventType: 'count', events: 120 });
  });
});

describe('the arrows', () => {
  it('take all handoffs between two systems together and say how they do', () => {
    const links = linksOf(handoffs);
    expect(links.map(({ from, to }) => `${from}>${to}`)).toEqual(['wms>erp', 'web>wms', 'pos>erp', '3pl>web', 'web>erp']);
    expect(links.map(({ health }) => health)).toEqual(['many', 'some', 'some', 'many', 'silent']);
    expect(links.filter(({ declared }) => !declared).map(({ from }) => from)).toEqual(['3pl']);
  });
});

describe('a timeline', () => {
  const event = (system: string, at: number, quantity = -1): TimelineEventView =>
    ({ system, eventType: 'sale', at, occurredAt: at, quantity, reference: 'SO1', file: `${system}.csv`, row: at });
  it('sets each record against the one it became, and says what never came', () => {
    const { carried, neverCame, windows } = expectedOf([event('web', 0), event('web', 10), event('wms', 5)], handoffs, undefined);
    expect(carried.map(({ source, target }) => [source.at, target.at])).toEqual([[0, 5]]);
    expect(neverCame.map(({ system, from }) => [system, from])).toEqual([['wms', 10]]);
    expect(windows).toHaveLength(2);
  });
  it('expects nothing of a handoff that does not serve the place', () => {
    expect(expectedOf([event('pos', 0)], handoffs, 'DC1').neverCame).toEqual([]);
    expect(expectedOf([event('pos', 0)], handoffs, 'S01').neverCame).toHaveLength(1);
  });
});
