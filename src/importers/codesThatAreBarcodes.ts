import type { SaidAlias } from './masterData.ts';
import { BARCODE } from './otherNames.ts';

/** What a list of items says of a code. */
interface Coded {
  readonly code: string;
  readonly barcode: string | null;
}

/**
 * Codes that are barcodes: a system that keeps its items by their barcode has no other code for what the other lists call by one. Each is
 * another code of the only item that other lists give this barcode to. A list that has both side by side means two items.
 */
export function codesThatAreBarcodes(lists: readonly (readonly Coded[])[]): SaidAlias[] {
  const codesOf = new Map<string, Set<string>>();
  for (const { code, barcode } of lists.flat()) {
    const key = BARCODE.keyOf(code);
    for (const own of barcode === null ? [] : BARCODE.keysOf(barcode)) {
      if (own === key) continue;
      const codes = codesOf.get(own);
      if (codes === undefined) codesOf.set(own, new Set([code]));
      else codes.add(code);
    }
  }
  const found = new Map<string, string>();
  for (const list of lists) {
    const listed = new Set(list.map(({ code }) => code));
    for (const { code: alias } of list) {
      const [code, another] = codesOf.get(BARCODE.keyOf(alias)) ?? [];
      if (code !== undefined && another === undefined && !listed.has(code)) found.set(alias, code);
    }
  }
  return [...found].map(([alias, code]) => ({ alias, code, same: true }));
}
