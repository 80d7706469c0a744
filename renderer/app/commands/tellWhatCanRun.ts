import { ask } from '../../api/ask.ts';
import { windowState } from '../state/windowState.ts';
import { canRun } from './command.ts';
import { COMMANDS } from './commands.ts';

/** Keeps the native menu told of what can be run now, so that it greys out the rest. */
export function tellWhatCanRun(): void {
  let told = '';
  let asked = false;
  const tell = (): void => {
    asked = false;
    const able = COMMANDS.filter((command) => command.menu !== undefined && canRun(command)).map((command) => command.id);
    if (told === able.join()) return;
    told = able.join();
    void ask('app.showAble', { commands: able });
  };
  const soon = (): void => {
    if (asked) return;
    asked = true;
    // After the screen has put its list there: some commands depend on it.
    setTimeout(tell, 60);
  };
  windowState.subscribe(soon);
  soon();
}
