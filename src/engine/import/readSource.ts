import { zoneNamed, UTC } from '../../domain/time/zone.ts';
import type { Dataset } from '../../domain/vocabulary.ts';
import { readDelimited } from '../../importers/delimited/readDelimited.ts';
import type { DelimitedReading } from '../../importers/delimited/readDelimited.ts';
import type { Keys, RowSink, Signs } from '../../importers/delimited/rowReader.ts';
import type { Preset } from '../../importers/presets/preset.ts';
import type { ItemUnits } from '../../importers/itemUnits.ts';
import type { Ports } from '../../ports.ts';
import type { NumberedSource } from './importFolder.ts';
import { openSource } from './readHead.ts';

/** What reading a source needs to know of it, as plain data. */
export interface SourceToRead {
  readonly file: string;
  readonly path: string;
  readonly dataset: Dataset;
  /** The name of the zone of moments without an offset. */
  readonly zone: string;
  readonly asOf: number | null;
  readonly columns: ReadonlyMap<string, readonly string[]>;
  readonly values: ReadonlyMap<string, ReadonlyMap<string, string>>;
  readonly preset: Preset | undefined;
  readonly signs: Signs;
  readonly units: ItemUnits;
}

/** What was read of a whole source, beside its rows. */
export interface SourceReading {
  readonly bytes: number;
  readonly sha256: string;
  readonly reading: DelimitedReading;
}

/** How far a source has been read. */
export interface SourceProgress {
  readonly rows: number;
  readonly bytesRead: number;
  readonly bytes: number;
}

/** `units`: what the items files, read before, say of the items' units. */
export function toRead(
  { file, path, dataset, system, asOf, columns, values, preset, signs }: NumberedSource, units: ItemUnits,
): SourceToRead {
  return { file, path, dataset, zone: system.zone.name, asOf, columns, values, preset, signs, units };
}

/** Reads a source from its first byte to its last, its rows into `sink`. Fails with what is wrong with the file. */
export async function readSource(
  ports: Pick<Ports, 'files' | 'digests'>, source: SourceToRead, keys: Keys, sink: RowSink,
  afterPiece: (progress: SourceProgress) => Promise<void>,
): Promise<SourceReading> {
  const file = await openSource(ports.files, source.path, source.file);
  const { bytes } = file;
  const digest = ports.digests.sha256();
  try {
    const { file: name, dataset, asOf, columns, values, preset, signs, units } = source;
    const zone = zoneNamed(source.zone) ?? UTC;
    const how = { file: name, content: file, dataset, zone, asOf, columns, values, preset, signs, units };
    const reading = await readDelimited(how, keys, sink, digest,
      (rows, bytesRead) => afterPiece({ rows, bytesRead, bytes }));
    await file.assertUnchanged();
    return { bytes, sha256: digest.hex(), reading };
  } finally {
    await file.close();
  }
}
