/**
 * Where the systems and arrows of the handoff map are drawn: systems in columns from left to right, the way most events go, each
 * arrow with a place for its label where no other label stands. Pure; the same links give the same picture.
 */
import { columnsOf, leftToRight } from './columns.ts';

export interface LaidLink {
  readonly from: string;
  readonly to: string;
  readonly weight: number;
}

export interface PlacedSystem {
  readonly code: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface PlacedLink<L extends LaidLink> {
  readonly link: L;
  /** The points the arrow passes, from its source to its target; it is level at each of them. */
  readonly points: readonly { readonly x: number; readonly y: number }[];
  readonly label: { readonly x: number; readonly y: number };
}

export interface MapLayout<L extends LaidLink> {
  readonly width: number;
  readonly height: number;
  readonly systems: readonly PlacedSystem[];
  readonly links: readonly PlacedLink<L>[];
}

const SYSTEM_WIDTH = 124;
export const LABEL_WIDTH = 154;
const LEAST_GAP = LABEL_WIDTH + 18;
const PORT = 20;
const LABEL_HEIGHT = 36;
const APART = 26;
const MARGIN = 10;

/** What stands in a column: a system, or a link on its way past. */
interface Slot {
  readonly key: string;
  readonly column: number;
  readonly height: number;
  y: number;
}

interface Way<L> {
  readonly link: L;
  readonly slots: readonly Slot[];
}

/** Lays the links out in about `wanted` pixels of width and at most so many columns, wider where the columns need it. */
export function layOut<L extends LaidLink>(links: readonly L[], wanted: number, mostColumns: number): MapLayout<L> {
  const codes = leftToRight(links);
  const columnOf = columnsOf(codes, links, mostColumns);
  const columns = Math.max(0, ...columnOf.values()) + 1;
  const gap = columns < 2 ? 0 : Math.max(LEAST_GAP, (wanted - 2 * MARGIN - columns * SYSTEM_WIDTH) / (columns - 1));
  const slots = new Map<string, Slot>();
  for (const code of codes) {
    const ports = (side: 'from' | 'to'): number => links.filter((link) => link[side] === code).length;
    const height = Math.max(48, Math.max(ports('from'), ports('to'), sidePorts(code, links, columnOf, columns - 1)) * PORT + 12);
    slots.set(code, { key: code, column: columnOf.get(code) ?? 0, height, y: 0 });
  }
  const ways = links.map((link, index): Way<L> => {
    const from = slots.get(link.from);
    const to = slots.get(link.to);
    if (from === undefined || to === undefined) return { link, slots: [] };
    const step = to.column > from.column ? 1 : -1;
    const past: Slot[] = [];
    for (let column = from.column + step; column !== to.column && from.column !== to.column; column += step) {
      const slot = { key: `${index} ${column}`, column, height: LABEL_HEIGHT, y: 0 };
      slots.set(slot.key, slot);
      past.push(slot);
    }
    return { link, slots: [from, ...past, to] };
  });
  const height = stack([...slots.values()], ways, columns);
  const left = (slot: Slot): number => MARGIN + slot.column * (SYSTEM_WIDTH + gap);
  const placed = ways.filter((way) => way.slots.length > 1).map((way) => pointsOf(way, ways, { left, gap, last: columns - 1 }));
  spreadLabels(placed);
  const lowest = Math.max(height, ...placed.map(({ label }) => label.y + LABEL_HEIGHT / 2));
  const highest = Math.min(0, ...placed.map(({ label }) => label.y - LABEL_HEIGHT / 2));
  const shift = MARGIN - highest;
  return {
    width: 2 * MARGIN + columns * SYSTEM_WIDTH + (columns - 1) * gap,
    height: lowest - highest + 2 * MARGIN,
    systems: codes.flatMap((code) => {
      const slot = slots.get(code);
      return slot === undefined
        ? []
        : [{ code, x: left(slot), y: slot.y + shift, width: SYSTEM_WIDTH, height: slot.height }];
    }),
    links: placed.map(({ link, points, label }) => ({
      link,
      points: points.map((point) => ({ x: point.x, y: point.y + shift })),
      label: { x: label.x, y: label.y + shift },
    })),
  };
}

/** Whether an arrow to another column leaves on the right. One within a column goes round through the gap beside it. */
function isOnRight(column: number, other: number, last: number): boolean {
  return other > column || (other === column && column < last);
}

/** How many arrows touch a system on its busier side: what goes back leaves on the left and arrives on the right. */
function sidePorts(code: string, links: readonly LaidLink[], columnOf: ReadonlyMap<string, number>, last: number): number {
  const column = columnOf.get(code) ?? 0;
  const others = links.flatMap(({ from, to }) => (from === code ? [to] : to === code ? [from] : []));
  const right = others.filter((other) => isOnRight(column, columnOf.get(other) ?? 0, last)).length;
  return Math.max(right, others.length - right);
}

/** Orders each column by the middle of its neighbours and stacks it; the columns are centred on each other. Gives the height. */
function stack(slots: readonly Slot[], ways: readonly Way<LaidLink>[], columns: number): number {
  const byColumn = Array.from({ length: columns }, (_, column) => slots.filter((slot) => slot.column === column));
  const heightOf = (column: readonly Slot[]): number =>
    column.reduce((sum, slot) => sum + slot.height, 0) + Math.max(0, column.length - 1) * APART;
  const height = Math.max(...byColumn.map(heightOf), 0);
  const settle = (column: readonly Slot[]): void => {
    let y = (height - heightOf(column)) / 2;
    for (const slot of column) {
      slot.y = y;
      y += slot.height + APART;
    }
  };
  const middle = (slot: Slot): number => slot.y + slot.height / 2;
  const neighbours = (slot: Slot): number[] =>
    ways.flatMap((way) =>
      way.slots.flatMap((each, index) =>
        each === slot ? [way.slots[index - 1], way.slots[index + 1]].flatMap((other) => (other === undefined ? [] : [middle(other)])) : [],
      ),
    );
  byColumn.forEach(settle);
  for (let round = 0; round < 6; round += 1) {
    const order = round % 2 === 0 ? [...byColumn.keys()] : [...byColumn.keys()].reverse();
    for (const index of order) {
      const column = byColumn[index] ?? [];
      const wish = new Map(
        column.map((slot) => {
          const near = neighbours(slot);
          return [slot, near.length === 0 ? middle(slot) : near.reduce((sum, y) => sum + y, 0) / near.length] as const;
        }),
      );
      column.sort((a, b) => (wish.get(a) ?? 0) - (wish.get(b) ?? 0) || (a.key < b.key ? -1 : 1));
      settle(column);
    }
  }
  return height;
}

interface Sides {
  readonly left: (slot: Slot) => number;
  readonly gap: number;
  /** The last column. */
  readonly last: number;
}

/** The arrow's way from port to port, with its label in the middle of its first stretch. */
function pointsOf<L extends LaidLink>(
  way: Way<L>,
  ways: readonly Way<L>[],
  { left, gap, last }: Sides,
): { link: L; points: { x: number; y: number }[]; label: { x: number; y: number } } {
  const points: { x: number; y: number }[] = [];
  way.slots.forEach((slot, index) => {
    const next = way.slots[index + 1];
    const before = way.slots[index - 1];
    const goesRight = (next?.column ?? slot.column) > (before?.column ?? slot.column);
    const isEnd = before === undefined || next === undefined;
    if (isEnd) {
      const onRight = isOnRight(slot.column, (next ?? before ?? slot).column, last);
      points.push({ x: left(slot) + (onRight ? SYSTEM_WIDTH : 0), y: portOf(way, slot, next === undefined, onRight, ways, last) });
      return;
    }
    const y = slot.y + slot.height / 2;
    const near = { x: left(slot), y };
    const far = { x: left(slot) + SYSTEM_WIDTH, y };
    points.push(...(goesRight ? [near, far] : [far, near]));
  });
  const [first = { x: 0, y: 0 }, second = first] = points;
  const [from] = way.slots;
  const aside = from?.column === way.slots[1]?.column ? (from?.column === last ? -gap : gap) : 0;
  const label = { x: (first.x + second.x + aside) / 2, y: (first.y + second.y) / 2 };
  return { link: way.link, points, label };
}

/** Ports of one side of a system stand in the order of what they lead to. */
function portOf<L extends LaidLink>(
  way: Way<L>, slot: Slot, arrives: boolean, onRight: boolean, ways: readonly Way<L>[], last: number,
): number {
  const ends = ways
    .flatMap((each) => {
      const first = each.slots[0];
      const end = each.slots.at(-1);
      if (first === slot) return [{ each, next: each.slots[1] ?? slot, leaves: true }];
      return end === slot ? [{ each, next: each.slots.at(-2) ?? slot, leaves: false }] : [];
    })
    .filter(({ next }) => isOnRight(slot.column, next.column, last) === onRight)
    // To and fro between the same two stand in one order on both sides, so that they do not cross.
    .sort(
      (a, b) =>
        a.next.y - b.next.y ||
        (Number(a.leaves) - Number(b.leaves)) * (onRight ? 1 : -1) ||
        (a.next.key < b.next.key ? -1 : 1),
    );
  const index = Math.max(0, ends.findIndex(({ each, leaves }) => each === way && leaves !== arrives));
  return slot.y + (slot.height * (index + 1)) / (Math.max(ends.length, 1) + 1);
}

/** Labels of one gap keep a label's height apart, in the order in which they stand. */
function spreadLabels(placed: readonly { readonly label: { x: number; y: number } }[]): void {
  const gaps = new Map<number, { x: number; y: number }[]>();
  for (const { label } of placed) gaps.set(Math.round(label.x), [...(gaps.get(Math.round(label.x)) ?? []), label]);
  for (const labels of gaps.values()) {
    labels.sort((a, b) => a.y - b.y);
    const middle = labels.reduce((sum, { y }) => sum + y, 0) / labels.length;
    labels.forEach((label, index) => {
      const before = labels[index - 1];
      if (before !== undefined) label.y = Math.max(label.y, before.y + LABEL_HEIGHT + 4);
    });
    const moved = labels.reduce((sum, { y }) => sum + y, 0) / labels.length;
    for (const label of labels) label.y -= moved - middle;
  }
}
