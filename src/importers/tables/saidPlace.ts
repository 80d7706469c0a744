/** The one location that what stands around a table says all of its rows are of. */
import { LIST_LOCATION } from '../presets/list-names.ts';
import { placeOf } from '../shape/headerNames.ts';

export interface SaidPlace {
  /** As it stands there: "Warehouse: Main". */
  readonly said: string;
  readonly location: string;
}

/** Words that stand for no one location, and marks between several. */
const NO_ONE = new RegExp(String.raw`^(?:all|any|every|each|multiple|various|several|none|todos|todas|tous|toutes|tutti|alle|\*)(?:\s|$)`
  + String.raw`|[,;&|]|\s(?:to|and|or)\s`, 'iu');

/** The label that cells begin with where it is a name for locations, and what follows it. */
export function placeIn(cells: readonly string[]): SaidPlace | undefined {
  for (const [at, cell] of cells.entries()) {
    const filled = cells.filter((other) => other !== '');
    const isPair = filled.length === 2 && filled[0] === cell;
    const [, label = '', after = ''] = /^([^:]+?)\s*:\s*(.*)$/su.exec(cell) ?? (isPair ? ['', cell] : []);
    if (label === '' || placeOf([label], LIST_LOCATION) < 0) continue;
    // "Warehouse: Main, East" cut at its comma names two.
    const next = cells[at + 1] ?? '';
    if (after !== '' && next !== '' && !next.includes(':')) return { said: `${cell}, ${next}`, location: `${after}, ${next}` };
    const location = after === '' ? cells.slice(at + 1).find((other) => other !== '') ?? '' : after;
    if (location !== '') return { said: after === '' ? `${cell} ${location}` : cell, location };
  }
  return undefined;
}

/**
 * Told by rows above the header, such as "Warehouse: Main". Undefined where none says it, where one speaks of several, and where rows
 * anywhere around the table (`others`: headings of pages, footers, groups) say another.
 */
export function saidPlace(titles: readonly (readonly string[])[], others: readonly (readonly string[])[]): SaidPlace | undefined {
  const [first, ...further] = titles.map(placeIn).filter((place) => place !== undefined);
  if (first === undefined || NO_ONE.test(first.location)) return undefined;
  const all = [...further, ...others.map(placeIn).filter((place) => place !== undefined)];
  return all.every(({ location }) => location === first.location) ? first : undefined;
}
