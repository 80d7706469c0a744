/**
 * What lists of stock call their columns where nobody knows the system that printed them. Of each list the first name that a header has is
 * read, so that the surest stand first. Punctuation, blanks, accents and case do not matter where they are compared.
 */
import type { StockState } from '../../domain/vocabulary.ts';
import type { HeaderName } from '../shape/headerNames.ts';

export const LIST_ITEM = [
  'SKU', 'Item SKU', 'Product SKU', 'Variant SKU', 'Seller SKU', 'Merchant SKU', 'SKU Code', 'SKU Number', 'SKU ID',
  'Item Number', 'Item No', 'Item Code', 'Item ID', 'Item Nbr', 'Item #', 'Stock Code', 'Stock Number', 'Stock Item Code',
  'Product Code', 'Product Number', 'Product No', 'Product ID', 'Part Number', 'Part No', 'Part Code', 'Part #', 'Inventory ID',
  'Material Number', 'Material Code', 'Material No', 'Material', 'Article Number', 'Article No', 'Article Code', 'Article',
  'Artikelnummer', 'Artikelnr', 'Artikel-Nr', 'Artikel', 'Código de producto', 'Código del producto', 'Código de artículo',
  'Código artículo', 'Cód. artículo', 'Código do produto', 'Código produto', 'Código', 'Référence', 'Référence article',
  'Code article',
  'Codice articolo', 'Codice', 'Artikelcode', 'Kod towaru', 'Indeks', 'Symbol towaru', 'Varenummer', 'Varenr', 'Tuotenumero',
  'Kód zboží', 'Stok kodu', 'Malzeme kodu', 'Артикул', 'Код товара', '商品コード', '品番', '品目コード', '商品编码',
  '物料编码', '物料编号', '产品编码', '货号', '상품코드', '품목코드', 'Code', 'Item', 'Style',
];

export const LIST_ON_HAND = [
  'On Hand', 'Qty On Hand', 'Quantity On Hand', 'On Hand Qty', 'On Hand Quantity', 'Units On Hand', 'Total On Hand',
  'Stock On Hand',
  'Inventory On Hand', 'OH Qty', 'QOH', 'SOH', 'Qty In Stock', 'Quantity In Stock', 'Units In Stock', 'In Stock Qty',
  'In Stock Quantity',
  'Stock Level', 'Stock Qty', 'Stock Quantity', 'Qty Stock', 'Current Stock', 'Current Qty', 'Current Quantity',
  'Current Stock Level',
  'Current Inventory', 'Physical Stock', 'Total Stock', 'Total Stock Qty', 'Closing', 'Closing Stock', 'Closing Qty',
  'Closing Quantity',
  'Closing Balance', 'Balance Qty', 'Balance Quantity', 'Ending Qty', 'Ending Quantity', 'Ending Balance', 'Book Stock',
  'Book Inventory',
  'Lagerbestand', 'Istbestand', 'Bestand', 'Bestandsmenge', 'Existencias', 'Stock actual', 'Stock físico', 'Saldo actual',
  'Estoque atual', 'Estoque físico', 'Saldo em estoque', 'Estoque', 'Quantité en stock', 'Qté en stock', 'Stock réel',
  'Stock physique',
  'Giacenza', 'Quantità in giacenza', 'Esistenza', 'Voorraad', 'Fysieke voorraad', 'Stan', 'Stan magazynowy', 'Ilość na stanie',
  'Lagersaldo', 'Lagerbeholdning', 'Varastosaldo', 'Stav skladu', 'Stok miktarı', 'Остаток', 'Остаток на складе', '在庫数', '現在庫', '現在庫数',
  '库存数量', '库存', '现存量', '재고수량', '재고', 'Stock',
];

export const LIST_AVAILABLE = [
  'Available', 'Qty Available', 'Quantity Available', 'Available Qty', 'Available Quantity', 'Available Stock', 'Available Units',
  'Stock Available', 'Qty Avail', 'Avail Qty', 'Available To Sell', 'Available For Sale', 'Available To Promise',
  'Available Inventory',
  'ATS', 'ATP', 'Free Stock', 'Free Qty', 'Fulfillable', 'Fulfillable Quantity', 'Sellable', 'Sellable Qty', 'Sellable Quantity',
  'Verfügbar', 'Verfügbarer Bestand', 'Verfügbare Menge', 'Disponible', 'Cantidad disponible', 'Stock disponible', 'Disponível',
  'Quantidade disponível', 'Quantité disponible', 'Disponibile', 'Disponibilità', 'Beschikbaar', 'Beschikbare voorraad',
  'Dostępne', 'Tillgängligt', 'Доступно', '有効在庫', '引当可能数', '可用库存', '可用数量', '가용재고',
];

