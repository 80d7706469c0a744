import type { PositionColumns } from '../../domain/facts.ts';
import type { Database } from '../database.ts';
import { eachRowOfNumbers } from '../pages/numberTable.ts';
import { POSITION_COLUMNS } from './factColumns.ts';

/** All positions in the order of their ids, as columns. */
export function readPositions(db: Database, image = db.image()): PositionColumns {
  const count = db.number('SELECT count(*) FROM position');
  const positions = {
    count, id: new Int32Array(count), source: new Int32Array(count), line: new Int32Array(count), system: new Int32Array(count),
    item: new Int32Array(count), location: new Int32Array(count), state: new Uint8Array(count), quantity: new Float64Array(count),
    asOf: new Float64Array(count), unitCost: new Float64Array(count), bin: new Int32Array(count), lot: new Int32Array(count),
  };
  eachRowOfNumbers(db, image, 'position', POSITION_COLUMNS, (id, row, at) => {
    positions.id[at] = id;
    positions.source[at] = row[0] as number;
    positions.line[at] = row[1] as number;
    positions.system[at] = row[2] as number;
    positions.item[at] = row[3] as number;
    positions.location[at] = row[4] as number;
    positions.state[at] = row[5] as number;
    positions.quantity[at] = row[6] as number;
    positions.asOf[at] = row[7] as number;
    positions.unitCost[at] = row[8] as number;
    // A NULL id comes as NaN, which an integer array keeps as 0.
    positions.bin[at] = row[9] as number;
    positions.lot[at] = row[10] as number;
  });
  return positions;
}
