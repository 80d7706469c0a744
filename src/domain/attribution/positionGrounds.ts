import type { Ground } from '../findings.ts';
import type { Explanation } from './explainer.ts';
import { ROW_OPENING, ROW_UNUSED } from './snapshots.ts';

/** Fills in the position rows that findings rest on, in one pass over the table. */
export function positionGrounds(explanation: Explanation): void {
  const wanted = new Map<number, { finding: number; role: Ground['role'] }[]>();
  for (const { finding, pool, system, role } of explanation.positionGrounds) {
    const key = pool * 256 + system;
    const list = wanted.get(key);
    if (list === undefined) wanted.set(key, [{ finding, role }]);
    else list.push({ finding, role });
  }
  if (wanted.size === 0) return;
  const found = new Map<number, Ground[]>();
  const { positions } = explanation.facts;
  const { pools, use } = explanation.figures;
  for (let row = 0; row < positions.count; row += 1) {
    if (use[row] === ROW_UNUSED) continue;
    const pool = pools.find(positions.item[row] ?? 0, positions.location[row] ?? 0);
    const takers = wanted.get(pool * 256 + (positions.system[row] ?? 0));
    if (takers === undefined) continue;
    for (const { finding, role: asked } of takers) {
      const isOpening = use[row] === ROW_OPENING;
      // An opening figure is evidence only of what rests on it.
      if (isOpening && explanation.findings[finding]?.kind !== 'opening_difference') continue;
      const role = isOpening ? 'opening' : asked;
      const ground: Ground = { role, fact: 'position', factId: positions.id[row] ?? 0 };
      const list = found.get(finding);
      if (list === undefined) found.set(finding, [ground]);
      else list.push(ground);
    }
  }
  for (const [index, grounds] of found) {
    const finding = explanation.findings[index];
    if (finding === undefined) continue;
    grounds.sort((a, b) => ROLE_ORDER.indexOf(a.role) - ROLE_ORDER.indexOf(b.role) || a.factId - b.factId);
    explanation.findings[index] = { ...finding, grounds: [...finding.grounds, ...grounds] };
  }
}

const ROLE_ORDER: readonly Ground['role'][] = ['source', 'target', 'extra', 'candidate', 'recorded', 'authoritative', 'opening', 'listed'];
