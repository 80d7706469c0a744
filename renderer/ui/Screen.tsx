import { useEffect, useRef, type ReactNode } from 'react';
import { prefer } from '../app/state/preferences.ts';
import { useWindow, windowState } from '../app/state/windowState.ts';
import { useKeptScroll } from './useKeptScroll.ts';
import './screen.css';

/** A screen: its title and what it answers, its list, and the inspector of what is picked. */
export function Screen({
  title,
  help,
  tools,
  aside,
  inspector,
  inspectorLabel,
  children,
}: {
  readonly title: string;
  readonly help: string;
  readonly tools?: ReactNode;
  /** Beside the title: who signed the step. */
  readonly aside?: ReactNode;
  readonly inspector?: ReactNode | undefined;
  readonly inspectorLabel?: string;
  readonly children: ReactNode;
}) {
  const open = useWindow((state) => state.inspectorOpen);
  const folded = useWindow((state) => state.preferences.inspectorFolded);
  const view = useWindow(({ screen, mapView, gapsView, authorityView, checksView }) =>
    ({ map: mapView, gaps: gapsView, authority: authorityView, checks: checksView } as Readonly<Record<string, string>>)[screen] ?? '');
  const body = useKeptScroll(`scroll of ${title} ${view}`);
  return (
    <main
      className={`screen ${inspector === undefined ? '' : 'inspected'} ${open ? 'inspector-open' : ''} ${folded ? 'inspector-folded' : ''}`}
      id="screen"
      tabIndex={-1}
    >
      <div className="screen-list">
        <div className="screen-head">
          <div>
            <h2>{title}</h2>
            <p className="quiet">{help}</p>
          </div>
          {aside === undefined ? null : <div className="screen-aside">{aside}</div>}
          {inspector === undefined ? null : (
            <button
              type="button"
              className="button small inspector-front"
              onClick={() => {
                prefer({ inspectorFolded: false });
                windowState.set({ inspectorOpen: true });
              }}
            >
              {inspectorLabel ?? 'Details'}
            </button>
          )}
        </div>
        {tools}
        <div className="screen-body" ref={body}>
          {children}
        </div>
      </div>
      {inspector === undefined ? null : <Inspector label={inspectorLabel ?? title}>{inspector}</Inspector>}
    </main>
  );
}

const LEAST = 340;

function bounded(width: number): number {
  return Math.round(Math.max(LEAST, Math.min(window.innerWidth * 0.6, width)));
}

function Inspector({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  const kept = useWindow((state) => state.preferences.inspectorWidth);
  const start = useRef<{ x: number; width: number } | null>(null);
  const pane = useRef<HTMLElement>(null);
  const width = (): number => (kept === 0 ? (pane.current?.offsetWidth ?? LEAST) : kept);
  const resize = (to: number): void => prefer({ inspectorWidth: bounded(to) });
  useEffect(() => {
    const onResize = (): void => {
      const { inspectorWidth } = windowState.get().preferences;
      if (inspectorWidth !== 0) prefer({ inspectorWidth: bounded(inspectorWidth) });
    };
    window.addEventListener('resize', onResize);
    return () => window.removeEventListener('resize', onResize);
  }, []);
  return (
    <>
      <div
        className="splitter"
        role="separator"
        aria-orientation="vertical"
        aria-label="Width of the inspector"
        tabIndex={0}
        aria-valuenow={kept === 0 ? LEAST : kept}
        aria-valuemin={LEAST}
        aria-valuemax={Math.round(window.innerWidth * 0.6)}
        onPointerDown={(event) => {
          event.currentTarget.setPointerCapture(event.pointerId);
          start.current = { x: event.clientX, width: width() };
        }}
        onPointerMove={(event) => {
          if (start.current !== null) resize(start.current.width + start.current.x - event.clientX);
        }}
        onPointerUp={() => {
          start.current = null;
        }}
        onKeyDown={(event) => {
          if (event.key === 'ArrowLeft') resize(width() + 24);
          else if (event.key === 'ArrowRight') resize(width() - 24);
          else return;
          event.preventDefault();
        }}
      />
      <aside ref={pane} className="inspector" aria-label={label} tabIndex={-1} style={kept === 0 ? undefined : { width: kept }}>
        <button type="button" className="button small inspector-back" onClick={() => windowState.set({ inspectorOpen: false })}>
          Back to the list
        </button>
        {children}
      </aside>
    </>
  );
}
