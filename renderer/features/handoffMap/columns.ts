/** In which column of the handoff map each system stands. Pure; the same links give the same columns, in whatever order they come. */
import type { LaidLink } from './layout.ts';

/** Systems in an order in which as little as can be goes backwards: always the one that gives most and takes least next. */
export function leftToRight(links: readonly LaidLink[]): readonly string[] {
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

/** At most so many columns: each system one right of all that hand over to it, and as near to those it hands over to as that allows. */
export function columnsOf(codes: readonly string[], links: readonly LaidLink[], most: number): ReadonlyMap<string, number> {
  const free = freeColumnsOf(codes, links);
  return Math.max(0, ...free.values()) < most ? free : pressed(codes, links, free, most);
}

function freeColumnsOf(codes: readonly string[], links: readonly LaidLink[]): ReadonlyMap<string, number> {
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

/** What is avoided where there is less room than the links would take, the worst first; figures of ours. */
const SAME_COLUMN = 3;
const A_COLUMN_PAST = 1.5;
const BACKWARDS = 1;
const CROWDED = 0.15;
/** Less than this is what adding fractions in another order comes to. */
const LEAST = 1e-6;

/** Presses the columns together, as they run and the other way round, and takes what becomes the simpler picture. */
function pressed(
  codes: readonly string[], links: readonly LaidLink[], free: ReadonlyMap<string, number>, most: number,
): ReadonlyMap<string, number> {
  const last = Math.max(...free.values());
  const as = new Map(codes.map((code) => [code, Math.round(((free.get(code) ?? 0) * (most - 1)) / last)] as const));
  const turned = new Map([...as].map(([code, column]) => [code, most - 1 - column] as const));
  const [one, other] = [simplified(codes, links, as, most), simplified(codes, links, turned, most)];
  return withoutEmpty(other.cost < one.cost - LEAST ? other.columns : one.columns);
}

/** Moves systems one by one for as long as the picture becomes simpler by it. */
function simplified(
  codes: readonly string[], links: readonly LaidLink[], start: ReadonlyMap<string, number>, most: number,
): { readonly columns: ReadonlyMap<string, number>; readonly cost: number } {
  const columns = new Map(start);
  const of = (code: string): number => columns.get(code) ?? 0;
  const cost = (): number => {
    const sizes = Array.from({ length: most }, (_, column) => codes.filter((code) => of(code) === column).length);
    return sizes.reduce((sum, size) => sum + size * size * CROWDED, 0) + links.reduce((sum, { from, to }) => {
      const by = of(to) - of(from);
      return sum + (by === 0 ? SAME_COLUMN : (Math.abs(by) - 1) * A_COLUMN_PAST + (by < 0 ? BACKWARDS : 0));
    }, 0);
  };
  let best = cost();
  for (let moved = true; moved;) {
    moved = false;
    for (const code of codes) {
      for (let column = 0; column < most; column += 1) {
        const stood = of(code);
        columns.set(code, column);
        const found = cost();
        if (found < best - LEAST) {
          best = found;
          moved = true;
        } else columns.set(code, stood);
      }
    }
  }
  return { columns, cost: best };
}

function withoutEmpty(columns: ReadonlyMap<string, number>): ReadonlyMap<string, number> {
  const used = [...new Set(columns.values())].sort((a, b) => a - b);
  return new Map([...columns].map(([code, column]) => [code, used.indexOf(column)] as const));
}
