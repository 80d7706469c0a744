/** How the records of one file become rows: which cells are made, filled or laid out anew. Found in the header at hand. */
import type { Preset } from '../presets/preset.ts';
import type { ColumnNames } from '../delimited/columnMap.ts';
import { canonicalPosition, positionOf } from '../delimited/columnMap.ts';
import { placeOf, placesOf } from './headerNames.ts';
import type { MadeCell } from './madeCell.ts';
import { locationColumns } from './wideColumns.ts';
import type { LocationColumn } from './wideColumns.ts';

/** A cell to make, by positions in the header. */
export type Making =
  | { readonly kind: 'joined'; readonly columns: readonly number[]; readonly between: string; readonly then: string }
  | { readonly kind: 'negated'; readonly column: number }
  | { readonly kind: 'balance'; readonly plus: readonly number[]; readonly minus: readonly number[] }
  | {
    readonly kind: 'direction'; readonly column: number; readonly plus: readonly number[]; readonly minus: readonly number[];
    readonly comesIn: string; readonly goesOut: string;
  }
  | { readonly kind: 'constant'; readonly text: string }
  | { readonly kind: 'marked'; readonly column: number; readonly text: string; readonly otherwise: number }
  | { readonly kind: 'bySign'; readonly column: number; readonly quantity: number; readonly negative: ReadonlyMap<string, string> }
  /** The first column that is not blank. */
  | { readonly kind: 'first'; readonly columns: readonly number[] };

export interface MadeColumn {
  readonly canonical: string;
  readonly making: Making;
  /** What counts where the cell would be blank. */
  readonly otherwise: string;
}

interface WideShape {
  readonly columns: readonly LocationColumn[];
  readonly none: readonly string[];
  /** Where the first of the cells for quantities in other states stands; −1 where there are none. */
  readonly further: number;
}

export interface Shaping {
  /** The file's header and, after it, a name for each cell that is added to a record. */
  readonly header: readonly string[];
  /** The columns to read, those that are added among them. */
  readonly columns: ColumnNames;
  /** How many cells a record has before any are added. */
  readonly width: number;
  readonly made: readonly MadeColumn[];
  readonly wide: WideShape | undefined;
  readonly fill: { readonly by: number; readonly columns: readonly number[] } | undefined;
  /** The position of each added cell that is made of the file's own columns → theirs. */
  readonly sources: ReadonlyMap<number, readonly number[]>;
}

/** What a file is read with. */
export interface Shaped {
  readonly preset?: Preset | undefined;
  readonly columns: ColumnNames;
  readonly values: ReadonlyMap<string, ReadonlyMap<string, string>>;
}

/** Undefined where every record is a row as it stands, which costs nothing then. */
export function shapingOf(header: readonly string[], { preset, columns, values }: Shaped): Shaping | undefined {
  const names = [...header];
  const mapped = new Map(columns);
  const sources = new Map<number, readonly number[]>();
  const isOpen = (canonical: string): boolean => (mapped.get(canonical) ?? []).length === 0;
  const add = (canonical: string, name: string, from: readonly number[]): void => {
    const unique = uniqueName(names, name);
    const own = from.filter((at) => at >= 0);
    if (own.length > 0) sources.set(names.length, own);
    names.push(unique);
    mapped.set(canonical, [unique]);
  };

  const makings = new Map<string, Making>();
  for (const [canonical, made] of Object.entries(preset?.made ?? {})) {
    const making = isOpen(canonical) ? makingOf(made, header) : undefined;
    if (making !== undefined) makings.set(canonical, making);
  }
  for (const [canonical, words] of values) {
    if ((words.get('') ?? '') === '' || makings.has(canonical)) continue;
    const given = mapped.get(canonical)?.map((name) => positionOf(header, name)) ?? [canonicalPosition(header, canonical)];
    makings.set(canonical, { kind: 'first', columns: given.filter((at) => at >= 0) });
  }
  const made = [...makings].map(([canonical, making]): MadeColumn => {
    const otherwise = values.get(canonical)?.get('') ?? '';
    add(canonical, nameOf(making, otherwise, header), sourcesOf(making));
    return { canonical, making, otherwise };
  });
  const found = preset?.wide === undefined || !isOpen('quantity') ? [] : locationColumns(preset.wide, header);
  let wide: WideShape | undefined = found.length === 0 ? undefined : { columns: found, none: preset?.wide?.none ?? [], further: -1 };
  if (wide !== undefined) {
    const listed = found.map(({ quantity }) => header[quantity] ?? '').join(', ');
    add('quantity', listed, found.map(({ quantity }) => quantity));
    const states = preset?.wide?.further ?? [];
    if (isOpen('location')) add('location', `name of ${listed}`, found.map(({ quantity, named }) => (named < 0 ? quantity : named)));
    if (states.length > 0) wide = { ...wide, further: names.length };
    for (const [at, name] of states.entries()) {
      sources.set(names.length, found.flatMap(({ further }) => further[at] ?? []).filter((column) => column >= 0));
      names.push(name);
    }
  }
  const fill = fillOf(preset, header);
  if (made.length === 0 && wide === undefined && fill === undefined) return undefined;
  return { header: names, columns: mapped, width: header.length, made, wide, fill, sources };
}

