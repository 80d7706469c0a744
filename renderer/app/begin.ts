import { listen } from '../api/ask.ts';
import { canRun } from './commands/command.ts';
import { commandNamed } from './commands/commands.ts';
import { watchTables } from './commands/takenTable.ts';
import { tellWhatCanRun } from './commands/tellWhatCanRun.ts';
import { afterRestart, openRecent, refreshInfo, showEngagement, takeDropped, tellRestart } from './state/engagement.ts';
import { apply } from './state/preferences.ts';
import { windowState } from './state/windowState.ts';

/** Listens to what the program sends by itself, then shows what is open already or the start screen. */
export async function begin(): Promise<void> {
  listen('progress', (progress) => {
    const { work } = windowState.get();
    if (work !== null && work.callId === progress.callId) windowState.set({ work: { ...work, progress } });
  });
  listen('preparing', ({ left }) => windowState.set({ preparing: left }));
  listen('command', ({ name }) => {
    const command = commandNamed(name);
    if (command !== undefined && canRun(command) && windowState.get().overlay === null) command.run();
  });
  listen('engineRestarted', ({ reopened, problem }) => {
    windowState.set({ preparing: 0 });
    tellRestart(reopened, problem);
    void afterRestart(reopened);
  });
  listen('dropped', takeDropped);
  listen('openRecent', ({ id }) => openRecent(id));
  const open = await refreshInfo();
  apply();
  tellWhatCanRun();
  watchTables();
  if (open !== null) showEngagement(open);
  windowState.set({ started: true });
}
