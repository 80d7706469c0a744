/** Makes of what is left of a damaged engagement file a database that SQLite opens, so that what is whole in it can be read. */
import { FILE_HEADER, PAGE } from '../pages/format.ts';
import type { Database } from '../database.ts';
import { TRAILER_BYTES, announcedBytes, isSqlite } from './trailer.ts';

/** More than any engagement has: a count above it is damaged itself. */
const MOST_PAGES = 310_000;
/** Offsets in the file's header (https://www.sqlite.org/fileformat2.html#the_database_header). */
const CHANGES = 24;
const PAGE_COUNT = 28;
const FREE_LIST = 32;
const COOKIE = 40;
const USER_VERSION = 60;
const COUNT_VALID_FOR = 92;

/**
 * The pages of a damaged file, as many as it had: those that are cut off are empty ones. Its header is that of `empty`, a new engagement,
 * whose fixed parts are those of every engagement; the version stays where it is a possible one.
 */
export function mendedPages(file: Uint8Array, empty: Uint8Array): Uint8Array {
  const data = file.length % PAGE === TRAILER_BYTES ? file.length - TRAILER_BYTES : file.length;
  const there = Math.ceil(data / PAGE);
  const announced = isSqlite(file) ? Math.ceil(announcedBytes(file) / PAGE) : 0;
  const count = Math.max(1, announced > there && announced <= MOST_PAGES ? announced : there);
  const pages = new Uint8Array(count * PAGE);
  pages.set(file.subarray(0, data));
  const view = new DataView(pages.buffer);
  const [version, changes, cookie] = [view.getUint32(USER_VERSION), view.getUint32(CHANGES), view.getUint32(COOKIE)];
  pages.set(empty.subarray(0, FILE_HEADER));
  view.setUint32(CHANGES, changes);
  view.setUint32(COUNT_VALID_FOR, changes);
  view.setUint32(PAGE_COUNT, count);
  view.setUint32(FREE_LIST, 0);
  view.setUint32(FREE_LIST + 4, 0);
  view.setUint32(COOKIE, cookie);
  if (version >= 1 && version < 100) view.setUint32(USER_VERSION, version);
  return pages;
}

/** The schema's version that pages made so carry. */
export function versionOf(pages: Uint8Array): number {
  return new DataView(pages.buffer, pages.byteOffset, FILE_HEADER).getUint32(USER_VERSION);
}

/**
 * The same pages with the catalogue of a new engagement: the tables of every engagement of one version begin at the same pages, so that one
 * whose catalogue is damaged is read by another's. `empty` and `db` are the new engagement as a file and as a database.
 */
export function withCatalogueOf(pages: Uint8Array, empty: Uint8Array, db: Database): Uint8Array {
  const roots = new Set(db.rows('SELECT rootpage FROM sqlite_schema WHERE rootpage > 0', (row) => Number(row[0])));
  const mended = pages.slice();
  for (let page = 1; page * PAGE <= Math.min(empty.length, pages.length); page += 1) {
    if (roots.has(page)) continue;
    const from = page === 1 ? FILE_HEADER : 0;
    mended.set(empty.subarray((page - 1) * PAGE + from, page * PAGE), (page - 1) * PAGE + from);
  }
  return mended;
}
