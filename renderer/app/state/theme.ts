import { windowState, type ThemeChoice } from './windowState.ts';

/** Light or dark on purpose, or whatever the system says. */
export function chooseTheme(theme: ThemeChoice): void {
  windowState.set({ theme });
  if (theme === 'system') delete document.documentElement.dataset['theme'];
  else document.documentElement.dataset['theme'] = theme;
}

/** Turns to the other of light and dark than what is seen now. */
export function turnTheme(): void {
  const { theme } = windowState.get();
  const dark = theme === 'system' ? window.matchMedia('(prefers-color-scheme: dark)').matches : theme === 'dark';
  chooseTheme(dark ? 'light' : 'dark');
}
