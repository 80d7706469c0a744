import { formatSignedUnits, formatUnits } from '../../ui/figures.ts';
import { usePixelWidth } from '../../ui/usePixelWidth.ts';
import { KINDS } from '../vocabulary/words.ts';
import type { WalkStep } from './walk.ts';

const HEIGHT = 92;
const TOP = 16;
const BOTTOM = 80;
/** More steps than this are read in the table; bars would be hairs. */
const MOST = 14;

/** The walk as bars: where it starts, each step, where it ends. The table beside it says the same in figures. */
export function Waterfall({
  steps,
  recorded,
  authoritative,
}: {
  readonly steps: readonly WalkStep[];
  readonly recorded: number;
  readonly authoritative: number;
}) {
  const [svg, width] = usePixelWidth<SVGSVGElement>();
  const drawn = steps.filter((step) => step.step !== 0);
  if (drawn.length === 0 || drawn.length > MOST) return null;
  const levels = [recorded, authoritative, ...drawn.map((step) => step.to)];
  const high = Math.max(...levels);
  const low = Math.min(...levels);
  const fromZero = low >= 0 && low < (high - low) * 1.5;
  const base = fromZero ? 0 : low - (high - low) * 0.35;
  const y = (level: number): number => BOTTOM - ((level - base) / (high - base)) * (BOTTOM - TOP);
  const slot = width / (drawn.length + 2);
  const bar = Math.min(42, slot * 0.62);
  const x = (index: number): number => slot * index + (slot - bar) / 2;
  const end = drawn.length + 1;
  return (
    <svg
      ref={svg}
      className="waterfall"
      viewBox={`0 0 ${width} ${HEIGHT}`}
      height={HEIGHT}
      role="img"
      aria-label={`From ${formatUnits(recorded)} recorded to ${formatUnits(authoritative)} authoritative in ${drawn.length} steps`}
    >
      <line x1="0" x2={width} y1={BOTTOM} y2={BOTTOM} className="waterfall-ground" />
      <Total x={x(0)} width={bar} y={y(recorded)} label={formatUnits(recorded)} cut={!fromZero} />
      {drawn.map((step, index) => {
        const top = y(Math.max(step.from, step.to));
        const height = Math.max(1.5, Math.abs(y(step.from) - y(step.to)));
        const at = x(index + 1);
        return (
          <g key={step.key} className={`mark-${KINDS[step.kind].family}`}>
            <title>{`${KINDS[step.kind].word} ${formatSignedUnits(step.step)}`}</title>
            <line x1={at - (slot - bar)} x2={at} y1={y(step.from)} y2={y(step.from)} className="waterfall-link" />
            <rect x={at} width={bar} y={top} height={height} fill="currentColor" />
            <text x={at + bar / 2} y={top - 4} textAnchor="middle">
              {formatSignedUnits(step.step)}
            </text>
          </g>
        );
      })}
      <line x1={x(end) - (slot - bar)} x2={x(end)} y1={y(authoritative)} y2={y(authoritative)} className="waterfall-link" />
      <Total x={x(end)} width={bar} y={y(authoritative)} label={formatUnits(authoritative)} cut={!fromZero} />
    </svg>
  );
}

/** A bar from the ground; a cut one is drawn with a gap at its foot, since its length does not begin at zero. */
function Total({
  x,
  width,
  y,
  label,
  cut,
}: {
  readonly x: number;
  readonly width: number;
  readonly y: number;
  readonly label: string;
  readonly cut: boolean;
}) {
  return (
    <g className="waterfall-total">
      <rect x={x} width={width} y={y} height={Math.max(1.5, BOTTOM - y)} />
      {cut ? <path d={`M${x - 2} ${BOTTOM - 7}l${width / 2 + 2} 3 ${width / 2 + 2} -3`} className="waterfall-cut" /> : null}
      <text x={x + width / 2} y={y - 4} textAnchor="middle">
        {label}
      </text>
    </g>
  );
}
