/** What a preset reads goes through a whole audit: states stay states, and a variance is told in the quantity's own meaning. */
import { describe, expect, it } from 'vitest';
import { audited } from '../../sample/audited.ts';

const SHOPIFY = 'Handle,SKU,Location,Incoming,Unavailable,Committed,Available,On hand\n'
  + 'tee,TEE-S,Main,5,1,2,9,12\ntee,TEE-M,Main,0,0,0,4,4\n';

describe('an audit of a preset\'s export against a canonical one', () => {
  it('compares on hand with on hand, whatever else the row holds, and shows the preset in the result', async () => {
    const { document } = await audited([
      { name: 'inventory_export.csv', text: SHOPIFY },
      { name: 'erp_stock.csv', text: 'sku,location,quantity\nTEE-S,Main,10\nTEE-M,Main,4\n' },
    ]);
    expect(document.sources.map(({ file, system, preset, rowsLoaded, quantity }) => [file, system, preset, rowsLoaded, quantity]))
      .toEqual(expect.arrayContaining([
        ['inventory_export.csv', 'shopify', 'shopify-inventory-2023', 2, 16], ['erp_stock.csv', 'erp', 'canonical', 2, 14],
      ]));
    expect(document.variances.map(({ sku, system, recorded, authoritative, variance }) => [sku, system, recorded, authoritative, variance]))
      .toEqual([['TEE-S', 'shopify', 12, 10, 2]]);
  });
});
