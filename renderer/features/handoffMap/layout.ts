/**
 * Where the systems and arrows of the handoff map are drawn: systems in columns from left to right, the way most events go, each
 * arrow with a place for its label where no other label stands. Pure; the same links give the same picture.
 */
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

const SYSTEM_WIDTH = 132;
const LEAST_GAP = 164;
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

/** Lays the links out in about `wanted` pixels of width, wider where the columns need it. */
export function layOut<L extends LaidLink>(links: readonly L[], wanted: number): MapLayout<L> {
  const codes = leftToRight(links);
  const columnOf = columnsOf(codes, links);
  const columns = Math.max(0, ...columnOf.values()) + 1;
  const gap = columns < 2 ? 0 : Math.max(LEAST_GAP, (wanted - 2 * MARGIN - columns * SYSTEM_WIDTH) / (columns - 1));
  const slots = new Map<string, Slot>();
  for (const code of codes) {
    const ports = (side: 'from' | 'to'): number => links.filter((link) => link[side] === code).length;
    const height = Math.max(48, Math.max(ports('from'), ports('to'), sidePorts(code, links, columnOf)) * PORT + 12);
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
  const placed = ways.filter((way) => way.slots.length > 1).map((way) => pointsOf(way, ways, left));
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

/** Systems in an order in which as little as can be goes backwards: always the one that gives most and takes least next. */
function leftToRight(links: readonly LaidLink[]): readonly string[] {
  const waiting = [...new Set(links.flatMap(({ from, to }) => [from, to]))].sort();
  const ordered: string[] = [];
  while (waiting.length > 0) {
    const among = links.filter(({ from, to }) => waiting.includes(from) && waiting.includes(to));
    const balance = (code: string): number =>
      among.reduce((sum, { from, to, weight }) => sum + (from === code ? weight + 1 : 0) - (to === code ? weight + 1 : 0), 0);
    const free = waiting.filter((code) => !among.some(({ to }) => to === code));
    const best = (free.length > 0 ? free : waiting).reduce((most, code) => (balance(code) > balance(most) ? code : most));
    ordered.push(best);
    waiting.splice(waiting.indexOf(best), 1);
  }
  return ordered;
}

/** Each system one column right of all that hand over to it, and as near to those it hands over to as that allows. */
function columnsOf(codes: readonly string[], links: readonly LaidLink[]): ReadonlyMap<string, number> {
  const place = new Map(codes.map((code, index) => [code, index] as const));
  const forward = links.filter(({ from, to }) => (place.get(from) ?? 0) < (place.get(to) ?? 0));
  const columns = new Map<string, number>();
  for (const code of codes) {
    const before = forward.filter(({ to }) => to === code).map(({ from }) => (columns.get(from) ?? 0) + 1);
    columns.set(code, Math.max(0, ...before));
  }
  for (const code of [...codes].reverse()) {
    const after = forward.filter(({ from }) => from === code).map(({ to }) => (columns.get(to) ?? 0) - 1);
    if (after.length > 0) columns.set(code, Math.min(...after));
  }
  return columns;
}

/** How many arrows touch a system on its busier side: what goes back leaves on the left and arrives on the right. */
function sidePorts(code: string, links: readonly LaidLink[], columnOf: ReadonlyMap<string, number>): number {
  const column = columnOf.get(code) ?? 0;
  const others = links.flatMap(({ from, to }) => (from === code ? [to] : to === code ? [from] : []));
  const right = others.filter((other) => (columnOf.get(other) ?? 0) > column).length;
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

/** The arrow's way from port to port, with its label in the middle of its first stretch. */
function pointsOf<L extends LaidLink>(
  way: Way<L>,
  ways: readonly Way<L>[],
  left: (slot: Slot) => number,
): { link: L; points: { x: number; y: number }[]; label: { x: number; y: number } } {
  const points: { x: number; y: number }[] = [];
  way.slots.forEach((slot, index) => {
    const next = way.slots[index + 1];
    const before = way.slots[index - 1];
    const goesRight = (next?.column ?? slot.column) > (before?.column ?? slot.column);
    const isEnd = before === undefined || next === undefined;
    if (isEnd) {
      const other = next ?? before ?? slot;
      const onRight = other.column > slot.column || (other.column === slot.column && next !== undefined);
      points.push({ x: left(slot) + (onRight ? SYSTEM_WIDTH : 0), y: portOf(way, slot, other, onRight, ways) });
      return;
    }
    const y = slot.y + slot.height / 2;
    const near = { x: left(slot), y };
    const far = { x: left(slot) + SYSTEM_WIDTH, y };
    points.push(...(goesRight ? [near, far] : [far, near]));
  });
  const [first = { x: 0, y: 0 }, second = first] = points;
  const label = { x: (first.x + second.x) / 2, y: (first.y + second.y) / 2 };
  return { link: way.link, points, label };
}

/** Ports of one side of a system stand in the order of what they lead to. */
function portOf<L extends LaidLink>(way: Way<L>, slot: Slot, other: Slot, onRight: boolean, ways: readonly Way<L>[]): number {
  const ends = ways
    .flatMap((each) => {
      const first = each.slots[0];
      const last = each.slots.at(-1);
      if (first === slot) return [{ each, next: each.slots[1] ?? slot, leaves: true }];
      return last === slot ? [{ each, next: each.slots.at(-2) ?? slot, leaves: false }] : [];
    })
    .filter(({ next }) => (onRight ? next.column > slot.column || next === slot : next.column < slot.column))
    // To and fro between the same two stand in one order on both sides, so that they do not cross.
    .sort(
      (a, b) =>
        a.next.y - b.next.y ||
        (Number(a.leaves) - Number(b.leaves)) * (onRight ? 1 : -1) ||
        (a.next.key < b.next.key ? -1 : 1),
    );
  const index = Math.max(0, ends.findIndex(({ each, next }) => each === way && next === other));
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
