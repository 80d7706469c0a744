import { readdirSync, readFileSync, readlinkSync } from 'node:fs';

/** The sockets of the network (TCP and UDP, both versions) that a process holds: `protocol local remote`. Linux only. */
export function inetSocketsOf(pid: number): string[] {
  const held = new Set(readdirSync(`/proc/${pid}/fd`).flatMap((name) => {
    try {
      return /^socket:\[(\d+)\]$/u.exec(readlinkSync(`/proc/${pid}/fd/${name}`))?.[1] ?? [];
    } catch {
      return [];
    }
  }));
  return ['tcp', 'tcp6', 'udp', 'udp6'].flatMap((protocol) => readFileSync(`/proc/${pid}/net/${protocol}`, 'utf8').split('\n').slice(1)
    .map((line) => line.trim().split(/\s+/u)).filter((fields) => held.has(fields[9] ?? ''))
    .map((fields) => `${protocol} ${fields[1] ?? ''} ${fields[2] ?? ''}`));
}
