import type { Ports } from '../../ports.ts';
import type { PlannedSource } from './importPlan.ts';
import type { NumberedSource } from './importFolder.ts';
import { openSource } from './readHead.ts';

const CHUNK = 4 << 20;

/**
 * Numbers the sources and leaves out what is given twice: the same bytes, for the same system and dataset, read in the same way.
 * Only
 * files of one length are hashed for it.
 */
export async function withoutRepeats(ports: Ports, sources: readonly PlannedSource[]): Promise<readonly NumberedSource[]> {
  const kept: { source: PlannedSource; bytes: number; hash: string | undefined; doubts: string[] }[] = [];
  for (const source of sources) {
    const { bytes } = await ports.files.stat(source.path);
    const rivals = kept.filter((one) => one.bytes === bytes && readingOf(one.source) === readingOf(source));
    let hash: string | undefined;
    let original: (typeof kept)[number] | undefined;
    for (const rival of rivals) {
      hash ??= await hashOf(ports, source);
      rival.hash ??= await hashOf(ports, rival.source);
      if (rival.hash === hash) original = rival;
    }
    if (original === undefined) kept.push({ source, bytes, hash, doubts: [] });
    else original.doubts.push(`The same content was given again as "${source.file}" and loaded once.`);
  }
  return kept.map(({ source, bytes, doubts }, index) => ({ ...source, id: index + 1, bytes, extraDoubts: doubts }));
}

function readingOf(source: PlannedSource): string {
  return JSON.stringify([source.system.id, source.dataset, [...source.columns], [...source.values].map(([name,
  words]) => [name, [...words]])]);
}

async function hashOf(ports: Ports, source: PlannedSource): Promise<string> {
  const file = await openSource(ports.files, source.path, source.file);
  try {
    const digest = ports.digests.sha256();
    const buffer = new Uint8Array(Math.min(CHUNK, file.bytes));
    for (let position = 0; position < file.bytes;) {
      const got = await file.read(buffer, position);
      if (got === 0) break;
      digest.update(buffer.subarray(0, got));
      position += got;
    }
    return digest.hex();
  } finally {
    await file.close();
  }
}
