/** The vocabulary's words as a report prints them. */

/** `missing_trigger` → `Missing trigger`; for words of our own lists, never for a client's text. */
export function printed(word: string): string {
  const spaced = word.replace(/_/gu, ' ');
  return spaced.charAt(0).toUpperCase() + spaced.slice(1);
}

const SYSTEM_KIND_WORDS: Readonly<Record<string, string>> = {
  wms: 'Warehouse system', erp: 'ERP', storefront: 'Storefront', '3pl': 'Third-party logistics', pos: 'Point of sale',
  oms: 'Order management', marketplace: 'Marketplace', returns: 'Returns', payments: 'Payments', dropship: 'Drop ship',
  supplier: 'Supplier', count: 'Count',
};

export function printedSystemKind(kind: string): string {
  return SYSTEM_KIND_WORDS[kind] ?? printed(kind);
}

/** Says how many of several have no known cost and so are worth nothing in every sum; nothing where all have one. */
export function costNote(unpriced: number, count: number, what: string): readonly string[] {
  if (unpriced === 0) return [];
  const figure = (value: number): string => value.toLocaleString('en-US');
  return [unpriced === count
    ? `No export says what any of these ${what} cost: they have no value.`
    : `${figure(unpriced)} of ${figure(count)} ${what} have no cost in any export: their value is left empty and is in no sum.`];
}

/** How many of how many are listed, where not all are; nothing otherwise. */
export function cutNote(count: number, total: number, what: string): readonly string[] {
  if (count >= total) return [];
  const figure = (value: number): string => value.toLocaleString('en-US');
  return [`A sheet holds a million rows: the first ${figure(count)} of ${figure(total)} ${what} are listed. `
    + 'The result document has all of them.'];
}
