/**
 * Items and locations files: which codes mean the same thing, and what the engagement knows of each. The result depends on the
 * order of
 * the files and not on the order of their rows.
 */
import type { EntityKeys } from './entityKeys.ts';
import { visible } from '../domain/problem.ts';

/** One listing of a code, with the source it comes from (by position) for messages. */
export interface Listed {
  readonly line: number;
  readonly code: string;
  readonly aliases: readonly string[];
}

export interface Conflict {
  readonly source: number;
  readonly doubt: string;
}

export interface Resolution<Row extends Listed> {
  /** By entity id, the listings in order: the first is the one whose fields count. */
  readonly listings: ReadonlyMap<number, readonly Row[]>;
  readonly aliases: readonly (readonly [string, number])[];
  readonly conflicts: readonly Conflict[];
}

/** What a person said of two codes: that they stand for one thing, or that they do not. */
export interface SaidAlias {
  readonly alias: string;
  readonly code: string;
  readonly same: boolean;
}

/**
 * Gives every listed code and alias its entity. An alias belongs to the code that lists it first; a code that another lists as
 * its alias
 * is that other. Sources count in their order, rows of a source in the order of their codes. What was `said` comes before every list.
 */
export function resolveListings<Row extends Listed>(
  sources: readonly (readonly Row[])[], keys: EntityKeys, fingerprint: (row: Row) => string,
  said: readonly SaidAlias[] = [],
): Resolution<Row> {
  const ordered = sources.map((rows) => [...rows].sort((a, b) =>
    compare(a.code, b.code) || compare(fingerprint(a), fingerprint(b)) || a.line - b.line));
  const parent = new Map<string, string>();
  const rootOf = (code: string): string => {
    let root = code;
    for (let next = parent.get(root); next !== undefined; next = parent.get(root)) root = next;
    return root;
  };
  const conflicts: Conflict[] = [];
  const apart = new Set(said.filter(({ same }) => !same).flatMap(({ alias, code }) => [pair(alias, code), pair(code, alias)]));
  for (const { alias, code, same } of [...said].sort((a, b) => compare(a.alias, b.alias) || compare(a.code, b.code))) {
    if (same && !parent.has(alias) && rootOf(alias) !== rootOf(code)) parent.set(alias, rootOf(code));
  }
  ordered.forEach((rows, source) => {
    for (const row of rows) {
      for (const alias of row.aliases) {
        if (rootOf(alias) === rootOf(row.code) || apart.has(pair(alias, row.code))) continue;
        if (parent.has(alias)) {
          conflicts.push({ source, doubt: `Line ${row.line} gives "${visible(alias)}" as another code of "${visible(row.code)}", but it `
            + `already means "${visible(rootOf(alias))}"; the first listing was kept.` });
        } else parent.set(alias, rootOf(row.code));
      }
    }
  });
  const listings = new Map<number, Row[]>();
  const aliases: (readonly [string, number])[] = [];
  for (const row of ordered.flat()) {
    const entity = keys.ofText(rootOf(row.code));
    const known = listings.get(entity);
    // A row under the entity's own code says more about it than one under an alias.
    if (known === undefined) listings.set(entity, [row]);
    else if (keys.codeOf(entity) === row.code && known[0]?.code !== row.code) known.unshift(row);
    else known.push(row);
  }
  for (const alias of parent.keys()) {
    const entity = keys.ofText(rootOf(alias));
    keys.addAlias(alias, entity);
    aliases.push([alias, entity]);
  }
  return { listings, aliases, conflicts };
}

function pair(alias: string, code: string): string {
  return JSON.stringify([alias, code]);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** The first value in a list of listings that is given at all. */
export function firstGiven<Row, Value>(rows: readonly Row[], pick: (row: Row) => Value | null): Value | null {
  for (const row of rows) {
    const value = pick(row);
    if (value !== null) return value;
  }
  return null;
}
