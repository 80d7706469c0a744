import type { ItemListing, LocationListing } from '../../domain/factBatch.ts';
import { codesThatAreBarcodes } from '../../importers/codesThatAreBarcodes.ts';
import { resolveListings } from '../../importers/masterData.ts';
import type { Conflict, Resolution, SaidAlias } from '../../importers/masterData.ts';
import { AS_WRITTEN, BARCODE, OtherNames } from '../../importers/otherNames.ts';
import { addSourceDoubts } from '../../store/facts/engagementWriter.ts';
import type { Database } from '../../store/database.ts';
import { nearDuplicateDoubts } from './nearDuplicates.ts';
import type { NearDuplicates } from './nearDuplicates.ts';
import type { Gathered, NumberedSource } from './importFolder.ts';

/** The rows of the items and locations files, file by file. */
export interface MasterRows {
  readonly items: { readonly source: NumberedSource; readonly rows: readonly ItemListing[] }[];
  readonly locations: { readonly source: NumberedSource; readonly rows: readonly LocationListing[] }[];
}

export interface MasterData {
  readonly items: Resolution<ItemListing>;
  readonly locations: Resolution<LocationListing>;
}

/** What people said of codes, which comes before every list. */
export interface SaidAliases {
  readonly items: readonly SaidAlias[];
  readonly locations: readonly SaidAlias[];
}

/** Resolves codes and aliases before any position or event is read, and keeps every row of an items file. */
export function loadMasterData(db: Database, gathered: Gathered, rows: MasterRows, said: SaidAliases | undefined): MasterData {
  const byBarcode = codesThatAreBarcodes(rows.items.map((one) => one.rows)).filter(({ alias, code }) =>
    said?.items.some((one) => (one.alias === alias && one.code === code) || (one.alias === code && one.code === alias)) !== true);
  const items = resolveListings(rows.items.map((one) => one.rows), gathered.keys.items, (row) =>
    JSON.stringify([row.description, row.barcode, row.uom, row.packSize, row.unitCost, row.category, row.abc]),
  [...said?.items ?? [], ...byBarcode]);
  const locations = resolveListings(rows.locations.map((one) => one.rows), gathered.keys.locations, (row) =>
    JSON.stringify([row.name, row.type, row.pool, row.region]), said?.locations);
  const barcodes = rows.items.map(({ source, rows: listed }) => {
    const origin = { sourceId: source.id, systemId: source.system.id };
    return listed.map((row) => {
      const entity = gathered.keys.items.findText(row.code);
      gathered.writer.itemRow(origin, row, entity);
      gathered.units.tell(source.system.id, entity, row);
      return { text: (row.barcode ?? '').trim(), entity };
    });
  });
  gathered.keys.items.know(new OtherNames(barcodes, BARCODE));
  gathered.keys.locations.know(new OtherNames(rows.locations.map((one) => one.rows.map((row) =>
    ({ text: (row.name ?? '').trim(), entity: gathered.keys.locations.findText(row.code) }))), AS_WRITTEN));
  tell(db, items.conflicts, rows.items);
  tell(db, locations.conflicts, rows.locations);
  return { items, locations };
}

/** Says at the lists which of their codes look like one another. */
export function tellListedDuplicates(
  db: Database, { items, locations }: { readonly items: NearDuplicates; readonly locations: NearDuplicates }, rows: MasterRows,
): void {
  const lists = [
    { found: items.since(), what: 'items', of: rows.items }, { found: locations.since(), what: 'locations', of: rows.locations },
  ];
  for (const { found, what, of } of lists) {
    if (found.length === 0) continue;
    const codes = of.map((list) => new Set(list.rows.map((row) => row.code)));
    of.forEach(({ source }, index) => {
      const here = found.filter(({ code }) => codes.findIndex((list) => list.has(code)) === index);
      if (here.length > 0) addSourceDoubts(db, source.id, nearDuplicateDoubts(here, what));
    });
  }
}

function tell(db: Database, conflicts: readonly Conflict[], sources: readonly { readonly source: NumberedSource }[]): void {
  sources.forEach(({ source }, index) => {
    const doubts = conflicts.filter((conflict) => conflict.source === index).map((conflict) => conflict.doubt);
    if (doubts.length > 0) addSourceDoubts(db, source.id, doubts);
  });
}
