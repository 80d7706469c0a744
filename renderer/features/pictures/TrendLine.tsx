import './pictures.css';

/** A small line of counts over time, to see the shape and not to read figures off. */
export function TrendLine({ counts }: { readonly counts: readonly number[] }) {
  const most = Math.max(...counts, 1);
  if (counts.length < 2) return null;
  const x = (index: number): number => 1 + (index / (counts.length - 1)) * 58;
  const y = (count: number): number => 13 - (count / most) * 12;
  return (
    <svg className="trend" viewBox="0 0 60 14" aria-hidden="true">
      <polyline points={counts.map((count, index) => `${x(index).toFixed(1)},${y(count).toFixed(1)}`).join(' ')} />
    </svg>
  );
}
