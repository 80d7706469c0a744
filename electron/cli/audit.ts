import type { EngagementView, SourceView } from '../../src/contract/views.ts';
import { fail, visible } from '../../src/domain/problem.ts';
import type { Engine } from '../../src/engine/engine.ts';
import type { Files, Task } from '../../src/ports.ts';
import { REJECTS_SHOWN, auditSummary } from './auditSummary.ts';
import type { ShownReject } from './auditSummary.ts';
import type { AuditCommand } from './commandLine.ts';
import { EXIT } from './exitStatus.ts';
import { assertNoInput, checkOutputPlaces } from './outputPlaces.ts';
import type { OutputPlace } from './outputPlaces.ts';
import type { Terminal } from './terminal.ts';

const STANDARD_OUTPUT = '-';

/** What an audit works with. */
export interface AuditSurroundings {
  readonly engine: Engine;
  readonly files: Files;
  readonly terminal: Terminal;
  readonly task: Task;
  /** Ends the progress line before anything else is written. */
  endProgress(): void;
}

/**
 * Imports a folder, runs the audit and writes what was asked for. Nothing is written before all of it is computed; each file is
 * replaced as a whole. Fails as the engine fails; where one result cannot be written it says which were and which were not.
 */
export async function audit(line: AuditCommand, password: string | undefined, around: AuditSurroundings): Promise<number> {
  const { engine, files, task, terminal } = around;
  const places = await checkOutputPlaces([
    ...(line.report === null ? [] : [{ option: '--report' as const, given: line.report }]),
    ...(line.engagement === null ? [] : [{ option: '--engagement' as const, given: line.engagement }]),
    ...(line.json === null || line.json === STANDARD_OUTPUT ? [] : [{ option: '--json' as const, given: line.json }]),
  ]);
  await assertFolder(line.folder, files);
  if (line.auditData !== null) await assertFolder(line.auditData, files);
  await assertNoInput(places, line.folder, ['engagement.json']);

  // Compressing the exports is for a file that keeps them and for a report that shows their rows; a plain audit does without.
  const engagement = await imported(line, password, around);
  if (password !== undefined) await engine.seal({ who: 'analyst', password }, task);
  if (line.engagement !== null || line.report !== null) await engine.runChecks(task);
  const sources = await engine.calls['sources.list']({}, task);
  await assertNoInput(places, line.folder, sources.map((source) => source.file));
  const rejects = await firstRejects(sources, around);
  const document = line.json === null ? null : await engine.resultDocument(task);

  await writeAll(places, document, around);
  if (line.auditData !== null) await engine.writeAuditData(line.auditData, task);
  around.endProgress();
  if (line.json === STANDARD_OUTPUT) {
    for (const piece of document ?? []) await terminal.out(piece);
    // The document has no place for them, and nobody reads a summary here.
    for (const { text } of engagement.warnings) terminal.error(`countersign: warning: ${visible(text, 400)}\n`);
  } else {
    await terminal.out(auditSummary(engagement, sources, rejects, places));
  }
  return engagement.summary.exceptions === 0 ? EXIT.clean : EXIT.exceptions;
}

/** The engine names a folder by its last part; whoever typed a path is shown the path. */
/** The folder as an engagement of its own, or as the next period of another, which is opened to be read only. */
async function imported(line: AuditCommand, password: string | undefined, { engine, task }: AuditSurroundings): Promise<EngagementView> {
  if (line.after === null) return engine.importFolder(line.folder, task, { keepSources: line.engagement !== null || line.report !== null });
  await engine.openFile(line.after, task, { readOnly: true, password });
  return engine.rollForward(line.folder, {}, task);
}

async function assertFolder(folder: string, files: Files): Promise<void> {
  const { kind } = await files.stat(folder);
  if (kind === 'folder') return;
  fail({
    code: kind === 'absent' ? 'not_found' : 'not_a_folder', file: visible(folder, 300),
    message: kind === 'absent' ? 'There is no such folder.' : 'This is not a folder.', expected: 'a folder of export files',
    found: kind === 'absent' ? 'nothing' : 'a file', remedy: 'Name the folder that holds the exports.',
  });
}

/** As many rejected rows as a summary shows, from the first sources that have any. */
async function firstRejects(sources: readonly SourceView[], { engine, task }: AuditSurroundings): Promise<readonly ShownReject[]> {
  const shown: ShownReject[] = [];
  for (const source of sources) {
    const room = REJECTS_SHOWN - shown.length;
    if (room <= 0) break;
    if (source.rowsRejected === 0) continue;
    const page = await engine.calls['sources.rejects']({ sourceId: source.id, start: 0, count: room }, task);
    shown.push(...page.rows.map((reject) => ({ file: source.file, ...reject })));
  }
  return shown;
}

async function writeAll(places: readonly OutputPlace[], document: readonly Uint8Array[] | null, around: AuditSurroundings): Promise<void> {
  const written: OutputPlace[] = [];
  try {
    for (const place of places) {
      await around.task.breathe();
      await write(place, document ?? [], around);
      written.push(place);
    }
  } catch (error) {
    around.endProgress();
    const names = (some: readonly OutputPlace[]): string => some.map((place) => visible(place.given, 300)).join(', ');
    const before = written.length === 0 ? '' : `Written: ${names(written)}. `;
    around.terminal.error(`${before}Not written: ${names(places.slice(written.length))}.\n`);
    throw error;
  }
}

async function write(place: OutputPlace, document: readonly Uint8Array[], around: AuditSurroundings): Promise<void> {
  switch (place.option) {
    case '--report': await around.engine.writeReport(place.path, around.task); return;
    case '--engagement':
      // Whoever opens it then finds its lists ready.
      await around.engine.prepareLookups(around.task);
      await around.engine.save(place.path, around.task);
      return;
    case '--json': await around.files.replace(place.path, document);
  }
}
