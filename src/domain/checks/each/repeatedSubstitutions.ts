import type { Ground } from '../../findings.ts';
import { check, outcome } from '../check.ts';
import type { CheckFinding } from '../check.ts';

const SUBSTITUTED = /substitut/iu;

interface Substituted {
  readonly item: number;
  readonly location: number;
  readonly system: number;
  times: number;
  units: number;
  at: number;
  /** Those counted already: an order and an event may tell of the same substitution. */
  readonly references: Set<string>;
  readonly grounds: Ground[];
}

export const repeatedSubstitutions = check({
  code: 'repeated_substitutions',
  title: 'Repeated substitutions',
  looksFor: 'An item that orders keep having replaced at one place: the stock its channel promises is not on the shelf.',
  looksAt: 'items substituted',
  source: 'Signals operations people ask for: repeated click-and-collect substitutions.',
  severity: 'medium',
  parameters: [{ name: 'times', label: 'Substitutions, at least', unit: 'times', standard: 3, least: 2, most: 1000 }],
  look(scene, { times }) {
    const { events, cutoff } = scene.facts;
    const substituted = new Map<string, Substituted>();
    const note = (item: number, location: number, system: number, quantity: number, at: number,
      reference: string): Substituted => {
      const key = `${item}:${location}:${system}`;
      let known = substituted.get(key);
      if (known === undefined) {
        substituted.set(key, known = { item, location, system, times: 0, units: 0, at, references: new Set(), grounds: [] });
      }
      if (reference !== '' && known.references.has(reference)) return known;
      known.references.add(reference);
      known.times += 1;
      known.units += Math.abs(quantity);
      known.at = Math.min(known.at, at);
      return known;
    };
    let orders = 0;
    for (const order of scene.orders) {
      const { item, location, system, quantity, at, state, reference } = order;
      if (at > cutoff) continue;
      orders += 1;
      if (SUBSTITUTED.test(state)) note(item, location, system, quantity, at, reference).grounds.push(scene.orderGround(order));
    }
    const reasons = new Map<number, boolean>();
    for (let row = 0; row < events.count; row += 1) {
      const reason = scene.details.reason[row] ?? 0;
      if (reason === 0 || !scene.counts(row)) continue;
      let says = reasons.get(reason);
      if (says === undefined) reasons.set(reason, says = SUBSTITUTED.test(scene.word(reason)));
      if (!says) continue;
      const reference = events.reference[row] ?? 0;
      note(events.item[row] ?? 0, events.location[row] ?? 0, events.system[row] ?? 0, events.quantity[row] ?? 0,
        events.occurredAt[row] ?? 0, reference === 0 ? '' : scene.facts.referenceText(reference)).grounds.push(scene.eventGround(row));
    }
    const findings: CheckFinding[] = [...substituted.values()].filter((one) => one.times >= times).map((one) => ({
      item: one.item, location: one.location, system: one.system, at: one.at, quantity: one.units,
      sentence: `Substituted ${one.times} times in ${scene.systemName(one.system)}`, grounds: one.grounds,
    }));
    return outcome(substituted.size === 0 ? orders : substituted.size, findings,
      'Orders with a state, or events with a reason, that speaks of substitution.');
  },
});
