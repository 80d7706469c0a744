/** No connection is ever opened: not by the page, whatever it tries, not by main, not by the engine's process. */
import type {} from '../../../renderer/api/bridge.ts';
import { expect, test } from '../support/program.ts';
import { inetSocketsOf } from '../support/inetSockets.ts';
import { startSentinel } from '../support/sentinel.ts';

test('nothing the page tries reaches the network', async ({ program: { page } }) => {
  const sentinel = await startSentinel();
  try {
    const outcomes = await page.evaluate(async ({ http, webSocket, stun }) => {
      const settled = (work: (done: (what: string) => void) => void): Promise<string> => new Promise((resolve) => {
        const limit = setTimeout(() => { resolve('silent'); }, 1500);
        const done = (what: string): void => {
          clearTimeout(limit);
          resolve(what);
        };
        try {
          work(done);
        } catch (error) {
          done(error instanceof Error ? error.name : 'refused');
        }
      });
      const element = (name: string, attributes: Record<string, string>): Promise<string> => settled((done) => {
        const made = document.createElement(name);
        made.addEventListener('load', () => { done('loaded'); });
        made.addEventListener('error', () => { done('refused'); });
        for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
        document.head.append(made);
      });
      navigator.sendBeacon(`${http}beacon`, 'x');
      return Promise.all([
        fetch(`${http}fetch`).then(() => 'loaded', () => 'refused'),
        fetch(`${http}blind`, { mode: 'no-cors' }).then(() => 'loaded', () => 'refused'),
        settled((done) => {
          const request = new XMLHttpRequest();
          request.onload = () => { done('loaded'); };
          request.onerror = () => { done('refused'); };
          request.open('GET', `${http}xhr`);
          request.send();
        }),
        settled((done) => {
          const socket = new WebSocket(webSocket);
          socket.onopen = () => { done('loaded'); };
          socket.onerror = () => { done('refused'); };
        }),
        settled((done) => {
          const source = new EventSource(`${http}events`);
          source.onopen = () => { done('loaded'); };
          source.onerror = () => { done('refused'); };
        }),
        settled((done) => {
          const image = new Image();
          image.onload = () => { done('loaded'); };
          image.onerror = () => { done('refused'); };
          image.src = `${http}image.png`;
        }),
        element('link', { rel: 'stylesheet', href: `${http}style.css` }),
        element('link', { rel: 'preload', as: 'script', href: `${http}preload.js` }),
        element('link', { rel: 'prefetch', href: `${http}prefetch` }),
        element('link', { rel: 'preconnect', href: http }),
        element('link', { rel: 'dns-prefetch', href: 'http://countersign.invalid/' }),
        settled((done) => {
          const connection = new RTCPeerConnection({ iceServers: [{ urls: stun }] });
          connection.createDataChannel('x');
          connection.onicegatheringstatechange = () => {
            if (connection.iceGatheringState === 'complete') done('gathered');
          };
          void connection.createOffer().then((offer) => connection.setLocalDescription(offer));
        }),
      ]);
    }, { http: sentinel.http, webSocket: sentinel.webSocket, stun: sentinel.stun });
    expect(outcomes).not.toContain('loaded');
    expect(sentinel.hits()).toEqual([]);
  } finally {
    await sentinel.stop();
  }
});

test('main opens no connection, even where a dependency tries', async ({ program: { app } }) => {
  const sentinel = await startSentinel();
  try {
    const outcomes = await app.evaluate(({ net }, { http }) => {
      const port = Number(new URL(http).port);
      const attempt = (work: () => unknown): string => {
        try {
          work();
          return 'opened';
        } catch (error) {
          return error instanceof Error ? error.name : String(error);
        }
      };
      return {
        socket: attempt(() => process.getBuiltinModule('node:net').connect(port, '127.0.0.1')),
        http: attempt(() => process.getBuiltinModule('node:http').get(http)),
        datagram: attempt(() => process.getBuiltinModule('node:dgram').createSocket('udp4').send('x', port, '127.0.0.1')),
        fetch: attempt(() => fetch(http)),
        // Electron's own stack goes through the session's filter.
        electron: new Promise((resolve) => {
          const request = net.request(http);
          request.on('response', () => { resolve('opened'); });
          request.on('error', () => { resolve('refused'); });
          request.end();
        }),
      };
    }, { http: sentinel.http });
    expect({ ...outcomes, electron: undefined }).toEqual({
      socket: 'NetworkRefused', http: 'NetworkRefused', datagram: 'NetworkRefused', fetch: 'NetworkRefused', electron: undefined,
    });
    expect(sentinel.hits()).toEqual([]);
  } finally {
    await sentinel.stop();
  }
});

test('the processes hold no socket of the network after an audit', async ({ program: { app, page } }) => {
  test.skip(process.platform !== 'linux', 'reads /proc');
  const opened = await page.evaluate(() => window.countersign.call('engagement.openSample', {}, 'sample'));
  expect(opened.ok).toBe(true);
  const processes = await app.evaluate(({ app: running }) => running.getAppMetrics().map(({ pid, type, name }) => ({ pid, type, name })));
  expect(processes.some(({ name }) => name === 'Countersign engine')).toBe(true);
  // The browser's own process holds those of the test's debugger, and the network service none but its pipes.
  const held = processes.filter(({ type }) => type !== 'Browser')
    .flatMap(({ pid, name }) => inetSocketsOf(pid).map((socket) => ({ name, socket })));
  expect(held).toEqual([]);
});
