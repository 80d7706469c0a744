import { formatMinutes } from '../../ui/moments.ts';
import { RestsOnDoor } from '../evidence/RestsOnDoor.tsx';

/** A cadence or a window of the map: somebody said it, or it was taken from what the logs show; no rows add up to it. */
export function Declared({
  handoff,
  of,
  minutes,
}: {
  readonly handoff: { readonly code: string; readonly declared: boolean };
  readonly of: 'cadence' | 'window';
  readonly minutes: number;
}) {
  const what = of === 'cadence' ? 'how often the target takes in what has come together' : 'how late an event is still on time';
  const says = handoff.declared
    ? [
        `Declared, not counted: ${what}. It is an entry of the map, by engagement.json as it was read, or by a decision since.`,
        'The log of decisions says who changed an entry of the map, when, what it was before, and why.',
      ]
    : [
        `Nobody declared this handoff, so ${what} was taken from its events when the map was inferred.`,
        'Its latencies, in the same row, lead to the events; confirming or changing the entry is a decision, and is in the log.',
      ];
  return (
    <RestsOnDoor restsOn={{ title: `${formatMinutes(minutes)}: ${of} of ${handoff.code}`, says }}>{formatMinutes(minutes)}</RestsOnDoor>
  );
}
