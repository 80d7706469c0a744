import type { RootPattern } from '../vocabulary.ts';

/** One station of a pattern, in order of time. */
export interface PatternStep {
  /** Index into the list of findings; −1 where the step is an incident. */
  readonly finding: number;
  /** Id of the incident; 0 where the step is a finding. */
  readonly incident: number;
  /** `cause`: what began it. `fix`: what was written to settle it. `opened`: where that opened a gap. */
  readonly role: 'cause' | 'fix' | 'opened';
  /** The system where it shows; 0 where none is known. */
  readonly system: number;
  /** Scaled units, signed as the write, or for `opened` as recorded − authoritative. */
  readonly quantity: number;
  readonly at: number;
}

/** Exceptions that hang together in a way that has a name. */
export interface FoundPattern {
  readonly pattern: RootPattern;
  /** The root, as a number of findings, that it belongs to. */
  readonly root: number;
  readonly steps: readonly PatternStep[];
}
