import type { Command } from './command.ts';

/** The part of a keyboard event that says which stroke it is. */
export interface KeyPress {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
  readonly shiftKey: boolean;
}

const NAMES: Readonly<Record<string, string>> = { ' ': 'space' };

/**
 * A key press as it is written in a command's keys. Shift is said only with a named key (`shift+enter`): with a character
 * it is already in it (`?`).
 */
export function strokeOf(press: KeyPress, mac: boolean): string {
  const key = NAMES[press.key] ?? press.key.toLowerCase();
  const mod = mac ? press.metaKey : press.ctrlKey;
  return [mod ? 'mod+' : '', press.altKey ? 'alt+' : '', press.shiftKey && (key.length > 1 || mod) ? 'shift+' : '', key].join('');
}

export type Match =
  | { readonly kind: 'run'; readonly command: Command }
  /** The strokes so far begin a longer sequence. */
  | { readonly kind: 'begun' }
  | { readonly kind: 'nothing' };

/** What the strokes pressed so far mean among the commands that can be run now. */
export function matchStrokes(strokes: readonly string[], commands: readonly Command[]): Match {
  const pressed = strokes.join(' ');
  const command = commands.find((each) => each.keys.includes(pressed));
  if (command !== undefined) return { kind: 'run', command };
  if (commands.some((each) => each.keys.some((keys) => keys.startsWith(`${pressed} `)))) return { kind: 'begun' };
  return { kind: 'nothing' };
}

const SHOWN: Readonly<Record<string, string>> = {
  arrowdown: '↓',
  arrowup: '↑',
  enter: 'Enter',
  escape: 'Esc',
  space: 'Space',
  tab: 'Tab',
  shift: 'Shift',
  alt: 'Alt',
  backspace: 'Backspace',
};

/** A sequence as keys to draw, each stroke a list of keys: `mod+shift+s` is Ctrl, Shift, S. */
export function keysToShow(sequence: string, mac: boolean): readonly (readonly string[])[] {
  return sequence.split(' ').map((stroke) =>
    stroke.split('+').map((part) => {
      if (part === 'mod') return mac ? '⌘' : 'Ctrl';
      return SHOWN[part] ?? (part === '' ? '+' : part.toUpperCase());
    }),
  );
}
