import { useMemo } from 'react';
import type { SystemView } from '../../../src/contract/views.ts';
import { formatCount, formatCounted } from '../../ui/figures.ts';
import { formatMinutes } from '../../ui/moments.ts';
import { systemName } from '../vocabulary/systemNames.ts';
import { SYSTEM_KIND_WORDS } from '../vocabulary/words.ts';
import { layOut, type PlacedLink } from './layout.ts';
import type { Link, LinkHealth } from './links.ts';
import './handoffMap.css';

const WIDTH = 1000;
/** Drawn smaller than this its words could not be read; it is moved sideways instead. */
const SMALLEST = 0.85;

const HEALTH_WORDS: Readonly<Record<LinkHealth, string>> = {
  well: 'no misses',
  some: 'some misses',
  many: 'many misses',
  silent: 'never fired',
};

/** The systems and what goes from one to another, left to right. Arrows are buttons: pointed at or reached by Tab. */
export function HandoffMap({
  links,
  systems,
  picked,
  onPick,
}: {
  readonly links: readonly Link[];
  readonly systems: readonly SystemView[];
  readonly picked: { readonly from: string; readonly to: string } | null;
  readonly onPick: (link: Link) => void;
}) {
  const layout = useMemo(() => layOut(links.map((link) => ({ ...link, weight: link.events })), WIDTH), [links]);
  const most = Math.max(...links.map((link) => link.events), 1);
  return (
    <svg
      className="handoff-map"
      viewBox={`0 0 ${layout.width} ${layout.height}`}
      style={{ minWidth: layout.width * SMALLEST, maxWidth: layout.width * 1.25 }}
      role="group"
      aria-label="Handoff map: systems from left to right, an arrow for what goes from one to another"
    >
      {layout.links.map((placed) => (
        <Arrow
          key={`${placed.link.from} ${placed.link.to}`}
          placed={placed}
          width={2.5 + Math.sqrt(placed.link.events / most) * 9}
          isPicked={picked !== null && picked.from === placed.link.from && picked.to === placed.link.to}
          nameOf={(code) => systemName(systems, code)}
          onPick={onPick}
        />
      ))}
      {layout.systems.map(({ code, x, y, width, height }) => {
        const system = systems.find((each) => each.code === code);
        return (
          <g key={code} className={system?.isAuthority === true ? 'map-system map-authority' : 'map-system'}>
            <rect x={x} y={y} width={width} height={height} rx="5" />
            <foreignObject x={x + 4} y={y} width={width - 8} height={height}>
              <div className="map-system-words">
                <strong>{system?.name ?? code}</strong>
                {system === undefined ? null : (
                  <span>
                    {SYSTEM_KIND_WORDS[system.kind]}
                    {system.isAuthority ? ', authority' : ''}
                  </span>
                )}
              </div>
            </foreignObject>
          </g>
        );
      })}
    </svg>
  );
}

/** The inspector that opens beside the map leaves less of it: what was picked is to stay in sight. */
function bringIntoSight(arrow: SVGGElement | null): void {
  arrow?.querySelector('.map-label')?.scrollIntoView({ block: 'nearest', inline: 'center' });
}

function Arrow({
  placed: { link, points, label },
  width,
  isPicked,
  nameOf,
  onPick,
}: {
  readonly placed: PlacedLink<Link & { readonly weight: number }>;
  readonly width: number;
  readonly isPicked: boolean;
  readonly nameOf: (code: string) => string;
  readonly onPick: (link: Link) => void;
}) {
  const end = points.at(-1) ?? label;
  const before = points.at(-2) ?? label;
  const goesRight = end.x >= before.x;
  const head = 6 + width * 0.9;
  const tip = { x: end.x + (goesRight ? -1 : 1), y: end.y };
  const neck = { x: tip.x + (goesRight ? -head : head), y: end.y };
  const path = pathThrough([...points.slice(0, 1), label, ...points.slice(1, -1), neck]);
  const misses = link.exceptions === 0 ? HEALTH_WORDS[link.health] : formatCounted(link.exceptions, 'miss', 'misses');
  const p95 = link.p95 === null ? 'nothing arrived' : `p95 ${formatMinutes(link.p95)}`;
  const kinds = formatCounted(link.handoffs.length, 'kind');
  const inferred = link.declared ? '' : 'inferred, ';
  const figures = `${kinds} of event, ${formatCounted(link.events, 'event')}, ${p95}, ${misses}`;
  const told = `${nameOf(link.from)} to ${nameOf(link.to)}: ${inferred}${figures}`;
  return (
    <g
      className={`map-link map-${link.health} ${link.declared ? '' : 'map-inferred'}`}
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
      <title>{told}</title>
      <path d={path} className="map-catch" />
      <path d={path} className="map-line" style={{ strokeWidth: width }} />
      {link.declared ? null : <path d={path} className="map-hollow" style={{ strokeWidth: Math.max(1, width - 3) }} />}
      <path
        d={`M${tip.x} ${tip.y}L${neck.x} ${neck.y - head * 0.55}L${neck.x} ${neck.y + head * 0.55}Z`}
        className="map-head"
      />
      <g aria-hidden="true">
        <rect x={label.x - 62} y={label.y - 17} width="124" height="34" rx="4" className="map-label" />
        <text x={label.x} y={label.y - 3} textAnchor="middle" className="map-label-first">
          {p95} · {formatCount(link.events)}
        </text>
        <text x={label.x} y={label.y + 11} textAnchor="middle">
          {link.declared ? '' : 'inferred · '}
          {misses}
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
