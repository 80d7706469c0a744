/** How an engagement's files are read: its manifest, kept in it, with what was changed in the window since. */
import { manifestSchema } from '../../contract/manifest.ts';
import type { Manifest, ManifestSource } from '../../contract/manifest.ts';
import type { SetupChange } from '../../contract/setup.ts';
import { fail } from '../../domain/problem.ts';
import { kindOf, systemIdOf, systemOf } from '../../importers/recognise.ts';
import type { Database } from '../../store/database.ts';
import { writeSetting } from '../../store/facts/engagementWriter.ts';
import { readSetting } from '../../store/facts/readFacts.ts';
import { listSources } from '../../store/queries/sources.ts';

export function keepSetup(db: Database, manifest: Manifest): void {
  writeSetting(db, 'setup', JSON.stringify(manifest));
}

/** The manifest in effect. Where an earlier version made the file and kept none, each file is recognised by itself again. */
export function readSetup(db: Database): Manifest {
  const kept = readSetting(db, 'setup');
  if (kept === undefined) return {};
  const parsed = manifestSchema.safeParse(JSON.parse(kept));
  return parsed.success ? parsed.data : {};
}

/** The entry of a loaded file: what the manifest says of it, or nothing but its name. */
export function entryOf(manifest: Manifest, file: string): ManifestSource {
  return manifest.sources?.find((source) => source.file === file) ?? { file };
}

/**
 * The manifest after a change. All files that are loaded are named in it from then on, so that nothing else is read in their place.
 * Fails with `nothing_to_read` where the last file would go.
 */
export function changedSetup(db: Database, manifest: Manifest, change: SetupChange): Manifest {
  const loaded = [...new Set(listSources(db).map((source) => source.file))];
  const named = new Map(loaded.map((file) => [file, entryOf(manifest, file)]));
  switch (change.kind) {
    case 'read': {
      const { columns, values, system, dataset, preset, formats, signs, locationColumns } = change.as;
      const before = entryOf(manifest, change.file);
      named.set(change.file, {
        file: change.file,
        ...(before.asOf === undefined ? {} : { asOf: before.asOf }),
        ...(before.control === undefined ? {} : { control: before.control }),
        ...(system === undefined ? {} : { system }), ...(dataset === undefined ? {} : { dataset }),
        ...(preset === undefined ? {} : { preset }), ...(columns === undefined ? {} : { columns }),
        ...(values === undefined ? {} : { values }), ...(formats === undefined ? {} : { formats }),
        ...(signs === undefined ? {} : { signs }), ...(locationColumns === undefined ? {} : { locationColumns }),
      });
      break;
    }
    case 'again':
      break;
    case 'leaveOut':
      named.delete(change.file);
      break;
    case 'add':
      for (const file of change.files) named.set(file, named.get(file) ?? { file });
  }
  if (named.size === 0) {
    return fail({
      code: 'nothing_to_read', message: 'It is the only file that is loaded, so it cannot be left out.',
      remedy: 'Close the engagement instead, or add another file first.',
    });
  }
  const declared = manifest.systems;
  const met = change.kind === 'add' ? change.files.flatMap((file) => systemByName(file, declared ?? []))
    : change.kind === 'read' && change.as.system !== undefined ? [change.as.system] : [];
  const known = new Set(declared?.map((system) => system.id));
  const systems = declared === undefined ? undefined
    : [...declared, ...[...new Set(met)].filter((id) => !known.has(id)).map((id) => ({ id }))];
  return { ...manifest, ...(systems === undefined ? {} : { systems }), sources: [...named.values()] };
}

/** The system that a file's name speaks of, where none of the declared ones is meant: an export of one more system. */
function systemByName(file: string, declared: NonNullable<Manifest['systems']>): readonly string[] {
  const known = declared.map(({ id, kind }) => ({ id, kind: kind ?? kindOf(id) ?? 'erp' as const }));
  const id = systemOf(file, known) === undefined ? systemIdOf(file, undefined) : undefined;
  return id === undefined ? [] : [id];
}

/** Keeps what a file should add up to. It changes no figure, so nothing is read again. */
export function keepControl(
  db: Database, manifest: Manifest, file: string, control: { readonly rows: number | null; readonly quantity: number | null },
): void {
  const given = {
    ...(control.rows === null ? {} : { rows: control.rows }), ...(control.quantity === null ? {} : { quantity: control.quantity }),
  };
  const sources = manifest.sources ?? listSources(db).map((source) => ({ file: source.file }));
  keepSetup(db, {
    ...manifest,
    sources: sources.map((source) => {
      if (source.file !== file) return source;
      const { control: _, ...rest } = source as ManifestSource;
      return Object.keys(given).length === 0 ? rest : { ...rest, control: given };
    }),
  });
}
