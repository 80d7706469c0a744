import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Database } from '../../../src/store/database.ts';
import { createSchema } from '../../../src/store/schema/createSchema.ts';
import { SCHEMA_VERSION } from '../../../src/store/schema/tables.ts';
import { TRAILER_BYTES, announcedBytes, decodeTrailer, encodeTrailer, isSqlite } from '../../../src/store/snapshot/trailer.ts';
import { smallEngagement } from '../../engine/smallEngagement.ts';
import { wasm } from '../../engine/stubPorts.ts';

describe('the trailer', () => {
  it('says again what was put in, after any number of bytes', () => {
    fc.assert(fc.property(fc.nat({ max: 2 ** 41 }), fc.uint8Array({ minLength: 32, maxLength: 32 }), fc.uint8Array({ maxLength: 200 }),
      (length, hash, before) => {
        const sha256 = Buffer.from(hash).toString('hex');
        const trailer = encodeTrailer(length, sha256);
        expect(trailer).toHaveLength(TRAILER_BYTES);
        expect(decodeTrailer(Buffer.concat([before, trailer]))).toEqual({ length, sha256 });
      }));
  });

  it('is not found where there is none', () => {
    expect(decodeTrailer(new Uint8Array(63))).toBeNull();
    expect(decodeTrailer(new Uint8Array(4096))).toBeNull();
  });
});

describe('a new engagement', () => {
  it('has the definitions of its version: a change here needs a new version and a migration', async () => {
    const db = await Database.open(wasm);
    createSchema(db);
    const definitions = db.rows('SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL ORDER BY type, name', (row) => `${String(row[0])};\n`);
    await expect(definitions.join('\n')).toMatchFileSnapshot(`schema.v${SCHEMA_VERSION}.sql`);
    const pages = db.export();
    expect(isSqlite(pages)).toBe(true);
    expect(announcedBytes(pages)).toBe(pages.length);
    db.close();
  });

  it('has views that spell the words', async () => {
    const db = await smallEngagement();
    const first = (sql: string): unknown[] | undefined => db.first(sql, (row) => [...row]);
    expect(first('SELECT id, kind, sku, severity, status, quantity, fix, root_event FROM exception_list')).toEqual(
      ['E-000001', 'missing_event', 'A-1', 'high', 'open', -3, 'missing_trigger', 'R-0001']);
    expect(first('SELECT sku, meaning, recorded, authoritative, variance, value FROM variance_list')).toEqual(
      ['A-1', 'on_hand', 47, 52, -5, -62.5]);
    expect(first('SELECT type, quantity, occurred_at, file, "row" FROM event_list')).toEqual(
      ['sale', -3, '2026-10-31T03:59:59Z', 'wms_events.csv', 118]);
    expect(first('SELECT state, quantity, file FROM position_list')).toEqual(['on_hand', 47, 'wms_stock.csv']);
    expect(first('SELECT kind, quantity, exception FROM statement_list WHERE seq = 2')).toEqual(['missing_event', -4, 'E-000001']);
    db.close();
  });
});
