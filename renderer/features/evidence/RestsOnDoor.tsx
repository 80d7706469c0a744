import type { ReactNode } from 'react';
import { openRestsOn } from '../../app/state/navigation.ts';
import type { RestsOn } from '../../app/state/windowState.ts';

/** A figure that no row of a file stands behind by itself: it opens what it is made of, or what proves it. */
export function RestsOnDoor({ restsOn, children }: { readonly restsOn: RestsOn; readonly children: ReactNode }) {
  return (
    <button type="button" className="door" onClick={() => openRestsOn(restsOn)}>
      {children}
      <span className="only-heard"> what it rests on: {restsOn.title}</span>
    </button>
  );
}
