import { FILE_HEADER, INTEGER_BYTES, INTERIOR, INTERIOR_HEADER, LARGEST_PAYLOAD, LEAF, LEAF_HEADER, PAGE, get16, get32,
getInteger } from './format.ts';

/** Why a table cannot be read page by page; it is then read with a query instead. */
export class NotReadable extends Error {}

/** A row's id, its other columns and its number from 0. */
export type UseRow = (id: number, row: Float64Array, index: number) => void;

/** Calls `use` with the place of each cell of a table's leaves, in the order of their ids. */
function eachCell(image: Uint8Array, page: number, use: (at: number) => void, depth = 0): void {
  const start = (page - 1) * PAGE;
  if (page < 1 || start + PAGE > image.length || depth > 20) throw new NotReadable(`page ${page}`);
  const header = page === 1 ? start + FILE_HEADER : start;
  const cells = get16(image, header + 3);
  if (image[header] === LEAF) {
    for (let cell = 0; cell < cells; cell += 1) use(start + get16(image, header + LEAF_HEADER + 2 * cell));
    return;
  }
  if (image[header] !== INTERIOR) throw new NotReadable(`page ${page}`);
  for (let cell = 0; cell < cells; cell += 1) {
    eachCell(image, get32(image, start + get16(image, header + INTERIOR_HEADER + 2 * cell)), use, depth + 1);
  }
  eachCell(image, get32(image, header + 8), use, depth + 1);
}

/**
 * Reads a table of integers (an INTEGER PRIMARY KEY first) from the bytes of a database file: for each row its id and the other
 * columns, NaN for NULL; the array is the same each time. Throws `NotReadable` where a row holds anything else.
 */
export function eachNumberRow(image: Uint8Array, root: number, width: number, use: UseRow): void {
  const row = new Float64Array(width);
  let index = 0;
  eachCell(image, root, (cell) => {
    let at = cell;
    while ((image[at] as number) >= 0x80) at += 1;
    at += 1;
    let id = 0;
    let byte = image[at] as number;
    while (byte >= 0x80) {
      id = id * 128 + (byte & 0x7f);
      at += 1;
      byte = image[at] as number;
    }
    id = id * 128 + byte;
    at += 1;
    // The header's length, the id's own NULL, one byte a column.
    if (image[at] !== width + 2) throw new NotReadable(`row ${id}`);
    let types = at + 2;
    at += width + 2;
    for (let column = 0; column < width; column += 1) {
      const type = image[types] as number;
      if (type > 9 || type === 7) throw new NotReadable(`row ${id}`);
      row[column] = getInteger(image, at, type);
      at += INTEGER_BYTES[type] as number;
      types += 1;
    }
    use(id, row, index);
    index += 1;
  });
}

/**
 * Reads the integers of a table of an id, a text and an integer (`reference`), without making its texts. Throws `NotReadable`
 * where a row
 * has another form or does not lie in its page as a whole.
 */
export function eachNumberBesideText(image: Uint8Array, root: number, use: (id: number, value: number) => void): void {
  let at = 0;
  const varint = (): number => {
    let value = 0;
    while ((image[at] as number) >= 0x80) {
      value = value * 128 + ((image[at] as number) & 0x7f);
      at += 1;
    }
    value = value * 128 + (image[at] as number);
    at += 1;
    return value;
  };
  eachCell(image, root, (cell) => {
    at = cell;
    const payload = varint();
    const id = varint();
    const header = at;
    const length = varint();
    at += 1;
    const textType = varint();
    const type = image[at] as number;
    if (payload > LARGEST_PAYLOAD || image[header + 1] !== 0 || textType < 13 || textType % 2 === 0 || type > 9 || type === 7) {
      throw new NotReadable(`row ${id}`);
    }
    use(id, getInteger(image, header + length + (textType - 13) / 2, type));
  });
}
