/** Where the figures of a report lead: from the lists to the statements, and from everything to the rows as received. */
import { rowCode } from '../../domain/statements/codes.ts';
import type { FindingKind } from '../../domain/vocabulary.ts';
import { checkFindingKey, comparedKey, findingKey, gapKey, handoffKey, rejectKey } from './evidence.ts';
import type { CellValue, Link, Target } from './table.ts';
import { linked } from './table.ts';

export interface ReportLinks {
  /** Rows of the sheet Evidence by what they prove. */
  readonly evidence: ReadonlyMap<string, number>;
  /** Rows of the sheet Statements by variance. */
  readonly statements: ReadonlyMap<number, number>;
  /** Hashes of files by name. */
  readonly hashes: ReadonlyMap<string, string>;
}

export interface Linking {
  toFinding(value: CellValue, id: number): CellValue | Link;
  toCompared(value: CellValue, variance: number): CellValue | Link;
  toStatement(value: CellValue, variance: number): CellValue | Link;
  toHandoff(value: CellValue, code: string): CellValue | Link;
  /** A count of what went wrong in a handoff; the first of the kinds that has rows, else the handoff itself. 0 leads nowhere. */
  toGap(value: CellValue, code: string, kinds: readonly FindingKind[]): CellValue | Link;
  toCheckFinding(value: CellValue, id: number): CellValue | Link;
  /** The code of a rejected row, leading to it where it is shown. */
  rejectCode(file: string, line: number): CellValue | Link;
}

export function linkingOf({ evidence, statements, hashes }: ReportLinks): Linking {
  const at = (sheet: Target['sheet'], value: CellValue, row: number | undefined): CellValue | Link => linked(value, sheet, row);
  const toKey = (value: CellValue, key: string): CellValue | Link => at('Evidence', value, evidence.get(key));
  return {
    toFinding: (value, id) => toKey(value, findingKey(id)),
    toCompared: (value, variance) => toKey(value, comparedKey(variance)),
    toStatement: (value, variance) => at('Statements', value, statements.get(variance)),
    toHandoff: (value, code) => toKey(value, handoffKey(code)),
    toGap(value, code, kinds) {
      if (value === 0) return value;
      const kind = kinds.find((each) => evidence.has(gapKey(code, each)));
      return toKey(value, kind === undefined ? handoffKey(code) : gapKey(code, kind));
    },
    toCheckFinding: (value, id) => toKey(value, checkFindingKey(id)),
    rejectCode(file, line) {
      const sha256 = hashes.get(file);
      return sha256 === undefined ? null : toKey(rowCode(sha256, line), rejectKey(file, line));
    },
  };
}
