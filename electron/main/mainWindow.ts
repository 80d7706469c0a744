import { join } from 'node:path';
import { app, BrowserWindow, nativeTheme, session, type Session, type WebPreferences } from 'electron';
import { keptPreferences } from './keptPreferences.ts';
import { rememberedPlacing, rememberPlacing } from './windowBounds.ts';

/** In memory only, without a cache: nothing of a client's data is left behind on the disk. */
export function pageSession(): Session {
  return session.fromPartition('countersign', { cache: false });
}

/** What the page is and is not allowed; every one of these is asserted by test/e2e/security. */
function pagePreferences(): WebPreferences {
  return {
    preload: join(__dirname, '..', 'preload', 'preload.cjs'),
    session: pageSession(),
    sandbox: true,
    contextIsolation: true,
    nodeIntegration: false,
    nodeIntegrationInWorker: false,
    nodeIntegrationInSubFrames: false,
    webSecurity: true,
    allowRunningInsecureContent: false,
    experimentalFeatures: false,
    webviewTag: false,
    navigateOnDragDrop: false,
    plugins: false,
    spellcheck: false,
    enableWebSQL: false,
    safeDialogs: true,
    devTools: !app.isPackaged,
    backgroundThrottling: true,
    v8CacheOptions: 'none',
  };
}

/** The window where it stood last, shown once there is something to see. Load `PAGE` into it once calls can be answered. */
export async function makeWindow(): Promise<BrowserWindow> {
  const { bounds, maximized } = await rememberedPlacing();
  const { zoom } = await keptPreferences.read();
  const window = new BrowserWindow({
    ...bounds, minWidth: 900, minHeight: 600, show: false, title: 'Countersign',
    webPreferences: { ...pagePreferences(), zoomFactor: zoom },
    backgroundColor: nativeTheme.shouldUseDarkColors ? '#16181b' : '#ffffff',
  });
  rememberPlacing(window);
  window.once('ready-to-show', () => {
    if (maximized) window.maximize();
    window.show();
  });
  return window;
}
