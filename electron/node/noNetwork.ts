import dgram from 'node:dgram';
import dns from 'node:dns';
import net from 'node:net';

/** Thrown where something tries to open a connection: a dependency that reports home, a mistake of ours. */
export class NetworkRefused extends Error {
  constructor(what: string) {
    super(`Countersign opens no network connection (${what}).`);
    this.name = 'NetworkRefused';
  }
}

/**
 * Shuts Node's own ways to the network in this process: sockets (and with them http, https and tls), servers, name look-ups
 * and datagrams. Pipes to processes of this machine stay, Electron needs them.
 */
export function refuseNetwork(): void {
  const connect: unknown = Reflect.get(net.Socket.prototype, 'connect');
  replace(net.Socket.prototype, 'connect', function guarded(this: net.Socket, ...parameters: unknown[]): net.Socket {
    const first: unknown = Array.isArray(parameters[0]) ? parameters[0][0] : parameters[0];
    const isPipe = (typeof first === 'string' && Number.isNaN(Number(first)))
      || (typeof first === 'object' && first !== null && 'path' in first && typeof first.path === 'string' && first.path !== '');
    if (!isPipe) throw new NetworkRefused('a socket');
    return Reflect.apply(connect as (...parameters: unknown[]) => net.Socket, this, parameters);
  });
  replace(net.Server.prototype, 'listen', refusing('a server'));
  replace(dgram.Socket.prototype, 'bind', refusing('a datagram socket'));
  replace(dgram.Socket.prototype, 'send', refusing('a datagram socket'));
  replace(dgram.Socket.prototype, 'connect', refusing('a datagram socket'));
  for (const name of Object.keys(dns)) {
    if (/^(lookup|lookupService|resolve\w*|reverse)$/u.test(name)) replace(dns, name, refusing('a name look-up'));
  }
  for (const name of Object.keys(dns.promises)) {
    if (/^(lookup|lookupService|resolve\w*|reverse)$/u.test(name)) replace(dns.promises, name, refusing('a name look-up'));
  }
  // Node's fetch reaches sockets through internals that the guard above may not see.
  for (const name of ['fetch', 'WebSocket', 'EventSource']) {
    if (name in globalThis) replace(globalThis, name, refusing(name));
  }
}

function refusing(what: string): () => never {
  return () => { throw new NetworkRefused(what); };
}

function replace(owner: object, name: string, value: unknown): void {
  Object.defineProperty(owner, name, { value, configurable: false, writable: false, enumerable: true });
}
