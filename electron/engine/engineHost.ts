import type { z } from 'zod';
import { CALLS, type CallName, type Outcome } from '../../src/contract/calls.ts';
import { ENGINE_COMMANDS, type EngineCommandInput, type EngineCommandName } from '../../src/contract/engineCommands.ts';
import { ProblemError, fail } from '../../src/domain/problem.ts';
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
  importFolder: (engine, { folder }, task) => listed(engine, checked(engine, engine.importFolder(folder, task), task), task),
  importChosen: (engine, { files }, task) => listed(engine, checked(engine, engine.importChosen(files, task), task), task),
  importSample: (engine, _input, task) => listed(engine, checked(engine, engine.importSample(task), task), task),
  addFiles: (engine, { files }, task) => listed(engine, engine.addFiles(files, task), task),
  writeRejects: (engine, { file, of }, task) => engine.writeRejects(file, of, task),
  openFile: (engine, { file, readOnly, password }, task) =>
    listed(engine, engine.openFile(file, task, { readOnly: readOnly === true, password }), task),
  earlierSaves: (engine, { file, password }, task) => engine.earlierSaves(file, task, password),
  openEarlier: (engine, { file, going, password }, task) => listed(engine, engine.openEarlier(file, going, task, password), task),
  rollForward: (engine, { folder, ...wish }, task) => listed(engine, engine.rollForward(folder, wish, task), task),
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

/** What a window opens it will list: the lists are made ready before it is told. */
async function listed<T>(engine: Engine, opened: Promise<T>, task: Task): Promise<T> {
  const answer = await opened;
  await unlessCancelled(engine.prepareLists(task));
  return answer;
}

/** What was opened is open all the same; what was cut short is done when it is first asked for. */
async function unlessCancelled(work: Promise<void>): Promise<void> {
  try {
    await work;
  } catch (error) {
    if (!(error instanceof ProblemError) || error.problem.code !== 'cancelled') throw error;
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
    const answer = exclusive ? before.then(run) : run();
    if (exclusive) this.#turn = answer;
    const outcome = await answer;
    this.#tasks.delete(id);
    this.#send({ kind: 'answer', id, outcome });
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
