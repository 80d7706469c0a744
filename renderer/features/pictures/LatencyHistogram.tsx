import type { HandoffDetailView } from '../../../src/contract/stepViews.ts';
import { formatCount, formatCounted } from '../../ui/figures.ts';
import { formatMinutes } from '../../ui/moments.ts';
import { usePixelWidth } from '../../ui/usePixelWidth.ts';
import './pictures.css';

const HEIGHT = 132;
const TOP = 22;
const GROUND = 108;
const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const MARKS: readonly (readonly [number, string])[] = [
  [10 * SECOND, '10 s'],
  [MINUTE, '1 min'],
  [10 * MINUTE, '10 min'],
  [HOUR, '1 h'],
  [6 * HOUR, '6 h'],
  [DAY, '1 d'],
  [7 * DAY, '7 d'],
  [28 * DAY, '28 d'],
];

/** How long a handoff takes, event by event, with the window drawn in. Each mark on the axis is several times the one before. */
export function LatencyHistogram({
  bins,
  withinMinutes,
  onOpen,
}: {
  readonly bins: HandoffDetailView['latency'];
  readonly withinMinutes: number;
  /** Opens the rows of a bin. */
  readonly onOpen: (bin: HandoffDetailView['latency'][number], title: string) => void;
}) {
  const [svg, width] = usePixelWidth<SVGSVGElement>();
  if (bins.length === 0) return null;
  const within = withinMinutes * MINUTE;
  const endOf = (bin: (typeof bins)[number]): number => bin.to ?? bin.from * 1.5;
  const shortest = Math.max(SECOND, Math.min(within / 8, bins[0]?.from ?? SECOND));
  const longest = Math.max(within * 2, ...bins.map(endOf));
  const span = Math.log(longest / shortest) || 1;
  const x = (ms: number): number => 4 + (Math.log(Math.max(ms, shortest) / shortest) / span) * (width - 8);
  const most = Math.max(...bins.map((bin) => bin.events));
  const late = bins.filter((bin) => bin.from > within).reduce((sum, bin) => sum + bin.events, 0);
  const total = bins.reduce((sum, bin) => sum + bin.events, 0);
  const inTime = `${formatCount(total - late)} of ${formatCounted(total, 'event')} arrived inside the window`;
  const summary = `${inTime} of ${formatMinutes(withinMinutes)}, ${formatCount(late)} after it`;
  const atWindow = x(within);
  const toTheLeft = atWindow > width * 0.7;
  return (
    <figure className="histogram">
      <svg ref={svg} viewBox={`0 0 ${width} ${HEIGHT}`} height={HEIGHT} role="img" aria-label={summary}>
        <rect
          x={x(shortest)}
          width={Math.max(0, atWindow - x(shortest))}
          y={TOP - 8}
          height={GROUND - TOP + 8}
          className="picture-window"
        />
        {MARKS.filter(([ms]) => ms > shortest && ms < longest).map(([ms, word]) => (
          <g key={ms} data-rests-on="the axis">
            <line x1={x(ms)} x2={x(ms)} y1={GROUND} y2={GROUND + 4} className="picture-ground" />
            <text x={x(ms)} y={GROUND + 16} textAnchor="middle">
              {word}
            </text>
          </g>
        ))}
        {bins.map((bin) => {
          const left = x(bin.from);
          const across = Math.max(2, x(endOf(bin)) - left - 1);
          const height = Math.max(2.5, (bin.events / most) * (GROUND - TOP - 12));
          const isLate = bin.from > within;
          return (
            <g key={bin.from}>
              <rect x={left} width={across} y={GROUND - height} height={height} className={isLate ? 'picture-miss' : 'picture-good'} />
              {isLate ? (
                <text x={left + across / 2} y={GROUND - height - 3} textAnchor="middle" className="picture-strong">
                  {formatCount(bin.events)}
                </text>
              ) : null}
            </g>
          );
        })}
        <line x1="0" x2={width} y1={GROUND} y2={GROUND} className="picture-ground" />
        <line x1={atWindow} x2={atWindow} y1={TOP - 12} y2={GROUND} className="picture-limit" />
        <text x={atWindow + (toTheLeft ? -5 : 5)} y={TOP - 5} textAnchor={toTheLeft ? 'end' : 'start'} className="picture-strong">
          window {formatMinutes(withinMinutes)}
        </text>
      </svg>
      {bins.map((bin) => {
        const left = x(bin.from);
        const across = Math.max(2, x(endOf(bin)) - left - 1);
        const height = Math.max(2.5, (bin.events / most) * (GROUND - TOP - 12));
        const title = titleOf(bin);
        return (
          <button
            key={bin.from}
            type="button"
            className="picture-door"
            title={title}
            style={{ left, width: Math.max(across, 4), top: GROUND - Math.max(height, 16), height: Math.max(height, 16) }}
            onClick={() => onOpen(bin, title)}
          >
            <span className="only-heard">rows: {title}</span>
          </button>
        );
      })}
      <figcaption className="soft">
        <button type="button" className="door" onClick={() => onOpen({ events: total, from: 0, to: null }, formatCounted(total, 'event'))}>
          {summary}
        </button>
      </figcaption>
    </figure>
  );
}

function titleOf({ events, from, to }: HandoffDetailView['latency'][number]): string {
  const span = to === null ? `from ${formatMinutes(from / MINUTE)} on` : `up to ${formatMinutes(to / MINUTE)}`;
  return `${formatCounted(events, 'event')} ${span}`;
}