/** Where stock is: the building comes before the place in it, which is a bin then. */
export const LIST_LOCATION = [
  'Warehouse', 'Warehouse Code', 'Warehouse Name', 'Warehouse ID', 'Warehouse No', 'Whse', 'Whse Code', 'WH', 'DC', 'Facility',
  'Facility Name', 'Fulfillment Center', 'Store', 'Store Number', 'Store Name', 'Store Code', 'Branch', 'Branch Code', 'Outlet',
  'Shop',
  'Depot', 'Lager', 'Lagerort', 'Lagerortcode', 'Almacén', 'Bodega', 'Depósito', 'Armazém', 'Entrepôt', 'Dépôt', 'Magasin',
  'Magazzino',
  'Deposito', 'Magazijn', 'Magazyn', 'Sklad', 'Depo', 'Lagerställe', 'Склад', '倉庫', '倉庫名', '仓库', '仓库名称', '창고',
  'Site', 'Plant', 'Inventory Location', 'Stock Location', 'Location Code', 'Location Name',
  'Location ID', 'Location',
];

const PLACE_WITHIN = ['Inventory Location', 'Stock Location', 'Location Code', 'Location Name', 'Location ID', 'Location'];
export const LIST_BIN = [
  'Bin', 'Bin Location', 'Bin Loc', 'Bin Name', 'Bin Code', 'Bin Number', 'Bin No', 'Bin/Location Name', 'Storage Bin',
  'Sublocation',
  'Sub Location', 'Shelf', 'Slot', 'Locator', 'Lagerplatz', 'Ubicación', 'Localização', 'Emplacement', 'Ubicazione',
  ...PLACE_WITHIN,
];
export const LIST_LOT = ['Lot', 'Lot Number', 'Lot No', 'Lot/Serial Number', 'Batch', 'Batch Number', 'Batch No', 'Batch/SN',
  'Charge', 'Lote'];
export const LIST_UNIT = [
  'UOM', 'U/M', 'UM', 'Unit Of Measure', 'Base Unit Of Measure', 'Base Unit', 'Base UOM', 'Stock UOM', 'Stocking UOM',
  'Mengeneinheit',
  'Basismengeneinheit', 'Einheit', 'Unidad de medida', 'Unidade de medida', 'Unité', 'Unità di misura', 'Eenheid',
];
export const LIST_COST = ['Unit Cost', 'Average Cost', 'Avg Cost', 'Average Unit Cost', 'Cost Per Unit', 'Cost Price',
  'Standard Cost', 'Item Cost'];

/** Each by itself: where a list has two of one state, both count. */
export const LIST_STATES: readonly { readonly column: HeaderName; readonly state: StockState }[] = [
  { column: ['Allocated', 'Qty Allocated', 'Allocated Qty', 'Quantity Allocated', 'Allocated Stock', 'Qty Alloc'],
    state: 'committed' },
  { column: ['Committed', 'Qty Committed', 'Committed Qty', 'Quantity Committed', 'Committed Stock'], state: 'committed' },
  { column: ['Reserved', 'Qty Reserved', 'Reserved Qty', 'Reserved Quantity', 'Reserved Stock', 'Reserviert',
    'Stock réservé', 'Qté réservée', 'Impegnato', 'Gereserveerd', 'Reservado', 'Stock reservado', 'Rezerwacje', 'Reserverat', 'Резерв',
    '引当数', '预留数量'],
    state: 'committed' },
  { column: ['On Order', 'Qty On Order', 'Quantity On Order', 'On Order Qty', 'On Purchase', 'On Purchase Order', 'On PO', 'Bestellt',
    'En commande', 'Ordinato', 'In bestelling', 'En pedido'],
    state: 'incoming' },
  { column: ['Incoming', 'Inbound', 'Inbound Qty', 'Incoming Qty'], state: 'incoming' },
  { column: ['Unterwegs', 'En transit', 'In transito', 'En tránsito', 'Em trânsito', 'Onderweg', 'In Transit',
    'Qty In Transit', 'In Transit Qty', 'Stock In Transit'], state: 'in_transit' },
  { column: ['Damaged', 'Qty Damaged', 'Damaged Qty', 'Damaged Quantity'], state: 'damaged' },
  { column: ['Quarantine', 'Quarantined', 'Quarantine Qty', 'In Quarantine'], state: 'quarantined' },
  { column: ['On Hold', 'Qty On Hold', 'Hold Qty', 'Blocked', 'Blocked Stock', 'Gesperrt',
    'Sperrbestand', 'Bloqué', 'Bloccato', 'Bloqueado', 'Geblokkeerd'], state: 'quarantined' },
  { column: ['Unavailable', 'Unavailable Qty', 'Unsellable', 'Not Available'], state: 'unavailable' },
];

/** A quantity of which the header does not say what it is, what somebody counted,
  or a movement: such a list has to be asked about. */
export const LIST_OTHERWISE = [
  'Ilość', 'Antal', 'Количество', '数量', '수량',
  'Quantity', 'Qty', 'Units', 'Menge', 'Cantidad', 'Quantidade', 'Quantité', 'Quantità',
  'Counted', 'Count', 'Counted Qty', 'Qty Counted', 'Count Qty', 'Counted Quantity', 'Physical Count', 'Physical Qty',
  'Physical Inventory',
  'Actual Qty', 'Actual Count', 'Variance', 'Transaction Date', 'Posting Date', 'Movement Date', 'Transaction Type',
  'Movement Type',
  'Tran Type', 'Event Type', 'Entry Type', 'Voucher Type', 'Document No', 'Order Number', 'In Qty', 'Out Qty', 'Qty In',
  'Qty Out',
];
