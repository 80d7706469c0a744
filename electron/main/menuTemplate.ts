import type { MenuItemConstructorOptions } from 'electron';
import { COMMAND_LIST, type CommandEntry, type MenuName } from '../../src/contract/commandList.ts';
import { acceleratorOf } from './accelerator.ts';

const NOTHING_YET: MenuItemConstructorOptions[] = [{ label: 'Nothing yet', enabled: false }];
const LINE: MenuItemConstructorOptions = { type: 'separator' };

export interface MenuSetting {
  readonly platform: NodeJS.Platform;
  /** Whether this is the program people have; while it is built, the window can be read again and looked into. */
  readonly isPackaged: boolean;
  /** The recent engagements that are still there. */
  readonly recent: readonly { readonly label: string; readonly open: () => void }[];
  /** What can be run now; null while the window has not said. */
  readonly able: ReadonlySet<string> | null;
  readonly run: (command: string) => void;
}

/** The native menu of a platform, made from the one list of commands. Its keys are shown here and read in the window. */
export function menuTemplate({ platform, isPackaged, recent, able, run }: MenuSetting): MenuItemConstructorOptions[] {
  const mac = platform === 'darwin';
  const partsOf = (menu: MenuName): readonly (readonly MenuItemConstructorOptions[])[] => {
    const entries: readonly CommandEntry[] = COMMAND_LIST;
    const numbers = [...new Set(entries.flatMap((entry) => (entry.menu?.[0] === menu ? [entry.menu[2]] : [])))].sort((a, b) => a - b);
    return numbers.map((part) => entries.filter((entry) => entry.menu?.[0] === menu && entry.menu[2] === part).map((entry) => {
      const accelerator = acceleratorOf(entry.keys);
      return {
        id: entry.id, label: entry.menu?.[1] ?? entry.title, enabled: able?.has(entry.id) ?? true, click: () => { run(entry.id); },
        ...(accelerator === undefined ? {} : { accelerator, registerAccelerator: false }),
      };
    }));
  };
  const parted = (menu: MenuName): MenuItemConstructorOptions[] =>
    partsOf(menu).flatMap((part, index) => (index === 0 ? part : [LINE, ...part]));
  const [opening = [], ...others] = partsOf('file');
  const file: MenuItemConstructorOptions[] = [
    ...opening,
    {
      label: 'Open Recen&t', enabled: recent.length > 0,
      submenu: recent.length === 0 ? NOTHING_YET
        : recent.map(({ label, open }) => ({ label: label.replaceAll('&', '&&').slice(0, 120), click: open })),
    },
    ...others.flatMap((part) => [LINE, ...part]), LINE,
    mac ? { role: 'close', accelerator: 'Cmd+Shift+W' } : { role: 'quit', label: 'E&xit' },
  ];
  const [copying = [], ...finding] = partsOf('edit');
  const edit: MenuItemConstructorOptions[] = [
    { role: 'undo' }, { role: 'redo' }, LINE, { role: 'cut' }, { role: 'copy' }, ...copying, { role: 'paste' }, { role: 'selectAll' },
    ...finding.flatMap((part) => [LINE, ...part]),
  ];
  const [sizes = [], ...looks] = partsOf('view');
  const view: MenuItemConstructorOptions[] = [
    ...sizes, { role: 'togglefullscreen' }, ...looks.flatMap((part) => [LINE, ...part]),
    ...(isPackaged ? [] : [LINE, { role: 'reload', accelerator: 'F5' } as const, { role: 'toggleDevTools' } as const]),
  ];
  return [
    ...(mac ? [{ role: 'appMenu' } as const] : []),
    { label: '&File', submenu: file }, { label: '&Edit', submenu: edit }, { label: '&View', submenu: view },
    { label: '&Go', submenu: parted('go') }, { label: '&Triage', submenu: parted('triage') },
    ...(mac ? [{ role: 'windowMenu' } as const] : []),
    { role: 'help', label: '&Help', submenu: parted('help') },
  ];
}
