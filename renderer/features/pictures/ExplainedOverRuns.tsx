import type { ReactNode } from 'react';
import './pictures.css';

/** One run's two parts as they are drawn: sizes, none below zero. */
export interface RunParts {
  readonly key: number;
  /** Which run: its cut-off. */
  readonly label: string;
  /** Drawn upwards from the ground, and what is read of it. */
  readonly first: number;
  readonly firstText: string;
  /** Drawn on top of the first, or downwards from the ground. */
  readonly second: number;
  readonly secondText: string;
}

const WIDTH = 300;
const HEIGHT = 132;
const TOP = 16;
const GROUND = 108;
const SIDE = 10;
const WIDEST = 34;
const MOST = 12;
const LEAST = 2.5;

/**
 * Two figures over the runs as columns: the second on top of the first where together they make a whole, below the ground where they are
 * opposites. Told apart by hatching as well as by hue.
 */
export function ExplainedOverRuns({
  title,
  names,
  runs,
  door,
  opposites = false,
}: {
  readonly title: string;
  readonly names: readonly [first: string, second: string];
  readonly runs: readonly RunParts[];
  /** A figure of the last run, and the way to what it is made of. */
  readonly door: (run: RunParts, part: 'first' | 'second', words: string) => ReactNode;
  readonly opposites?: boolean;
}) {
  const shown = runs.slice(-MOST);
  const last = shown.at(-1);
  if (last === undefined) return null;
  const up = Math.max(...shown.map(({ first, second }) => (opposites ? first : first + second)));
  const down = opposites ? Math.max(...shown.map(({ second }) => second)) : 0;
  const scale = (GROUND - TOP) / (up + down || 1);
  const ground = up + down === 0 && opposites ? (TOP + GROUND) / 2 : TOP + up * scale;
  // What is there is seen, however little it is.
  const heightOf = (figure: number): number => (figure === 0 ? 0 : Math.max(LEAST, figure * scale));
  const step = (WIDTH - 2 * SIDE) / shown.length;
  const width = Math.min(WIDEST, step * 0.7);
  const ends = [SIDE, WIDTH - SIDE];
  const [first, second] = names;
  const told = shown.map((run) => `${run.label}: ${run.firstText} ${first}, ${run.secondText} ${second}`);
  return (
    <figure className="over-runs parts">
      <figcaption>{title}</figcaption>
      <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={`${title}. ${told.join('; ')}`}>
        <defs>
          <pattern id="run-hatch" width="4" height="4" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
            <rect width="4" height="4" className="parts-second" />
            <line x1="0" y1="0" x2="0" y2="4" className="parts-stroke" />
          </pattern>
        </defs>
        {shown.map((run, index) => {
          const x = SIDE + index * step + (step - width) / 2;
          const [high, low] = [heightOf(run.first), heightOf(run.second)];
          return (
            <g key={run.key}>
              <title>{told[index]}</title>
              <rect x={x} y={ground - high} width={width} height={high} className="parts-first" />
              <rect x={x} y={opposites ? ground : ground - high - low} width={width} height={low} fill="url(#run-hatch)" />
              {index === 0 || index === shown.length - 1 ? (
                <text x={ends[index === 0 ? 0 : 1]} y={HEIGHT - 4} textAnchor={index === 0 ? 'start' : 'end'}>
                  {run.label}
                </text>
              ) : null}
            </g>
          );
        })}
        <line x1="0" x2={WIDTH} y1={ground} y2={ground} className="picture-ground" />
      </svg>
      <p className="parts-key">
        <span className="parts-box first" aria-hidden="true" /> {door(last, 'first', `${last.firstText} ${first}`)}
        <span className="parts-box second" aria-hidden="true" /> {door(last, 'second', `${last.secondText} ${second}`)}
      </p>
    </figure>
  );
}
