import type { CheckScene } from './scene.ts';

/** One item of one transfer, as sent and as received; each side by the log that has most of it. Scaled units, unsigned. */
export interface Transfer {
  readonly reference: string;
  readonly item: number;
  readonly from: number;
  /** 0 where no log says. */
  readonly to: number;
  /** The system that sent it. */
  readonly system: number;
  readonly at: number;
  readonly sent: number;
  readonly received: number;
  readonly outRow: number;
  /** −1 where nothing arrived. */
  readonly inRow: number;
}

interface Side { readonly row: number; readonly bySystem: Map<number, number> }

/** The transfers that left a place by the cut-off, by reference and item, in the order in which they were first recorded. */
export function transfersOf(scene: CheckScene): readonly Transfer[] {
  const { events } = scene.facts;
  const out = new Map<string, Side>();
  const arrived = new Map<string, Side>();
  for (let row = 0; row < events.count; row += 1) {
    const type = scene.type(row);
    if ((type !== 'transfer_out' && type !== 'transfer_in') || !scene.counts(row)) continue;
    const reference = events.normalReference[row] ?? 0;
    if (reference === 0) continue;
    const key = `${reference}:${events.item[row] ?? 0}`;
    const sides = type === 'transfer_out' ? out : arrived;
    let side = sides.get(key);
    if (side === undefined) sides.set(key, side = { row, bySystem: new Map() });
    const system = events.system[row] ?? 0;
    side.bySystem.set(system, (side.bySystem.get(system) ?? 0) + Math.abs(events.quantity[row] ?? 0));
  }
  return [...out].map(([key, sent]) => {
    const received = arrived.get(key);
    const { row } = sent;
    return {
      reference: scene.facts.referenceText(events.reference[row] ?? 0), item: events.item[row] ?? 0, from: events.location[row] ?? 0,
      to: (scene.details.toLocation[row] ?? 0) || (received === undefined ? 0 : (events.location[received.row] ?? 0)),
      system: events.system[row] ?? 0, at: events.occurredAt[row] ?? 0,
      // Systems that tell of the same movement tell it each; a single log never tells it twice over unless it is wrong.
      sent: Math.min(...sent.bySystem.values()), received: received === undefined ? 0 : Math.max(...received.bySystem.values()),
      outRow: row, inRow: received?.row ?? -1,
    };
  });
}
