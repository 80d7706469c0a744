import type { EventCase } from './eventCase.ts';
import type { LocalFinding } from './judgement.ts';
import type { LocalPlan } from './handoffPlan.ts';
import type { Scene } from './scene.ts';

/** A record that its system booked only after its figure was read. */
export interface Unread {
  readonly kind: 'unread';
  readonly system: number;
  readonly row: number;
}

/**
 * A part of what a system's figure holds too much (+) or too little (−) of one physical event, scaled, and its cause: a finding,
 * or merely that the figure was not read at the cut-off and the record was booked in between.
 */
export interface Deviation {
  readonly cause: LocalFinding | Unread;
  readonly quantity: number;
}

/**
 * A system's deviation from the original, part by part. The parts add up to exactly: its records inside its figure − the
 * originals booked up to the cut-off.
 */
export function deviationsOf(system: number, event: EventCase, plan: LocalPlan, scene: Scene, readAt: number): Deviation[] {
  const { judgement } = event;
  const parts: Deviation[] = [];
  const represented = new Set<number>();
  const twice = partsToldTwice(system, event);
  for (const row of event.recordsOf.get(system) ?? []) {
    const isInFigure = scene.bookedAt(row) <= readAt;
    const beyond = judgement.beyond.get(row);
    if (beyond !== undefined) {
      if (isInFigure) parts.push({ cause: beyond, quantity: scene.quantity(row) });
      continue;
    }
    const originals = event.originalsOf.get(row);
    if (originals === undefined) {
      // Booked after the cut-off and therefore not judged, but the figure was read later still.
      if (isInFigure && scene.bookedAt(row) > scene.facts.cutoff) {
        parts.push({ cause: { kind: 'unread', system, row }, quantity: scene.quantity(row) });
      }
      continue;
    }
    for (const original of originals) represented.add(original);
    const worth = twice.has(row) ? 0 : judgement.standsFor.get(row) ?? 0;
    const reasons = judgement.differs.get(row) ?? [];
    const timing = reasons.find((reason) => reason.quantity === 0)?.finding;
    if (!isInFigure) {
      if (worth !== 0) parts.push({ cause: lateness(timing) ?? { kind: 'unread', system, row }, quantity: 0 - worth });
      continue;
    }
    let rest = scene.quantity(row) - worth;
    for (const reason of reasons) {
      if (reason.quantity === 0) continue;
      parts.push({ cause: reason.finding, quantity: reason.quantity });
      rest -= reason.quantity;
    }
    if (rest === 0) continue;
    if (twice.has(row) && parts.length > 0 && reasons.some(({ quantity }) => quantity !== 0)) {
      const last = parts[parts.length - 1] as Deviation;
      parts[parts.length - 1] = { cause: last.cause, quantity: last.quantity + rest };
    } else if (timing !== undefined) parts.push({ cause: timing, quantity: rest });
    // The figure was read after the cut-off and already holds what was booked in between.
    else if (scene.bookedAt(row) > scene.facts.cutoff) parts.push({ cause: { kind: 'unread', system, row }, quantity: rest });
  }
  for (const original of event.originals) addAbsences(original, represented, parts, { system, event, plan });
  return parts;
}

/** Records that stand for a part of what another record of the system stands for as a whole: they are worth nothing beside it. */
function partsToldTwice(system: number, { parts, recordsOf, originalsOf, judgement }: EventCase): ReadonlySet<number> {
  const twice = new Set<number>();
  if (parts.size === 0) return twice;
  const own = (recordsOf.get(system) ?? []).filter((row) => !judgement.beyond.has(row));
  const wholes = new Set(own.flatMap((row) => [...originalsOf.get(row) ?? []]).filter((original) => parts.has(original)));
  const told = new Set([...wholes].flatMap((whole) => parts.get(whole) ?? []));
  for (const row of own) {
    const originals = [...originalsOf.get(row) ?? []];
    if (originals.length > 0 && originals.every((original) => told.has(original) && !wholes.has(original))) twice.add(row);
  }
  return twice;
}

/** An original that no record of the system stands for is absent; one that was split is absent part by part. */
function addAbsences(
  original: number, represented: ReadonlySet<number>, into: Deviation[],
  at: { readonly system: number; readonly event: EventCase; readonly plan: LocalPlan },
): void {
  const worth = at.event.judgement.standsFor.get(original) ?? 0;
  if (worth === 0 || represented.has(original)) return;
  const pieces = at.event.parts.get(original);
  if (pieces?.some((piece) => represented.has(piece) || at.event.judgement.isAbsent(at.system, piece) !== undefined) === true) {
    for (const piece of pieces) addAbsences(piece, represented, into, at);
    return;
  }
  const cause = absenceOf(at.system, original, at.event, at.plan, new Set());
  if (cause !== undefined) into.push({ cause, quantity: 0 - worth });
}

/** Being early is no reason for not being in a figure yet. */
function lateness(timing: LocalFinding | undefined): LocalFinding | undefined {
  return timing?.kind === 'late_event' || timing?.kind === 'in_flight' ? timing : undefined;
}

/** Why a system has no record of an original: its own handoff failed, or one further up did. */
function absenceOf(system: number, original: number, event: EventCase, plan: LocalPlan, seen: Set<number>): LocalFinding | undefined {
  const own = event.judgement.isAbsent(system, original);
  if (own !== undefined || seen.has(system)) return own;
  seen.add(system);
  for (const handoff of plan.handoffs) {
    if (handoff.to !== system) continue;
    const upstream = absenceOf(handoff.from, original, event, plan, seen);
    if (upstream !== undefined) return upstream;
  }
  return undefined;
}

/**
 * Two systems' deviations set against each other: recorded − authoritative, part by part. What both share cancels: one
 * fault upstream that reached both, and records neither figure had taken in yet.
 */
export function difference(recorded: readonly Deviation[], authoritative: readonly Deviation[]): readonly Deviation[] {
  const net = new Map<Deviation['cause'], number>();
  for (const part of recorded) net.set(part.cause, (net.get(part.cause) ?? 0) + part.quantity);
  for (const part of authoritative) net.set(part.cause, (net.get(part.cause) ?? 0) - part.quantity);
  const parts = [...net].filter(([, quantity]) => quantity !== 0).map(([cause, quantity]) => ({ cause, quantity }));
  return withoutOpposites(parts);
}

/** Drops pairs of timing parts of opposite quantity: the same units, unread or under way on both sides. */
function withoutOpposites(parts: readonly Deviation[]): readonly Deviation[] {
  const waiting = new Map<number, Deviation[]>();
  const dropped = new Set<Deviation>();
  for (const part of parts) {
    if (!isTiming(part)) continue;
    const opposite = waiting.get(0 - part.quantity)?.shift();
    if (opposite !== undefined) {
      dropped.add(opposite).add(part);
      continue;
    }
    const list = waiting.get(part.quantity);
    if (list === undefined) waiting.set(part.quantity, [part]);
    else list.push(part);
  }
  return dropped.size === 0 ? parts : parts.filter((part) => !dropped.has(part));
}

function isTiming(part: Deviation): boolean {
  return part.cause.kind === 'unread' || part.cause.kind === 'in_flight';
}
