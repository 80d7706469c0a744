import type { ItemListing } from '../../domain/factBatch.ts';
import { QUANTITY_SCALE } from '../../domain/quantity.ts';
import { unitWord } from '../../importers/itemUnits.ts';
import type { ItemUnits, UnitEntry } from '../../importers/itemUnits.ts';

interface Listed {
  readonly system: number;
  readonly uom: string | null;
  readonly packSize: number | null;
}

/** What the items files say of units. A system's own list counts before the others'; files in their order, rows in any. */
export class ListedUnits {
  readonly #listed = new Map<number, Listed[]>();
  readonly #bySystem = new Map<number, SystemUnits>();

  tell(system: number, item: number, { uom, packSize }: ItemListing): void {
    if (uom === null && packSize === null) return;
    const listed = { system, uom: uom === null ? null : unitWord(uom), packSize };
    this.#bySystem.clear();
    const known = this.#listed.get(item);
    if (known === undefined) this.#listed.set(item, [listed]);
    else known.push(listed);
  }

  /** What is told so far, as it holds for a system's files; worked out for the items that are asked for. */
  of(system: number): ItemUnits {
    const known = this.#bySystem.get(system) ?? new SystemUnits(this.#listed, system);
    this.#bySystem.set(system, known);
    return known;
  }

  /** The same as plain data. */
  copyOf(system: number): ReadonlyMap<number, UnitEntry> {
    return new Map([...this.#listed].map(([item, listed]) => [item, entryOf(listed, system)] as const));
  }
}

class SystemUnits implements ItemUnits {
  readonly #listed: ReadonlyMap<number, readonly Listed[]>;
  readonly #system: number;
  readonly #entries = new Map<number, UnitEntry>();

  constructor(listed: ReadonlyMap<number, readonly Listed[]>, system: number) {
    this.#listed = listed;
    this.#system = system;
  }

  get(item: number): UnitEntry | undefined {
    const known = this.#entries.get(item);
    if (known !== undefined) return known;
    const listed = this.#listed.get(item);
    if (listed === undefined) return undefined;
    const entry = entryOf(listed, this.#system);
    this.#entries.set(item, entry);
    return entry;
  }
}

function entryOf(listed: readonly Listed[], system: number): UnitEntry {
  // Rows of one file in the order of what they say: the order in which they stand decides nothing.
  const own = listed.filter((one) => one.system === system);
  // The files stand in their order: the first that gives a unit gives the base unit, as it does in the item's own record.
  const first = listed.find(({ uom }) => uom !== null)?.system;
  const base = listed.filter(({ system: by }) => by === first).flatMap(({ uom }) => uom ?? []).sort()[0] ?? null;
  const sizes = new Set((own.some(({ packSize }) => packSize !== null) ? own : listed).flatMap(({ packSize }) => packSize ?? []));
  return {
    // Lists that disagree give no size to convert by; the disagreement is an exception of its own.
    base, pack: sizes.size === 1 ? [...sizes][0] ?? 0 : 0,
    packUnits: [...new Set(listed.flatMap(({ uom, packSize }) =>
      (uom === null || uom === base || packSize === null || packSize <= QUANTITY_SCALE ? [] : [uom])))].sort(),
  };
}
