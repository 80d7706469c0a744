import { app, Menu, type MenuItemConstructorOptions } from 'electron';
import { COMMAND_LIST, type CommandEntry, type MenuName } from '../../src/contract/commandList.ts';
import { acceleratorOf } from './accelerator.ts';
import { recents, whenRecentsChange } from './recents.ts';

const NOTHING_YET: MenuItemConstructorOptions[] = [{ label: 'Nothing yet', enabled: false }];
const LINE: MenuItemConstructorOptions = { type: 'separator' };

/**
 * The native menu, made from the one list of commands. Its entries send their names to the window, where they are carried out. Their
 * keys are shown here and read there, so that a key means one thing only.
 */
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
    const mac = process.platform === 'darwin';
    const recent = (await recents.list()).filter(({ present }) => present).map(({ id, name, place }): MenuItemConstructorOptions => ({
      label: `${name.replaceAll('&', '&&')}  ${place.replaceAll('&', '&&')}`.slice(0, 120), click: () => { this.#openRecent(id); },
    }));
    const file: MenuItemConstructorOptions[] = [
      ...this.#part('file', 1),
      { label: 'Open &Recent', enabled: recent.length > 0, submenu: recent.length > 0 ? recent : NOTHING_YET },
      LINE, ...this.#part('file', 3), LINE, ...this.#part('file', 4), LINE, ...this.#part('file', 5), LINE,
      mac ? { role: 'close', accelerator: 'Cmd+Shift+W' } : { role: 'quit', label: 'E&xit' },
    ];
    const edit: MenuItemConstructorOptions[] = [
      { role: 'undo' }, { role: 'redo' }, LINE, { role: 'cut' }, { role: 'copy' }, ...this.#part('edit', 2), { role: 'paste' },
      { role: 'selectAll' }, LINE, ...this.#part('edit', 3),
    ];
    const view: MenuItemConstructorOptions[] = [
      ...this.#part('view', 1), { role: 'togglefullscreen' }, LINE, ...this.#part('view', 2),
      ...(app.isPackaged ? [] : [LINE, { role: 'reload', accelerator: 'F5' } as const, { role: 'toggleDevTools' } as const]),
    ];
    const go = [...this.#part('go', 1), LINE, ...this.#part('go', 2)];
    const triage = [...this.#part('triage', 1), LINE, ...this.#part('triage', 2), LINE, ...this.#part('triage', 3)];
    Menu.setApplicationMenu(Menu.buildFromTemplate([
      ...(mac ? [{ role: 'appMenu' } as const] : []), { label: '&File', submenu: file }, { label: '&Edit', submenu: edit },
      { label: '&View', submenu: view }, { label: '&Go', submenu: go },
      { label: '&Triage', submenu: triage }, { role: 'help', label: '&Help', submenu: this.#part('help', 1) },
    ]));
  }

  #part(menu: MenuName, part: number): MenuItemConstructorOptions[] {
    const entries: readonly CommandEntry[] = COMMAND_LIST;
    return entries.filter((entry) => entry.menu?.[0] === menu && entry.menu[2] === part).map((entry) => {
      const accelerator = acceleratorOf(entry.keys);
      return {
        id: entry.id, label: entry.menu?.[1] ?? entry.title, enabled: this.#able?.has(entry.id) ?? true,
        click: () => { this.#send(entry.id); },
        ...(accelerator === undefined ? {} : { accelerator, registerAccelerator: false }),
      };
    });
  }
}
