import { useCallback, useState } from 'react';

/** Before it is measured: about what an inspector gives a picture. */
const USUAL = 440;

/**
 * How wide an element is drawn, in CSS pixels, and the `ref` that measures it. A picture laid out in these has its words in the
 * size of all others, however wide its pane is; one that is scaled would write in eight pixels here and in eighteen there.
 */
export function usePixelWidth<E extends Element>(): readonly [(element: E | null) => (() => void) | undefined, number] {
  const [width, setWidth] = useState(USUAL);
  const measure = useCallback((element: E | null) => {
    if (element === null) return undefined;
    const observer = new ResizeObserver(([entry]) => {
      const measured = Math.round(entry?.contentRect.width ?? 0);
      if (measured > 0) setWidth(measured);
    });
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  return [measure, width];
}
