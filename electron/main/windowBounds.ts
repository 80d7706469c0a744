import { screen, type BrowserWindow, type Rectangle } from 'electron';
import * as z from 'zod';
import { UserFile } from './userFile.ts';

const remembered = z.object({
  x: z.number().int(), y: z.number().int(), width: z.number().int().min(640).max(20_000), height: z.number().int().min(480).max(20_000),
  maximized: z.boolean(),
}).nullable();
const file = new UserFile('window.json', remembered, null);
const FIRST = { width: 1440, height: 900 };

export interface Placing {
  readonly bounds: Partial<Rectangle> & { readonly width: number; readonly height: number };
  readonly maximized: boolean;
}

/** Where the window stood last, where a screen still shows that place. */
export async function rememberedPlacing(): Promise<Placing> {
  const last = await file.read();
  if (last === null) return { bounds: FIRST, maximized: false };
  const { maximized, ...bounds } = last;
  const area = screen.getDisplayMatching(bounds).workArea;
  const visible = bounds.x < area.x + area.width - 100 && bounds.x + bounds.width > area.x + 100
    && bounds.y >= area.y - 50 && bounds.y < area.y + area.height - 50;
  return visible ? { bounds, maximized } : { bounds: { width: bounds.width, height: bounds.height }, maximized };
}

/** Remembers where the window stands whenever it is moved, and when it closes. */
export function rememberPlacing(window: BrowserWindow): void {
  let timer: NodeJS.Timeout | undefined;
  const keep = (): void => {
    clearTimeout(timer);
    if (window.isDestroyed() || window.isMinimized()) return;
    void file.write({ ...window.getNormalBounds(), maximized: window.isMaximized() });
  };
  const soon = (): void => {
    clearTimeout(timer);
    timer = setTimeout(keep, 500);
  };
  window.on('resize', soon);
  window.on('move', soon);
  window.on('close', keep);
}
