/** Amazon's words for the condition of stock, as its site shows them and as its downloads do. */
export const DISPOSITIONS = {
  SELLABLE: 'sellable', DEFECTIVE: 'damaged', EXPIRED: 'unavailable', UNSELLABLE: 'unavailable',
  CUSTOMER_DAMAGED: 'damaged', 'Customer damaged': 'damaged', WAREHOUSE_DAMAGED: 'damaged', 'FC damaged': 'damaged',
  DISTRIBUTOR_DAMAGED: 'damaged', 'Distributor damaged': 'damaged', CARRIER_DAMAGED: 'damaged', 'Carrier damaged': 'damaged',
} as const;
