import type { HandoffView, WritePathView } from '../../../src/contract/views.ts';
import type { EventType } from '../../../src/domain/vocabulary.ts';

/** A path that exists and does not fire, or that fires and nobody hears. */
export type SilentPath =
  | { readonly kind: 'never sent' | 'never arrived'; readonly handoff: HandoffView }
  | { readonly kind: 'unheard'; readonly system: string; readonly eventType: EventType; readonly events: number };

/** Declared handoffs without an event, handoffs of which nothing arrived, and what is recorded with no handoff to carry it. */
export function silentPaths(paths: readonly WritePathView[], handoffs: readonly HandoffView[]): readonly SilentPath[] {
  const unfired = handoffs.flatMap((handoff): SilentPath[] => {
    if (handoff.events === 0) return [{ kind: 'never sent', handoff }];
    return handoff.matched === 0 && handoff.inFlight < handoff.events ? [{ kind: 'never arrived', handoff }] : [];
  });
  const unheard = paths
    .filter(
      ({ system, eventType }) =>
        !handoffs.some((each) => each.eventType === eventType && (each.from === system || each.to === system)),
    )
    .map(({ system, eventType, events }): SilentPath => ({ kind: 'unheard', system, eventType, events }));
  return [...unfired, ...unheard];
}
