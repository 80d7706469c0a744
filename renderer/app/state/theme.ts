import { prefer } from './preferences.ts';
import { windowState } from './windowState.ts';

/** Light or dark as the system has it. */
export function systemTheme(): void {
  prefer({ theme: 'system' });
}

/** Turns to the other of light and dark than what is seen now. */
export function turnTheme(): void {
  const { theme } = windowState.get().preferences;
  const dark = theme === 'system' ? window.matchMedia('(prefers-color-scheme: dark)').matches : theme === 'dark';
  prefer({ theme: dark ? 'light' : 'dark' });
}
