import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { layOut, type LaidLink } from '../../../renderer/features/handoffMap/layout.ts';

const link = (from: string, to: string, weight = 100): LaidLink => ({ from, to, weight });
const codes = fc.constantFrom('wms', 'erp', 'web', 'pos', '3pl', 'oms');
const columns = fc.integer({ min: 2, max: 6 });
const links = fc.uniqueArray(
  fc.tuple(codes, codes, fc.nat({ max: 1000 })).filter(([from, to]) => from !== to)
    .map(([from, to, weight]) => link(from, to, weight)),
  { selector: ({ from, to }) => `${from} ${to}`, minLength: 1, maxLength: 20 });

describe('the handoff map', () => {
  it('runs left to right, the way the events go', () => {
    const given = [link('web', 'wms'), link('web', 'erp'), link('wms', 'erp'), link('pos', 'erp'), link('wms', 'web', 5)];
    const { systems } = layOut(given, 1000, 4);
    const x = (code: string): number => systems.find((each) => each.code === code)?.x ?? NaN;
    expect(x('web')).toBeLessThan(x('wms'));
    expect(x('wms')).toBeLessThan(x('erp'));
    expect(x('pos')).toBeLessThan(x('erp'));
  });

  it('draws every link from its source to its target, and no label over another', () => {
    fc.assert(fc.property(links, columns, (given, most) => {
      const layout = layOut(given, 1000, most);
      expect(layout.links).toHaveLength(given.length);
      for (const { link: { from, to }, points } of layout.links) {
        for (const [code, point] of [[from, points[0]], [to, points.at(-1)]] as const) {
          const box = layout.systems.find((each) => each.code === code)!;
          expect([box.x, box.x + box.width]).toContain(point!.x);
          expect(point!.y).toBeGreaterThanOrEqual(box.y);
          expect(point!.y).toBeLessThanOrEqual(box.y + box.height);
        }
      }
      layout.links.forEach(({ label: one }, index) => {
        for (const { label: other } of layout.links.slice(index + 1)) {
          expect(Math.round(one.x) !== Math.round(other.x) || Math.abs(one.y - other.y) >= 36).toBe(true);
        }
      });
    }));
  });

  it('keeps everything inside the picture, and systems clear of each other', () => {
    fc.assert(fc.property(links, columns, (given, most) => {
      const { systems, links: placed, width, height } = layOut(given, 1000, most);
      for (const { label } of placed) expect(label.y > 0 && label.y < height && label.x > 0 && label.x < width).toBe(true);
      systems.forEach((one, index) => {
        expect(one.x >= 0 && one.x + one.width <= width && one.y >= 0 && one.y + one.height <= height).toBe(true);
        for (const other of systems.slice(index + 1)) {
          expect(one.x !== other.x || one.y + one.height <= other.y || other.y + other.height <= one.y).toBe(true);
        }
      });
    }));
  });

  it('is the same picture for the same links in another order', () => {
    fc.assert(fc.property(links, columns, (given, most) => {
      const places = (list: readonly LaidLink[]) =>
        layOut(list, 1000, most).systems.map(({ code, x }) => `${code} ${x}`).sort();
      expect(places([...given].reverse())).toEqual(places(given));
    }));
  });

  it('takes no more columns than there is room for, however long the ways are', () => {
    fc.assert(fc.property(links, columns, (given, most) => {
      const { systems, width } = layOut(given, 600, most);
      expect(new Set(systems.map(({ x }) => x)).size).toBeLessThanOrEqual(most);
      expect(width).toBeLessThan(Math.max(601, most * 310));
    }));
  });

  it('leads an arrow between two systems of one column round through the gap beside it', () => {
    const ring = [link('a', 'b'), link('b', 'c'), link('c', 'd'), link('d', 'e'), link('e', 'f'), link('f', 'a')];
    const { systems, links: placed } = layOut(ring, 600, 2);
    for (const { link: { from, to }, label } of placed) {
      const [one, other] = [from, to].map((code) => systems.find((each) => each.code === code)!);
      if (one!.x !== other!.x) continue;
      expect(label.x < one!.x || label.x > one!.x + one!.width).toBe(true);
    }
    expect(placed).toHaveLength(6);
  });
});
