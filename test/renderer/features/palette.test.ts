import { describe, expect, it } from 'vitest';
import { COMMANDS } from '../../../renderer/app/commands/commands.ts';
import { matchCommands } from '../../../renderer/features/palette/entries.ts';

const titles = (typed: string): readonly string[] => matchCommands(typed, COMMANDS).map((command) => command.title);

describe('matchCommands', () => {
  it('finds by any words, in any case, those that begin with it first', () => {
    expect(titles('RUN')[0]).toBe('Run the audit again');
    expect(titles('excel write')).toEqual(['Write the Excel report']);
    expect(titles('go queue')).toEqual(['Queue', 'My queue']);
  });

  it('finds all where nothing is typed, and none for what nobody calls anything', () => {
    expect(titles('  ')).toHaveLength(COMMANDS.length);
    expect(titles('zzz')).toEqual([]);
  });
});