function fillOf(preset: Preset | undefined, header: readonly string[]): Shaping['fill'] {
  if (preset?.fill === undefined) return undefined;
  const by = placeOf(header, preset.fill.by);
  const columns = preset.fill.columns.map((name) => placeOf(header, name)).filter((at) => at >= 0);
  return by < 0 || columns.length === 0 ? undefined : { by, columns };
}

/** Undefined where the header lacks every column that the cell would be made of. */
function makingOf(made: MadeCell, header: readonly string[]): Making | undefined {
  switch (made.kind) {
    case 'constant': return made;
    case 'joined': {
      const columns = made.columns.map((name) => placeOf(header, name)).filter((at) => at >= 0);
      return columns.length === 0 ? undefined : { kind: 'joined', columns, between: made.between ?? ' ', then: made.then ?? '' };
    }
    case 'negated': return withAny({ kind: 'negated', column: placeOf(header, made.column) });
    case 'balance': return withAny({ kind: 'balance', plus: placesOf(header, made.plus), minus: placesOf(header, made.minus) });
    case 'direction': return withAny({
      ...made, column: placeOf(header, made.column), plus: placesOf(header, made.plus), minus: placesOf(header, made.minus),
    });
    case 'marked':
      return withAny({ kind: 'marked', column: placeOf(header, made.column), text: made.text, otherwise: placeOf(header, made.otherwise) });
    case 'bySign': return withAny({
      kind: 'bySign', column: placeOf(header, made.column), quantity: placeOf(header, made.quantity),
      negative: new Map(Object.entries(made.negative)),
    });
  }
}

function withAny(making: Making): Making | undefined {
  return sourcesOf(making).some((at) => at >= 0) ? making : undefined;
}

function sourcesOf(making: Making): readonly number[] {
  switch (making.kind) {
    case 'constant': return [];
    case 'joined': case 'first': return making.columns;
    case 'negated': return [making.column];
    case 'balance': return [...making.plus, ...making.minus];
    case 'direction': return making.column >= 0 ? [making.column] : [...making.plus, ...making.minus];
    case 'marked': return [making.column, making.otherwise];
    case 'bySign': return [making.column, making.quantity];
  }
}

/** What an added cell is called where columns are shown. */
function nameOf(making: Making, otherwise: string, header: readonly string[]): string {
  const from = making.kind === 'bySign' ? [making.column] : sourcesOf(making);
  const names = from.filter((at) => at >= 0).map((at) => header[at] ?? '');
  const text = making.kind === 'constant' || making.kind === 'marked' ? [`"${making.text}"`] : [];
  const rest = otherwise === '' ? [] : [`"${otherwise}"`];
  const join = making.kind === 'joined' ? ' + ' : making.kind === 'balance' ? ' − ' : ', else ';
  if (making.kind === 'direction') rest.unshift(`"${making.comesIn}" or "${making.goesOut}"`);
  const own = making.kind === 'direction' && making.column < 0 ? '' : names.join(join);
  return [...making.kind === 'marked' ? text : [], own, ...making.kind === 'constant' ? text : [], ...rest]
    .filter((part) => part !== '').join(', else ');
}

function uniqueName(names: readonly string[], name: string): string {
  let unique = name;
  for (let number = 2; positionOf(names, unique) >= 0; number += 1) unique = `${name} (${number})`;
  return unique;
}
