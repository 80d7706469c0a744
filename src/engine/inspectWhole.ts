import { visible } from '../domain/problem.ts';
import { KeyTable } from '../importers/bytes/keyTable.ts';
import { oddCodeDoubts } from '../importers/delimited/readDelimited.ts';
import type { RowSink } from '../importers/delimited/rowReader.ts';
import { EntityKeys } from '../importers/entityKeys.ts';
import type { Ports, Task } from '../ports.ts';
import { readSource } from './import/readSource.ts';
import type { SourceToRead } from './import/readSource.ts';

/**
 * The doubts of a whole file, read to its end as an import would and kept nowhere: what can be doubted or has to be rejected may stand in
 * any row. Fails as the import does.
 */
export async function doubtsOfWhole(ports: Ports, source: SourceToRead, task: Task): Promise<readonly string[]> {
  const keys = { items: new EntityKeys(), locations: new EntityKeys(), references: new KeyTable(), words: new KeyTable() };
  const { reading } = await readSource(ports, source, keys, NOWHERE, () => task.breathe());
  // The items' units stand in other files, which are not looked at here.
  const rejects = reading.rejectCounts.filter(({ code }) => code !== 'unit_unknown').toSorted((a, b) => a.line - b.line);
  const [first] = rejects;
  const count = `${rejects.reduce((sum, { rows }) => sum + rows, 0)} of ${reading.rowsRead} rows would be rejected`;
  const lost = first === undefined ? [] : [`${count}; the first in line ${first.line}`
    + `${first.column === '' ? '' : `, column "${visible(first.column)}"`}: ${first.reason}`];
  return [...reading.doubts, ...oddCodeDoubts(reading.oddCodes), ...lost];
}

const ignore = (): void => undefined;
const NOWHERE: RowSink = {
  events: ignore, positions: ignore, items: ignore, locations: ignore, incidents: ignore, orders: ignore, payments: ignore,
};
