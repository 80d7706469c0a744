import { useEffect, useRef, type RefObject } from 'react';
import { keepAs, keptOf } from '../app/state/kept.ts';

/** How long what is drawn late is waited for, in milliseconds. */
const PATIENCE = 3000;

/** Scrolls a part of the window to where it was left under this name; what is drawn late is waited for until somebody scrolls. */
export function useKeptScroll(name: string): RefObject<HTMLDivElement | null> {
  const frame = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const element = frame.current;
    if (element === null) return undefined;
    const wanted = keptOf<number>(name) ?? 0;
    let restoring = wanted > 0;
    element.scrollTop = wanted;
    const stop = (): void => {
      restoring = false;
      drawn.disconnect();
    };
    const drawn = new MutationObserver(() => {
      if (!restoring) return;
      element.scrollTop = wanted;
      if (Math.abs(element.scrollTop - wanted) < 2) stop();
    });
    if (Math.abs(element.scrollTop - wanted) < 2) restoring = false;
    else drawn.observe(element, { childList: true, subtree: true });
    const late = setTimeout(stop, PATIENCE);
    const onScroll = (): void => {
      if (!restoring) keepAs(name, element.scrollTop);
    };
    const byHand = ['wheel', 'keydown', 'pointerdown'] as const;
    for (const event of byHand) element.addEventListener(event, stop, { passive: true });
    element.addEventListener('scroll', onScroll, { passive: true });
    return () => {
      clearTimeout(late);
      stop();
      for (const event of byHand) element.removeEventListener(event, stop);
      element.removeEventListener('scroll', onScroll);
    };
  }, [name]);
  return frame;
}
