import { fail } from '../../domain/problem.ts';
import type { Database } from '../database.ts';

/** What an engagement says about itself. */
export interface EngagementSettings {
  readonly name: string;
  readonly client: string;
  readonly currency: string;
  /** Milliseconds since 1970 UTC. */
  readonly cutoff: number;
  /** False where neither the manifest nor any row gives a moment; `cutoff` is then 0 and without meaning. */
  readonly cutoffKnown: boolean;
  /** The zone in which moments are shown: the authority's. */
  readonly timezone: string;
  /** What was assumed because nothing was said, one sentence each. */
  readonly defaults: readonly string[];
  /** Files that were not recognised, with the reason. */
  readonly unrecognised: readonly string[];
  readonly isSample: boolean;
  /** The id of the system of record where no rule names another. */
  readonly authority: number;
  /** The program version that made the file. */
  readonly createdWith: string;
}

/** Reads all settings. Fails with `engagement_damaged` where the cut-off is missing. */
export function engagementSettings(db: Database): EngagementSettings {
  const values = new Map(db.rows('SELECT name, value FROM setting', (row) => [String(row[0]), String(row[1])] as const));
  const cutoff = Number(values.get('cutoff') ?? NaN);
  if (!Number.isSafeInteger(cutoff)) {
    return fail({
      code: 'engagement_damaged', message: 'The engagement does not say its cut-off.', expected: 'a moment in milliseconds',
      found: values.get('cutoff') ?? 'nothing', remedy: 'Open an earlier copy of the engagement, or import the exports again.',
    });
  }
  return {
    name: values.get('name') ?? '', client: values.get('client') ?? '', currency: values.get('currency') ?? 'USD', cutoff,
    cutoffKnown: values.get('cutoffBasis') !== 'none',
    timezone: values.get('timezone') ?? 'UTC', defaults: textsOf(values.get('defaults')),
    unrecognised: textsOf(values.get('unrecognised')), isSample: values.get('sample') === '1',
    authority: Number(values.get('authority') ?? 0), createdWith: values.get('createdWith') ?? '',
  };
}

/** A JSON list of texts; objects in it are told as "file: reason" or as their JSON. */
function textsOf(json: string | undefined): readonly string[] {
  if (json === undefined || json === '') return [];
  const parsed: unknown = JSON.parse(json);
  if (!Array.isArray(parsed)) return [];
  return parsed.map((entry: unknown) => {
    if (typeof entry === 'string') return entry;
    if (isNamedReason(entry)) return `${entry.file}: ${entry.reason}`;
    return JSON.stringify(entry);
  });
}

function isNamedReason(entry: unknown): entry is { file: string; reason: string } {
  return typeof entry === 'object' && entry !== null && 'file' in entry && typeof entry.file === 'string'
    && 'reason' in entry && typeof entry.reason === 'string';
}
