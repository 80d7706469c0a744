import { normalReference, normaliseReferenceBytes } from '../domain/reference.ts';
import { encodeText, textOf } from './bytes/text.ts';
import { KeyTable } from './bytes/keyTable.ts';

/** By reference id, the id of the first reference with the same normal form. */
export function normalIds(references: KeyTable): Int32Array {
  const normals = new KeyTable();
  const firstOf = new Int32Array(references.count + 1);
  const ids = new Int32Array(references.count + 1);
  const { arena } = references;
  let scratch = new Uint8Array(1 << 12);
  for (let id = 1; id <= references.count; id += 1) {
    const start = references.startOf(id);
    const end = references.endOf(id);
    if (end - start > scratch.length) scratch = new Uint8Array(end - start);
    let form: Uint8Array = scratch;
    let length = normaliseReferenceBytes(arena, start, end, scratch);
    if (length < 0) {
      form = encodeText(normalReference(textOf(arena, start, end)));
      length = form.length;
    }
    // A reference of separators only has no form to share; it stays itself.
    if (length === 0) {
      ids[id] = id;
      continue;
    }
    const normal = normals.intern(form, 0, length);
    if (firstOf[normal] === 0) firstOf[normal] = id;
    ids[id] = firstOf[normal] as number;
  }
  return ids;
}

/** All texts of a table in the order of their ids. */
export function* textsOf(table: KeyTable): Generator<string, void, void> {
  for (let id = 1; id <= table.count; id += 1) {
    const bytes = table.bytesOf(id);
    yield textOf(bytes, 0, bytes.length);
  }
}
