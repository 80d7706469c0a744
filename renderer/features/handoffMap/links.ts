import type { HandoffView } from '../../../src/contract/views.ts';

/** How well a link works: what its colour and its pattern say. */
export type LinkHealth = 'well' | 'some' | 'many' | 'silent';

/** All handoffs from one system to another as one arrow. */
export interface Link {
  readonly from: string;
  readonly to: string;
  readonly handoffs: readonly HandoffView[];
  readonly events: number;
  readonly exceptions: number;
  /** The slowest of its handoffs, in minutes; null where nothing arrived. */
  readonly p95: number | null;
  /** How it travels, as declared: each way once; empty where nobody said. */
  readonly mechanisms: readonly string[];
  /** False where none of its handoffs is declared. */
  readonly declared: boolean;
  readonly health: LinkHealth;
}

/** From this share of events on, misses are many. A figure of ours. */
const MANY = 0.02;

/** The handoffs by pair of systems, in the order in which the pairs first appear. */
export function linksOf(handoffs: readonly HandoffView[]): readonly Link[] {
  const pairs = new Map<string, HandoffView[]>();
  for (const handoff of handoffs) {
    const key = `${handoff.from}\n${handoff.to}`;
    pairs.set(key, [...(pairs.get(key) ?? []), handoff]);
  }
  return [...pairs.values()].flatMap((own) => {
    const first = own[0];
    if (first === undefined) return [];
    const events = own.reduce((sum, each) => sum + each.events, 0);
    const exceptions = own.reduce((sum, each) => sum + each.exceptions, 0);
    const measured = own.flatMap((each) => (each.latencyMinutes === null ? [] : [each.latencyMinutes.p95]));
    return [
      {
        from: first.from,
        to: first.to,
        handoffs: own,
        events,
        exceptions,
        p95: measured.length === 0 ? null : Math.max(...measured),
        mechanisms: [...new Set(own.flatMap((each) => (each.declared && each.mechanism !== '' ? [each.mechanism] : [])))],
        declared: own.some((each) => each.declared),
        health: healthOf(events, exceptions),
      },
    ];
  });
}

function healthOf(events: number, exceptions: number): LinkHealth {
  if (events === 0) return 'silent';
  if (exceptions === 0) return 'well';
  return exceptions / events < MANY ? 'some' : 'many';
}
