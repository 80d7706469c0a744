/** What no page of ours may do: permissions, navigation, windows, webviews, downloads, and any request but the bundle's. */
import { app, type Session, type WebContents } from 'electron';
import { SCHEME } from './appProtocol/address.ts';

/** Call before the app is ready: hardens every session and every page as it is made. */
export function lockDown(): void {
  // Names are resolved by nobody, so that nothing that Chromium itself wants to fetch leaves the machine.
  app.commandLine.appendSwitch('host-resolver-rules', 'MAP * ~NOTFOUND');
  app.commandLine.appendSwitch('disable-background-networking');
  app.commandLine.appendSwitch('disable-component-update');
  app.commandLine.appendSwitch('disable-domain-reliability');
  app.commandLine.appendSwitch('no-pings');
  // As root Chromium cannot make its sandbox and is started with --no-sandbox (tests, containers); the two exclude each other.
  if (!app.commandLine.hasSwitch('no-sandbox')) app.enableSandbox();
  app.on('session-created', hardenSession);
  app.on('web-contents-created', (_event, contents) => { hardenContents(contents); });
  app.on('certificate-error', (event, _contents, _url, _error, _certificate, answer) => {
    event.preventDefault();
    answer(false);
  });
  app.on('select-client-certificate', (event) => { event.preventDefault(); });
}

function hardenSession(session: Session): void {
  session.setPermissionRequestHandler((_contents, _permission, answer) => { answer(false); });
  session.setPermissionCheckHandler(() => false);
  session.setDevicePermissionHandler(() => false);
  session.setDisplayMediaRequestHandler((_request, answer) => { answer({}); });
  session.setSpellCheckerEnabled(false);
  session.webRequest.onBeforeRequest(({ url }, answer) => { answer({ cancel: !mayBeRequested(url) }); });
  session.on('will-download', (event) => { event.preventDefault(); });
}

/** The bundle; developer tools only where the program is not packaged. */
function mayBeRequested(url: string): boolean {
  if (url.startsWith(`${SCHEME}://`)) return true;
  return !app.isPackaged && url.startsWith('devtools://');
}

function hardenContents(contents: WebContents): void {
  contents.setWebRTCIPHandlingPolicy('disable_non_proxied_udp');
  contents.setWindowOpenHandler(() => ({ action: 'deny' }));
  const refuse = (event: { preventDefault(): void }): void => { event.preventDefault(); };
  contents.on('will-navigate', refuse);
  contents.on('will-frame-navigate', refuse);
  contents.on('will-redirect', refuse);
  contents.on('will-attach-webview', refuse);
}
