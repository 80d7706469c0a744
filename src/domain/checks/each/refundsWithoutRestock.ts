import { plainUnits, spanOfMinutes } from '../../statements/figures.ts';
import { MINUTE } from '../../time/calendar.ts';
import { check, outcome } from '../check.ts';
import type { CheckFinding } from '../check.ts';
import type { CheckScene } from '../scene.ts';

const DAY = 86_400_000;

export const refundsWithoutRestock = check({
  code: 'refunds_without_restock',
  title: 'Refunds without or before restock',
  looksFor: 'A refund whose goods were never booked back, or were booked back only after the money.',
  looksAt: 'refunds at places that book returns',
  source: 'Why it happens: refund before inventory is rolled back, restock without refund, restocked twice.',
  severity: 'medium',
  parameters: [
    { name: 'days', label: 'Days a return may take', unit: 'days', standard: 14, least: 0, most: 365 },
    { name: 'minutes', label: 'Refund ahead of the return let pass', unit: 'minutes', standard: 60, least: 0, most: 525_600 },
  ],
  look(scene, { days, minutes }) {
    const { events, cutoff } = scene.facts;
    const { returns, places } = returnsOf(scene);
    const findings: CheckFinding[] = [];
    const seen = new Set<string>();
    let looked = 0;
    for (let row = 0; row < events.count; row += 1) {
      if (scene.type(row) !== 'refund' || !scene.counts(row) || !places.has(events.location[row] ?? 0)) continue;
      const key = keyOf(scene, row);
      // Several systems tell of one refund; the first row stands for it.
      if (key === null || seen.has(key)) continue;
      seen.add(key);
      looked += 1;
      const at = events.occurredAt[row] ?? 0;
      const back = returns.get(key);
      const reference = scene.facts.referenceText(events.reference[row] ?? 0);
      const quantity = Math.abs(events.quantity[row] ?? 0);
      const about = { item: events.item[row] ?? 0, location: events.location[row] ?? 0, system: events.system[row] ?? 0, at, quantity };
      if (back === undefined) {
        if (cutoff - at <= days * DAY) continue;
        findings.push({
          ...about, sentence: `${reference}: ${quantity === 0 ? '' : `${plainUnits(quantity)} `}refunded, never booked back`,
          grounds: [scene.eventGround(row)],
        });
      } else if (back.at - at > minutes * MINUTE) {
        findings.push({
          ...about, sentence: `${reference}: refunded ${spanOfMinutes((back.at - at) / MINUTE)} before the goods were booked back`,
          grounds: [scene.eventGround(row), scene.eventGround(back.row, 'target')],
        });
      }
    }
    return outcome(looked, findings, 'Refunds and returns under the same references, at the same places.');
  },
});

/** The earliest return by reference and item, and the places that book any. */
function returnsOf(scene: CheckScene): { returns: ReadonlyMap<string, { row: number; at: number }>; places: ReadonlySet<number> } {
  const { events } = scene.facts;
  const returns = new Map<string, { row: number; at: number }>();
  const places = new Set<number>();
  for (let row = 0; row < events.count; row += 1) {
    if (scene.type(row) !== 'return') continue;
    places.add(events.location[row] ?? 0);
    const key = keyOf(scene, row);
    const at = events.occurredAt[row] ?? 0;
    if (key !== null && at < (returns.get(key)?.at ?? Infinity)) returns.set(key, { row, at });
  }
  return { returns, places };
}

function keyOf(scene: CheckScene, row: number): string | null {
  const { events } = scene.facts;
  const reference = events.normalReference[row] ?? 0;
  return reference === 0 ? null : `${reference}:${events.item[row] ?? 0}`;
}
