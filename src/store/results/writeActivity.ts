import type { Activity } from '../../domain/audit/activity.ts';
import type { Database } from '../database.ts';

/** Replaces what the last run counted of when the systems write. Call inside a transaction. */
export function writeActivity(db: Database, activity: Activity): void {
  for (const table of ['write_path_day', 'handoff_hour', 'handoff_day']) db.run(`DELETE FROM ${table}`);
  const paths = db.bulk('write_path_day', ['system_id', 'type', 'day', 'events', 'units', 'last_at']);
  for (const { system, type, day, events, units, lastAt } of activity.paths) paths.add([system, type, day, events, units, lastAt]);
  paths.end();
  const hours = db.bulk('handoff_hour', ['handoff_id', 'hour', 'events']);
  for (const { handoff, hour, events } of activity.hours) hours.add([handoff, hour, events]);
  hours.end();
  const days = db.bulk('handoff_day', ['handoff_id', 'day', 'events']);
  for (const { handoff, day, events } of activity.days) days.add([handoff, day, events]);
  days.end();
}
