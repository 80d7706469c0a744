import type { ReferenceSpellings } from '../facts.ts';

/** Which of two references comes first, by their ids; 0 for the same one. */
export type CompareReferences = (a: number, b: number) => number;

/** Compares references byte by byte as they are written, so that no id, which depends on the order of rows, decides anything. */
export function bySpelling(spell: () => ReferenceSpellings): CompareReferences {
  return (a, b) => {
    if (a === b) return 0;
    const spellings = spell();
    const { bytes } = spellings;
    const [from, other] = [spellings.startOf(a), spellings.startOf(b)];
    const [length, otherLength] = [spellings.endOf(a) - from, spellings.endOf(b) - other];
    for (let at = 0; at < Math.min(length, otherLength); at += 1) {
      const difference = (bytes[from + at] as number) - (bytes[other + at] as number);
      if (difference !== 0) return difference;
    }
    return length - otherLength;
  };
}
