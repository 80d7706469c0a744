import { writeFile } from 'node:fs/promises';
import type { BrowserWindow } from 'electron';
import { fail } from '../../src/domain/problem.ts';
import { answeredByTest, printedByTest } from './dialogAnswers.ts';

/** Asks the system's own dialog where to print what the window holds. Closing the dialog is no failure. */
export async function printWindow(window: BrowserWindow): Promise<void> {
  if (answeredByTest) {
    const file = printedByTest();
    if (file !== null) await writeFile(file, await window.webContents.printToPDF({ printBackground: true }));
    return;
  }
  await new Promise<void>((resolve, reject) => {
    window.webContents.print({ printBackground: true }, (printed, reason) => {
      if (printed || reason === '' || /cancel/iu.test(reason)) resolve();
      else reject(new Error(reason));
    });
  }).catch((error: unknown) => fail({
    code: 'not_written', message: 'The system did not print it.', found: error instanceof Error ? error.message : 'no reason given',
    remedy: 'Look at the printer, or write the Excel report and print that.',
  }));
}
