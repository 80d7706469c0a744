import type { Facts } from '../../domain/facts.ts';
import type { EventDetails, MeasuredHandoff, OrderFact, PlaceFact, SceneInput } from '../../domain/checks/scene.ts';
import type { Database } from '../database.ts';
import { EVENT_COLUMNS } from '../facts/factColumns.ts';
import { eachRowOfNumbers } from '../pages/numberTable.ts';

/** Everything the checks read beside the facts that the audit reads. */
export function readScene(db: Database, facts: Facts): SceneInput {
  const words = new Map(db.rows('SELECT id, text FROM word', (row) => [Number(row[0]), String(row[1])] as const));
  return {
    facts, details: readDetails(db), latencies: readLatencies(db), orders: readOrders(db), places: readPlaces(db),
    word: (id) => words.get(id) ?? '',
  };
}

function readDetails(db: Database): EventDetails {
  const count = db.number('SELECT count(*) FROM event');
  const details = { toLocation: new Int32Array(count), actor: new Int32Array(count), reason: new Int32Array(count) };
  const [toLocation, actor, reason] = (['to_location_id', 'actor_id', 'reason_id'] as const).map((name) => EVENT_COLUMNS.indexOf(name)) as
    [number, number, number];
  // A NULL id comes as NaN, which an integer array keeps as 0.
  eachRowOfNumbers(db, db.image(), 'event', EVENT_COLUMNS, (_id, row, at) => {
    details.toLocation[at] = row[toLocation] ?? NaN;
    details.actor[at] = row[actor] ?? NaN;
    details.reason[at] = row[reason] ?? NaN;
  });
  return details;
}

function readLatencies(db: Database): readonly MeasuredHandoff[] {
  return db.rows('SELECT handoff_id, latency_p95 FROM handoff_figure ORDER BY handoff_id', (row) => ({
    handoff: Number(row[0]), p95: row[1] === null ? null : Number(row[1]),
  }));
}

function readOrders(db: Database): readonly OrderFact[] {
  return db.rows('SELECT reference, item_id, location_id, quantity, state, at, system_id, id FROM order_line ORDER BY id', (row) => ({
    reference: String(row[0]), item: Number(row[1]), location: Number(row[2] ?? 0), quantity: Number(row[3]), state: String(row[4]),
    at: Number(row[5]), system: Number(row[6]), id: Number(row[7]),
  }));
}

function readPlaces(db: Database): readonly (PlaceFact | undefined)[] {
  const places: (PlaceFact | undefined)[] = [];
  db.each('SELECT id, code, name, type, pool FROM location', (row) => {
    places[Number(row[0])] = { name: String(row[2] ?? row[1]), type: String(row[3] ?? ''), pool: String(row[4] ?? '') };
  });
  return places;
}
