/** How each system writes its files: its headers, its words, its clock and its way with references. */
import type { EventType, StockState } from '../domain/vocabulary.ts';
import type { SampleSystem } from './network.ts';
import { localText, offsetText } from './zonedTime.ts';

export interface FileStyle {
  readonly delimiter: ',' | ';' | '\t';
  /** Our column → theirs, in the order of their file. A column that is not named is not exported. */
  readonly positions: Readonly<Record<string, string>>;
  readonly events: Readonly<Record<string, string>>;
  readonly items: Readonly<Record<string, string>>;
  readonly typeWords: Readonly<Partial<Record<EventType, string>>>;
  readonly stateWords: Readonly<Partial<Record<StockState, string>>>;
  time(at: number): string;
  reference(plain: string): string;
}

const POSITIONS = { sku: 'sku', location: 'location', quantity: 'quantity', status: 'status' };
const EVENTS = {
  occurredAt: 'occurredAt', recordedAt: 'recordedAt', type: 'type', sku: 'sku', location: 'location', quantity: 'quantity',
  reference: 'reference', line: 'line', actor: 'actor', reason: 'reason', toLocation: 'toLocation',
};
const ITEMS = {
  sku: 'sku', description: 'description', barcode: 'barcode', uom: 'uom', packSize: 'packSize', unitCost: 'unitCost', category: 'category',
  alias: 'alias',
};
const asIs = (plain: string): string => plain;
const parts = (plain: string): readonly [string, string] => {
  const at = plain.search(/\d+$/u);
  return [plain.slice(0, at), plain.slice(at)];
};

export function styleOf(system: SampleSystem, style: 'own' | 'canonical'): FileStyle {
  const zone = system.timezone;
  if (style === 'canonical') {
    return {
      delimiter: ',', positions: POSITIONS, events: EVENTS, items: ITEMS, typeWords: {}, stateWords: {}, reference: asIs,
      time: (at) => offsetText(zone, at),
    };
  }
  const local = (at: number): string => localText(zone, at).replace('T', ' ');
  switch (system.kind) {
    case 'wms': return {
      delimiter: ',',
      positions: { sku: 'Item Number', location: 'Warehouse', status: 'Stock Status', quantity: 'On Hand', unitCost: 'Unit Cost' },
      events: { occurredAt: 'Trans Date', recordedAt: 'Posted', type: 'Trans Code', sku: 'Item Number', location: 'Warehouse',
        quantity: 'Qty', reference: 'Doc No', line: 'Doc Line', actor: 'User', reason: 'Reason', toLocation: 'To Whse' },
      items: { sku: 'Item Number', barcode: 'UPC', uom: 'Stock UM', packSize: 'Case Qty' },
      typeWords: { receipt: 'RCV', sale: 'SHIP SO', return: 'RTN', refund: 'CREDIT', transfer_out: 'XFER OUT', write_off: 'SCRAP',
        count: 'CYC CNT', adjustment: 'ADJ' },
      stateWords: { on_hand: '', sellable: 'GOOD', damaged: 'DMG' }, time: local, reference: asIs,
    };
    case 'erp': return {
      delimiter: ';',
      positions: { location: 'Plant', sku: 'Material', status: 'Stock type', quantity: 'Quantity' },
      events: { reference: 'Document', line: 'Item', recordedAt: 'Posted at (UTC)', occurredAt: 'Document date (UTC)', type: 'Movement',
        sku: 'Material', location: 'Plant', quantity: 'Quantity', actor: 'User name', reason: 'Text' },
      items: { sku: 'Material', description: 'Material description', barcode: 'EAN/UPC', uom: 'Base unit', packSize: 'Units per case',
        unitCost: 'Standard price', category: 'Material group', alias: '3PL code' },
      typeWords: { receipt: '101 Goods receipt', sale: '601 Goods issue sale', shipment: '601 Goods issue 3PL', return: '651 Return',
        refund: '653 Store return', transfer_out: '303 Transfer out', transfer_in: '305 Transfer in', write_off: '551 Scrap',
        count: '701 Count', adjustment: '711 Adjustment', reservation: 'Reservation', release: 'Reservation cancelled' },
      stateWords: { on_hand: 'Total', committed: 'Reserved', damaged: 'Blocked damaged' },
      time: (at) => `${localText('UTC', at)}Z`,
      reference: (plain) => `${parts(plain)[0]}-${parts(plain)[1].padStart(8, '0')}`,
    };
    case 'storefront': return {
      delimiter: ',',
      positions: { sku: 'SKU', location: 'Location', status: 'State', quantity: 'Quantity' },
      events: { occurredAt: 'Created at', type: 'Activity', sku: 'SKU', location: 'Location', quantity: 'Change', reference: 'Reference',
        line: 'Line', actor: 'Source' },
      items: ITEMS,
      typeWords: { receipt: 'Stock received', sale: 'Order', shipment: 'Fulfilled by partner', return: 'Refund restock',
        refund: 'Refund paid', transfer_out: 'Transfer', write_off: 'Damaged', count: 'Recount', adjustment: 'Manual edit',
        reservation: 'Hold', release: 'Hold released' },
      stateWords: { available: 'Available' }, time: (at) => offsetText(zone, at),
      reference: (plain) => `#${parts(plain)[0].toLowerCase()}-${parts(plain)[1]}`,
    };
    case '3pl': return {
      delimiter: '\t',
      positions: { sku: 'Client SKU', location: 'Facility', quantity: 'Qty On Hand' },
      events: { occurredAt: 'Activity Time', recordedAt: 'Confirmed', type: 'Activity', sku: 'Client SKU', location: 'Facility',
        quantity: 'Qty', reference: 'Reference', line: 'Line', actor: 'Operator', reason: 'Note' },
      items: { sku: 'Client SKU', barcode: 'Barcode', packSize: 'Pack' },
      typeWords: { receipt: 'Inbound', shipment: 'Ship confirm', return: 'Return', count: 'Count', adjustment: 'Adjust' },
      stateWords: {}, time: (at) => localText(zone, at), reference: (plain) => `${parts(plain)[0]} ${parts(plain)[1]}`,
    };
    default: return {
      delimiter: ',', positions: { location: 'Store', sku: 'PLU', quantity: 'Stock' },
      events: { occurredAt: 'Timestamp', location: 'Store', type: 'Kind', sku: 'PLU', quantity: 'Units', reference: 'Receipt no',
        line: 'Line', actor: 'Till', reason: 'Note' },
      items: ITEMS,
      typeWords: { sale: 'SALE', refund: 'REFUND', transfer_in: 'DELIVERY', count: 'COUNT', adjustment: 'CORRECTION' },
      stateWords: {}, time: local, reference: (plain) => plain.toLowerCase(),
    };
  }
}

/** The `values` map of engagement.json that leads a system's words back to ours. */
export function valuesOf(words: Readonly<Partial<Record<string, string>>>): Record<string, string> | undefined {
  const pairs = Object.entries(words).filter((pair): pair is [string, string] => pair[1] !== undefined && pair[1] !== '');
  return pairs.length === 0 ? undefined : Object.fromEntries(pairs.map(([ours, theirs]) => [theirs, ours]));
}
