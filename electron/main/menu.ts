import { app, Menu } from 'electron';
import { COMMAND_LIST } from '../../src/contract/commandList.ts';
import { menuTemplate } from './menuTemplate.ts';
import { recents, whenRecentsChange } from './recents.ts';

/** The native menu. Its entries send their names to the window, where they are carried out, so that a key means one thing only. */
export class AppMenu {
  readonly #send: (command: string) => void;
  readonly #openRecent: (id: string) => void;
  #able: ReadonlySet<string> | null = null;

  constructor(send: (command: string) => void, openRecent: (id: string) => void) {
    this.#send = send;
    this.#openRecent = openRecent;
    whenRecentsChange(() => { void this.set(); });
  }

  /** Greys out what cannot be run now. */
  showAble(able: ReadonlySet<string>): void {
    this.#able = able;
    const menu = Menu.getApplicationMenu();
    for (const { id } of COMMAND_LIST) {
      const item = menu?.getMenuItemById(id);
      if (item !== null && item !== undefined) item.enabled = able.has(id);
    }
  }

  async set(): Promise<void> {
    const recent = (await recents.list()).filter(({ present }) => present)
      .map(({ id, name, place }) => ({ label: `${name}  ${place}`, open: () => { this.#openRecent(id); } }));
    Menu.setApplicationMenu(Menu.buildFromTemplate(menuTemplate({
      platform: process.platform, isPackaged: app.isPackaged, recent, able: this.#able, run: this.#send,
    })));
  }
}
