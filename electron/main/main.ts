/** The main process: makes the window and the engine's process, and stands between them. No business rule. */
import { join } from 'node:path';
import { app, protocol, type BrowserWindow } from 'electron';
import { refuseNetwork } from '../node/noNetwork.ts';
import { PAGE, SCHEME } from './appProtocol/address.ts';
import { serve } from './appProtocol/serve.ts';
import { askBeforeClosing } from './closing.ts';
import { Drops } from './drops.ts';
import { EngineProcess } from './engineProcess.ts';
import { createHandlers } from './handlers.ts';
import { receiveMessages, teller } from './ipc.ts';
import { keptPreferences } from './keptPreferences.ts';
import { lockDown } from './lockdown.ts';
import { makeWindow, pageSession } from './mainWindow.ts';
import { AppMenu } from './menu.ts';
import { OpenEngagement } from './openEngagement.ts';
import { areUserFilesWritten, userFilesWritten } from './userFile.ts';

const ownData = process.env['COUNTERSIGN_USER_DATA'];
if (ownData !== undefined && !app.isPackaged) app.setPath('userData', ownData);

refuseNetwork();
lockDown();
protocol.registerSchemesAsPrivileged([{ scheme: SCHEME, privileges: { standard: true, secure: true, supportFetchAPI: true } }]);

let window: BrowserWindow | null = null;
const tell = teller(() => window);
const drops = new Drops();
const engine = new EngineProcess({
  progress: (callId, progress) => { tell('progress', { callId, ...progress }); },
  note: (message) => { console.error(message); },
  preparing: (left) => { tell('preparing', { left }); },
  restarted: () => {
    void tellPerson();
    void open.reopen().then((result) => { tell('engineRestarted', result); });
  },
});
const open = new OpenEngagement(engine);

/** The engine enters imports and runs into the log under the person's own name. */
async function tellPerson(): Promise<void> {
  await engine.command('person', { name: (await keptPreferences.read()).person }, 'main-person');
}

async function begin(): Promise<void> {
  engine.start();
  await tellPerson();
  const folder = join(__dirname, '..', 'renderer');
  pageSession().protocol.handle(SCHEME, (request) => serve(request, folder));
  const menu = new AppMenu((name) => { tell('command', { name }); }, (id) => { tell('openRecent', { id }); });
  const handlers = createHandlers({
    engine, open, drops, menu,
    window: () => {
      if (window === null) throw new Error('there is no window to ask in');
      return window;
    },
  });
  receiveMessages({ handlers, engine, drops, tell });
  await menu.set();
  await show();
}

async function show(): Promise<void> {
  const opened = await makeWindow();
  window = opened;
  askBeforeClosing(opened, open, () => { tell('command', { name: 'engagement.save' }); });
  opened.on('closed', () => { window = null; });
  opened.webContents.on('render-process-gone', (_event, { reason }) => {
    if (reason !== 'clean-exit') opened.webContents.reload();
  });
  await opened.loadURL(PAGE);
}

if (app.requestSingleInstanceLock()) {
  app.on('second-instance', () => {
    if (window?.isMinimized() === true) window.restore();
    window?.focus();
  });
  app.on('window-all-closed', () => { app.quit(); });
  app.on('will-quit', (event) => {
    engine.stop();
    if (areUserFilesWritten()) return;
    event.preventDefault();
    void userFilesWritten().then(() => { app.quit(); });
  });
  void app.whenReady().then(begin).catch((error: unknown) => {
    console.error(error);
    app.exit(1);
  });
} else {
  app.quit();
}
