/** When an event was booked and when it happened, as the last run took moments that clocks showed twice or never. SQL over an alias. */

/** When the system's books took it in; `event` is the alias of the table. */
export function bookedAt(event: string): string {
  return `COALESCE(${event}.recorded_at, ${event}.occurred_at) + ${taken('shift', event)}`;
}

export function occurredAt(event: string): string {
  return `${event}.occurred_at + ${taken('occurred_shift', event)}`;
}

/** NULL where the log does not say when it was recorded. */
export function recordedAt(event: string): string {
  return `${event}.recorded_at + ${taken('shift', event)}`;
}

function taken(column: string, event: string): string {
  return `COALESCE((SELECT ${column} FROM moment_taken WHERE event_id = ${event}.id), 0)`;
}
