import type { Finding } from '../findings.ts';
import type { MomentTaken } from '../matching/unsureTimes.ts';
import type { FindingKind } from '../vocabulary.ts';

/** The kinds that depend on when a record was booked, whatever it shares with others. */
const BY_TIME: ReadonlySet<FindingKind> = new Set(['late_event', 'sequence_error', 'in_flight']);
const HOUR = 3_600_000;

/** Says of findings what became of moments that clocks showed twice or never, where it mattered. */
export class TurnWords {
  readonly #byEvent: ReadonlyMap<number, MomentTaken>;

  constructor(moments: readonly MomentTaken[]) {
    this.#byEvent = new Map(moments.map((moment) => [moment.event, moment]));
  }

  /** A sentence on the moment that a finding rests on, and whether it stays open which is meant; undefined where all are sure. */
  of(finding: Finding): { readonly sentence: string; readonly isOpen: boolean } | undefined {
    if (this.#byEvent.size === 0) return undefined;
    if (!BY_TIME.has(finding.kind) && finding.isUnnamed !== true) return undefined;
    const moments = finding.grounds.flatMap(({ role, fact, factId }) => {
      const moment = fact === 'event' && role !== 'candidate' ? this.#byEvent.get(factId) : undefined;
      return moment === undefined ? [] : [moment];
    });
    // What stays open says more than what was told.
    const moment = moments.find(({ isTold }) => !isTold) ?? moments.find(({ shift }) => shift !== 0) ?? moments[0];
    return moment === undefined ? undefined : { sentence: sentenceOn(moment), isOpen: !moment.isTold };
  }
}

function sentenceOn({ shift, other, isTold }: MomentTaken): string {
  if (other > 0) {
    const hour = 'Its moment falls into an hour that clocks showed twice';
    if (!isTold) return `${hour}, and nothing tells which is meant; the first was taken.`;
    return `${hour}; by the other system's record the ${shift === 0 ? 'first' : 'second'} is meant.`;
  }
  const span = Math.abs(other) === HOUR ? 'an hour' : `${Math.round(Math.abs(other) / 60_000)} minutes`;
  const hour = 'Its moment falls into an hour that clocks skipped';
  if (!isTold) return `${hour}, and nothing tells which is meant; it was read as ${span} later.`;
  return `${hour}; by the other system's record ${shift === 0 ? `${span} later is meant` : 'the new time, not the old, is meant'}.`;
}
