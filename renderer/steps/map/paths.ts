import type { HandoffView, WritePathView } from '../../../src/contract/views.ts';
import type { EventType } from '../../../src/domain/vocabulary.ts';

/** What a cell of the map says of a system and a kind of event. */
export type PathState =
  | { readonly kind: 'written'; readonly path: WritePathView }
  /** A declared handoff expects it to write, and no log holds an event: the source never, or the target never of what was sent. */
  | { readonly kind: 'silent' }
  | { readonly kind: 'none' };

export function pathState(
  system: string,
  eventType: EventType,
  paths: readonly WritePathView[],
  handoffs: readonly HandoffView[],
): PathState {
  const path = paths.find((each) => each.system === system && each.eventType === eventType);
  if (path !== undefined && path.events > 0) return { kind: 'written', path };
  const expected = handoffs.some(
    (each) =>
      each.declared &&
      each.eventType === eventType &&
      (each.from === system || (each.to === system && each.events > 0 && each.matched === 0)),
  );
  return expected ? { kind: 'silent' } : { kind: 'none' };
}
