import { comparableBarcode } from '../crossReference/barcodes.ts';
import type { Facts, ItemRow } from '../facts.ts';
import type { Finding, Ground } from '../findings.ts';
import { addLine } from './explainer.ts';
import type { Explanation } from './explainer.ts';
import type { VarianceDraft } from './varianceRows.ts';

/**
 * `item_alias`: one item under two codes, or two items under one barcode. Both show as one barcode on two items. Where a system's
 * surplus of the one is its shortage of the other, to the unit, the alias explains both statements.
 */
export function explainItemAliases(explanation: Explanation): void {
  const byItem = new Map<number, VarianceDraft[]>();
  for (const draft of explanation.drafts) {
    if (draft.residual === 0) continue;
    const item = explanation.figures.pools.itemOf(draft.pool);
    const list = byItem.get(item);
    if (list === undefined) byItem.set(item, [draft]);
    else list.push(draft);
  }
  for (const [first, second] of aliasPairs(explanation)) {
    const finding = addMasterFinding(explanation, 'item_alias', first, second);
    for (const draft of byItem.get(first.item) ?? []) {
      const location = explanation.figures.pools.locationOf(draft.pool);
      const mirror = (byItem.get(second.item) ?? []).find((other) => other.comparison === draft.comparison
        && explanation.figures.pools.locationOf(other.pool) === location && other.residual === 0 - draft.residual);
      if (mirror === undefined || draft.residual === 0) continue;
      addLine(draft, finding, draft.residual);
      addLine(mirror, finding, mirror.residual);
    }
  }
}

/** `pack_size`: two systems disagree on an item's pack size or base unit. One finding an item and system that departs. */
export function findPackSizes(explanation: Explanation): void {
  const rows = new Map<number, ItemRow[]>();
  for (const row of explanation.facts.itemRows) {
    const list = rows.get(row.item);
    if (list === undefined) rows.set(row.item, [row]);
    else list.push(row);
  }
  for (const list of rows.values()) {
    const first = leading(list, explanation.facts);
    const seen = new Set<number>(first === undefined ? [] : [first.system]);
    for (const row of list) {
      if (first === undefined || seen.has(row.system) || !disagree(first, row)) continue;
      seen.add(row.system);
      addMasterFinding(explanation, 'pack_size', first, row);
    }
  }
}

/** Pairs of rows that name two items under one barcode: the authority's, or else the first by code, against each other one. */
export function aliasPairs({ facts }: Pick<Explanation, 'facts'>): [ItemRow, ItemRow][] {
  const byBarcode = new Map<string, ItemRow[]>();
  for (const row of facts.itemRows) {
    const barcode = row.barcode === null ? null : comparableBarcode(row.barcode);
    if (barcode === null) continue;
    const list = byBarcode.get(barcode);
    if (list === undefined) byBarcode.set(barcode, [row]);
    else list.push(row);
  }
  const pairs: [ItemRow, ItemRow][] = [];
  for (const list of byBarcode.values()) {
    const first = leading(list, facts);
    const seen = new Set<number>(first === undefined ? [] : [first.item]);
    for (const row of sorted(list)) {
      if (first === undefined || seen.has(row.item)) continue;
      seen.add(row.item);
      pairs.push([first, row]);
    }
  }
  return pairs;
}

function leading(rows: readonly ItemRow[], facts: Facts): ItemRow | undefined {
  const inOrder = sorted(rows);
  return inOrder.find((row) => row.system === facts.authority.systemByDefault) ?? inOrder[0];
}

function sorted(rows: readonly ItemRow[]): ItemRow[] {
  return [...rows].sort((a, b) => (a.code < b.code ? -1 : a.code > b.code ? 1 : a.system - b.system));
}

function disagree(a: ItemRow, b: ItemRow): boolean {
  const packs = a.packSize !== null && b.packSize !== null && a.packSize !== b.packSize;
  const units = a.uom !== null && b.uom !== null && a.uom.toUpperCase() !== b.uom.toUpperCase();
  return packs || units;
}

function addMasterFinding(explanation: Explanation, kind: 'item_alias' | 'pack_size', first: ItemRow, second: ItemRow): number {
  const grounds: Ground[] = [first, second].map((row) => ({ role: 'listed', fact: 'item', factId: row.id }));
  const finding: Finding = {
    kind, item: first.item, location: 0, handoff: 0, from: first.system, to: second.system, reference: 0, quantity: 0,
    at: explanation.facts.cutoff, grounds, root: explanation.nextRoot,
  };
  explanation.nextRoot += 1;
  explanation.findings.push(finding);
  return explanation.findings.length - 1;
}
