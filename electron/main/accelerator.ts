/** The first of a command's keystrokes as the native menu shows it; undefined where a menu cannot say it (`g m`, `j`). */
export function acceleratorOf(keys: readonly string[]): string | undefined {
  const [first] = keys;
  if (first === undefined || !first.startsWith('mod+') || first.includes(' ')) return undefined;
  const names: Readonly<Record<string, string>> = { mod: 'CmdOrCtrl', shift: 'Shift', alt: 'Alt', backspace: 'Backspace' };
  return first.split('+').map((part) => names[part] ?? part.toUpperCase()).join('+');
}
