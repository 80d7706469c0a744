/** The invented merchandise of a small apparel retailer. */
import type { Random } from './random.ts';

export interface CatalogueItem {
  readonly sku: string;
  readonly description: string;
  readonly category: string;
  readonly barcode: string;
  /** Base units in a case. */
  readonly packSize: number;
  /** In cents. */
  readonly unitCost: number;
  /** How often it moves, relative to the others. */
  readonly pace: number;
}

const STYLES: readonly (readonly [category: string, name: string, lowCents: number, highCents: number])[] = [
  ['Outerwear', 'Ridgeline Rain Shell', 4200, 6900], ['Outerwear', 'Harbor Quilted Vest', 2600, 4100],
  ['Outerwear', 'Summit Down Jacket', 6100, 9800], ['Outerwear', 'Canvas Chore Coat', 3500, 5200],
  ['Shirts', 'Oxford Button-Down', 1250, 1900], ['Shirts', 'Brushed Flannel Shirt', 1400, 2200],
  ['Shirts', 'Linen Camp Shirt', 1150, 1800], ['Tees', 'Pocket Tee, Heavyweight', 480, 850],
  ['Tees', 'Striped Crew Tee', 520, 900], ['Tees', 'Merino Base Layer', 1900, 2900],
  ['Trousers', 'Straight Chino', 1500, 2300], ['Trousers', 'Selvedge Denim, 14 oz', 2800, 4400],
  ['Trousers', 'Trail Pant', 1900, 3100], ['Knitwear', 'Fisherman Sweater', 2400, 3900],
  ['Knitwear', 'Cotton Half-Zip', 1700, 2600], ['Footwear', 'Field Boot 6" Leather', 5200, 8400],
  ['Footwear', 'Canvas Low-Top', 1600, 2700], ['Accessories', 'Ribbed Beanie', 350, 650],
  ['Accessories', 'Waxed Tote Bag', 1300, 2400], ['Accessories', 'Wool Hiking Sock, 2-Pack', 420, 780],
];
const COLORS = ['Navy', 'Olive', 'Charcoal', 'Oat', 'Rust', 'Black', 'Slate', 'Forest', 'Ecru', 'Indigo'] as const;
const SIZES = ['XS', 'S', 'M', 'L', 'XL', 'XXL'] as const;
const PACKS = [6, 10, 12, 20, 24] as const;

/** The first item's number; the next ones follow without a gap. */
const FIRST_SKU = 1001;

export function makeCatalogue(count: number, random: Random): CatalogueItem[] {
  return Array.from({ length: count }, (_, index) => {
    const [category, name, low, high] = random.pick(STYLES);
    return {
      sku: `SKU-${FIRST_SKU + index}`,
      description: `${name}, ${random.pick(COLORS)}, ${random.pick(SIZES)}`,
      category,
      barcode: gtin13(`200${String(FIRST_SKU + index).padStart(9, '0')}`),
      packSize: random.pick(PACKS),
      unitCost: random.int(low, high),
      pace: random.chance(0.15) ? 8 : random.chance(0.4) ? 3 : 1,
    };
  });
}

/** Twelve digits with their GS1 check digit (weights 1 and 3 from the left). */
function gtin13(twelve: string): string {
  let sum = 0;
  for (let at = 0; at < twelve.length; at += 1) sum += Number(twelve[at]) * (at % 2 === 0 ? 1 : 3);
  return `${twelve}${(10 - (sum % 10)) % 10}`;
}
