import type { OpenRecords } from '../openRecords.ts';
import type { Rhythm } from './bySummary.ts';
import type { Series } from './series.ts';
import { subsetOf } from './subsets.ts';

/**
 * Tells which turn of the clocks records mean that a posting sums up: of those that fall into one stretch by one reading and into another
 * by the other, the few that the later posting needs are taken for the later one, where the earlier posting is then the sum of its stretch
 * as well. True where a moment changed.
 */
export function tellTurnsBySum(open: OpenRecords, one: Series, { length, phase, lag }: Rhythm): boolean {
  const { scene } = open;
  const { unsure } = scene;
  if (!one.sources.some((row) => unsure.isOpen(row))) return false;
  const stretchOf = (at: number): number => Math.floor((at - phase) / length);
  const postings = new Map<number, number>();
  for (const target of one.targets) {
    const stretch = stretchOf(scene.bookedAt(target)) + lag;
    postings.set(stretch, (postings.get(stretch) ?? 0) + scene.quantity(target));
  }
  const sums = new Map<number, number>();
  const inDoubt = new Map<string, { readonly from: number; readonly to: number; readonly rows: number[] }>();
  for (const row of one.sources) {
    const from = stretchOf(scene.bookedAt(row));
    sums.set(from, (sums.get(from) ?? 0) + scene.quantity(row));
    const to = stretchOf(scene.bookedAt(row) + unsure.otherOf(row));
    if (!unsure.isOpen(row) || from === to) continue;
    const key = `${from} ${to}`;
    const known = inDoubt.get(key);
    if (known === undefined) inDoubt.set(key, { from, to, rows: [row] });
    else known.rows.push(row);
  }
  let isChanged = false;
  for (const { from, to, rows } of inDoubt.values()) {
    const needed = (postings.get(to) ?? 0) - (sums.get(to) ?? 0);
    if ((sums.get(from) ?? 0) - needed !== (postings.get(from) ?? 0)) continue;
    const parts = needed === 0 ? [] : subsetOf(rows.map((row) => scene.quantity(row)), needed)?.parts;
    if (parts === undefined) continue;
    rows.forEach((row, at) => { if (unsure.take(row, parts.includes(at))) isChanged = true; });
  }
  return isChanged;
}
