import type { z } from 'zod';
import { CALLS, type CallName, type Outcome } from '../../src/contract/calls.ts';
import { ENGINE_COMMANDS, type EngineCommandInput, type EngineCommandName } from '../../src/contract/engineCommands.ts';
import { ProblemError, fail } from '../../src/domain/problem.ts';
import type { ProblemCode } from '../../src/domain/problem.ts';
import type { Engine } from '../../src/engine/engine.ts';
import type { Task } from '../../src/ports.ts';
import { LongTask } from '../node/longTask.ts';
import type { FromEngine, ToEngine } from '../wire/engineMessages.ts';
import { isCallName, parse, parseInput } from '../wire/envelopes.ts';
import { outcomeOf } from '../wire/outcomes.ts';

type Commands = {
  [N in Exclude<EngineCommandName, 'person'>]: (engine: Engine, input: EngineCommandInput<N>, task: Task) => Promise<unknown>;
};

const COMMANDS: Commands = {
  importFolder: (engine, { folder }, task) => indexed(engine, checked(engine, engine.importFolder(folder, task), task), task),
  importChosen: (engine, { files }, task) => indexed(engine, checked(engine, engine.importChosen(files, task), task), task),
  importSample: (engine, _input, task) => indexed(engine, checked(engine, engine.importSample(task), task), task),
  addFiles: (engine, { files }, task) => indexed(engine, engine.addFiles(files, task), task),
  writeRejects: (engine, { file, of }, task) => engine.writeRejects(file, of, task),
  openFile: (engine, { file, readOnly, password }, task) =>
    indexed(engine, engine.openFile(file, task, { readOnly: readOnly === true, password }), task),
  earlierSaves: (engine, { file, password }, task) => engine.earlierSaves(file, task, password),
  openEarlier: (engine, { file, going, password }, task) => indexed(engine, engine.openEarlier(file, going, task, password), task),
  salvage: async (engine, { file, into, ...wish }, task) => ({ bytes: (await engine.salvage(file, into, wish, task)).bytes }),
  rollForward: (engine, { folder, ...wish }, task) => indexed(engine, engine.rollForward(folder, wish, task), task),
  writeReviewCopy: (engine, { file, ...wish }, task) => engine.writeReviewCopy(file, wish, task),
  attach: (engine, { file, ...attaching }, task) => engine.attach(file, attaching, task),
  seal: (engine, wish, task) => engine.seal(wish, task),
  writeAttachment: (engine, { file, seq }, task) => engine.writeAttachment(file, seq, task),
  save: (engine, { file }, task) => engine.save(file, task),
  writeReport: (engine, { file }, task) => engine.writeReport(file, task),
  writeAuditData: (engine, { folder }, task) => engine.writeAuditData(folder, task),
  writeProof: (engine, { file, about, filter }, task) => engine.writeProof(file, about, filter, task),
  writeList: (engine, { file, shown, columns }, task) => engine.writeList(file, shown, columns, task),
  close: async (engine) => {
    await engine.close();
    return null;
  },
};

/** What is imported is checked at once. */
async function checked<T>(engine: Engine, imported: Promise<T>, task: Task): Promise<T> {
  const answer = await imported;
  await unlessCancelled(engine.runChecks(task));
  return answer;
}

/** Single rows are looked up in what was opened: the indexes for that are built before the window is told, where they are missing. */
async function indexed<T>(engine: Engine, opened: Promise<T>, task: Task): Promise<T> {
  const answer = await opened;
  await unlessCancelled(engine.prepareLookups(task));
  return answer;
}

/** What was opened is open all the same; what was cut short is done when it is first asked for. */
async function unlessCancelled(work: Promise<void>): Promise<void> {
  await unless(['cancelled'], work);
}

async function unless(codes: readonly ProblemCode[], work: Promise<void>): Promise<void> {
  try {
    await work;
  } catch (error) {
    if (!(error instanceof ProblemError) || !codes.includes(error.problem.code)) throw error;
  }
}

/** Calls that change what is open. They wait for each other; reading goes on beside them. */
const EXCLUSIVE: ReadonlySet<CallName> = new Set([
  'engagement.run', 'engagement.earlier', 'engagement.goBack', 'checks.run', 'sources.change', 'sources.control',
]);

