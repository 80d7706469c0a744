import { setTimeout as wait } from 'node:timers/promises';
import { dialog, type BrowserWindow } from 'electron';
import { answeredByTest } from './dialogAnswers.ts';
import type { OpenEngagement } from './openEngagement.ts';

/** How long closing waits for an engine that is busy before it asks without knowing what is open. */
const PATIENCE = 3_000;

/**
 * Before the window closes: lets a save end, and asks whether work that is in no file yet may be lost. The sample can always be
 * made again.
 */
export function askBeforeClosing(window: BrowserWindow, open: OpenEngagement, save: () => void): void {
  let asking = false;
  let sure = false;
  window.on('close', (event) => {
    if (sure) return;
    event.preventDefault();
    if (asking) return;
    asking = true;
    void mayClose(window, open, save).catch(() => true).then((may) => {
      asking = false;
      sure = may;
      if (may && !window.isDestroyed()) window.close();
    });
  });
}

async function mayClose(window: BrowserWindow, open: OpenEngagement, save: () => void): Promise<boolean> {
  await open.settled();
  const view = await Promise.race([open.view(), wait(PATIENCE, 'busy' as const)]);
  const nothingToLose = view === null || (view !== 'busy' && (!view.unsaved || view.isUntouchedSample));
  if (nothingToLose || answeredByTest) return true;
  const { response } = await dialog.showMessageBox(window, {
    type: 'question', noLink: true, buttons: ['Save', 'Close without saving', 'Cancel'], defaultId: 0, cancelId: 2,
    message: view === 'busy' ? 'Work is still running.' : `“${view.name}” is not saved.`,
    detail: 'Close all the same? What was not saved is lost.',
  });
  if (response === 0) save();
  return response === 1;
}
