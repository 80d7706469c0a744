import { ClipboardItem, clipboard } from 'electron';

interface EarlierClipboard {
  write(data: { readonly text: string; readonly html: string }): void;
}

/** Puts a text and the same as a table on the clipboard; each program takes what it understands. */
export async function copyBoth(text: string, html: string): Promise<void> {
  // Earlier versions of Electron have no such class and take both in one object.
  const made: unknown = ClipboardItem;
  if (made === undefined) (clipboard as unknown as EarlierClipboard).write({ text, html });
  else await clipboard.write([new ClipboardItem({ 'text/plain': text, 'text/html': html })]);
}
