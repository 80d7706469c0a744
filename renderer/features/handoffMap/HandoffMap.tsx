import { useMemo } from 'react';
import type { SystemView } from '../../../src/contract/views.ts';
import { usePixelWidth } from '../../ui/usePixelWidth.ts';
import { systemName } from '../vocabulary/systemNames.ts';
import { SYSTEM_KIND_WORDS } from '../vocabulary/words.ts';
import { Label, Way } from './Arrow.tsx';
import { layOut } from './layout.ts';
import type { Link } from './links.ts';
import './handoffMap.css';

/** Drawn smaller than this its words could not be read; it is moved sideways instead. */
const SMALLEST = 0.85;

/**
 * Columns that have room beside an inspector. By the window and not by what the picture has at the moment: systems must not change
 * places because an arrow was picked.
 */
function mostColumns(): number {
  return window.innerWidth < 800 ? 2 : window.innerWidth < 1680 ? 3 : 4;
}

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
  const [measure, width] = usePixelWidth<HTMLDivElement>();
  const columns = mostColumns();
  const layout = useMemo(
    () => layOut(links.map((link) => ({ ...link, weight: link.events })), width, columns),
    [columns, links, width],
  );
  const most = Math.max(...links.map((link) => link.events), 1);
  const isPicked = (link: Link): boolean => picked !== null && picked.from === link.from && picked.to === link.to;
  const nameOf = (code: string): string => systemName(systems, code);
  return (
    <div className="map-picture" ref={measure}>
      <svg
        className={links.some(isPicked) ? 'handoff-map has-picked' : 'handoff-map'}
        viewBox={`0 0 ${layout.width} ${layout.height}`}
        style={{ minWidth: layout.width * SMALLEST, maxWidth: layout.width }}
        role="group"
        aria-label="Handoff map: systems from left to right, an arrow for what goes from one to another"
      >
        {layout.links.map((placed) => (
          <Way
            key={keyOf(placed.link)}
            placed={placed}
            width={2.5 + Math.sqrt(placed.link.events / most) * 9}
            isPicked={isPicked(placed.link)}
            onPick={onPick}
          />
        ))}
        {layout.systems.map(({ code, x, y, width: wide, height }) => {
          const system = systems.find((each) => each.code === code);
          return (
            <g key={code} className={system?.isAuthority === true ? 'map-system map-authority' : 'map-system'}>
              <rect x={x} y={y} width={wide} height={height} rx="5" />
              <foreignObject x={x + 4} y={y} width={wide - 8} height={height}>
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
        {layout.links.map(({ link, label }) => (
          <Label key={keyOf(link)} link={link} at={label} isPicked={isPicked(link)} nameOf={nameOf} onPick={onPick} />
        ))}
      </svg>
    </div>
  );
}

function keyOf({ from, to }: Link): string {
  return `${from} ${to}`;
}
