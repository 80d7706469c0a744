/** What the layouts of Shopify's inventory export have in common. */
import type { Identity } from './preset.ts';

/** Its name in the exports of products since 2025 as well. */
export const HANDLE = ['Handle', 'URL handle'];

/** Most shops leave SKUs blank on some of their variants; handle and options name a variant then. */
export const VARIANT: Identity = {
  prefix: 'handle:',
  columns: [HANDLE, 'Option1 Value', 'Option2 Value', 'Option3 Value'],
  placeholders: ['Default Title'],
};

/** "-" is typed where a form insists on a SKU. */
export const PLACEHOLDER_SKUS = { '-': '' };

/** A location that does not stock a variant says so in words, which is not a quantity of 0. */
export function notStocked(column: string) {
  return { where: [{ column, is: ['not stocked'] }], what: 'the location does not stock the item' };
}
