import { plainUnits, spanOfMinutes } from '../../statements/figures.ts';
import { MINUTE } from '../../time/calendar.ts';
import { check, outcome } from '../check.ts';
import type { CheckFinding } from '../check.ts';
import { transfersOf } from '../transfers.ts';

export const stuckTransfers = check({
  code: 'stuck_transfers',
  title: 'Transfers stuck between states',
  looksFor: 'A transfer that left one place and has not arrived, or not in full, in any system’s log.',
  looksAt: 'transfers sent',
  source: 'Transfers through requested, approved, picked, shipped, received, reconciled; Infor’s buckets by stage.',
  severity: 'high',
  parameters: [{ name: 'days', label: 'Days a transfer may take', unit: 'days', standard: 3, least: 0, most: 365 }],
  look(scene, { days }) {
    const { cutoff } = scene.facts;
    // One that says neither where it goes nor ever arrived cannot be told from one whose other side has a number of its own.
    const transfers = transfersOf(scene).filter(({ to }) => to !== 0);
    const findings: CheckFinding[] = [];
    for (const transfer of transfers) {
      const open = transfer.sent - transfer.received;
      const age = cutoff - transfer.at;
      if (open <= 0 || age <= days * 86_400_000) continue;
      findings.push({
        item: transfer.item, location: transfer.from, system: transfer.system, at: transfer.at, quantity: open,
        sentence: transfer.received === 0
          ? `${transfer.reference}: ${plainUnits(transfer.sent)} sent ${spanOfMinutes(age / MINUTE)} before the cut-off, never received`
          : `${transfer.reference}: ${plainUnits(transfer.sent)} sent, ${plainUnits(transfer.received)} received`,
        grounds: [scene.eventGround(transfer.outRow), ...(transfer.inRow < 0 ? [] : [scene.eventGround(transfer.inRow, 'target')])],
      });
    }
    return outcome(transfers.length, findings, 'Transfers out with a reference and a destination.');
  },
});
