import { sampleEngagement } from '../sample/sample.ts';
import type { MemoryFile } from './import/memoryFiles.ts';

/** The generated exports of the sample engagement as files, `engagement.json` among them. */
export async function sampleFiles(): Promise<readonly MemoryFile[]> {
  const encoder = new TextEncoder();
  return sampleEngagement().files.map(({ name, text }) => ({ name, bytes: encoder.encode(text) }));
}
