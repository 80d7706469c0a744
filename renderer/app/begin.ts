import { listen } from '../api/ask.ts';
import { canRun } from './commands/command.ts';
import { commandNamed } from './commands/commands.ts';
import { afterRestart, openDropped, refreshInfo, showEngagement, tellRestart } from './state/engagement.ts';
import { windowState } from './state/windowState.ts';

/** Listens to what the program sends by itself, then shows what is open already or the start screen. */
export async function begin(): Promise<void> {
  listen('progress', (progress) => {
    const { work } = windowState.get();
    if (work !== null && work.callId === progress.callId) windowState.set({ work: { ...work, progress } });
  });
  listen('command', ({ name }) => {
    const command = commandNamed(name);
    if (command !== undefined && canRun(command) && windowState.get().overlay === null) command.run();
  });
  listen('engineRestarted', ({ reopened, problem }) => {
    tellRestart(reopened, problem);
    void afterRestart(reopened);
  });
  listen('dropped', ({ token }) => openDropped(token));
  const open = await refreshInfo();
  if (open !== null) showEngagement(open);
  windowState.set({ started: true });
}
