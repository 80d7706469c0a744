import { join } from 'node:path';
import { app, utilityProcess, type UtilityProcess } from 'electron';
import type { Outcome } from '../../src/contract/calls.ts';
import type { EngineCommandInput, EngineCommandName, EngineCommandOutputs } from '../../src/contract/engineCommands.ts';
import type { Problem } from '../../src/domain/problem.ts';
import type { Progress } from '../../src/ports.ts';
import type { FromEngine, ToEngine } from '../wire/engineMessages.ts';

interface Pending {
  readonly callId: string;
  readonly resolve: (outcome: Outcome<unknown>) => void;
}

interface Hearer {
  /** Progress of the window's call with this id. */
  progress(callId: string, progress: Progress): void;
  note(message: string): void;
  /** So many steps are left until every list of what is open answers at once. */
  preparing(left: number): void;
  /** The process ended by itself and a new one stands ready. Not called where it keeps ending. */
  restarted(): void;
}

const STOPPED: Problem = {
  code: 'engine_stopped',
  message: "The engine's process ended before it answered; what was saved is on the disk.",
  remedy: 'Try again. If it ends again on the same file, the file may be too large for this machine.',
};
/** A process that ends this often within a minute is started again only when the next call needs it. */
const MOST_RESTARTS = 3;
const MINUTE = 60_000;

/** The engine's process: started, asked, cancelled, and started again when it ends by itself. */
export class EngineProcess {
  readonly #hearer: Hearer;
  readonly #pending = new Map<number, Pending>();
  #process: UtilityProcess | null = null;
  #ends: number[] = [];
  #asked = 0;
  #quitting = false;

  constructor(hearer: Hearer) {
    this.#hearer = hearer;
  }

  start(): UtilityProcess {
    if (this.#process !== null) return this.#process;
    const started = utilityProcess.fork(join(__dirname, '..', 'engine', 'engine.cjs'), [app.getVersion()], {
      serviceName: 'Countersign engine', stdio: app.isPackaged ? 'ignore' : 'inherit',
    });
    started.on('message', (message: FromEngine) => { this.#receive(message); });
    started.once('exit', () => { this.#ended(started); });
    this.#process = started;
    return started;
  }

  /** One of the window's calls, its input parsed already. */
  call(name: string, input: unknown, callId: string): Promise<Outcome<unknown>> {
    return this.#ask((id) => ({ kind: 'call', id, name, input }), callId);
  }

  /** One of main's own commands; its progress goes to the window under `callId`. */
  command<N extends EngineCommandName>(
    name: N, input: EngineCommandInput<N>, callId: string,
  ): Promise<Outcome<EngineCommandOutputs[N]>> {
    return this.#ask((id) => ({ kind: 'command', id, name, input }), callId) as Promise<Outcome<EngineCommandOutputs[N]>>;
  }

  cancel(callId: string): void {
    for (const [id, pending] of this.#pending) {
      if (pending.callId === callId) this.#process?.postMessage({ kind: 'cancel', id } satisfies ToEngine);
    }
  }

  /** The process' id, for tests that end it. */
  get id(): number | undefined {
    return this.#process?.pid;
  }

  stop(): void {
    this.#quitting = true;
    this.#process?.kill();
  }

  #ask(message: (id: number) => ToEngine, callId: string): Promise<Outcome<unknown>> {
    if (this.#quitting) return Promise.resolve({ ok: false, problem: STOPPED });
    const id = this.#asked += 1;
    return new Promise((resolve) => {
      this.#pending.set(id, { callId, resolve });
      this.start().postMessage(message(id));
    });
  }

  #receive(message: FromEngine): void {
    if (message.kind === 'note') {
      this.#hearer.note(message.message);
      return;
    }
    if (message.kind === 'preparing') {
      this.#hearer.preparing(message.left);
      return;
    }
    const pending = this.#pending.get(message.id);
    if (pending === undefined) return;
    if (message.kind === 'progress') {
      this.#hearer.progress(pending.callId, message.progress);
      return;
    }
    this.#pending.delete(message.id);
    pending.resolve(message.outcome);
  }

  #ended(ended: UtilityProcess): void {
    if (this.#process !== ended) return;
    this.#process = null;
    const left = [...this.#pending.values()];
    this.#pending.clear();
    for (const { resolve } of left) resolve({ ok: false, problem: STOPPED });
    if (this.#quitting) return;
    const now = Date.now();
    this.#ends = [...this.#ends.filter((at) => now - at < MINUTE), now];
    if (this.#ends.length > MOST_RESTARTS) return;
    this.start();
    this.#hearer.restarted();
  }
}
