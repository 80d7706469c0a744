/** Every preset there is, in the order of their ids. */
import { adyenSettlementDetail } from './adyen-settlement-detail.ts';
import { aicpaInventoryOnHand } from './aicpa-inventory-on-hand.ts';
import { aicpaInventoryTransactions } from './aicpa-inventory-transactions.ts';
import { amazonAfnInventory } from './amazon-afn-inventory.ts';
import { amazonFbaInventory } from './amazon-fba-inventory.ts';
import { amazonLedgerDetail } from './amazon-ledger-detail.ts';
import { amazonLedgerSummary } from './amazon-ledger-summary.ts';
import { amazonRestock } from './amazon-restock.ts';
import { amazonSettlement } from './amazon-settlement.ts';
import { bankStatement, bankStatementDebitCredit } from './bank-statement.ts';
import { bigcommerceProducts } from './bigcommerce-products.ts';
import { braintreeTransactions } from './braintree-transactions.ts';
import { businesscentralItemLedger } from './businesscentral-item-ledger.ts';
import { cloverInventory } from './clover-inventory.ts';
import { countSheetByBin } from './count-sheet-by-bin.ts';
import { dynamicsOnhand } from './dynamics-onhand.ts';
import { ebayActiveListings } from './ebay-active-listings.ts';
import { erpnextStockBalance } from './erpnext-stock-balance.ts';
import { erpnextStockLedger } from './erpnext-stock-ledger.ts';
import { extensivStockStatus } from './extensiv-stock-status.ts';
import { fishbowlInventoryQuantities } from './fishbowl-inventory-quantities.ts';
import { lightspeedProductCache } from './lightspeed-product-cache.ts';
import { lightspeedRItems } from './lightspeed-r-items.ts';
import { lightspeedXProducts } from './lightspeed-x-products.ts';
import { listLedger } from './list-ledger.ts';
import { listAvailable, listOnHand } from './list-stock.ts';
import { loopReturns } from './loop-returns.ts';
import { magentoStockSources } from './magento-stock-sources.ts';
import { merchantInventoryByLocation } from './merchant-inventory-by-location.ts';
import { myobStockOnHand } from './myob-stock-on-hand.ts';
import { netsuiteItemLocation } from './netsuite-item-location.ts';
import { odooStockLocations } from './odoo-stock-locations.ts';
import { odooStockQuant } from './odoo-stock-quant.ts';
import { openboxesBinLocations } from './openboxes-bin-locations.ts';
import { openboxesInventoryLevels } from './openboxes-inventory-levels.ts';
import { openboxesInventory } from './openboxes-inventory.ts';
import { openboxesProducts } from './openboxes-products.ts';
import { oracleOnhandQuantity } from './oracle-onhand-quantity.ts';
import { paypalActivity } from './paypal-activity.ts';
import type { Preset } from './preset.ts';
import { quickbooksInventoryValuation } from './quickbooks-inventory-valuation.ts';
import { sapMb51 } from './sap-mb51.ts';
import { sapMb52 } from './sap-mb52.ts';
import { shipbobInventory } from './shipbob-inventory.ts';
import { shipheroInventoryByBin } from './shiphero-inventory-by-bin.ts';
import { shopifyInventory2022 } from './shopify-inventory-2022.ts';
import { shopifyInventory2023 } from './shopify-inventory-2023.ts';
import { shopifyInventory2024 } from './shopify-inventory-2024.ts';
import { shopifyOrders } from './shopify-orders.ts';
import { shopifyPaymentsTransactions } from './shopify-payments-transactions.ts';
import { shopifyProducts2025 } from './shopify-products-2025.ts';
import { shopifyProducts, shopifyProductsStock } from './shopify-products.ts';
import { squareItemLibrary } from './square-item-library.ts';
import { stripeBalanceItemized } from './stripe-balance-itemized.ts';
import { tradeStockSummary } from './trade-stock-summary.ts';
import { walmartItems } from './walmart-items.ts';
import { woocommerceProducts, woocommerceProductsItems } from './woocommerce-products.ts';

export const PRESETS: readonly Preset[] = [
  adyenSettlementDetail, aicpaInventoryOnHand, aicpaInventoryTransactions, amazonAfnInventory, amazonFbaInventory,
  amazonLedgerDetail, amazonLedgerSummary, amazonRestock, amazonSettlement, bankStatement, bankStatementDebitCredit,
  bigcommerceProducts, braintreeTransactions, businesscentralItemLedger, cloverInventory, countSheetByBin,
  dynamicsOnhand, ebayActiveListings, erpnextStockBalance, erpnextStockLedger, extensivStockStatus, fishbowlInventoryQuantities,
  lightspeedProductCache, lightspeedRItems, lightspeedXProducts, listAvailable, listLedger, listOnHand, loopReturns, magentoStockSources,
  merchantInventoryByLocation, myobStockOnHand, netsuiteItemLocation, odooStockLocations, odooStockQuant,
  openboxesBinLocations, openboxesInventory, openboxesInventoryLevels, openboxesProducts,
  oracleOnhandQuantity, paypalActivity,
  quickbooksInventoryValuation, sapMb51, sapMb52, shipbobInventory, shipheroInventoryByBin, shopifyInventory2022,
  shopifyInventory2023, shopifyInventory2024, shopifyOrders, shopifyPaymentsTransactions, shopifyProducts,
  shopifyProducts2025, shopifyProductsStock, squareItemLibrary, stripeBalanceItemized, tradeStockSummary, walmartItems,
  woocommerceProducts, woocommerceProductsItems,
];

/** Names of `preset` in engagement.json that are no preset's. */
export const BUILT_IN = ['auto', 'canonical', 'mapped'] as const;
