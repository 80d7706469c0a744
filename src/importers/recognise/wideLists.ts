/** Lists with a column a location instead of a row: told by what the columns are called and by what stands in them. */
import { LIST_ITEM, LIST_LOCATION } from '../presets/list-names.ts';
import { NOTHING_THERE, TOTAL_NAMES, isStateName, locationNames } from '../presets/list-by-location.ts';
import { placeOf } from '../shape/headerNames.ts';
import { columnLooks } from './columnLook.ts';
import type { ColumnLook } from './columnLook.ts';
import { areStateCodes, isPlaceName } from './placeNames.ts';
import { isMoneyName, isNoQuantityName, itemColumnOf, plainName } from './proposeReading.ts';

export interface WideList {
  readonly item: { readonly name: string; readonly sample: readonly string[] };
  /** The columns that are locations, or may be. */
  readonly columns: readonly string[];
  /** Whether their names leave no doubt that they are; otherwise somebody has to say so. */
  readonly isEvident: boolean;
  readonly because: string;
}

/** Months, years, weeks, ages of stock, sizes of clothes and ranges: columns of figures that are no places. */
const NO_PLACE = new RegExp('^(?:q[1-4](?: \\d+)?|(?:wk|week|woche|semana|kw) ?\\d+|(?:19|20)\\d{2}(?: .*)?|\\d{1,2} (?:19|20)\\d{2}'
  + '|\\d+ \\d+(?: days?)?|\\d+ days?|(?:over|under|up to|older than|bis|uber) \\d+.*'
  + '|(?:jan|feb|mar|apr|may|mai|jun|jul|aug|sep|sept|oct|okt|nov|dec|dez|ene|abr|ago|dic)[a-z]*(?: \\d{2,4})?'
  + '|system|counted|count|book|base|opening|closing|beginning|ending|in|out|net|gross|previous|last|current|new|old|variance|difference'
  + '|expected|actual|physical|recorded|stock|balance|(?:.* )?(?:qty|quantity|units?|cases?|eaches|ea|cs|pcs|variance|diff)|adj(?:usted)?'
  + '|(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*|x{0,3}s|m|x{0,5}l|\\dxl|xxs|one size|os|(?:size|eu|us|uk) \\d+(?: \\d)?'
  + '|\\d{1,2}(?: \\d)?)$', 'u');
/** Figures about an item that are none of its quantities. */
const NO_STOCK = /\b(?:min|max|moq|reorder|safety|par|lead|target|threshold|cover|velocity|turns?|age|rank|weeks? of|days? of)\b/u;
const MOVED = new RegExp('\\b(?:sales|sold|shipped|shipments?|received|receipts|movements?|usage|consumption|demand|forecast|returns?'
  + '|orders?|ordered)\\b', 'u');

/**
 * What a list with a column a location has, undefined where no such list can be meant. `rows`: the first cells of each, trimmed; `places`:
 * codes and names of locations that are known otherwise; `about`: what its name and titles say of it.
 */
export function wideListIn(
  header: readonly string[], rows: readonly (readonly string[])[], places: ReadonlySet<string>, about: string,
): WideList | undefined {
  const looks = columnLooks(header, rows.map((row) => row.map((cell) => (NOTHING_THERE.includes(cell.toLowerCase()) ? '' : cell))));
  const named = placeOf(header, LIST_ITEM);
  const item = named >= 0 ? looks[named] : itemColumnOf(looks, rows.length);
  if (item === undefined || item.filled === 0) return undefined;
  const isTotal = (look: ColumnLook): boolean => TOTAL_NAMES.some((name) => plainName(name) === plainName(look.name));
  const others = looks.filter((look) => look.at !== item.at && look.name.trim() !== '');
  // Where the rows say their location or their day, the columns are something else.
  if (others.some(({ name, isNumber, isDate, distinct }) => (isDate && distinct > 1)
    || (!isNumber && LIST_LOCATION.some((one) => plainName(one) === plainName(name))))) return undefined;
  const figures = others.filter((look) => isFigure(look) && !isTotal(look) && (!isStateName(look.name) || isOfPlace(look.name)));
  if (figures.length < 2) return undefined;
  const names = locationNames(figures.map(({ name }) => name));
  const isKnown = names.map(({ location }) => places.has(location.trim()));
  const areCodes = areStateCodes(names.map(({ location }) => location));
  const isPlace = names.map(({ location }, at) => isKnown[at] === true || areCodes || isPlaceName(plainName(location)));
  const noPlaces = names.filter(({ location }, at) => isPlace[at] !== true && NO_PLACE.test(plainName(location))).length;
  if (noPlaces * 2 >= figures.length) return undefined;
  const some = isPlace.filter(Boolean).length;
  // "Qty - Chicago" beside "Qty - East Annex": what all say of a quantity leaves places.
  const isSplit = names.every(({ column, location }) => location !== column.trim());
  const areAround = isPlace[0] === true && isPlace.at(-1) === true && some >= 2 && some * 2 > figures.length;
  const isEvident = (areAround || (isSplit && some > 0)) && noPlaces === 0 && !MOVED.test(plainName(about));
  const because = isKnown.every(Boolean) ? 'they are called as locations that are known otherwise'
    : 'their names are those of places and they hold nothing but figures';
  return { item: { name: item.name, sample: item.sample }, columns: figures.map(({ name }) => name), isEvident, because };
}

/** "Stock room" alone says a state and a place: the columns of a matrix say the place beside the state. */
function isOfPlace(name: string): boolean {
  return isPlaceName(plainName(name));
}

function isFigure({ name, filled, isNumber, barcodes, isRunning }: ColumnLook): boolean {
  if (filled === 0 || !isNumber || barcodes >= 0.5 || isRunning) return false;
  const plain = plainName(name);
  return !isMoneyName(plain) && !NO_STOCK.test(plain) && (!isNoQuantityName(plain) || isPlaceName(plain));
}
