import type { OpenRecords } from '../openRecords.ts';

interface Pair {
  readonly source: number;
  readonly target: number;
}

/**
 * Joins the pairs of records of one number, item and place. They are of one event; but where the order has the item on two lines, each
 * source leads what answers *it*, so that a handoff without references still finds what becomes of the other: an equal record first, of
 * the same line where lines are told, then what is left to what is left.
 */
export function linkLines(open: OpenRecords, forEachPair: (use: (source: number, target: number) => void) => void): void {
  const pairs: Pair[] = [];
  forEachPair((source, target) => { pairs.push({ source, target }); });
  const first = pairs[0];
  if (first === undefined) return;
  const link = ({ source, target }: Pair): void => { open.link(source, target, 'learned_reference'); };
  if (pairs.every(({ source }) => source === first.source)) {
    for (const pair of pairs) link(pair);
    return;
  }
  const { quantity, orderLine } = open.scene.facts.events;
  const equalOf = new Map<number, number>();
  const isEqual = ({ source, target }: Pair): boolean => quantity[source] === quantity[target];
  const isOfLine = ({ source, target }: Pair): boolean => orderLine[source] !== 0 && orderLine[source] === orderLine[target];
  for (const pair of [...pairs.filter(isOfLine), ...pairs]) {
    if (!isEqual(pair) || equalOf.has(pair.source) || equalOf.has(pair.target)) continue;
    equalOf.set(pair.source, pair.target);
    equalOf.set(pair.target, pair.source);
  }
  const rest = pairs.filter(({ source, target }) => !equalOf.has(source) && !equalOf.has(target));
  // What has an equal is taken up with it; a second record of the same quantity is one too many of the same.
  const metQuantities = new Set([...equalOf.keys()].map((row) => quantity[row]));
  const isLeft = new Set(rest.flatMap(({ source, target }) => [source, target]));
  const hasLine = new Set(rest.filter(isOfLine).flatMap(({ source, target }) => [source, target]));
  for (const pair of pairs) {
    const { source, target } = pair;
    const areEqual = equalOf.get(source) === target;
    const isOfRest = isLeft.has(source) && isLeft.has(target) && (isOfLine(pair) || (!hasLine.has(source) && !hasLine.has(target)));
    const isBeside = !isLeft.has(source) && !isLeft.has(target) && !(equalOf.has(source) && equalOf.has(target))
      && metQuantities.has(quantity[equalOf.has(source) ? target : source]);
    if (areEqual || isOfRest || isBeside) link(pair);
    else open.join(source, target, 'learned_reference');
  }
}
