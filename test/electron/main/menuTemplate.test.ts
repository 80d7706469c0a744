/** The native menu of each platform: everything that is declared for it is in it, once, where that platform's people look. */
import type { MenuItemConstructorOptions } from 'electron';
import { describe, expect, it } from 'vitest';
import { menuTemplate } from '../../../electron/main/menuTemplate.ts';
import { COMMAND_LIST, type CommandEntry } from '../../../src/contract/commandList.ts';

type Item = MenuItemConstructorOptions;
const ran: string[] = [];
const template = (platform: NodeJS.Platform, recent: readonly string[] = [], able: ReadonlySet<string> | null = null): readonly Item[] =>
  menuTemplate({
    platform, isPackaged: true, recent: recent.map((label) => ({ label, open: () => { ran.push(label); } })), able,
    run: (command) => { ran.push(command); },
  });
const within = (item: Item): readonly Item[] => (Array.isArray(item.submenu) ? item.submenu : []);
const menu = (items: readonly Item[], label: string): readonly Item[] => within(items.find((item) => item.label === label) ?? {});
const every = (items: readonly Item[]): readonly Item[] => items.flatMap((item) => [item, ...every(within(item))]);
const press = (item: Item | undefined): void => { (item?.click as (() => void) | undefined)?.(); };

describe.each(['darwin', 'win32', 'linux'] as const)('the menu on %s', (platform) => {
  it('has every command that is declared for it, once, and runs it by its name', () => {
    const declared = (COMMAND_LIST as readonly CommandEntry[]).filter((entry) => entry.menu !== undefined).map(({ id }) => id);
    const items = every(template(platform)).filter((item) => item.id !== undefined);
    expect(items.map(({ id }) => id).sort()).toEqual([...declared].sort());
    ran.length = 0;
    items.forEach(press);
    expect(ran).toEqual(items.map(({ id }) => id));
  });

  it('gives no key and, within a menu, no letter twice', () => {
    const items = template(platform);
    const keys = every(items).flatMap(({ accelerator }) => accelerator ?? []);
    expect(new Set(keys).size).toBe(keys.length);
    for (const top of items) {
      const letters = within(top).flatMap(({ label }) => /(?:^|[^&])&([^&])/u.exec(label ?? '')?.[1]?.toLowerCase() ?? []);
      expect(letters.filter((letter, at) => letters.indexOf(letter) !== at), top.label).toEqual([]);
    }
  });

  it('leaves drawing keys to the window, and separates no empty part', () => {
    const items = every(template(platform));
    for (const item of items.filter(({ id, accelerator }) => id !== undefined && accelerator !== undefined)) {
      expect(item.registerAccelerator, item.id).toBe(false);
    }
    for (const top of template(platform)) {
      const lines = within(top).map(({ type }) => type === 'separator');
      expect(lines.some((line, at) => line && (at === 0 || at === lines.length - 1 || lines[at + 1])), top.label).toBe(false);
    }
  });

  it('lists recent engagements as they are called, or says that there is none', () => {
    const recent = (items: readonly Item[]): Item | undefined => menu(items, '&File').find(({ label }) => label === 'Open Recen&t');
    expect(recent(template(platform))).toMatchObject({ enabled: false, submenu: [{ label: 'Nothing yet', enabled: false }] });
    const listed = recent(template(platform, ['Smith & Sons  /audits', 'x'.repeat(500)]));
    expect(within(listed ?? {}).map(({ label }) => label)).toEqual(['Smith && Sons  /audits', 'x'.repeat(120)]);
    ran.length = 0;
    press(within(listed ?? {})[0]);
    expect(ran).toEqual(['Smith & Sons  /audits']);
  });

  it('greys out what cannot be run now', () => {
    const items = every(template(platform, [], new Set(['engagement.openFolder']))).filter((item) => item.id !== undefined);
    expect(items.filter(({ enabled }) => enabled === true).map(({ id }) => id)).toEqual(['engagement.openFolder']);
  });
});

describe('what differs between platforms', () => {
  const roles = (items: readonly Item[]): readonly (string | undefined)[] => items.map(({ role }) => role);
  it('is the program’s and the window’s own menus, and where it is left, on a Mac', () => {
    const mac = template('darwin');
    expect(mac[0]?.role).toBe('appMenu');
    expect(roles(mac)).toContain('windowMenu');
    expect(roles(menu(mac, '&File'))).not.toContain('quit');
    expect(menu(mac, '&File').at(-1)).toMatchObject({ role: 'close', accelerator: 'Cmd+Shift+W' });
  });
  it.each(['win32', 'linux'] as const)('is Exit at the end of File on %s', (platform) => {
    const items = template(platform);
    expect(roles(items)).not.toContain('appMenu');
    expect(menu(items, '&File').at(-1)).toMatchObject({ role: 'quit', label: 'E&xit' });
  });
});
