import type { ReferenceSpellings } from '../domain/facts.ts';
import { normalReference, normaliseReferenceBytes } from '../domain/reference.ts';
import { encodeText, textOf } from './bytes/text.ts';
import { KeyTable, grown } from './bytes/keyTable.ts';

/** By reference id, the id of the first reference with the same normal form. */
export function normalIds(references: KeyTable): Int32Array {
  const { count, arena } = references;
  // A normal form is known by the id of the reference that is written so, or by one of its own after those, where none is.
  const others = new KeyTable();
  let firstOf = new Int32Array(count + 1024);
  const ids = new Int32Array(count + 1);
  let scratch = new Uint8Array(1 << 12);
  for (let id = 1; id <= count; id += 1) {
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
    const isWrittenSo = length === end - start && isSame(form, arena, start, length);
    let normal = isWrittenSo ? id : references.find(form, 0, length);
    if (normal === 0) normal = count + others.intern(form, 0, length);
    if (normal >= firstOf.length) firstOf = grown(firstOf, normal + 1, Int32Array);
    if (firstOf[normal] === 0) firstOf[normal] = id;
    ids[id] = firstOf[normal] as number;
  }
  return ids;
}

function isSame(form: Uint8Array, bytes: Uint8Array, start: number, length: number): boolean {
  for (let at = 0; at < length; at += 1) if (form[at] !== bytes[start + at]) return false;
  return true;
}

/** Every reference as it is written, as long as none is added. */
export function spellingsOf(references: KeyTable): ReferenceSpellings {
  return { bytes: references.arena, startOf: (id) => references.startOf(id), endOf: (id) => references.endOf(id) };
}

/** All texts of a table in the order of their ids. */
export function* textsOf(table: KeyTable): Generator<string, void, void> {
  for (let id = 1; id <= table.count; id += 1) {
    const bytes = table.bytesOf(id);
    yield textOf(bytes, 0, bytes.length);
  }
}
