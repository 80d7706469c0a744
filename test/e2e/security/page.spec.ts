/** What the page has and has not, in the real window (Electron's security checklist, items 2–4, 6–13, 18 and 20). */
import type {} from '../../../renderer/api/bridge.ts';
import { CONTENT_SECURITY_POLICY } from '../../../electron/main/appProtocol/policy.ts';
import { expect, test } from '../support/program.ts';
import { startSentinel } from '../support/sentinel.ts';

test('the page has no Node, and three functions of ours', async ({ program: { page } }) => {
  expect(page.url()).toBe('app://bundle/index.html');
  const seen = await page.evaluate(() => ({
    node: ['require', 'process', 'module', 'exports', 'Buffer', 'global', '__dirname', 'setImmediate', 'ipcRenderer', 'electron']
      .filter((name) => name in window),
    keys: Object.keys(window.countersign).sort(),
    kinds: Object.values(window.countersign).map((value) => typeof value),
    frozen: Object.isFrozen(window.countersign),
    isolated: crossOriginIsolated,
  }));
  expect(seen).toEqual({
    node: [], keys: ['call', 'cancel', 'on'], kinds: ['function', 'function', 'function'], frozen: true, isolated: true,
  });
});

test('the window is sandboxed, isolated and without Node', async ({ program: { app } }) => {
  const found = await app.evaluate(({ BrowserWindow, session }) => {
    const [window] = BrowserWindow.getAllWindows();
    if (window === undefined) throw new Error('no window');
    const contents = window.webContents;
    // Not in Electron's typings.
    const all = (contents as unknown as { getLastWebPreferences(): Record<string, unknown> }).getLastWebPreferences();
    const names = ['sandbox', 'contextIsolation', 'nodeIntegration', 'nodeIntegrationInWorker', 'nodeIntegrationInSubFrames', 'webSecurity',
      'allowRunningInsecureContent', 'experimentalFeatures', 'webviewTag', 'enableBlinkFeatures', 'spellcheck', 'navigateOnDragDrop'];
    return {
      preferences: Object.fromEntries(names.map((name) => [name, all[name] ?? false])),
      isDefaultSession: contents.session === session.defaultSession, persistent: contents.session.isPersistent(),
      storagePath: contents.session.getStoragePath(), webRtc: contents.getWebRTCIPHandlingPolicy(),
      spelling: contents.session.isSpellCheckerEnabled(),
    };
  });
  expect(found).toEqual({
    preferences: {
      sandbox: true, contextIsolation: true, nodeIntegration: false, nodeIntegrationInWorker: false, nodeIntegrationInSubFrames: false,
      webSecurity: true, allowRunningInsecureContent: false, experimentalFeatures: false, webviewTag: false, enableBlinkFeatures: '',
      spellcheck: false, navigateOnDragDrop: false,
    },
    isDefaultSession: false, persistent: false, storagePath: null, webRtc: 'disable_non_proxied_udp', spelling: false,
  });
});

test('the page is served with the policy, and with nothing beside the bundle', async ({ program: { page } }) => {
  const answers = await page.evaluate(async () => {
    const ask = async (address: string, method = 'GET'): Promise<string> => {
      try {
        return String((await fetch(address, { method })).status);
      } catch {
        return 'refused';
      }
    };
    const { headers } = await fetch(location.href);
    return {
      policy: headers.get('content-security-policy'), sniffing: headers.get('x-content-type-options'), cache: headers.get('cache-control'),
      outside: await Promise.all(['..%2fmain/main.cjs', '%2e%2e/main/main.cjs', '..%5cmain%5cmain.cjs', '../main/main.cjs', 'none.js',
        'sql-wasm.wasm'].map((path) => ask(`app://bundle/${path}`))),
      post: await ask('app://bundle/index.html', 'POST'),
      elsewhere: await Promise.all(['file:///etc/passwd', 'app://evil/index.html', 'http://127.0.0.1:9/', 'https://example.invalid/',
        'ftp://127.0.0.1/', 'devtools://devtools/bundled/inspector.html', 'chrome://version'].map((address) => ask(address))),
    };
  });
  expect(answers).toEqual({
    policy: CONTENT_SECURITY_POLICY, sniffing: 'nosniff', cache: 'no-store', outside: Array<string>(6).fill('404'), post: '405',
    elsewhere: Array<string>(7).fill('refused'),
  });
});

