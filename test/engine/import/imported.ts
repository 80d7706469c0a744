import { ProblemError } from '../../../src/domain/problem.ts';
import type { Problem } from '../../../src/domain/problem.ts';
import { EVENT_TYPES, STOCK_STATES } from '../../../src/domain/vocabulary.ts';
import { importFiles } from '../../../src/engine/import/importFolder.ts';
import type { ImportOptions, ImportOutcome } from '../../../src/engine/import/importFolder.ts';
import { Database } from '../../../src/store/database.ts';
import { createSchema } from '../../../src/store/schema/createSchema.ts';
import type { Task } from '../../../src/ports.ts';
import { stubPorts, stubTask, wasm } from '../stubPorts.ts';

export type Content = string | Uint8Array | object;

/** Files by name; an object is written as JSON. */
export function filesOf(files: Readonly<Record<string, Content>>): { name: string; bytes: Uint8Array }[] {
  return Object.entries(files).map(([name, content]) => ({
    name, bytes: content instanceof Uint8Array ? content
      : new TextEncoder().encode(typeof content === 'string' ? content : JSON.stringify(content)),
  }));
}

export async function emptyEngagement(): Promise<Database> {
  const db = await Database.open(wasm);
  createSchema(db);
  return db;
}

export async function imported(
  files: Readonly<Record<string, Content>>, task: Task = stubTask(),
): Promise<{ db: Database; outcome: ImportOutcome }> {
  const db = await emptyEngagement();
  return { db, outcome: await importFiles(db, stubPorts(), filesOf(files), { keepSources: false }, task) };
}

/** What is wrong with a folder. Fails where nothing is, and where anything was left in the database. */
export async function problemOf(
  files: Readonly<Record<string, Content>>, options: Partial<ImportOptions> = {},
): Promise<Problem> {
  const db = await emptyEngagement();
  try {
    await importFiles(db, stubPorts(), filesOf(files), { keepSources: false, ...options }, stubTask());
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error;
    const tables = db.rows("SELECT name FROM sqlite_schema WHERE type = 'table'", (row) => String(row[0]));
    const left = tables.filter((table) => db.number(`SELECT count(*) FROM ${table}`) > 0);
    if (left.length > 0) throw new Error(`left behind in ${left.join(', ')}`, { cause: error });
    return error.problem;
  }
  throw new Error('nothing was wrong');
}

/** Everything an import leaves, in words, for comparison with what is expected. */
export function dump(db: Database): unknown {
  const moment = (value: unknown): string | null => (typeof value === 'number' ? new Date(value).toISOString() : null);
  const units = (value: unknown): number | null => (typeof value === 'number' ? value / 10_000 : null);
  return {
    settings: Object.fromEntries(db.rows("SELECT name, value FROM setting WHERE name <> 'createdWith' ORDER BY name", (row) =>
      [String(row[0]), /^[[{]/u.test(String(row[1])) ? JSON.parse(String(row[1])) as unknown : row[1]])),
    sources: db.rows(`SELECT file, s.code, encoding, delimiter, header_line, rows_read, rows_loaded, rows_rejected, quantity, control_rows,
      control_quantity, preset, as_of, mapping,
      doubts FROM source JOIN system s ON s.id = system_id ORDER BY source.id`, (row) => ({
      file: row[0], system: row[1], encoding: row[2], delimiter: row[3], headerLine: row[4], rowsRead: row[5], rowsLoaded: row[6],
      rowsRejected: row[7], quantity: units(row[8]), controlRows: row[9], controlQuantity: units(row[10]), preset: row[11],
      asOf: moment(row[12]),
      columns: JSON.parse(String(row[13])) as unknown, doubts: JSON.parse(String(row[14])) as unknown,
    })),
    items: db.rows('SELECT code, description, barcode, uom, pack_size, unit_cost, category, abc, listed FROM item ORDER BY code', (row) =>
      ({ code: row[0], description: row[1], barcode: row[2], uom: row[3], packSize: units(row[4]), unitCost: units(row[5]),
      category: row[6],
        abc: row[7], listed: row[8] })),
    itemAliases: db.rows('SELECT alias, code FROM item_alias JOIN item i ON i.id = item_id ORDER BY alias', (row) => row),
    itemRows: db.rows(`SELECT s.code, line, r.code, i.code, r.pack_size FROM item_row r JOIN system s ON s.id = system_id
      JOIN item i ON i.id = item_id ORDER BY r.id`, (row) =>
      ({ system: row[0], line: row[1], code: row[2], item: row[3], packSize: units(row[4]) })),
    locations: db.rows('SELECT code, name, type, pool, listed FROM location ORDER BY code', (row) => row),
    locationAliases: db.rows('SELECT alias, code FROM location_alias JOIN location l ON l.id = location_id ORDER BY alias',
    (row) => row),
    positions: db.rows(`SELECT line, s.code, i.code, l.code, state, quantity, as_of, p.unit_cost, b.text, t.text FROM position p
      JOIN system s ON s.id = system_id JOIN item i ON i.id = item_id JOIN location l ON l.id = location_id
      LEFT JOIN word b ON b.id = bin_id LEFT JOIN word t ON t.id = lot_id ORDER BY p.id`, (row) => ({
      line: row[0], system: row[1], sku: row[2], location: row[3], state: STOCK_STATES[Number(row[4])], quantity: units(row[5]),
      asOf: moment(row[6]), unitCost: units(row[7]), bin: row[8], lot: row[9],
    })),
    events: db.rows(`SELECT line, s.code, e.type, i.code, l.code, quantity, occurred_at, recorded_at, r.text, n.text, o.text, m.code,
      a.text, w.text, c.text FROM event e JOIN system s ON s.id = system_id JOIN item i ON i.id = item_id
      JOIN location l ON l.id = location_id LEFT JOIN reference r ON r.id = reference_id LEFT JOIN reference n ON n.id = r.normal_id
      LEFT JOIN word o ON o.id = order_line_id
      LEFT JOIN location m ON m.id = to_location_id LEFT JOIN word a ON a.id = actor_id LEFT JOIN word w ON w.id = reason_id
      LEFT JOIN word c ON c.id = channel_id ORDER BY e.id`, (row) => ({
      line: row[0], system: row[1], type: EVENT_TYPES[Number(row[2])], sku: row[3], location: row[4], quantity: units(row[5]),
      occurredAt: moment(row[6]), recordedAt: moment(row[7]), reference: row[8], sameAs: row[9], orderLine: row[10],
      toLocation: row[11],
      actor: row[12], reason: row[13], channel: row[14],
    })),
    rejects: db.rows('SELECT file, line, column_name, value, code, reason FROM reject JOIN source s ON s.id = source_id ORDER BY reject.id',
      (row) => row),
    others: db.rows(`SELECT 'incident', line, kind, reported_at FROM incident UNION ALL SELECT 'order', line, quantity, at FROM order_line
      UNION ALL SELECT 'payment', line, amount, at FROM payment`, (row) => [row[0], row[1], row[2], moment(row[3])]),
    handoffs: db.rows(`SELECT code, event_type, mechanism, every_minutes, within_minutes, owner, declared
      FROM handoff ORDER BY id`, (row) =>
      [row[0], EVENT_TYPES[Number(row[1])], ...row.slice(2)]),
    authorityRules: db.rows(`SELECT l.code, s.code FROM authority_rule r JOIN location l ON l.id = location_id
      JOIN system s ON s.id = r.system_id ORDER BY l.code`,
      (row) => row),
  };
}
