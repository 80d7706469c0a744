import type { EventColumns } from '../facts.ts';
import type { Finding } from '../findings.ts';

/** The row of the event that a finding rests on first; undefined where it rests on positions or item lists. */
export function eventRowOf(finding: Finding, events: EventColumns): number | undefined {
  const ground = finding.grounds.find(({ fact }) => fact === 'event');
  return ground === undefined ? undefined : rowOfId(events, ground.factId);
}

/** Ids rise with the rows, mostly by 1. */
function rowOfId(events: EventColumns, id: number): number | undefined {
  if (events.id[id - 1] === id) return id - 1;
  let low = 0;
  let high = events.count - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((events.id[middle] ?? 0) < id) low = middle + 1;
    else high = middle;
  }
  return events.id[low] === id ? low : undefined;
}
