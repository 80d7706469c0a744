/**
 * What stock ledgers call their columns where nobody knows the system that printed them. Of each list the first name that a header has is
 * read; punctuation, blanks, accents and case do not matter where they are compared.
 */
export const LEDGER_IN = [
  'Qty In', 'In Qty', 'Quantity In', 'In Quantity', 'Units In', 'Stock In', 'In', 'Inward', 'Inwards', 'Inward Qty', 'Inwards Qty',
  'Inward Quantity', 'Inwards Quantity', 'Received', 'Received Qty', 'Qty Received', 'Quantity Received', 'Received Quantity', 'Receipts',
  'Receipt Qty', 'Receipt', 'Entrada', 'Entradas', 'Cantidad entrada', 'Entrée', 'Entrées', 'Quantité entrée', 'Qté entrée', 'Zugang',
  'Zugänge', 'Zugangsmenge', 'Entrata', 'Entrate', 'Carico', 'Quantità entrata', 'Ontvangen', 'Ontvangst', 'Przychód', 'Приход', '入庫',
  '入庫数', '入库', '入库数量', '입고', '입고수량',
];

export const LEDGER_OUT = [
  'Qty Out', 'Out Qty', 'Quantity Out', 'Out Quantity', 'Units Out', 'Stock Out', 'Out', 'Outward', 'Outwards', 'Outward Qty',
  'Outwards Qty', 'Outward Quantity', 'Outwards Quantity', 'Issued', 'Issued Qty', 'Qty Issued', 'Quantity Issued', 'Issued Quantity',
  'Issues', 'Issue Qty', 'Issue', 'Dispatched', 'Despatched', 'Salida', 'Salidas', 'Cantidad salida', 'Saída', 'Saídas', 'Sortie',
  'Sorties', 'Quantité sortie', 'Qté sortie', 'Abgang', 'Abgänge', 'Abgangsmenge', 'Uscita', 'Uscite', 'Scarico', 'Quantità uscita',
  'Uitgegeven', 'Uitgifte', 'Rozchód', 'Расход', '出庫', '出庫数', '出库', '出库数量', '출고', '출고수량',
];

export const LEDGER_MOMENT = [
  'Transaction Date', 'Trans Date', 'Tran Date', 'Txn Date', 'Posting Date', 'Movement Date', 'Voucher Date', 'Entry Date', 'Date',
  'Date/Time', 'Datetime', 'Timestamp', 'Document Date', 'Doc Date', 'Fecha', 'Fecha de movimiento', 'Fecha movimiento', 'Data',
  'Data do movimento', 'Data movimento', 'Buchungsdatum', 'Datum', 'Date mouvement', 'Date de mouvement', 'Дата', '日付', '日期', '일자',
];

export const LEDGER_TYPE = [
  'Transaction Type', 'Trans Type', 'Tran Type', 'Txn Type', 'Movement Type', 'Voucher Type', 'Vch Type', 'Entry Type', 'Event Type',
  'Document Type', 'Doc Type', 'Type', 'Tipo de movimiento', 'Tipo movimiento', 'Tipo de movimento', 'Tipo', 'Bewegungsart', 'Belegart',
  'Type de mouvement', 'Typ',
];

export const LEDGER_DOCUMENT = [
  'Reference', 'Reference No', 'Reference Number', 'Ref', 'Ref No', 'Ref #', 'Voucher No', 'Voucher Number', 'Voucher #', 'Vch No',
  'Document No', 'Document Number', 'Doc No', 'Document', 'Transaction No', 'Transaction Number', 'Order No', 'Order Number', 'Documento',
  'Número de documento', 'Nº documento', 'Numero documento', 'Belegnummer', 'Belegnr', 'Beleg', 'Pièce', 'Nº pièce', 'Документ',
];

/** With one of these a list sums up a period, or tells of orders: what came in and went out is no movement of its own there. */
export const NO_LEDGER = [
  'Opening', 'Opening Stock', 'Opening Qty', 'Opening Quantity', 'Opening Balance', 'Opening Inventory', 'Beginning', 'Beginning Qty',
  'Beginning Balance', 'Beginning Inventory', 'Starting Balance', 'Starting Qty', 'Saldo inicial', 'Existencia inicial', 'Stock inicial',
  'Estoque inicial', 'Anfangsbestand', 'Stock initial', 'Giacenza iniziale', 'Beginvoorraad', 'Ordered', 'Ordered Qty', 'Qty Ordered',
  'Quantity Ordered', 'On Hand', 'Qty On Hand', 'Quantity On Hand',
];

/** A system's own words for movements; those that say no kind of it (a transfer may go either way) are left to be said. */
export const LEDGER_WORDS = {
  'Purchase': 'receipt', 'Purchase Receipt': 'receipt', 'Purchase Invoice': 'receipt', 'Goods Receipt': 'receipt', 'GRN': 'receipt',
  'Goods Received': 'receipt', 'Goods Received Note': 'receipt', 'Receive': 'receipt', 'Received': 'receipt', 'Receipt Note': 'receipt',
  'Material Receipt': 'receipt', 'Compra': 'receipt', 'Wareneingang': 'receipt', 'Réception': 'receipt',
  'Sales': 'sale', 'Sales Invoice': 'sale', 'Invoice': 'sale', 'POS Invoice': 'sale', 'Venta': 'sale', 'Venda': 'sale', 'Verkauf': 'sale',
  'Vente': 'sale',
  'Delivery': 'shipment', 'Delivery Note': 'shipment', 'Goods Issue': 'shipment', 'Dispatch': 'shipment', 'Ship': 'shipment',
  'Shipped': 'shipment', 'Warenausgang': 'shipment',
  'Sales Return': 'return', 'Credit Note': 'return', 'Customer Return': 'return', 'Devolución': 'return', 'Devolução': 'return',
  'Transfer In': 'transfer_in', 'Transfer Out': 'transfer_out',
  'Stock Adjustment': 'adjustment', 'Adj': 'adjustment', 'Ajuste': 'adjustment',
  'Stock Take': 'count', 'Stock Count': 'count', 'Physical Count': 'count', 'Physical Stock': 'count', 'Inventur': 'count',
  'Scrap': 'write_off', 'Write Off': 'write_off', 'Write-off': 'write_off', 'Wastage': 'write_off', 'Merma': 'write_off',
} as const;
