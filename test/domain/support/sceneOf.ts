import { CheckScene } from '../../../src/domain/checks/scene.ts';
import type { MeasuredHandoff, OrderFact, PlaceFact } from '../../../src/domain/checks/scene.ts';
import type { Check, CheckOutcome, ParameterValues } from '../../../src/domain/checks/check.ts';
import { toUnits } from '../../../src/domain/quantity.ts';
import { factsOf } from './factsOf.ts';
import type { EventLine, Example } from './factsOf.ts';

export interface SceneLine extends EventLine {
  readonly actor?: string;
  readonly reason?: string;
  readonly to?: string;
}

export interface SceneExample extends Omit<Example, 'events'> {
  readonly events?: readonly SceneLine[];
  readonly orders?: readonly Partial<OrderFact>[];
  readonly latencies?: readonly MeasuredHandoff[];
  readonly places?: Readonly<Record<string, Partial<PlaceFact>>>;
}

/** A scene from a few readable lines; see `factsOf`. */
export function sceneOf(example: SceneExample): CheckScene {
  const events = example.events ?? [];
  const facts = factsOf(example);
  const words: string[] = [''];
  const wordId = (text: string | undefined): number => {
    if (text === undefined) return 0;
    const known = words.indexOf(text);
    return known >= 0 ? known : words.push(text) - 1;
  };
  return new CheckScene({
    facts,
    details: {
      toLocation: Int32Array.from(events, ({ to }) => (to === undefined ? 0 : facts.locations.code.indexOf(to))),
      actor: Int32Array.from(events, ({ actor }) => wordId(actor)),
      reason: Int32Array.from(events, ({ reason }) => wordId(reason)),
    },
    latencies: example.latencies ?? [],
    orders: (example.orders ?? []).map((order, index) => ({
      id: index + 1, reference: 'SO1', item: 1, location: 1, quantity: 10_000, state: 'open', at: facts.cutoff, system: 1, ...order,
    })),
    places: facts.locations.code.map((code) => ({ name: code, type: '', pool: '', ...example.places?.[code] })),
    word: (id) => words[id] ?? '',
  });
}

/** What a check finds in an example, a line a finding: item, place, units, sentence. */
export function lookedAt(
  check: Check, example: SceneExample, parameters: ParameterValues = {},
): CheckOutcome & { readonly lines: readonly string[] } {
  const scene = sceneOf(example);
  const found = check.look(scene, parameters);
  return {
    ...found,
    lines: found.findings.map(({ item, location, quantity, sentence }) => {
      const what = item === 0 ? '*' : scene.itemCode(item);
      const where = location === 0 ? '*' : scene.locationCode(location);
      return `${what} @ ${where} ${toUnits(quantity)}: ${sentence}`;
    }),
  };
}
