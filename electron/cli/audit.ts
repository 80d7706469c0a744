import { visible } from '../../src/domain/problem.ts';
import type { Engine } from '../../src/engine/engine.ts';
import type { Files, Task } from '../../src/ports.ts';
import { auditSummary } from './auditSummary.ts';
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
export async function audit(line: AuditCommand, around: AuditSurroundings): Promise<number> {
  const { engine, task, terminal } = around;
  const places = await checkOutputPlaces([
    ...(line.report === null ? [] : [{ option: '--report' as const, given: line.report }]),
    ...(line.engagement === null ? [] : [{ option: '--engagement' as const, given: line.engagement }]),
    ...(line.json === null || line.json === STANDARD_OUTPUT ? [] : [{ option: '--json' as const, given: line.json }]),
  ]);
  await assertNoInput(places, line.folder, ['engagement.json']);

  // Compressing the exports is for a file that keeps them; a plain audit does without.
  const engagement = await engine.importFolder(line.folder, task, { keepSources: line.engagement !== null });
  const sources = await engine.calls['sources.list']({}, task);
  await assertNoInput(places, line.folder, sources.map((source) => source.file));
  const document = line.json === null ? null : await engine.resultDocument(task);

  await writeAll(places, document, around);
  around.endProgress();
  if (line.json === STANDARD_OUTPUT) {
    for (const piece of document ?? []) await terminal.out(piece);
  } else {
    await terminal.out(auditSummary(engagement, sources, places));
  }
  return engagement.summary.exceptions === 0 ? EXIT.clean : EXIT.exceptions;
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
    case '--engagement': await around.engine.save(place.path, around.task); return;
    case '--json': await around.files.replace(place.path, document);
  }
}
