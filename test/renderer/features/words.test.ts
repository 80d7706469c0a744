import { describe, expect, it } from 'vitest';
import { KINDS } from '../../../renderer/features/vocabulary/words.ts';
import { SCREEN_HELP, TERMS } from '../../../renderer/features/vocabulary/glossary.ts';
import { FINDING_KINDS } from '../../../src/domain/vocabulary.ts';
import { SCREENS } from '../../../renderer/app/state/windowState.ts';

describe('the words of the window', () => {
  it('gives every kind a word of its own and a meaning that is a sentence', () => {
    const words = FINDING_KINDS.map((kind) => KINDS[kind].word);
    expect(new Set(words).size).toBe(words.length);
    for (const kind of FINDING_KINDS) expect(KINDS[kind].meaning).toMatch(/^[A-Z].*\.$/u);
  });

  it('tells in two sentences what each screen answers', () => {
    for (const screen of SCREENS) expect(SCREEN_HELP[screen].match(/\.(?:\s|$)/gu)).toHaveLength(2);
  });

  it('lists the terms in the order of the alphabet', () => {
    const terms = TERMS.map(({ term }) => term);
    expect(terms).toEqual([...terms].sort((left, right) => left.localeCompare(right, 'en')));
  });
});
