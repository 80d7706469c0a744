import { element } from '../edi/segments.ts';
import type { Segment } from '../edi/segments.ts';

/** Qualifiers of an item's number (element 235), the most telling first: the holder's own, the vendor's, the buyer's, the maker's. */
const OWN = ['SK', 'IN', 'VN', 'VP', 'VC', 'BP', 'PI', 'CB', 'PN', 'MG', 'MF', 'ON', 'PR', 'UC'];
const BARCODES = ['UP', 'UK', 'EN', 'UI', 'UA', 'UE', 'EO', 'UC12'];

export interface ItemIds {
  readonly item: string;
  readonly qualifier: string;
  readonly barcode: string;
}

/** The number that names the item, and its barcode, of pairs of qualifier and number from element `from` on. */
export function itemIds(segment: Segment | undefined, from: number, upc = ''): ItemIds {
  const pairs: { qualifier: string; id: string }[] = [];
  for (let at = from; at < (segment?.elements.length ?? 0); at += 2) {
    const [qualifier, id] = [element(segment, at), element(segment, at + 1)];
    if (/^[A-Z0-9]{2}$/u.test(qualifier) && id !== '') pairs.push({ qualifier, id });
  }
  const barcode = pairs.find(({ qualifier }) => BARCODES.includes(qualifier))?.id ?? upc;
  for (const wanted of OWN) {
    const found = pairs.find(({ qualifier }) => qualifier === wanted);
    if (found !== undefined) return { item: found.id, qualifier: wanted, barcode };
  }
  const first = pairs[0];
  if (first !== undefined) return { item: first.id, qualifier: first.qualifier, barcode };
  return { item: upc, qualifier: upc === '' ? '' : 'UP', barcode };
}
