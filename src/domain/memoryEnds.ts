import type { Problem } from './problem.ts';

/** How the runtime says that no more memory, or no larger table, is to be had. */
const SAYINGS = [
  /array buffer allocation failed/iu, /invalid (?:typed )?array (?:buffer )?length/iu, /(?:map|set) maximum size exceeded/iu,
  /out of memory/iu, /allocation failed/iu,
];

/** What to say where memory ended, of any kind; undefined for an error that means something else. */
export function memoryEnded(error: unknown): Problem | undefined {
  if (!(error instanceof Error) || !SAYINGS.some((saying) => saying.test(error.message))) return undefined;
  return {
    code: 'out_of_memory', message: 'There is more data than can be held in memory; nothing of this was kept.',
    found: `"${error.message}"`,
    remedy: 'Close other programs, or split the engagement by location or period and import the parts as engagements of their own.',
  };
}
