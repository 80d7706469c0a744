import type { Command } from '../../app/commands/command.ts';

/** Something the palette can do: run a command, or look for what was typed. */
export interface PaletteEntry {
  readonly id: string;
  readonly title: string;
  readonly section: string;
  readonly keys: string | null;
  readonly run: () => void;
}

/** The commands whose title or section holds every word typed, those that begin with it first. */
export function matchCommands(typed: string, commands: readonly Command[]): readonly Command[] {
  const words = typed
    .trim()
    .toLowerCase()
    .split(/\s+/u)
    .filter((word) => word !== '');
  const held = commands.filter((command) => {
    const text = `${command.section} ${command.title}`.toLowerCase();
    return words.every((word) => text.includes(word));
  });
  const first = words[0] ?? '';
  const begins = (command: Command): boolean => first !== '' && command.title.toLowerCase().startsWith(first);
  return [...held.filter(begins), ...held.filter((command) => !begins(command))];
}
