import { createSocket } from 'node:dgram';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface Sentinel {
  /** `http://127.0.0.1:PORT/` */
  readonly http: string;
  readonly webSocket: string;
  /** `stun:127.0.0.1:PORT` */
  readonly stun: string;
  /** What arrived, one entry each. */
  hits(): readonly string[];
  stop(): Promise<void>;
}

/** Listens on this machine for anything a program that must stay silent might send: HTTP, WebSocket and datagrams. */
export async function startSentinel(): Promise<Sentinel> {
  const hits: string[] = [];
  const server = createServer((request, response) => {
    hits.push(`${request.method ?? ''} ${request.url ?? ''}`);
    response.end('heard');
  });
  server.on('connection', () => { hits.push('connection'); });
  const datagrams = createSocket('udp4');
  datagrams.on('message', (message) => { hits.push(`datagram of ${message.length} bytes`); });
  await Promise.all([
    new Promise<void>((resolve) => { server.listen(0, '127.0.0.1', resolve); }),
    new Promise<void>((resolve) => { datagrams.bind(0, '127.0.0.1', resolve); }),
  ]);
  const { port } = server.address() as AddressInfo;
  return {
    http: `http://127.0.0.1:${port}/`,
    webSocket: `ws://127.0.0.1:${port}/`,
    stun: `stun:127.0.0.1:${datagrams.address().port}`,
    hits: () => [...hits],
    stop: async () => {
      datagrams.close();
      await new Promise((resolve) => { server.close(resolve); });
    },
  };
}
