import { formatMinutes } from '../../ui/moments.ts';
import { RowsDoor } from './RowsDoor.tsx';

/** Said of rows that stand in pairs. */
export const PAIRS = 'Two for each: what the source recorded, and below it what the target has of it.';

const WORDS = { p50: 'half take no longer', p95: '95 % take no longer', max: 'the longest' } as const;
const MINUTE = 60_000;
/** A percentile is told to the hundredth of a minute. */
const TOLD_TO = MINUTE / 200;

/** A percentile is the latency of one pair: leads to those that took as long. */
export function LatencyDoor({
  handoff,
  of,
  minutes,
}: {
  /** A handoff, or a way that nobody declared. */
  readonly handoff: { readonly id: number; readonly code: string } | { readonly way: number; readonly code: string };
  readonly of: keyof typeof WORDS;
  readonly minutes: number;
}) {
  const at = minutes * MINUTE;
  const taken = 'way' in handoff ? { way: handoff.way } : { handoff: handoff.id };
  const pairs = { ...taken, from: Math.max(0, at - TOLD_TO), to: at + TOLD_TO };
  return (
    <RowsDoor title={`${formatMinutes(minutes)}, ${WORDS[of]}: ${handoff.code}`} filter={{ of: ['event'], pairs }} note={PAIRS}>
      {formatMinutes(minutes)}
    </RowsDoor>
  );
}
