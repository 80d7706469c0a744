import { CANONICAL_COLUMNS } from '../../domain/vocabulary.ts';
import type { Dataset } from '../../domain/vocabulary.ts';
import { fail, visible } from '../../domain/problem.ts';

/** Which source columns give which canonical ones: canonical name → the source's header, several, or none (read from nowhere). */
export type ColumnNames = ReadonlyMap<string, readonly string[]>;

export interface ColumnMap {
  /** Canonical name → positions of source columns, in the order given. */
  readonly positions: ReadonlyMap<string, readonly number[]>;
  /** The header as received, a repeated name with its number: `Qty`, `Qty (2)`. */
  readonly headers: readonly string[];
  readonly doubts: readonly string[];
}

/**
 * Finds the canonical columns in a header. A mapped name is matched to the character first, then without regard to case and
 * surrounding blanks; what is not mapped is found by the canonical name itself, without regard to case, blanks, `_` and `-`.
 */
export function mapColumns(file: string, line: number, header: readonly string[], dataset: Dataset,
mapped: ColumnNames): ColumnMap {
  const doubts: string[] = [];
  const headers = numbered(header, doubts);
  const positions = new Map<string, readonly number[]>();
  const taken = new Set<number>();
  const { required, optional } = CANONICAL_COLUMNS[dataset];
  for (const canonical of [...required, ...optional]) {
    const names = mapped.get(canonical);
    if (names === undefined || names.length === 0) continue;
    const found = names.map((name) => {
      const at = positionOf(headers, name);
      return at < 0 ? failMissing(file, line, canonical, name, headers, true) : at;
    });
    positions.set(canonical, found);
    for (const at of found) taken.add(at);
    names.forEach((name, index) => {
      const times = header.filter((other) => other.trim().toLowerCase() === name.trim().toLowerCase()).length;
      const column = headers[found[index] as number] ?? name;
      if (times > 1) doubts.push(`Of the ${times} columns called "${visible(name)}", "${visible(column)}" is read as ${canonical}.`);
    });
  }
  for (const canonical of [...required, ...optional]) {
    if (mapped.has(canonical)) continue;
    const candidates = header.flatMap((name, index) => (!taken.has(index) && plain(name) === plain(canonical) ? [index] : []));
    const [at] = candidates;
    if (candidates.length > 1) failSeveral(file, line, canonical, candidates.map((index) => headers[index] ?? ''));
    if (at !== undefined) positions.set(canonical, [at]);
  }
  for (const canonical of required) {
    if (!positions.has(canonical) && !mapped.has(canonical)) failMissing(file, line, canonical, canonical, headers, false);
  }
  return { positions, headers, doubts };
}

/** How many required columns of a dataset a header has by their canonical names, and how many optional ones. */
export function fits(header: readonly string[], dataset: Dataset): { required: boolean; needed: number; optional: number } {
  const names = new Set(header.map(plain));
  const { required, optional } = CANONICAL_COLUMNS[dataset];
  return {
    required: required.every((name) => names.has(plain(name))),
    needed: required.length,
    optional: optional.filter((name) => names.has(plain(name))).length,
  };
}

function plain(name: string): string {
  return name.trim().toLowerCase().replace(/[\s_-]+/gu, '');
}

/**
 * Where a header has a name: to the character, or else without regard to case and surrounding blanks, or else by its letters and digits
 * alone, without their accents (`Qty. on hand`, `QTY_ON_HAND`); −1 where it has not.
 */
export function positionOf(headers: readonly string[], name: string): number {
  const exact = headers.indexOf(name);
  if (exact >= 0) return exact;
  const wanted = name.trim().toLowerCase();
  const alike = headers.findIndex((header) => header.trim().toLowerCase() === wanted);
  if (alike >= 0) return alike;
  const letters = lettersOf(wanted);
  return letters === '' ? -1 : headers.findIndex((header) => lettersOf(header) === letters);
}

const LETTERS = new Map<string, string>();
const LETTERS_KEPT = 20_000;

/** Kept, as one header is compared with every name of every preset. */
function lettersOf(name: string): string {
  const known = LETTERS.get(name);
  if (known !== undefined) return known;
  if (LETTERS.size >= LETTERS_KEPT) LETTERS.clear();
  const letters = name.normalize('NFD').toLowerCase().replace(/[^\p{L}\p{N}#%?]+/gu, '');
  LETTERS.set(name, letters);
  return letters;
}

/** Where a header has a canonical column by its own name, without regard to case, blanks, `_` and `-`; −1 where it has not. */
export function canonicalPosition(headers: readonly string[], canonical: string): number {
  return headers.findIndex((header) => plain(header) === plain(canonical));
}

function numbered(header: readonly string[], doubts: string[]): string[] {
  const seen = new Map<string, number>();
  let empty = 0;
  const names = header.map((name) => {
    if (name.trim() === '') {
      empty += 1;
      return name;
    }
    const times = (seen.get(name) ?? 0) + 1;
    seen.set(name, times);
    return times === 1 ? name : `${name} (${times})`;
  });
  const repeated = [...seen].filter(([, times]) => times > 1).map(([name]) => `"${visible(name)}"`);
  if (repeated.length > 0) doubts.push(`The header repeats ${repeated.join(', ')}; the later ones are called "… (2)" and so on.`);
  const trailing = names.at(-1)?.trim() === '' ? 1 : 0;
  if (empty > trailing) doubts.push(`${empty} ${empty === 1 ? 'column has' : 'columns have'} no name in the header.`);
  return names;
}

function failSeveral(file: string, row: number, canonical: string, names: readonly string[]): never {
  return fail({
    code: 'column_duplicate', file, ...(row > 0 ? { row } : {}), column: names[0] ?? canonical,
    message: `The file has ${names.length} columns that could be ${canonical}, and nothing says which is meant.`,
    expected: 'one of them', found: names.map((name) => `"${visible(name)}"`).join(', '),
    remedy: `Name the one that counts: "columns": { "${canonical}": "${visible(names[0] ?? '')}" } in this source of engagement.json.`,
  });
}

function failMissing(
  file: string, row: number, canonical: string, name: string, headers: readonly string[], wasMapped: boolean,
): never {
  const listed = headers.slice(0, 20).map((header) => `"${visible(header, 40)}"`).join(', ');
  return fail({
    code: 'column_missing', file, ...(row > 0 ? { row } : {}), column: name,
    message: wasMapped
      ? `The file has no column of this name, which engagement.json gives for ${canonical}.`
      : `The file has no column for ${canonical}.`,
    expected: wasMapped
      ? `a column "${visible(name)}"` : `a column "${canonical}", or another that "columns" in engagement.json names for it`,
    found: `the columns ${listed}${headers.length > 20 ? ` and ${headers.length - 20} more` : ''}`,
    remedy: 'Correct "columns" of this source in engagement.json, or export the column.',
  });
}
