import { useEffect, useRef } from 'react';
import './columnMenu.css';

/** Which columns are to be seen. */
export function ColumnMenu({
  columns,
  hidden,
  onToggle,
  onReset,
}: {
  readonly columns: readonly { readonly id: string; readonly title: string; readonly fixed?: boolean }[];
  readonly hidden: ReadonlySet<string>;
  readonly onToggle: (id: string) => void;
  readonly onReset: () => void;
}) {
  const menu = useRef<HTMLDetailsElement>(null);
  useEffect(() => {
    const onPress = (event: PointerEvent): void => {
      if (menu.current !== null && event.target instanceof Node && !menu.current.contains(event.target))
        menu.current.open = false;
    };
    window.addEventListener('pointerdown', onPress);
    return () => window.removeEventListener('pointerdown', onPress);
  }, []);
  return (
    <details
      ref={menu}
      className="column-menu"
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || menu.current?.open !== true) return;
        event.stopPropagation();
        menu.current.open = false;
        menu.current.querySelector('summary')?.focus();
      }}
    >
      <summary className="button">Columns</summary>
      <ul>
        {columns
          .filter((column) => column.fixed !== true)
          .map((column) => (
            <li key={column.id}>
              <label>
                <input type="checkbox" checked={!hidden.has(column.id)} onChange={() => onToggle(column.id)} /> {column.title}
              </label>
            </li>
          ))}
        <li>
          <button type="button" className="button small" onClick={onReset}>
            As at first
          </button>
        </li>
      </ul>
    </details>
  );
}
