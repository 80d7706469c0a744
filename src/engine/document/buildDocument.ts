import { zoneNamed, UTC } from '../../domain/time/zone.ts';
import { formatInstant } from '../../domain/time/instant.ts';
import type { Ports, Task } from '../../ports.ts';
import type { Database } from '../../store/database.ts';
import { readDocumentCodes } from '../../store/document/codes.ts';
import {
  streamEvidenceRecords, streamExceptionRecords, streamRootEventRecords, streamRootedNumbers,
} from '../../store/document/exceptions.ts';
import { listHandoffRecords } from '../../store/document/handoffs.ts';
import { listSourceRecords } from '../../store/document/sources.ts';
import { streamLineRecords, streamVarianceRecords } from '../../store/document/variances.ts';
import { engagementSettings } from '../../store/queries/settings.ts';
import { JsonPieces } from './jsonPieces.ts';
import { exceptionText, rootEventText, varianceText } from './largeRecords.ts';
import { MergeById } from './mergeById.ts';
import { handoffText, sourceText } from './smallRecords.ts';
import { documentSummary } from './documentSummary.ts';

/** Records between two looks at whether the work is to stop: some ten milliseconds. */
const BATCH = 8_192;

/**
 * The result document of the headless contract as UTF-8 in pieces, read from what the engagement's tables hold: two spaces at the
 * top, one record a line. The same tables give the same bytes. Fails with `cancelled`, or `engagement_damaged` where the
 * tables hold what the vocabulary does not know.
 */
export async function buildDocument(db: Database, ports: Ports, task: Task): Promise<readonly Uint8Array[]> {
  const settings = engagementSettings(db);
  const zone = zoneNamed(settings.timezone) ?? UTC;
  const moment = (at: number): string => formatInstant(at, zone);
  const codes = readDocumentCodes(db);
  const summary = documentSummary(db);
  const steps = new Steps(ports, task, summary.variances + summary.exceptions);
  const out = new JsonPieces();

  out.add('{\n  "version": 1,\n');
  const engagement = { name: settings.name, client: settings.client, cutoff: moment(settings.cutoff), currency: settings.currency };
  out.add(`  "engagement": ${JSON.stringify(engagement)},\n`);
  await list(out, 'sources', listSourceRecords(db), (source) => sourceText(source, codes), steps);
  out.add(`,\n  "summary": ${JSON.stringify(summary)},\n`);

  const lines = new MergeById(streamLineRecords(db), (line) => line.varianceId);
  try {
    await list(out, 'variances', streamVarianceRecords(db), (row) => varianceText(row, lines.take(row.id), codes), steps);
  } finally {
    lines.close();
  }
  out.add(',\n');
  const evidence = new MergeById(streamEvidenceRecords(db), (ground) => ground.findingId);
  try {
    await list(out, 'exceptions', streamExceptionRecords(db), (row) => exceptionText(row, evidence.take(row.id), codes, moment), steps);
  } finally {
    evidence.close();
  }
  out.add(',\n');
  await list(out, 'handoffs', listHandoffRecords(db), (handoff) => handoffText(handoff, codes), steps);
  out.add(',\n');
  const rooted = new MergeById(streamRootedNumbers(db), (row) => row.rootEventId);
  try {
    await list(out, 'rootEvents', streamRootEventRecords(db), (root) => {
      const numbers = rooted.take(root.id).map((row) => row.number);
      return rootEventText(root, numbers, codes, moment);
    }, steps);
  } finally {
    rooted.close();
  }
  out.add('\n}\n');
  steps.finish();
  return out.end();
}

async function list<T>(
  out: JsonPieces, name: string, records: Iterable<T>, text: (record: T) => string, steps: Steps,
): Promise<void> {
  out.add(`  "${name}": [`);
  let first = true;
  for (const record of records) {
    out.add(first ? `\n    ${text(record)}` : `,\n    ${text(record)}`);
    first = false;
    if (steps.count()) await steps.pause();
  }
  out.add(first ? ']' : '\n  ]');
}

/** Counts records, reports now and then, and lets a cancel in. */
class Steps {
  readonly #ports: Ports;
  readonly #task: Task;
  readonly #total: number;
  readonly #started: number;
  #done = 0;

  constructor(ports: Ports, task: Task, total: number) {
    this.#ports = ports;
    this.#task = task;
    this.#total = total;
    this.#started = ports.clock.elapsed();
  }

  /** True where it is time to pause. */
  count(): boolean {
    this.#done += 1;
    return this.#done % BATCH === 0;
  }

  async pause(): Promise<void> {
    this.#report(Math.min(this.#done, this.#total));
    await this.#task.breathe();
  }

  finish(): void {
    this.#report(this.#total);
  }

  #report(done: number): void {
    const seconds = (this.#ports.clock.elapsed() - this.#started) / 1000;
    const rate = seconds > 0 ? Math.round(done / seconds) : 0;
    this.#task.report({ phase: 'Building the result document', done, total: this.#total, unit: 'items', rate });
  }
}
