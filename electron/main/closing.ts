import { dialog, type BrowserWindow } from 'electron';
import { answeredByTest } from './dialogAnswers.ts';
import type { OpenEngagement } from './openEngagement.ts';

/**
 * Before the window closes: lets a save end, and asks whether work that is in no file yet may be lost. The sample can always be
 * made again.
 */
export function askBeforeClosing(window: BrowserWindow, open: OpenEngagement, save: () => void): void {
  let sure = false;
  window.on('close', (event) => {
    if (sure) return;
    event.preventDefault();
    void open.settled().then(() => open.view()).catch(() => null).then(async (view) => {
      if (view !== null && view.unsaved && !view.isSample && !answeredByTest) {
        const { response } = await dialog.showMessageBox(window, {
          type: 'question', message: `“${view.name}” is not saved.`, detail: 'Close it all the same? What was not saved is lost.',
          buttons: ['Save', 'Close without saving', 'Cancel'], defaultId: 0, cancelId: 2, noLink: true,
        });
        if (response === 0) save();
        if (response !== 1) return;
      }
      sure = true;
      if (!window.isDestroyed()) window.close();
    });
  });
}
