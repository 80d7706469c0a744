/** Whether a row of a table of columns is let through. */
export type RowTest = (row: number) => boolean;

export function everyRow(count: number): Int32Array {
  const rows = new Int32Array(count);
  for (let row = 0; row < count; row += 1) rows[row] = row;
  return rows;
}

/** Those that pass, in the order given. Several tests one after the other are quicker than all on each row. */
export function narrowed(rows: Int32Array, passes: RowTest): Int32Array {
  const kept = new Int32Array(rows.length);
  let count = 0;
  for (let at = 0; at < rows.length; at += 1) {
    const row = rows[at] as number;
    if (!passes(row)) continue;
    kept[count] = row;
    count += 1;
  }
  return kept.subarray(0, count);
}
