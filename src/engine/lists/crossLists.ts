/** Items and places by code across the systems, as each list of them shows. */
import type { CrossReferenceRow } from '../../contract/crossReferenceViews.ts';
import type { CrossShow } from '../../contract/crossShows.ts';
import { suggestPairs } from '../../domain/crossReference/suggestPairs.ts';
import type { Suggestion } from '../../domain/crossReference/suggestPairs.ts';
import type { Database } from '../../store/database.ts';
import { crossListed, saidPairs } from '../../store/queries/steps/crossReference.ts';
import type { CrossListed, SaidPair } from '../../store/queries/steps/crossReference.ts';
import { listSystems } from '../../store/queries/systems.ts';

type Rows = Readonly<Record<CrossShow, readonly CrossReferenceRow[]>>;

interface Listing {
  readonly systems: readonly string[];
  readonly known: readonly CrossListed[];
  readonly suggestions: readonly Suggestion[];
  /** The lists as they were made last, and of which decisions. */
  made: { readonly of: string; readonly rows: Rows } | null;
}

/** Of one database: its facts never change, and a reading makes another one. */
const kept = new WeakMap<Database, Map<'item' | 'location', Listing>>();

export interface CrossLists {
  /** The codes of the systems. */
  readonly systems: readonly string[];
  readonly rows: Rows;
  /** What was said and is in no figure until everything is read again. */
  readonly pending: number;
}

/** Every list, as of the decisions taken so far. `rest` lets others work meanwhile, and may throw. */
export async function crossLists(db: Database, of: 'item' | 'location', rest: () => Promise<void>): Promise<CrossLists> {
  const lists = kept.get(db) ?? new Map<'item' | 'location', Listing>();
  kept.set(db, lists);
  const made = lists.get(of) ?? await listingOf(db, of, rest);
  // Somebody who asked meanwhile may have made it.
  const listing = lists.get(of) ?? made;
  lists.set(of, listing);
  const said = saidPairs(db, of);
  return {
    systems: listing.systems, rows: madeOf(listing, said), pending: said.filter(({ isFollowed }) => !isFollowed).length,
  };
}

/** The rows that a text is found in: in a code, a name, or another name. */
export function crossFound(rows: readonly CrossReferenceRow[], search: string): readonly CrossReferenceRow[] {
  const wanted = search.trim().toLowerCase();
  return wanted === '' ? rows : rows.filter(({ code, name, alsoCalled, suggestion }) =>
    [code, name, ...alsoCalled, suggestion?.code ?? '', suggestion?.name ?? ''].some((text) => text.toLowerCase().includes(wanted)));
}

/** A tenth of a second or two for tens of thousands of codes, in turns: others work in `rest`. */
async function listingOf(db: Database, of: 'item' | 'location', rest: () => Promise<void>): Promise<Listing> {
  const systems = listSystems(db);
  const known = crossListed(db, of, systems.map(({ id }) => id));
  await rest();
  const suggestions = suggestPairs(known, of, systems.length);
  await rest();
  return { systems: systems.map(({ code }) => code), known, suggestions, made: null };
}

function madeOf(listing: Listing, said: readonly SaidPair[]): Rows {
  const of = JSON.stringify(said);
  if (listing.made?.of !== of) listing.made = { of, rows: rowsOf(listing, said) };
  return listing.made.rows;
}

/** The rows of each list, those of suggestions surest first and the others by code. */
function rowsOf({ known, suggestions }: Listing, said: readonly SaidPair[]): Rows {
  const byId = new Map(known.map((one) => [one.id, one]));
  const byCode = new Map(known.map((one) => [one.code, one]));
  const saidOf = new Map(said.map((pair) => [pair.alias, pair]));
  const key = (one: string, other: string): string => JSON.stringify(one < other ? [one, other] : [other, one]);
  const decided = new Set(said.map(({ alias, code }) => key(alias, code)));
  const open = suggestions.flatMap((suggestion) => {
    const [alias, other] = [byId.get(suggestion.alias), byId.get(suggestion.code)];
    return alias === undefined || other === undefined || decided.has(key(alias.code, other.code)) ? [] : [{ alias, other, suggestion }];
  });
  const suggestionOf = new Map(open.map((one) => [one.alias.code, one]));
  const rowOf = (one: CrossListed): CrossReferenceRow => {
    const found = suggestionOf.get(one.code);
    const pair = saidOf.get(one.code);
    return {
      code: one.code, name: one.name, records: one.records, alsoCalled: one.alsoCalled,
      suggestion: found === undefined ? null : {
        code: found.other.code, name: found.other.name, records: found.other.records, basis: found.suggestion.basis,
        likeness: found.suggestion.likeness, why: found.suggestion.why,
      },
      said: pair === undefined ? null : { code: pair.code, same: pair.same, isFollowed: pair.isFollowed },
    };
  };
  const all = known.map(rowOf);
  return {
    all, suggested: open.map(({ alias }) => rowOf(alias)),
    single: all.filter(({ records }) => records.filter((count) => count > 0).length === 1),
    decided: said.map(({ alias, code, same, isFollowed }) => {
      const one = byCode.get(alias);
      const row = one === undefined ? { code: alias, name: '', records: [], alsoCalled: [], suggestion: null } : rowOf(one);
      return { ...row, said: { code, same, isFollowed } };
    }),
  };
}