test('text never becomes script', async ({ program: { page } }) => {
  // Inside a timer: what Playwright itself evaluates is not under the page's policy.
  const outcomes = await page.evaluate(() => new Promise<Record<string, string>>((resolve) => {
    setTimeout(() => {
      const attempt = (work: () => unknown): string => {
        try {
          work();
          return 'ran';
        } catch (error) {
          return error instanceof Error ? error.name : String(error);
        }
      };
      const mark = window as unknown as { marked?: number };
      const results: Record<string, string> = {
        eval: attempt(() => eval('1')),
        Function: attempt(() => Reflect.construct(Function, ['return 1'])),
        timer: attempt(() => Reflect.apply(setTimeout, window, ['window.marked = 1', 0])),
        innerHTML: attempt(() => { document.createElement('div').innerHTML = '<img src=x onerror="window.marked=1">'; }),
        write: attempt(() => (document as unknown as { write(text: string): void }).write('<script>window.marked=1</script>')),
        scriptText: attempt(() => { document.createElement('script').text = 'window.marked = 1'; }),
        scriptSource: attempt(() => { document.createElement('script').src = 'app://bundle/app.js'; }),
        policy: attempt(() => (window as unknown as { trustedTypes: { createPolicy(name: string, rules: object): unknown } })
          .trustedTypes.createPolicy('mine', { createHTML: (text: string) => text })),
      };
      const inline = document.createElement('script');
      results['inline'] = attempt(() => {
        inline.append('window.marked = 1');
        document.head.append(inline);
      });
      const link = document.createElement('a');
      results['link'] = attempt(() => {
        link.setAttribute('href', 'javascript:window.marked=1');
        link.click();
      });
      const handled = document.createElement('button');
      results['handler'] = attempt(() => { handled.setAttribute('onclick', 'window.marked = 1'); });
      handled.click();
      setTimeout(() => { resolve({ ...results, marked: String(mark.marked ?? 'never') }); }, 50);
    }, 0);
  }));
  expect(outcomes['marked']).toBe('never');
  for (const name of ['eval', 'Function']) expect(outcomes[name], name).toMatch(/EvalError|TypeError/u);
  for (const name of ['innerHTML', 'write', 'scriptText', 'scriptSource', 'policy']) expect(outcomes[name], name).toBe('TypeError');
});

test('no permission is given, and none is asked for', async ({ program: { page } }) => {
  const answers = await page.evaluate(async () => {
    const refused = (work: Promise<unknown>): Promise<string> => work.then(() => 'given', (error: unknown) =>
      (error instanceof Error ? error.name : 'refused'));
    return {
      notification: await Notification.requestPermission(),
      states: await Promise.all(['geolocation', 'notifications', 'camera', 'microphone', 'clipboard-read', 'persistent-storage', 'midi']
        .map(async (name) => (await navigator.permissions.query({ name: name as PermissionName })).state)),
      place: await new Promise<string>((resolve) => {
        navigator.geolocation.getCurrentPosition(() => { resolve('given'); }, ({ code }) => { resolve(`refused ${code}`); });
      }),
      media: await refused(navigator.mediaDevices.getUserMedia({ audio: true })),
      screen: await refused(navigator.mediaDevices.getDisplayMedia({ video: true })),
      clipboard: await refused(navigator.clipboard.readText()),
    };
  });
  expect(answers.notification).toBe('denied');
  expect(answers.states).toEqual(Array<string>(7).fill('denied'));
  expect(answers.place).toBe('refused 1');
  expect([answers.media, answers.screen, answers.clipboard]).not.toContain('given');
});

test('the page goes nowhere and opens nothing', async ({ program: { page, app } }) => {
  const sentinel = await startSentinel();
  try {
    const before = page.url();
    const opened = await page.evaluate((address) => {
      const results = [window.open(address), window.open('about:blank'), window.open('app://bundle/index.html')].map(String);
      const link = document.createElement('a');
      link.href = address;
      link.target = '_blank';
      link.click();
      location.href = address;
      location.assign('file:///etc/passwd');
      location.assign('data:text/html,gone');
      const frame = document.createElement('iframe');
      frame.src = address;
      document.body.append(frame);
      const webview = document.createElement('webview');
      webview.setAttribute('src', address);
      document.body.append(webview);
      const form = document.createElement('form');
      form.action = address;
      document.body.append(form);
      form.submit();
      return results;
    }, sentinel.http);
    expect(opened).toEqual(['null', 'null', 'null']);
    await page.evaluate(() => new Promise((resolve) => { requestAnimationFrame(() => { setTimeout(resolve, 100); }); }));
    expect(page.url()).toBe(before);
    expect(await app.evaluate(({ webContents }) => webContents.getAllWebContents().length)).toBe(1);
    expect(sentinel.hits()).toEqual([]);
  } finally {
    await sentinel.stop();
  }
});
