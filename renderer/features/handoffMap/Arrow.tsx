import { formatCount, formatCounted } from '../../ui/figures.ts';
import { formatMinutes } from '../../ui/moments.ts';
import { LABEL_WIDTH, type PlacedLink } from './layout.ts';
import type { Link, LinkHealth } from './links.ts';

/** What of a mechanism is drawn; the rest is heard, and seen in the inspector. */
const MECHANISM_LENGTH = 16;

const HEALTH_WORDS: Readonly<Record<LinkHealth, string>> = {
  well: 'no misses',
  some: 'some misses',
  many: 'many misses',
  silent: 'never fired',
};

function classOf(name: string, { health, declared }: Link, isPicked: boolean): string {
  return [name, `map-${health}`, ...(declared ? [] : ['map-inferred']), ...(isPicked ? ['map-picked'] : [])].join(' ');
}

/** The line of an arrow, below all labels. The pointer may take it; keys and ears take its label. */
export function Way({
  placed: { link, points, label },
  width,
  isPicked,
  onPick,
}: {
  readonly placed: PlacedLink<Link & { readonly weight: number }>;
  readonly width: number;
  readonly isPicked: boolean;
  readonly onPick: (link: Link) => void;
}) {
  const end = points.at(-1) ?? label;
  const before = (points.length > 2 ? points.at(-2) : undefined) ?? label;
  const goesRight = end.x >= before.x;
  const head = 6 + width * 0.9;
  const tip = { x: end.x + (goesRight ? -1 : 1), y: end.y };
  const neck = { x: tip.x + (goesRight ? -head : head), y: end.y };
  const path = pathThrough([...points.slice(0, 1), label, ...points.slice(1, -1), neck]);
  return (
    <g className={classOf('map-way', link, isPicked)} aria-hidden="true" onClick={() => onPick(link)}>
      <path d={path} className="map-catch" />
      <path d={path} className="map-line" style={{ strokeWidth: width }} />
      {link.declared ? null : <path d={path} className="map-hollow" style={{ strokeWidth: Math.max(1, width - 3) }} />}
      <path
        d={`M${tip.x} ${tip.y}L${neck.x} ${neck.y - head * 0.55}L${neck.x} ${neck.y + head * 0.55}Z`}
        className="map-head"
      />
    </g>
  );
}

/** The inspector that opens beside the map leaves less of it: what was picked is to stay in sight. */
function bringIntoSight(arrow: SVGGElement | null): void {
  arrow?.querySelector('.map-label')?.scrollIntoView({ block: 'nearest', inline: 'center' });
}

/** What is written on an arrow: how it travels, how much and how well. It is the arrow's button. */
export function Label({
  link,
  at,
  isPicked,
  nameOf,
  onPick,
}: {
  readonly link: Link;
  readonly at: { readonly x: number; readonly y: number };
  readonly isPicked: boolean;
  readonly nameOf: (code: string) => string;
  readonly onPick: (link: Link) => void;
}) {
  const misses = link.exceptions === 0 ? HEALTH_WORDS[link.health] : formatCounted(link.exceptions, 'miss', 'misses');
  const p95 = link.p95 === null ? 'nothing arrived' : `p95 ${formatMinutes(link.p95)}`;
  const kinds = formatCounted(link.handoffs.length, 'kind');
  const how = link.mechanisms.join(', ');
  const cut = how.length > MECHANISM_LENGTH ? `${how.slice(0, MECHANISM_LENGTH - 1)}…` : how;
  const told = [
    ...(link.declared ? [] : ['inferred']), `${kinds} of event`, ...(how === '' ? [] : [`by ${how}`]),
    formatCounted(link.events, 'event'), p95, misses,
  ].join(', ');
  return (
    <g
      className={classOf('map-link', link, isPicked)}
      role="button"
      tabIndex={0}
      data-link={`${link.from}>${link.to}`}
      aria-pressed={isPicked}
      ref={isPicked ? bringIntoSight : null}
      onClick={() => onPick(link)}
      onKeyDown={(event) => {
        if (event.key !== 'Enter' && event.key !== ' ') return;
        event.preventDefault();
        onPick(link);
      }}
    >
      <title>{`${nameOf(link.from)} to ${nameOf(link.to)}: ${told}`}</title>
      <g aria-hidden="true">
        <rect x={at.x - LABEL_WIDTH / 2} y={at.y - 17} width={LABEL_WIDTH} height="34" rx="4" className="map-label" />
        <text x={at.x} y={at.y - 3} textAnchor="middle" className="map-label-first">
          {[...(link.declared ? [] : ['inferred']), ...(cut === '' ? [] : [cut]), formatCount(link.events)].join(' · ')}
        </text>
        <text x={at.x} y={at.y + 11} textAnchor="middle">
          {p95} · {misses}
        </text>
      </g>
    </g>
  );
}

/** A line that is level at each of its points. */
function pathThrough(points: readonly { readonly x: number; readonly y: number }[]): string {
  return points
    .map((point, index) => {
      const before = points[index - 1];
      if (before === undefined) return `M${point.x.toFixed(1)} ${point.y.toFixed(1)}`;
      const half = ((before.x + point.x) / 2).toFixed(1);
      return `C${half} ${before.y.toFixed(1)} ${half} ${point.y.toFixed(1)} ${point.x.toFixed(1)} ${point.y.toFixed(1)}`;
    })
    .join('');
}
