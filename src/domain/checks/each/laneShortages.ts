import { plainUnits } from '../../statements/figures.ts';
import { check, outcome } from '../check.ts';
import type { CheckFinding } from '../check.ts';
import { groupedBy } from '../groupedBy.ts';
import { transfersOf } from '../transfers.ts';
import type { Transfer } from '../transfers.ts';

export const laneShortages = check({
  code: 'lane_shortages',
  title: 'Shipped against received, by lane',
  looksFor: 'A lane from one place to another on which less arrives than leaves, over all its transfers that are due.',
  looksAt: 'lanes',
  source: 'Signals operations people ask for: shipped against received by lane.',
  severity: 'medium',
  parameters: [
    { name: 'share', label: 'Shortfall let pass', unit: 'percent', standard: 1, least: 0, most: 100 },
    { name: 'days', label: 'Days a transfer may take', unit: 'days', standard: 3, least: 0, most: 365 },
  ],
  look(scene, { share, days }) {
    const { cutoff } = scene.facts;
    const due = transfersOf(scene).filter(({ to, at }) => to !== 0 && cutoff - at > days * 86_400_000);
    const lanes = groupedBy(due, ({ from, to }) => `${from}:${to}`);
    const findings: CheckFinding[] = [];
    for (const list of lanes.values()) {
      const sent = sumOf(list, 'sent');
      const received = sumOf(list, 'received');
      const first = list[0];
      if (first === undefined || sent === 0 || ((sent - received) / sent) * 100 <= share) continue;
      const short = list.filter((transfer) => transfer.received < transfer.sent);
      findings.push({
        item: 0, location: first.from, system: first.system, at: cutoff, quantity: sent - received,
        sentence: `${scene.locationCode(first.from)} → ${scene.locationCode(first.to)}: ${plainUnits(sent)} sent, ${plainUnits(received)} `
          + `received, ${((100 * (sent - received)) / sent).toFixed(1)} % short over ${list.length} transfers`,
        grounds: short.slice(0, 20).map(({ outRow }) => scene.eventGround(outRow)),
      });
    }
    return outcome(lanes.size, findings, 'Transfers out that say where they go, or that arrive.');
  },
});

function sumOf(transfers: readonly Transfer[], side: 'sent' | 'received'): number {
  return transfers.reduce((sum, transfer) => sum + transfer[side], 0);
}
