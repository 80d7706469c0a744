/** What can be done in the window, declared once: the keys, the palette, the help and the native menu all read this. */
export type Section = 'Go to' | 'Engagement' | 'List' | 'View' | 'Help';

export interface Command {
  /** Also the name the native menu sends. */
  readonly id: string;
  readonly title: string;
  readonly section: Section;
  /**
   * Keystrokes that run it, each a sequence of strokes with a space between: `g m`, `mod+k`, `/`. `mod` is Ctrl, or Command
   * on a Mac.
   */
  readonly keys: readonly string[];
  /** Where it can be run; always, where this is not given. */
  readonly when?: () => boolean;
  /** Left out of the palette: moving about in what has the focus. */
  readonly quiet?: boolean;
  /** Runs even while a person types into a field. */
  readonly whileTyping?: boolean;
  readonly run: () => void;
}

export function canRun(command: Command): boolean {
  return command.when === undefined || command.when();
}
