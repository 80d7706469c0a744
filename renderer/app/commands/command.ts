/** A command of the list in src/contract/commandList.ts with what it does in this window. */
import { COMMAND_LIST, type CommandEntry, type CommandId } from '../../../src/contract/commandList.ts';
export type { Section } from '../../../src/contract/commandList.ts';

export interface Command extends CommandEntry {
  /** Where it can be run; always, where this is not given. */
  readonly when?: () => boolean;
  readonly run: () => void;
}

/** What each command does: one entry for every name on the list, or it does not compile. */
export type Actions = Readonly<Record<CommandId, Pick<Command, 'when' | 'run'>>>;

export function bind(actions: Actions): readonly Command[] {
  return COMMAND_LIST.map((entry) => ({ ...entry, ...actions[entry.id] }));
}

export function canRun(command: Command): boolean {
  return command.when === undefined || command.when();
}
