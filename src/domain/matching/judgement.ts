/**
 * What is decided about one physical event, system by system.
 *
 * Every record either *stands for* units of the original (the record at the source nearest the origin) or is beyond them: a
 * repeat, an orphan, a write round the gate. From that each system's deviation follows without remainder: what its records add to
 * or keep from its figure, against what the original says. `Judgement` collects both, and each part names the finding that causes
 * it.
 */
import type { Ground } from '../findings.ts';
import type { Handoff } from '../facts.ts';
import type { FindingKind } from '../vocabulary.ts';

/** A finding under way: `Finding` without what all findings of one event share. */
export interface LocalFinding {
  readonly kind: FindingKind;
  readonly handoff: Handoff | undefined;
  readonly from: number;
  readonly to: number;
  readonly reference: number;
  readonly quantity: number;
  readonly at: number;
  readonly grounds: readonly Ground[];
}

export class Judgement {
  readonly findings: LocalFinding[] = [];
  /** For a record: the units of the original it stands for, scaled. Records beyond the original are not in here. */
  readonly standsFor = new Map<number, number>();
  /** For a record that differs from what it stands for: why. */
  readonly differs = new Map<number, { readonly finding: LocalFinding; readonly quantity: number }[]>();
  /** For a record beyond the original: why it is there. */
  readonly beyond = new Map<number, LocalFinding>();
  /** For a system: originals it has no record of, and why. */
  readonly absent = new Map<number, { readonly original: number; readonly finding: LocalFinding }[]>();

  add(finding: LocalFinding): LocalFinding {
    this.findings.push(finding);
    return finding;
  }

  addAbsent(system: number, original: number, finding: LocalFinding): void {
    const list = this.absent.get(system);
    if (list === undefined) this.absent.set(system, [{ original, finding }]);
    else if (!list.some((entry) => entry.original === original)) list.push({ original, finding });
  }

  isAbsent(system: number, original: number): LocalFinding | undefined {
    return this.absent.get(system)?.find((entry) => entry.original === original)?.finding;
  }
}
