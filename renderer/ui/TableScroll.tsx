import type { ReactNode } from 'react';

/** A table that may be wider than its pane; those without a pointer reach its far side by focusing it. */
export function TableScroll({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return (
    <div className="table-scroll" tabIndex={0} role="region" aria-label={label}>
      {children}
    </div>
  );
}
