/** So long after the last movement a list stands still, in milliseconds. */
const STILL = 120;

/**
 * Makes scrolling cheap. The grid keeps its fixed columns in sight with a sticky box in every row, and each of those becomes a layer of
 * its own as soon as it may stick: with fifty of them the window cannot draw in time. They stick only while the list moves sideways,
 * and stand where they were left otherwise. And while rows pass under the pointer, none of them is asked whether it lies there.
 */
export function easeScrolling(frame: HTMLElement): () => void {
  let left = 0;
  let ending: ReturnType<typeof setTimeout> | undefined;
  const end = (): void => {
    if (frame.classList.contains('moves-sideways')) frame.style.setProperty('--sideways', `${left}px`);
    frame.classList.remove('moves', 'moves-sideways');
  };
  const onScroll = ({ target }: Event): void => {
    // The scroll bars are boxes of their own, which move along.
    if (!(target instanceof HTMLElement) || !target.matches('.ag-grid-viewport')) return;
    if (target.scrollLeft !== left) {
      left = target.scrollLeft;
      frame.classList.add('moves-sideways');
    }
    frame.classList.add('moves');
    clearTimeout(ending);
    ending = setTimeout(end, STILL);
  };
  const passive = { capture: true, passive: true } as const;
  frame.addEventListener('scroll', onScroll, passive);
  return () => {
    clearTimeout(ending);
    frame.removeEventListener('scroll', onScroll, passive);
  };
}
