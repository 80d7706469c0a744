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
  // A view may be a screen of its own, with tabs drawn anew: the focus is put where they stand then.
  const open = (name: Name): void => {
    onShow(name);
    requestAnimationFrame(() => document.querySelector<HTMLElement>(`.views [data-view="${name}"]`)?.focus());
  };
  const show = (index: number): void => {
    const next = views[(index + views.length) % views.length];
    if (next !== undefined) open(next.name);
  };
  return (
    <div className="views" role="tablist" aria-label={label}>
      {views.map(({ name, title, count }, index) => (
        <button
          key={name}
          type="button"
          role="tab"
          data-view={name}
          aria-selected={name === shown}
          tabIndex={name === shown ? 0 : -1}
          onClick={() => open(name)}
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
