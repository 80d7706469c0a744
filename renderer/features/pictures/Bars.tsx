import { usePixelWidth } from '../../ui/usePixelWidth.ts';
import './pictures.css';

export interface Bar {
  readonly key: number;
  readonly value: number;
  /** Read out and shown when pointed at: "3 of 52 on 14 Oct 2026". */
  readonly title: string;
  /** Written below the bar; few of them, or they run into each other. */
  readonly mark?: string | undefined;
}

const HEIGHT = 76;
const GROUND = 58;

/** Counts side by side on one ground. `summary` says in words what there is to see. */
export function Bars<B extends Bar>({
  bars,
  summary,
  onOpen,
}: {
  readonly bars: readonly B[];
  readonly summary: string;
  /** Opens the rows of a bar. */
  readonly onOpen: (bar: B) => void;
}) {
  const most = Math.max(...bars.map((bar) => bar.value), 1);
  const [svg, width] = usePixelWidth<SVGSVGElement>();
  const slot = width / Math.max(bars.length, 1);
  const gap = Math.min(3, slot * 0.25);
  return (
    <div className="picture-doors">
      <svg ref={svg} className="picture-bars" viewBox={`0 0 ${width} ${HEIGHT}`} height={HEIGHT} role="img" aria-label={summary}>
        <line x1="0" x2={width} y1={GROUND} y2={GROUND} className="picture-ground" />
        <text x="0" y="9">
          {most}
        </text>
        {bars.map((bar, index) => {
          const height = bar.value === 0 ? 0 : Math.max(2, (bar.value / most) * (GROUND - 14));
          return (
            <g key={bar.key}>
              <title>{bar.title}</title>
              <rect x={index * slot} width={slot} y="0" height={GROUND} className="picture-catch" />
              <rect
                x={index * slot + gap / 2}
                width={Math.max(1, slot - gap)}
                y={GROUND - height}
                height={height}
                className="picture-miss"
              />
              {bar.mark === undefined ? null : (
                <text
                  x={index * slot + slot / 2}
                  y={HEIGHT - 5}
                  textAnchor={index === 0 ? 'start' : index === bars.length - 1 ? 'end' : 'middle'}
                >
                  {bar.mark}
                </text>
              )}
            </g>
          );
        })}
      </svg>
      {bars.map((bar, index) => (bar.value === 0 ? null : (
        <button
          key={bar.key}
          type="button"
          className="picture-door"
          title={bar.title}
          style={{ left: index * slot, width: Math.max(slot, 4), top: 12, height: GROUND - 12 }}
          onClick={() => onOpen(bar)}
        >
          <span className="only-heard">rows: {bar.title}</span>
        </button>
      )))}
    </div>
  );
}
