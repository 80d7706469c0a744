import { extend, QUANTITY_LIMIT, QUANTITY_SCALE } from '../../domain/quantity.ts';
import { visible } from '../../domain/problem.ts';
import { NOT_CONVERTIBLE, UNKNOWN_ITEM, unitFactor, unitWord } from '../itemUnits.ts';
import type { ItemUnits } from '../itemUnits.ts';
import type { Cells, SourceColumn } from './cells.ts';
import { WordColumn, mappedColumn } from './codeColumns.ts';
import type { CodeColumn, ValueMap } from './codeColumns.ts';

/** Converts quantities with a declared unit to the item's base unit. */
export class UnitCells {
  readonly #cells: Cells;
  readonly #column: SourceColumn;
  readonly #units: ItemUnits;
  readonly #words: string[] = [''];
  readonly #read: CodeColumn;
  /** Base units, scaled, in one of the unit of the row at hand. */
  #factor = QUANTITY_SCALE;

  constructor(cells: Cells, column: SourceColumn, values: ValueMap | undefined, units: ItemUnits) {
    this.#cells = cells;
    this.#column = column;
    this.#units = units;
    this.#read = mappedColumn(new WordColumn((word) => this.#words.push(unitWord(word)) - 1), values);
  }

  /** Reads the unit of the row at hand, of an item; where it cannot be converted, the row is rejected. */
  begin(item: number): void {
    const cells = this.#cells;
    this.#factor = QUANTITY_SCALE;
    const id = cells.codeOrNone(this.#column, this.#read);
    const unit = id === 0 ? unitWord(cells.unit) : this.#words[id] ?? '';
    if (unit === '') return;
    const factor = unitFactor(this.#units, item, unit);
    if (factor === UNKNOWN_ITEM) {
      cells.note(`are in "${visible(unit, 20)}", of which no items file gives a pack size, and count as written`);
    } else if (factor === NOT_CONVERTIBLE) {
      const reason = `is "${visible(unit, 20)}", which the items files give no way to convert to the item's base unit`;
      cells.reject(this.#column, 'unit_unknown', reason);
    } else {
      this.#factor = factor;
      if (factor !== QUANTITY_SCALE) cells.note(`are in "${visible(unit, 20)}" and were converted to the items' base units by pack size`);
    }
  }

  /** A quantity of the row's unit in base units, scaled; a row with more than stays exact is rejected. */
  quantity(scaled: number, column: SourceColumn): number {
    if (this.#factor === QUANTITY_SCALE || Number.isNaN(scaled)) return scaled;
    const converted = extend(scaled, this.#factor);
    if (Math.abs(converted) <= QUANTITY_LIMIT) return converted;
    this.#cells.reject(column, 'number_out_of_range', 'is larger in base units than any quantity that stays exact');
    return 0;
  }

  /** The price of one base unit, where `price` is that of one of the row's unit; rounded to four decimals. */
  price(price: number): number {
    return this.#factor === QUANTITY_SCALE || Number.isNaN(price) ? price : Math.round(price / (this.#factor / QUANTITY_SCALE));
  }
}
