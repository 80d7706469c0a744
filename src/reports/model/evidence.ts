/**
 * The rows of the exports that figures rest on, as they were received: group by group (a handoff and a kind of exception), block by
 * block (an exception, a compared figure), each row with the line before it, the line after it and the header of its file.
 */
import { rowCode } from '../../domain/statements/codes.ts';
import type { FindingKind } from '../../domain/vocabulary.ts';

export interface ReportEvidence {
  readonly groups: readonly EvidenceGroup[];
}

export interface EvidenceGroup {
  readonly key: string;
  readonly title: string;
  /** What is to be known: how many of how many are shown, where all rows of a kind stand. */
  readonly notes: readonly string[];
  /** 1 for a handoff, 2 for a kind of exception in it. */
  readonly level: 1 | 2;
  readonly blocks: readonly EvidenceBlock[];
}

export interface EvidenceBlock {
  readonly key: string;
  /** The exception's; null where the block proves something else. */
  readonly code: string | null;
  readonly title: string;
  readonly rows: readonly EvidenceRow[];
  /** Rows that stand behind it and are not shown. */
  readonly more: number;
}

export interface EvidenceRow {
  readonly role: string;
  readonly system: string;
  readonly file: string;
  readonly sha256: string;
  readonly row: number;
  /** The header as received; null where the file has none, or where it is not kept. */
  readonly header: string | null;
  /** The line with those around it; empty where the engagement does not keep the file. */
  readonly lines: readonly { readonly row: number; readonly text: string }[];
}

/** What an exception's row on another sheet leads to. */
export const findingKey = (id: number): string => `finding ${id}`;
/** What both figures of a variance lead to. */
export const comparedKey = (variance: number): string => `compared ${variance}`;
export const handoffKey = (code: string): string => `handoff ${code}`;
export const gapKey = (code: string, kind: FindingKind): string => `gap ${code} ${kind}`;
export const checkFindingKey = (id: number): string => `check finding ${id}`;
export const rejectKey = (file: string, line: number): string => `reject ${line} ${file}`;

/** One row of the sheet. */
export type EvidenceLine =
  | { readonly is: 'group'; readonly key: string; readonly level: 1 | 2; readonly text: string }
  | { readonly is: 'note'; readonly text: string }
  | { readonly is: 'block'; readonly key: string; readonly code: string | null; readonly text: string }
  | {
    readonly is: 'header' | 'around' | 'this' | 'left out'; readonly code: string | null; readonly of: EvidenceRow;
    readonly line: number | null; readonly rowCode: string | null; readonly text: string;
  };

const NOT_KEPT = 'This engagement does not keep the content of the file; the file with this hash has the line.';

/** The sheet from top to bottom. */
export function* evidenceLines({ groups }: ReportEvidence): Generator<EvidenceLine, void, void> {
  for (const group of groups) {
    yield { is: 'group', key: group.key, level: group.level, text: group.title };
    for (const text of group.notes) yield { is: 'note', text };
    for (const block of group.blocks) yield* blockLines(block);
  }
}

function* blockLines({ key, code, title, rows, more }: EvidenceBlock): Generator<EvidenceLine, void, void> {
  yield { is: 'block', key, code, text: title };
  const headed = new Set<string>();
  for (const of of rows) {
    if (of.lines.length === 0) {
      yield { is: 'left out', code, of, line: of.row, rowCode: rowCode(of.sha256, of.row), text: NOT_KEPT };
      continue;
    }
    if (of.header !== null && !headed.has(of.file)) yield { is: 'header', code, of, line: null, rowCode: null, text: of.header };
    headed.add(of.file);
    for (const { row, text } of of.lines) {
      const isThis = row === of.row;
      yield { is: isThis ? 'this' : 'around', code, of, line: row, rowCode: isThis ? rowCode(of.sha256, row) : null, text };
    }
  }
  if (more > 0) yield { is: 'note', text: `and ${more} more rows; the window shows them all.` };
}

/** On which row of the sheet each key stands, where its first row is `first`; the first of equal keys. */
export function evidencePlacesOf(evidence: ReportEvidence, first: number): ReadonlyMap<string, number> {
  const places = new Map<string, number>();
  let row = first;
  for (const line of evidenceLines(evidence)) {
    if ((line.is === 'group' || line.is === 'block') && !places.has(line.key)) places.set(line.key, row);
    row += 1;
  }
  return places;
}
