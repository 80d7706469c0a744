import { usePixelWidth } from '../../ui/usePixelWidth.ts';
import './pictures.css';

export interface RunPoint {
  readonly key: number;
  readonly value: number;
  /** The figure as it is read: "1,204", "−$612.50". */
  readonly text: string;
  /** Which run: its cut-off. */
  readonly label: string;
}

const HEIGHT = 112;
const TOP = 22;
const GROUND = 88;
const SIDE = 10;

/** One figure over the runs as a line from zero, a dot a run; its first and last values are written beside it. */
export function OverRuns({ title, points }: { readonly title: string; readonly points: readonly RunPoint[] }) {
  const [svg, width] = usePixelWidth<SVGSVGElement>();
  const first = points[0];
  const last = points.at(-1);
  if (first === undefined || last === undefined) return null;
  const high = Math.max(0, ...points.map(({ value }) => value));
  const low = Math.min(0, ...points.map(({ value }) => value));
  const y = (value: number): number => GROUND - ((value - low) / (high - low || 1)) * (GROUND - TOP);
  const x = (index: number): number =>
    points.length === 1 ? width / 2 : SIDE + (index / (points.length - 1)) * (width - 2 * SIDE);
  const summary =
    points.length === 1
      ? `${title}: ${last.text} at ${last.label}, the only run`
      : `${title} over ${points.length} runs: from ${first.text} at ${first.label} to ${last.text} at ${last.label}`;
  return (
    <figure className="over-runs">
      <figcaption>{title}</figcaption>
      <svg ref={svg} viewBox={`0 0 ${width} ${HEIGHT}`} height={HEIGHT} role="img" aria-label={summary}>
        <line x1="0" x2={width} y1={y(0)} y2={y(0)} className="picture-ground" />
        <polyline points={points.map(({ value }, index) => `${x(index).toFixed(1)},${y(value).toFixed(1)}`).join(' ')} />
        {points.map(({ key, value, text, label }, index) => (
          <g key={key}>
            <title>{`${label}: ${text}`}</title>
            <circle cx={x(index)} cy={y(value)} r="3" />
            {index === 0 || index === points.length - 1 ? (
              <>
                <text x={x(index)} y={y(value) - 8} textAnchor={anchor(index, points.length)} className="picture-strong">
                  {text}
                </text>
                <text x={x(index)} y={HEIGHT - 6} textAnchor={anchor(index, points.length)}>
                  {label}
                </text>
              </>
            ) : null}
          </g>
        ))}
      </svg>
    </figure>
  );
}

function anchor(index: number, count: number): 'start' | 'middle' | 'end' {
  if (count === 1) return 'middle';
  return index === 0 ? 'start' : 'end';
}
