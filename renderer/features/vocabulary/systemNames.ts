import type { SystemView } from '../../../src/contract/views.ts';
import { useWindow } from '../../app/state/windowState.ts';

/** The system's name by its code; the code itself where the engagement does not name it. */
export function systemName(systems: readonly SystemView[], code: string): string {
  return systems.find((system) => system.code === code)?.name ?? code;
}

const NONE: readonly SystemView[] = [];

export function useSystemName(): (code: string) => string {
  const systems = useWindow((state) => state.engagement?.systems ?? NONE);
  return (code) => systemName(systems, code);
}
