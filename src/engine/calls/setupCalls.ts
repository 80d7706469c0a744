import type { FileSetupView, ReadingChoice } from '../../contract/setup.ts';
import type { Manifest } from '../../contract/manifest.ts';
import { fail } from '../../domain/problem.ts';
import { fromUnits } from '../../domain/quantity.ts';
import { CANONICAL_COLUMNS } from '../../domain/vocabulary.ts';
import { kindOf, systemIdOf, systemOf } from '../../importers/recognise.ts';
import { PRESETS } from '../../importers/presets/presets.ts';
import type { Database } from '../../store/database.ts';
import { listSources, writeControl } from '../../store/queries/sources.ts';
import { fingerprintOf, rememberedReadings } from '../import/rememberedReadings.ts';
import { setAsideContent } from '../../store/facts/setAside.ts';
import { listSystems } from '../../store/queries/systems.ts';
import { changedSetup, entryOf, keepControl, readSetup } from '../import/setup.ts';
import { keptPart, previewReading } from '../import/previewReading.ts';
import { answering } from './callContext.ts';
import type { CallContext } from './callContext.ts';

export function setupCalls(context: CallContext) {
  return {
    'sources.setup': answering('sources.setup', async ({ file }, task) => {
      const db = context.database();
      const manifest = readSetup(db);
      const systems = listSystems(db).map(({ code }) => code);
      const { header } = await keptPart(db, context.ports, manifest, known(db, file), task);
      return {
        file, reading: readingOf(manifest, file), fingerprint: fingerprintOf(context.ports, header), header,
        remembered: rememberedReadings(db, context.ports)(header) ?? null,
        systems, system: manifest.sources?.find((one) => one.file === file)?.system ?? systemNamed(file, systems, manifest),
        presets: PRESETS.map(({ id, vendor, report, dataset, grade }) => ({
          id, title: `${vendor}: ${report}`, dataset, experimental: grade === 'experimental',
        })),
        columns: CANONICAL_COLUMNS,
      } satisfies FileSetupView;
    }),
    'sources.preview': answering('sources.preview', ({ file, as }, task) => {
      const db = context.database();
      const changed = changedSetup(db, readSetup(db), { kind: 'read', file: known(db, file), as });
      return previewReading(db, context.ports, changed, file, task);
    }),
  };
}

/** Keeps what a file should add up to, and answers nothing: the list says whether it agrees. */
export function giveControl(
  db: Database, { file, rows, quantity }: { readonly file: string; readonly rows: number | null; readonly quantity: number | null },
): void {
  db.transaction(() => {
    writeControl(db, known(db, file), rows, quantity === null ? null : fromUnits(quantity));
    keepControl(db, readSetup(db), file, { rows, quantity });
  });
}

function systemNamed(file: string, systems: readonly string[], manifest: Manifest): string | null {
  const known = systems.map((id) => ({ id, kind: manifest.systems?.find((one) => one.id === id)?.kind ?? kindOf(id) ?? 'erp' as const }));
  return systemOf(file, known) ?? (manifest.systems === undefined ? systemIdOf(file, undefined) : undefined) ?? null;
}

function known(db: Database, file: string): string {
  if (listSources(db).some((source) => source.file === file) || setAsideContent(db, file) !== null) return file;
  return fail({
    code: 'unknown_record', file, message: 'No such file is loaded, or kept to be read.',
    remedy: 'Choose it again from the list, or add it from where it lies.',
  });
}

function readingOf(manifest: Manifest, file: string): ReadingChoice {
  const { system, dataset, preset, columns, values, formats, signs, locationColumns } = entryOf(manifest, file);
  return {
    ...(system === undefined ? {} : { system }), ...(dataset === undefined ? {} : { dataset }), ...(preset === undefined ? {} : { preset }),
    ...(columns === undefined ? {} : {
      columns: Object.fromEntries(Object.entries(columns).map(([canonical, from]) => [canonical, [from ?? []].flat()])),
    }),
    ...(formats === undefined ? {} : { formats }), ...(signs === undefined ? {} : { signs }),
    ...(locationColumns === undefined ? {} : { locationColumns }),
    ...(values === undefined ? {} : { values: Object.fromEntries(Object.entries(values).map(([name, words]) => [name, words ?? {}])) }),
  };
}
