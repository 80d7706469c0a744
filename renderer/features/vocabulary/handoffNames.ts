import { useMemo } from 'react';
import type { HandoffView, SystemView } from '../../../src/contract/views.ts';
import { useAnswer } from '../../app/state/answers.ts';
import { useWindow } from '../../app/state/windowState.ts';
import { systemName } from './systemNames.ts';
import { EVENT_WORDS } from './words.ts';

const NO_HANDOFFS: readonly HandoffView[] = [];
const NO_SYSTEMS: readonly SystemView[] = [];

type Named = Pick<HandoffView, 'code' | 'eventType' | 'from' | 'to' | 'locations'>;

/** `Receipt, Warehouse (WMS) to ERP` by the handoff's code; with its places where several would be called the same. */
export function namesOfHandoffs(handoffs: readonly Named[], systems: readonly SystemView[]): ReadonlyMap<string, string> {
  const plain = handoffs.map(
    ({ eventType, from, to }) => `${EVENT_WORDS[eventType]}, ${systemName(systems, from)} to ${systemName(systems, to)}`,
  );
  return new Map(
    handoffs.map(({ code, locations }, at) => {
      const name = plain[at] ?? code;
      const isOnly = plain.indexOf(name) === plain.lastIndexOf(name);
      return [code, isOnly ? name : `${name} (${locations.length === 0 ? code : locations.join(', ')})`];
    }),
  );
}

/** A handoff in words by its code; the code itself where the map has no such entry any more. */
export function useHandoffName(): (code: string) => string {
  const systems = useWindow((state) => state.engagement?.systems ?? NO_SYSTEMS);
  const opened = useWindow((state) => state.engagement !== null);
  const handoffs = useAnswer('handoffs.list', opened ? {} : null).value ?? NO_HANDOFFS;
  return useMemo(() => {
    const names = namesOfHandoffs(handoffs, systems);
    return (code) => names.get(code) ?? code;
  }, [handoffs, systems]);
}
