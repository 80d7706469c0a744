import type { ExceptionFilter } from '../../contract/calls.ts';
import { fail } from '../../domain/problem.ts';
import { momentText } from '../../domain/statements/moments.ts';
import { sentenceOf } from '../../domain/statements/wording.ts';
import type { Ports, Task } from '../../ports.ts';
import type { ProofInput } from '../../reports/model/proofSheets.ts';
import { proofWorkbook } from '../../reports/writeProof.ts';
import type { Database } from '../../store/database.ts';
import { evidenceOf } from '../../store/queries/evidence.ts';
import { exceptionOrder } from '../../store/queries/exceptionGrid.ts';
import { exceptionsById } from '../../store/queries/exceptionRows.ts';
import { findingWords } from '../../store/queries/findingWords.ts';
import { ensureLookupIndexes } from '../../store/queries/lookupIndexes.ts';
import { engagementSettings } from '../../store/queries/settings.ts';
import { listSources } from '../../store/queries/sources.ts';
import { systemNames } from '../../store/queries/systems.ts';
import { timelineOf } from '../../store/queries/timeline.ts';
import type { TimelineEvent } from '../../store/queries/timeline.ts';
import { readRows } from './readRows.ts';
import type { WantedRow } from './readRows.ts';

/** More than anybody goes through line by line; the first are those of the largest value. */
const MOST = 2_000;
const BETWEEN_BREATHS = 50;

/**
 * Writes the proof of the exceptions that a filter lets through (those of a handoff, or one): what happened, the rows of both sides,
 * what each system recorded, and the files with their hashes. Fails with `unknown_record` where there is none, `cancelled`,
 * `disk_full` or `not_written`.
 */
export async function writeProof(
  db: Database, ports: Ports, wanted: { readonly path: string; readonly about: string; readonly filter: ExceptionFilter }, task: Task,
): Promise<{ readonly bytes: number; readonly exceptions: number }> {
  const { name, client, cutoff, timezone } = engagementSettings(db);
  ensureLookupIndexes(db);
  const input = await proofOf(db, ports, wanted.about, wanted.filter, task);
  const subtitle = [client, name, `cut-off ${momentText(cutoff, timezone)}`].filter((part) => part !== '').join(' · ');
  const content = await proofWorkbook(input, subtitle, cutoff, { rows: async () => { await task.breathe(); } });
  await ports.files.replace(wanted.path, content);
  return { bytes: content.length, exceptions: input.exceptions.length };
}

async function proofOf(
  db: Database, ports: Pick<Ports, 'compression'>, about: string, filter: ExceptionFilter, task: Task,
): Promise<ProofInput> {
  const { currency, timezone } = engagementSettings(db);
  const order = exceptionOrder(db, 'absoluteValue', 'desc', filter).ids();
  const ids = order.subarray(0, MOST);
  if (ids.length === 0) {
    return fail({
      code: 'unknown_record', message: 'There is no exception to prove under this filter.', remedy: 'Choose exceptions that are there.',
    });
  }
  const sources = listSources(db);
  const byFile = new Map(sources.map((source) => [source.file, source]));
  const hashOf = (file: string): string => byFile.get(file)?.sha256 ?? '';
  const words = findingWords(db, ids);
  const evidence = evidenceOf(db, ids, timezone);
  const exceptions = exceptionsById(db, ids).map((each) => {
    const known = words.get(each.id);
    return { ...each, sentence: known === undefined ? '' : sentenceOf(known) };
  });
  const told: (TimelineEvent & { readonly exception: string })[] = [];
  for (const [at, { id, code }] of exceptions.entries()) {
    for (const event of timelineOf(db, id)) told.push({ ...event, exception: code });
    if ((at + 1) % BETWEEN_BREATHS !== 0) continue;
    task.report({ phase: 'Gathering the proof', done: at + 1, total: exceptions.length, unit: 'rows', rate: 0 });
    await task.breathe();
  }
  const sides = new Set(exceptions.flatMap(({ from, to }) => [from, to]));
  const proving = exceptions.flatMap(({ id, code }) => (evidence.get(id) ?? []).map((row) => ({ ...row, exception: code })));
  const read = new Set([...proving, ...told].map(({ file }) => file));
  // The logs of both sides belong to the proof even where they hold nothing of it: that they hold nothing is what is proved.
  const files = sources.filter(({ file, system, dataset }) => read.has(file) || (dataset === 'events' && sides.has(system)));
  const placeOf = ({ system, file, row }: { readonly system: string; readonly file: string; readonly row: number }): WantedRow =>
    ({ role: '', system, file, row, sourceId: byFile.get(file)?.id ?? 0 });
  const headerOf = (source: (typeof files)[number]): WantedRow => placeOf({ ...source, row: source.headerLine });
  const received = await readRows(db, ports, [...[...proving, ...told].map(placeOf), ...files.map(headerOf)], task);
  const lineOf = (place: WantedRow, row: number): string | null => received(place).lines.find((line) => line.row === row)?.text ?? null;
  return {
    about, currency, timezone, nameOf: systemNames(db), exceptions, total: order.length,
    rows: proving.map((row) => {
      const place = placeOf(row);
      return {
        ...row, sha256: hashOf(row.file),
        received: { before: lineOf(place, row.row - 1), line: lineOf(place, row.row), after: lineOf(place, row.row + 1) },
      };
    }),
    events: told.map((event) => ({ ...event, sha256: hashOf(event.file), received: lineOf(placeOf(event), event.row) })),
    files: files.map((file) => ({ ...file, header: received(headerOf(file)).header })),
  };
}
