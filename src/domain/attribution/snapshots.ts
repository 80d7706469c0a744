import type { PositionColumns } from '../facts.ts';
import { STOCK_STATES } from '../vocabulary.ts';
import { isBetter, olderReadings } from './olderReadings.ts';

const DAY = 86_400_000;
const TOTAL = STOCK_STATES.indexOf('on_hand');
/** The part of a total that no breakdown of it leaves out. */
const MAIN_PARTS = new Set((['available', 'sellable', 'unstated'] as const).map((state) => STOCK_STATES.indexOf(state)));

/** What a row of positions is used for. */
export const ROW_UNUSED = 0;
export const ROW_CURRENT = 1;
export const ROW_OPENING = 2;

/**
 * Which position rows make up each system's present figure, and which an opening one.
 *
 * A system may send several exports of one location, taken at different moments. The one that tells the cut-off best (`isBetter`) is its
 * present figure. An earlier one that names the same items and states is superseded;
 * the earliest of those is the opening figure. Exports that name different items or states complement each other instead (say,
 * one file for good stock and one for damaged stock), however far apart they were taken; only a total and a breakdown of the same items
 * that were read a day or more apart are one figure after the other. Within one export, of several readings of one thing one counts: see
 * `olderReadings.ts`.
 */
export function chooseSnapshots(positions: PositionColumns, cutoff: number): Uint8Array {
  const use = new Uint8Array(positions.count).fill(ROW_CURRENT);
  olderReadings(positions, cutoff)?.forEach((isOlder, row) => { if (isOlder === 1) use[row] = ROW_UNUSED; });
  const moments = momentsOfSources(positions, cutoff, use);
  if (moments === undefined) return use;

  // Only systems with several exports get here: a plain map is quick enough.
  const latest = new Map<string, number>();
  const earliest = new Map<string, number>();
  for (let row = 0; row < positions.count; row += 1) {
    if (use[row] === ROW_UNUSED) continue;
    const key = cellOf(positions, row);
    const moment = momentOf(moments, positions, row);
    for (const of of [key, shareOf(positions, row)]) {
      if (of === undefined) continue;
      latest.set(of, Math.max(latest.get(of) ?? -Infinity, moment));
      earliest.set(of, Math.min(earliest.get(of) ?? Infinity, moment));
    }
  }
  // An export is superseded at a location as soon as one of its cells appears in a later export.
  const superseded = new Set<string>();
  const opening = new Map<string, number>();
  for (let row = 0; row < positions.count; row += 1) {
    if (use[row] === ROW_UNUSED) continue;
    const moment = momentOf(moments, positions, row);
    const key = cellOf(positions, row);
    const other = shareOf(positions, row, true);
    if (moment < (latest.get(key) ?? moment) || (other !== undefined && moment <= (latest.get(other) ?? -Infinity) - DAY)) {
      superseded.add(snapshotOf(positions, row, moment));
      const place = placeOf(positions, row);
      opening.set(place, Math.min(opening.get(place) ?? Infinity, earliest.get(key) ?? moment, moment));
    }
  }
  for (let row = 0; row < positions.count; row += 1) {
    if (use[row] === ROW_UNUSED) continue;
    const moment = momentOf(moments, positions, row);
    if (!superseded.has(snapshotOf(positions, row, moment))) continue;
    use[row] = moment === opening.get(placeOf(positions, row)) ? ROW_OPENING : ROW_UNUSED;
  }
  return use;
}

/** The rows that are used for no present figure, by what `chooseSnapshots` says. */
export function supersededPositions(
  ids: Int32Array, use: Uint8Array,
): readonly { readonly position: number; readonly isOpening: boolean }[] {
  const superseded: { position: number; isOpening: boolean }[] = [];
  for (let row = 0; row < use.length; row += 1) {
    if (use[row] !== ROW_CURRENT) superseded.push({ position: ids[row] ?? 0, isOpening: use[row] === ROW_OPENING });
  }
  return superseded;
}

/** The moment of each source × location: the latest of its rows. Undefined where every system has one export a location. */
function momentsOfSources(positions: PositionColumns, cutoff: number, use: Uint8Array): Map<number, number> | undefined {
  const moments = new Map<number, number>();
  const sourcesOf = new Map<number, number>();
  let several = false;
  let lastKey = -1;
  let lastMoment = NaN;
  for (let row = 0; row < positions.count; row += 1) {
    if (use[row] === ROW_UNUSED) continue;
    const moment = orCutoff(positions.asOf[row] ?? NaN, cutoff);
    const key = sourcePlace(positions, row);
    if (key === lastKey && moment === lastMoment) continue;
    lastKey = key;
    lastMoment = moment;
    const known = moments.get(key);
    if (known === undefined || moment > known) moments.set(key, moment);
    const place = (positions.system[row] ?? 0) * 0x100000 + (positions.location[row] ?? 0);
    const source = positions.source[row] ?? 0;
    const other = sourcesOf.get(place);
    if (other === undefined) sourcesOf.set(place, source);
    else if (other !== source) several = true;
  }
  if (!several) return undefined;
  dropLaterThanCutoff(positions, cutoff, moments, use);
  return moments;
}

/** An export from after the cut-off is used only where none from before it tells the cut-off better, and then only the first. */
function dropLaterThanCutoff(positions: PositionColumns, cutoff: number, moments: Map<number, number>, use: Uint8Array): void {
  const best = new Map<string, number>();
  for (let row = 0; row < positions.count; row += 1) {
    const place = placeOf(positions, row);
    const moment = momentOf(moments, positions, row);
    const known = best.get(place);
    if (known === undefined || isBetter(moment, known, cutoff)) best.set(place, moment);
  }
  for (let row = 0; row < positions.count; row += 1) {
    const last = Math.max(cutoff, best.get(placeOf(positions, row)) ?? cutoff);
    if (momentOf(moments, positions, row) > last) use[row] = ROW_UNUSED;
  }
}

function orCutoff(moment: number, cutoff: number): number {
  return Number.isNaN(moment) ? cutoff : moment;
}

function sourcePlace(positions: PositionColumns, row: number): number {
  return (positions.source[row] ?? 0) * 0x100000 + (positions.location[row] ?? 0);
}

function momentOf(moments: Map<number, number>, positions: PositionColumns, row: number): number {
  return moments.get(sourcePlace(positions, row)) ?? 0;
}

function placeOf(positions: PositionColumns, row: number): string {
  return `${positions.system[row]}:${positions.location[row]}`;
}

function snapshotOf(positions: PositionColumns, row: number, moment: number): string {
  return `${placeOf(positions, row)}:${moment}`;
}

function cellOf(positions: PositionColumns, row: number): string {
  return `${placeOf(positions, row)}:${positions.item[row]}:${positions.state[row]}`;
}

/** An item at a place as a total or as the main part of one, or as the other of the two; undefined for what is neither. */
function shareOf(positions: PositionColumns, row: number, isOther = false): string | undefined {
  const state = positions.state[row] ?? 0;
  const isTotal = state === TOTAL;
  if (!isTotal && !MAIN_PARTS.has(state)) return undefined;
  return `${placeOf(positions, row)}:${positions.item[row]}:${isTotal === isOther ? 'parts' : 'total'}`;
}
