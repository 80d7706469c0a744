import { visible } from '../../domain/problem.ts';
import type { Ports, Task } from '../../ports.ts';
import type { PlannedSource } from './importPlan.ts';
import type { NumberedSource } from './importFolder.ts';
import { openSource } from './readHead.ts';

const CHUNK = 4 << 20;

/**
 * Numbers the sources and leaves out what is given twice: the same bytes under the same declaration (system, dataset, moment, preset,
 * columns, values). What was left out is told at the source that was kept; control totals that only the repeat has are taken over.
 * Only files of one length are hashed for it.
 */
export async function withoutRepeats(
  ports: Ports, sources: readonly PlannedSource[], task: Task,
): Promise<{ readonly sources: readonly NumberedSource[]; readonly repeats: readonly string[] }> {
  const repeats: string[] = [];
  const kept: { source: PlannedSource; readonly bytes: number; hash: string | undefined; readonly doubts: string[] }[] = [];
  for (const source of sources) {
    const { bytes } = await ports.files.stat(source.path);
    const rivals = kept.filter((one) => one.bytes === bytes && readingOf(one.source) === readingOf(source));
    let hash: string | undefined;
    let original: (typeof kept)[number] | undefined;
    for (const rival of rivals) {
      hash ??= await hashOf(ports, source, task);
      rival.hash ??= await hashOf(ports, rival.source, task);
      if (rival.hash === hash) original = rival;
    }
    if (original === undefined) kept.push({ source, bytes, hash, doubts: [] });
    else {
      original.source = withRepeat(original.source, source, original.doubts);
      repeats.push(`"${source.file}" has the content of "${original.source.file}" and is declared as it is; it was loaded once.`);
    }
  }
  tellSentTwice(kept);
  const numbered = kept.map(({ source, bytes, doubts }, index) =>
    ({ ...source, id: index + 1, bytes, extraDoubts: doubts, mayHaveUnits: true }));
  return { sources: numbered, repeats };
}

/** Says at a file of messages which of its interchanges came in another file too: a partner sends again what was not acknowledged. */
function tellSentTwice(kept: readonly { readonly source: PlannedSource; readonly doubts: string[] }[]): void {
  const first = new Map<string, PlannedSource>();
  for (const { source, doubts } of kept) {
    const again = new Map<string, string[]>();
    for (const name of source.table?.interchanges ?? []) {
      const known = first.get(name);
      if (known === undefined) first.set(name, source);
      else if (known.path !== source.path) again.set(known.file, [...again.get(known.file) ?? [], name]);
    }
    for (const [file, names] of again) {
      const more = names.length > 3 ? ` and ${names.length - 3} more` : '';
      doubts.push(`"${file}" holds ${names.length === 1 ? 'the same interchange' : 'the same interchanges'} (${
        names.slice(0, 3).map((name) =>
          visible(name)).join('; ')}${more}): what was sent twice counts twice until one of the files is left out.`);
    }
  }
}

function withRepeat(kept: PlannedSource, repeat: PlannedSource, doubts: string[]): PlannedSource {
  const controlRows = kept.controlRows ?? repeat.controlRows;
  const controlQuantity = kept.controlQuantity ?? repeat.controlQuantity;
  const differs = (repeat.controlRows ?? controlRows) !== controlRows || (repeat.controlQuantity ?? controlQuantity) !== controlQuantity;
  doubts.push(`The same content was given again as "${repeat.file}" and loaded once${
    differs ? '; the other control totals given there were not compared' : ''}.`);
  return { ...kept, controlRows, controlQuantity };
}

/** Everything that decides what a file's rows become. */
function readingOf(source: PlannedSource): string {
  return JSON.stringify([
    source.part, source.system.id, source.dataset, source.asOf, source.presetName, source.preset?.wide, source.signs, [...source.columns],
    [...source.formats],
    [...source.values].map(([name, words]) => [name, [...words]]),
  ]);
}

async function hashOf(ports: Ports, source: PlannedSource, task: Task): Promise<string> {
  const file = await openSource(ports.files, source.path, source.file);
  try {
    const digest = ports.digests.sha256();
    const buffer = new Uint8Array(Math.min(CHUNK, file.bytes));
    for (let position = 0; position < file.bytes;) {
      const got = await file.read(buffer, position);
      if (got === 0) break;
      digest.update(buffer.subarray(0, got));
      position += got;
      await task.breathe();
    }
    return digest.hex();
  } finally {
    await file.close();
  }
}
