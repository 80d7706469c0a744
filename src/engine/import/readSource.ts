import { zoneNamed, UTC } from '../../domain/time/zone.ts';
import type { Dataset } from '../../domain/vocabulary.ts';
import { readDelimited, readTable } from '../../importers/delimited/readDelimited.ts';
import type { FoundTable } from '../../importers/tables/foundTable.ts';
import type { DelimitedReading } from '../../importers/delimited/readDelimited.ts';
import type { Keys, RowSink, Signs } from '../../importers/delimited/rowReader.ts';
import type { Preset } from '../../importers/presets/preset.ts';
import type { ColumnFormats } from '../../importers/delimited/columnFormats.ts';
import type { ItemUnits } from '../../importers/itemUnits.ts';
import type { Ports, ReadableFile } from '../../ports.ts';
import type { NumberedSource } from './importFolder.ts';
import { openSource } from './readHead.ts';

/** What reading a source needs to know of it. */
export interface SourceToRead extends PlainSource {
  readonly units: ItemUnits;
}

/** What of it is plain data. */
export interface PlainSource {
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
  readonly formats: ColumnFormats;
  /** What was found of a file that is not read as a stream. */
  readonly table: FoundTable | undefined;
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

export function toRead(
  { file, path, dataset, system, asOf, columns, values, preset, signs, table, formats }: NumberedSource,
): PlainSource {
  return { file, path, dataset, zone: system.zone.name, asOf, columns, values, preset, signs, table, formats };
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
    const { file: name, dataset, asOf, columns, values, preset, signs, units, formats } = source;
    const zone = zoneNamed(source.zone) ?? UTC;
    const typed = { file: name, dataset, zone, asOf, columns, values, preset, signs, units, formats };
    let reading: DelimitedReading;
    if (source.table === undefined) {
      reading = await readDelimited({ ...typed, content: file }, keys, sink, digest,
        (rows, bytesRead) => afterPiece({ rows, bytesRead, bytes }));
    } else {
      await digestWhole(file, digest);
      const { length } = source.table.rows;
      reading = await readTable(typed, source.table, keys, sink, (rows) =>
        afterPiece({ rows, bytesRead: length === 0 ? bytes : Math.round(bytes * (rows / length)), bytes }));
    }
    await file.assertUnchanged();
    return { bytes, sha256: digest.hex(), reading };
  } finally {
    await file.close();
  }
}

const PIECE = 4 << 20;

async function digestWhole(file: ReadableFile, digest: { update(bytes: Uint8Array): void }): Promise<void> {
  const buffer = new Uint8Array(Math.min(PIECE, file.bytes));
  for (let position = 0; position < file.bytes;) {
    const got = await file.read(buffer.subarray(0, Math.min(PIECE, file.bytes - position)), position);
    if (got === 0) return;
    digest.update(buffer.subarray(0, got));
    position += got;
  }
}
