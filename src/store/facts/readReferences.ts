import type { Database } from '../database.ts';
import { eachNumberOfTexts } from '../pages/numberTable.ts';
import { REFERENCE_COLUMNS } from './factColumns.ts';

export interface References {
  /** By reference id, the id of the first reference with the same normal form; 0 for none. */
  readonly normalId: Int32Array;
  /** A reference as written, by its id; empty for none. */
  readonly textOf: (id: number) => string;
}

/** The references, their texts read one by one as they are asked for and kept. */
export function readReferences(db: Database, image = db.image()): References {
  const normalId = new Int32Array(db.number('SELECT coalesce(max(id), 0) FROM reference') + 1);
  eachNumberOfTexts(db, image, 'reference', REFERENCE_COLUMNS, (id, normal) => { normalId[id] = normal; });
  return { normalId, textOf: referenceTexts(db) };
}

/** A reference's text by its id, read when it is first asked for. */
export function referenceTexts(db: Database): References['textOf'] {
  const texts = new Map<number, string>();
  return (id) => {
    const known = texts.get(id);
    if (known !== undefined) return known;
    const text = db.first('SELECT text FROM reference WHERE id = ?', (row) => String(row[0]), [id]) ?? '';
    texts.set(id, text);
    return text;
  };
}
