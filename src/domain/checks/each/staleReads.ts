import { spanOfMinutes } from '../../statements/figures.ts';
import { MINUTE } from '../../time/calendar.ts';
import { check, outcome } from '../check.ts';
import type { CheckFinding } from '../check.ts';

export const staleReads = check({
  code: 'stale_reads',
  title: 'Stale reads',
  looksFor: 'A place whose stock was read out of a system longer before the cut-off than allowed.',
  looksAt: 'places as read out of a system',
  source: 'What operations people want to see: stale reads flagged, not silently accepted.',
  severity: 'medium',
  parameters: [{ name: 'minutes', label: 'Age at the cut-off let pass', unit: 'minutes', standard: 1440, least: 1, most: 525_600 }],
  look(scene, { minutes }) {
    const { facts, figures } = scene;
    const { events } = facts;
    const findings: CheckFinding[] = [];
    let looked = 0;
    for (const one of figures.current.values()) {
      for (const [location, readAt] of one.asOfLocation) {
        looked += 1;
        const age = (facts.cutoff - readAt) / MINUTE;
        if (age <= minutes) continue;
        let since = 0;
        let lastRow = -1;
        for (let row = 0; row < events.count; row += 1) {
          if (events.location[row] !== location || !((events.occurredAt[row] ?? 0) > readAt) || !scene.counts(row)) continue;
          since += 1;
          lastRow = row;
        }
        findings.push({
          item: 0, location, system: one.system, at: readAt, quantity: 0,
          sentence: `${scene.systemName(one.system)} was read ${spanOfMinutes(age)} before the cut-off; `
            + recordedSince(since),
          grounds: lastRow < 0 ? [] : [scene.eventGround(lastRow)],
        });
      }
    }
    return outcome(looked, findings, 'Positions of any system.');
  },
});

function recordedSince(events: number): string {
  if (events === 0) return 'no event is known there since';
  return `${events} ${events === 1 ? 'event was' : 'events were'} recorded there since`;
}