/** Answers main's messages with an engine: parses them, runs one changing piece of work at a time, reports and cancels. */
export class EngineHost {
  readonly #engine: Promise<Engine>;
  readonly #send: (message: FromEngine) => void;
  readonly #tellPerson: (name: string) => void;
  readonly #tasks = new Map<number, LongTask>();
  #preparing: LongTask | null = null;
  #turn: Promise<unknown> = Promise.resolve();

  /** `tellPerson` hears who works with the program. */
  constructor(engine: Promise<Engine>, send: (message: FromEngine) => void, tellPerson: (name: string) => void = () => undefined) {
    this.#engine = engine;
    this.#tellPerson = tellPerson;
    this.#send = send;
  }

  receive(message: ToEngine): void {
    switch (message.kind) {
      case 'cancel':
        this.#tasks.get(message.id)?.cancel();
        return;
      case 'call':
        void this.#answer(message.id, isCallName(message.name) && EXCLUSIVE.has(message.name), (task) =>
          this.#call(message.name, message.input, task));
        return;
      case 'command':
        void this.#answer(message.id, true, (task) => this.#command(message.name, message.input, task));
    }
  }

  async #answer(id: number, exclusive: boolean, work: (task: Task) => Promise<unknown>): Promise<void> {
    const task = new LongTask((progress) => { this.#send({ kind: 'progress', id, progress }); });
    this.#tasks.set(id, task);
    const run = (): Promise<Outcome<unknown>> => outcomeOf(() => work(task));
    const before = this.#turn;
    const answer = exclusive ? before.then(() => this.#undisturbed(run)) : run();
    if (exclusive) this.#turn = answer;
    const outcome = await answer;
    this.#tasks.delete(id);
    this.#send({ kind: 'answer', id, outcome });
    if (exclusive && this.#turn === answer) await this.#prepare();
  }

  /** What changes all that is open is not joined by the preparing of its lists. */
  #undisturbed<T>(run: () => Promise<T>): Promise<T> {
    this.#preparing?.cancel();
    return run();
  }

  /**
   * Makes the lists of what is open ready, after the window was told that it is: a list that is asked before its turn comes a little
   * later, not the whole window. What fails here fails again where somebody asks for it, and is told there.
   */
  async #prepare(): Promise<void> {
    const task = new LongTask(({ done, total }) => { this.#send({ kind: 'preparing', left: total - done }); });
    this.#preparing = task;
    try {
      const engine = await this.#engine;
      await unless(['cancelled', 'no_engagement'], engine.prepareLists(task));
    } catch (error) {
      this.#send({ kind: 'note', message: `The lists were not made ready: ${error instanceof Error ? error.message : String(error)}` });
    }
    if (this.#preparing !== task) return;
    this.#preparing = null;
    this.#send({ kind: 'preparing', left: 0 });
  }

  async #call(name: string, input: unknown, task: Task): Promise<unknown> {
    if (!isCallName(name) || CALLS[name].runs !== 'engine') {
      return fail({ code: 'bad_request', message: `There is no call ${name.slice(0, 64)} of the engine.` });
    }
    const { calls } = await this.#engine;
    const answer = calls[name as keyof typeof calls] as (input: unknown, task: Task) => Promise<unknown>;
    return answer(parseInput(name, input), task);
  }

  async #command(name: string, input: unknown, task: Task): Promise<unknown> {
    if (!isCommandName(name)) return fail({ code: 'bad_request', message: `There is no command ${name.slice(0, 64)}.` });
    if (name === 'person') {
      this.#tellPerson(parse(ENGINE_COMMANDS.person, input, 'The name of the person').name);
      return null;
    }
    const run = COMMANDS[name] as (engine: Engine, input: unknown, task: Task) => Promise<unknown>;
    const schema: z.ZodType = ENGINE_COMMANDS[name];
    return run(await this.#engine, parse(schema, input, `The command ${name}`), task);
  }
}

function isCommandName(name: string): name is EngineCommandName {
  return Object.hasOwn(ENGINE_COMMANDS, name);
}
