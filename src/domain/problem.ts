/**
 * Failures a person can act on, as values: a code from a closed set, where it happened, and what to do.
 * They cross processes as plain data and never as thrown text.
 */
export const PROBLEM_CODES = [
  'not_found', 'not_a_folder', 'not_a_file', 'unreadable', 'empty_file', 'source_changed', 'encoding', 'file_damaged',
  'manifest_invalid', 'column_missing', 'column_duplicate', 'value_unknown', 'number_invalid', 'date_invalid', 'text_invalid',
  'format_ambiguous',
  'row_ragged', 'quote_unbalanced', 'field_too_long', 'nothing_to_read', 'not_recognised',
  'no_engagement', 'engagement_damaged', 'engagement_newer', 'engagement_in_use', 'engagement_read_only',
  'not_written', 'disk_full', 'out_of_memory', 'unknown_record', 'bad_request', 'cancelled', 'engine_stopped', 'internal',
  'wrong_state', 'reason_missing', 'unknown_owner', 'same_person', 'decision_superseded', 'nothing_to_decide',
  'engagement_replaced', 'password_needed', 'password_wrong', 'journal_damaged',
] as const;
export type ProblemCode = (typeof PROBLEM_CODES)[number];

/** What somebody has to say before a file can be read; it can be answered in place. */
export type Question =
  /** What a blank means in these canonical columns, which the file does not have: which location it is of, say. */
  | { readonly of: 'value'; readonly columns: readonly string[] }
  /** How the numbers or dates of these canonical columns are written. */
  | { readonly of: 'format'; readonly columns: readonly string[]; readonly choices: readonly string[] }
  | { readonly of: 'system' }
  /** What it holds, and in which of its columns. */
  | { readonly of: 'columns' }
  /** Whether it is read in one of these ways, the likeliest first. */
  | { readonly of: 'reading'; readonly readings: readonly ProposedReading[] };

/** What a file seems to hold that nobody knows. */
export interface ProposedReading {
  /** Counts or changes; items where it names some and no quantity. */
  readonly dataset: 'positions' | 'events' | 'items';
  /** Which of its columns seems to be which, with the first cells of each. */
  readonly columns: readonly { readonly canonical: string; readonly name: string; readonly sample: readonly string[] }[];
  /** Canonical columns that none of its own gives and that have to be said. */
  readonly asks: readonly string[];
  /** Columns that could be the quantity, where several could as well; otherwise none. */
  readonly choices: readonly string[];
  /** How changes are signed where the file gives amounts without signs. */
  readonly signs?: 'by_type';
  /** Columns that would be a location each, with its quantity, where no column says either. */
  readonly locationColumns?: readonly string[];
}

export interface Problem {
  readonly code: ProblemCode;
  /** What happened and what it means, as one sentence fit to show. */
  readonly message: string;
  readonly file?: string;
  /** The line of the file as a person would find it; the header's line counts. */
  readonly row?: number;
  readonly column?: string;
  readonly expected?: string;
  readonly found?: string;
  /** What to do about it. */
  readonly remedy?: string;
  /** What else is wrong, of other files, a sentence each. */
  readonly further?: readonly string[];
  /** Where an answer is all that is missing. */
  readonly asks?: Question;
}

/** The one exception the program throws on purpose. */
export class ProblemError extends Error {
  readonly problem: Problem;
  constructor(problem: Problem) {
    super(describeProblem(problem));
    this.name = 'ProblemError';
    this.problem = problem;
  }
}

export function fail(problem: Problem): never {
  throw new ProblemError(problem);
}

/** The whole problem on one line: `file, row 4, column "Qty": message. Expected …, found …. What to do.` */
export function describeProblem(problem: Problem): string {
  const where = [
    problem.file,
    problem.row === undefined ? undefined : `row ${problem.row}`,
    problem.column === undefined ? undefined : `column "${visible(problem.column)}"`,
  ].filter((part) => part !== undefined);
  const sentences = [problem.message];
  if (problem.expected !== undefined && problem.found !== undefined) {
    sentences.push(`Expected ${problem.expected}, found ${ended(problem.found)}`);
  } else if (problem.expected !== undefined) {
    sentences.push(`Expected ${ended(problem.expected)}`);
  }
  if (problem.remedy !== undefined) sentences.push(problem.remedy);
  const text = sentences.join(' ');
  return where.length === 0 ? text : `${where.join(', ')}: ${text}`;
}

/** With one full stop, also where what was found is a sentence of its own. */
function ended(text: string): string {
  return text.endsWith('.') ? text : `${text}.`;
}

/** A client's text made safe for a terminal or a log: control and direction marks shown as escapes, length bounded. */
export function visible(text: string, limit = 80): string {
  const escaped = text.replace(/[\u0000-\u001f\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2066-\u2069\ufeff]/gu, (mark) =>
    `\\u${mark.charCodeAt(0).toString(16).padStart(4, '0')}`);
  return escaped.length <= limit ? escaped : `${escaped.slice(0, limit)}…`;
}
