/** The codes behind the integer keys, each already spelled as JSON text: written once a row, read a million times. */
import type { Database } from '../database.ts';

/** JSON text by id; holes where no row has the id. */
export type JsonById = readonly (string | undefined)[];

export interface DocumentCodes {
  readonly items: JsonById;
  readonly locations: JsonById;
  readonly systems: JsonById;
  readonly handoffs: JsonById;
  readonly files: JsonById;
}

export function readDocumentCodes(db: Database): DocumentCodes {
  return {
    items: jsonById(db, 'SELECT id, code FROM item'),
    locations: jsonById(db, 'SELECT id, code FROM location'),
    systems: jsonById(db, 'SELECT id, code FROM system'),
    handoffs: jsonById(db, 'SELECT id, code FROM handoff'),
    files: jsonById(db, 'SELECT id, file FROM source'),
  };
}

function jsonById(db: Database, query: string): JsonById {
  const found: (string | undefined)[] = [];
  db.each(query, (row) => { found[Number(row[0])] = JSON.stringify(String(row[1])); });
  return found;
}
