import { useRef } from 'react';
import './views.css';

/** The views of one screen as tabs: the arrows move among them, and what is shown follows. */
export function Views<Name extends string>({
  label,
  views,
  shown,
  onShow,
}: {
  readonly label: string;
  readonly views: readonly { readonly name: Name; readonly title: string; readonly count?: string | undefined }[];
  readonly shown: Name;
  readonly onShow: (name: Name) => void;
}) {
  const list = useRef<HTMLDivElement>(null);
  const show = (index: number): void => {
    const next = views[(index + views.length) % views.length];
    if (next === undefined) return;
    onShow(next.name);
    list.current?.querySelector<HTMLElement>(`[data-view="${next.name}"]`)?.focus();
  };
  return (
    <div className="views" role="tablist" aria-label={label} ref={list}>
      {views.map(({ name, title, count }, index) => (
        <button
          key={name}
          type="button"
          role="tab"
          data-view={name}
          aria-selected={name === shown}
          tabIndex={name === shown ? 0 : -1}
          onClick={() => onShow(name)}
          onKeyDown={(event) => {
            const to =
              event.key === 'ArrowRight'
                ? index + 1
                : event.key === 'ArrowLeft'
                  ? index - 1
                  : event.key === 'Home'
                    ? 0
                    : event.key === 'End'
                      ? views.length - 1
                      : null;
            if (to === null) return;
            event.preventDefault();
            show(to);
          }}
        >
          {title}
          {count === undefined ? null : <span className="views-count">{count}</span>}
        </button>
      ))}
    </div>
  );
}
