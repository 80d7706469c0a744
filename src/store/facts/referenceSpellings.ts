import type { ReferenceSpellings } from '../../domain/facts.ts';
import type { Database } from '../database.ts';

/** All references of the table as bytes, read when they are first asked for. */
export function referenceSpellings(db: Database): () => ReferenceSpellings {
  let known: ReferenceSpellings | undefined;
  return () => (known ??= readSpellings(db));
}

function readSpellings(db: Database): ReferenceSpellings {
  const ends = new Float64Array(db.number('SELECT coalesce(max(id), 0) FROM reference') + 1);
  let bytes = new Uint8Array(1 << 16);
  let used = 0;
  let last = 0;
  const encoder = new TextEncoder();
  db.each('SELECT id, text FROM reference ORDER BY id', (row) => {
    const id = Number(row[0]);
    const text = String(row[1]);
    if (used + text.length * 3 > bytes.length) {
      const larger = new Uint8Array(Math.max(bytes.length * 2, used + text.length * 3));
      larger.set(bytes);
      bytes = larger;
    }
    ends.fill(used, last + 1, id);
    used += encoder.encodeInto(text, bytes.subarray(used)).written;
    ends[id] = used;
    last = id;
  });
  return { bytes, startOf: (id) => ends[id - 1] ?? 0, endOf: (id) => ends[id] ?? 0 };
}
