import { encodeText } from '../bytes/text.ts';
import type { EntityKeys } from '../entityKeys.ts';
import type { Cells, SourceColumn } from './cells.ts';
import { EntityColumn, NONE, isIdentifier, mappedColumn } from './codeColumns.ts';
import type { CodeColumn } from './codeColumns.ts';
import type { RowIdentity } from './rowIdentity.ts';
import { sourceColumn, valuesOf } from './rowReader.ts';
import type { RowContext } from './rowReader.ts';

/** Gives the item of the row at hand: its code, or what its preset falls back on where that is blank. 0 where the row is rejected. */
export function itemReader(context: RowContext): () => number {
  const { cells, keys, layout: { identity } } = context;
  const sku = sourceColumn(context, 'sku');
  const items = mappedColumn(new EntityColumn(keys.items, cells.tellOdd), valuesOf(context, 'sku'));
  if (identity === undefined) return () => cells.code(sku, items);
  return () => itemOf(cells, sku, items, identity, keys.items);
}

function itemOf(cells: Cells, sku: SourceColumn, items: CodeColumn, identity: RowIdentity, keys: EntityKeys): number {
  identity.tellNamed(false);
  if (cells.locate(sku)) {
    const known = items.read(cells.records.bytes, cells.start, cells.end);
    if (known !== NONE) return cells.code(sku, items);
  }
  const code = identifierOf(cells, sku, identity);
  return code === null ? 0 : keys.ofText(code);
}

/** The code that a row without one goes under; null, and the row rejected, where there is none either. */
export function identifierOf(cells: Cells, sku: SourceColumn, identity: RowIdentity): string | null {
  const code = identity.codeOf(cells);
  const bytes = encodeText(code ?? '');
  if (code === null || !isIdentifier(bytes, 0, bytes.length)) {
    cells.reject(sku, 'value_missing', 'is blank, and what the row could be known by instead is blank or no identifier too');
    return null;
  }
  identity.tellNamed(true);
  return code;
}
