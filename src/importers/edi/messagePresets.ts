/** How the messages of partners are read, in the order of their ids. */
import type { Preset } from '../presets/preset.ts';
import { edifactDespatch } from './presets/edifact-desadv.ts';
import { edifactInventory } from './presets/edifact-invrpt.ts';
import { x12Inventory } from './presets/x12-846.ts';
import { x12Activity } from './presets/x12-852.ts';
import { x12ShipNotice } from './presets/x12-856.ts';
import { x12Resale } from './presets/x12-867.ts';
import { x12WarehouseOrder } from './presets/x12-940.ts';
import { x12StockTransfer } from './presets/x12-943.ts';
import { x12Receipt } from './presets/x12-944.ts';
import { x12Shipment } from './presets/x12-945.ts';
import { x12Adjustment } from './presets/x12-947.ts';

export const MESSAGE_PRESETS: readonly Preset[] = [
  edifactDespatch, edifactInventory, x12Inventory, x12Activity, x12ShipNotice, x12Resale, x12WarehouseOrder,
  x12StockTransfer, x12Receipt, x12Shipment, x12Adjustment,
];
