import type { Database } from '../database.ts';

export interface References {
  /** By reference id, the id of the first reference with the same normal form; 0 for none. */
  readonly normalId: Int32Array;
  /** A reference as written, by its id; empty for none. */
  readonly textOf: (id: number) => string;
}

/** The references, their texts read one by one as they are asked for and kept. */
export function readReferences(db: Database): References {
  const normalId = new Int32Array(db.number('SELECT coalesce(max(id), 0) FROM reference') + 1);
  db.each('SELECT id, normal_id FROM reference', (values) => {
    normalId[values[0] as number] = values[1] as number;
  });
  const texts = new Map<number, string>();
  return {
    normalId,
    textOf(id) {
      const known = texts.get(id);
      if (known !== undefined) return known;
      const text = db.first('SELECT text FROM reference WHERE id = ?', (row) => String(row[0]), [id]) ?? '';
      texts.set(id, text);
      return text;
    },
  };
}
