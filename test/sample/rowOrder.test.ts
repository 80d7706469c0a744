/** The order of the rows in the files means nothing, and a file given twice counts once. */
import { describe, expect, it } from 'vitest';
import type { ResultDocument } from '../../src/contract/resultDocument.ts';
import { generateEngagement } from '../../src/sample/generate.ts';
import { randomFrom } from '../../src/sample/random.ts';
import { allKinds } from './allKinds.ts';
import type { TextFile } from './audited.ts';
import { audited } from './audited.ts';

/** Shuffles the rows below the header. `line` leads from a line of the new file to the line of the old one. */
function shuffled(file: TextFile, seed: number): { file: TextFile; line: readonly number[] } {
  const lines = file.text.replace(/\n$/u, '').split('\n');
  const rows = randomFrom(seed, file.name).shuffle(lines.slice(1).map((text, index) => ({ text, line: index + 2 })));
  const text = `${[lines[0], ...rows.map((row) => row.text)].join('\n')}\n`;
  return { file: { name: file.name, text }, line: [0, 1, ...rows.map(({ line }) => line)] };
}

/** The document with the sources' hashes left out and the evidence pointing to the lines of the files before the shuffle. */
function told(document: ResultDocument, lines: ReadonlyMap<string, readonly number[]>): unknown {
  return {
    ...document,
    sources: document.sources.map((source) => ({ ...source, sha256: '' })),
    exceptions: document.exceptions.map((exception) => ({
      ...exception,
      // Rows that play the same part stand in the order of their lines, which is what the shuffle changed.
      evidence: exception.evidence.map(({ file, row }) => `${file} ${lines.get(file)?.[row] ?? row}`).sort(),
    })),
  };
}

describe('the order of rows', () => {
  it.each([1, 2, 3])('does not change the document, shuffle %i', async (seed) => {
    const { files } = generateEngagement(allKinds(31));
    const mixed = files.map((file) => (file.name.endsWith('.csv') ? shuffled(file, seed) : { file, line: [] }));
    const before = await audited(files);
    const after = await audited(mixed.map(({ file }) => file));
    expect(after.text).not.toBe(before.text);
    expect(told(after.document, new Map(mixed.map(({ file, line }) => [file.name, line])))).toEqual(told(before.document, new Map()));
  });

  it('gives the same bytes for the same files', async () => {
    const { files } = generateEngagement(allKinds(32));
    expect((await audited([...files].reverse())).text).toBe((await audited(files)).text);
  });
});

describe('a file given twice', () => {
  it('is loaded once', async () => {
    const { files } = generateEngagement(allKinds(33));
    const events = files.find(({ name }) => name === 'wms_events.csv') as TextFile;
    const manifest = JSON.parse(files.find(({ name }) => name === 'engagement.json')?.text ?? '') as { sources: { file: string }[] };
    const source = manifest.sources.find(({ file }) => file === events.name);
    const twice = { ...manifest, sources: [...manifest.sources, { ...source, file: 'wms_events_again.csv' }] };
    const again = [...files.filter(({ name }) => name !== 'engagement.json'), { name: 'wms_events_again.csv', text: events.text },
      { name: 'engagement.json', text: JSON.stringify(twice) }];
    const once = (await audited(files)).document;
    const document = (await audited(again)).document;
    expect({ ...document, sources: [] }).toEqual({ ...once, sources: [] });
    expect(document.sources.reduce((sum, { rowsLoaded }) => sum + rowsLoaded, 0))
      .toBe(once.sources.reduce((sum, { rowsLoaded }) => sum + rowsLoaded, 0));
  });
});
