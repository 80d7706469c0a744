import { fromUnits } from '../../quantity.ts';
import { plainUnits } from '../../statements/figures.ts';
import { check, outcome } from '../check.ts';
import type { CheckFinding } from '../check.ts';
import { groupedBy } from '../groupedBy.ts';
import { robustScores } from '../robustScore.ts';
import type { CheckScene } from '../scene.ts';

const BY_HAND: ReadonlySet<string> = new Set(['count', 'adjustment', 'write_off']);

interface Group {
  readonly kind: 'place' | 'person';
  readonly id: number;
  readonly system: number;
  corrections: number;
  units: number;
  rows: number[];
}

export const unusualAdjustments = check({
  code: 'unusual_adjustments',
  title: 'Adjustments out of the ordinary',
  looksFor: 'A place or a person with far more corrections by hand, or far larger ones, than others of the same system.',
  looksAt: 'places and persons',
  source: 'Robust z-score of Iglewicz and Hoaglin (1993); their limit is 3.5.',
  severity: 'medium',
  parameters: [
    { name: 'score', label: 'Robust z-score, more than', unit: 'score', standard: 3.5, least: 1, most: 20 },
    { name: 'times', label: 'Corrections, at least', unit: 'times', standard: 3, least: 1, most: 10_000 },
    { name: 'units', label: 'Units corrected, at least', unit: 'units', standard: 10, least: 1, most: 1_000_000 },
    { name: 'places', label: 'Others to compare with, at least', unit: 'places', standard: 4, least: 2, most: 100 },
  ],
  look(scene, { score, times, units, places }) {
    const groups = grouped(scene);
    const findings: CheckFinding[] = [];
    let looked = 0;
    for (const list of groupedBy(groups, ({ kind, system }) => `${kind}:${system}`).values()) {
      if (list.length <= places) continue;
      looked += list.length;
      const often = robustScores(list.map(({ corrections }) => corrections));
      const much = robustScores(list.map((group) => group.units));
      list.forEach((group, index) => {
        const above = [
          ...(group.corrections >= times ? [{ deviations: often[index] ?? 0, of: 'number' }] : []),
          ...(group.units >= fromUnits(units) ? [{ deviations: much[index] ?? 0, of: 'units' }] : []),
        ].filter(({ deviations }) => deviations > score);
        if (above.length === 0) return;
        const who = group.kind === 'place' ? scene.locationCode(group.id) : scene.word(group.id);
        findings.push({
          item: 0, location: group.kind === 'place' ? group.id : 0, system: group.system,
          at: scene.facts.events.occurredAt[group.rows.at(-1) ?? 0] ?? scene.facts.cutoff, quantity: group.units,
          sentence: `${who}: ${group.corrections} corrections of ${plainUnits(group.units)} in all in ${scene.systemName(group.system)}: `
            + above.map(({ deviations, of }) => `${deviations.toFixed(1)} deviations above the usual ${of}`).join(', '),
          grounds: group.rows.slice(-20).reverse().map((row) => scene.eventGround(row)),
        });
      });
    }
    return outcome(looked, findings,
      `Counts, adjustments or write-offs at ${places + 1} places of one system or more, or by as many persons.`);
  },
});

/** Corrections by system and place and by system and person. A place with events but no correction counts too: it is what is usual. */
function grouped(scene: CheckScene): Group[] {
  const { events } = scene.facts;
  const groups = new Map<string, Group>();
  const group = (kind: Group['kind'], system: number, id: number): Group => {
    const key = `${kind}:${system}:${id}`;
    let found = groups.get(key);
    if (found === undefined) groups.set(key, found = { kind, id, system, corrections: 0, units: 0, rows: [] });
    return found;
  };
  let last: Group | undefined;
  for (let row = 0; row < events.count; row += 1) {
    if (!scene.counts(row)) continue;
    const system = events.system[row] ?? 0;
    const location = events.location[row] ?? 0;
    if (last?.system !== system || last.id !== location) last = group('place', system, location);
    if (!BY_HAND.has(scene.type(row))) continue;
    const actor = scene.details.actor[row] ?? 0;
    for (const one of actor === 0 ? [last] : [last, group('person', system, actor)]) {
      one.corrections += 1;
      one.units += Math.abs(events.quantity[row] ?? 0);
      one.rows.push(row);
    }
  }
  return [...groups.values()];
}
