import { app, Menu, type MenuItemConstructorOptions } from 'electron';

/**
 * The native menu. Its entries send the names of the window's own commands (renderer/app/commands), where they are carried
 * out. Their keys are shown here and read there, so that a key means one thing only.
 */
export function setMenu(send: (command: string) => void): void {
  const mac = process.platform === 'darwin';
  const command = (label: string, name: string, accelerator?: string): MenuItemConstructorOptions => ({
    label, click: () => { send(name); },
    ...(accelerator === undefined ? {} : { accelerator, registerAccelerator: false }),
  });
  const line: MenuItemConstructorOptions = { type: 'separator' };

  const file: MenuItemConstructorOptions = {
    label: '&File',
    submenu: [
      command('Open &Folder of Exports…', 'engagement.openFolder', 'CmdOrCtrl+O'),
      command('&Open Engagement…', 'engagement.openFile', 'CmdOrCtrl+Shift+O'),
      command('Open the &Sample', 'engagement.openSample'),
      line,
      command('&Save', 'engagement.save', 'CmdOrCtrl+S'),
      command('Save &As…', 'engagement.saveAs', 'CmdOrCtrl+Shift+S'),
      command('&Write Report…', 'report.write', 'CmdOrCtrl+E'),
      line,
      command('&Run the Audit Again', 'engagement.run', 'CmdOrCtrl+R'),
      command('&Close Engagement', 'engagement.close', 'CmdOrCtrl+W'),
      line,
      mac ? { role: 'close', accelerator: 'Cmd+Shift+W' } : { role: 'quit', label: 'E&xit' },
    ],
  };
  const edit: MenuItemConstructorOptions = {
    label: '&Edit',
    submenu: [
      { role: 'undo' }, { role: 'redo' }, line, { role: 'cut' }, { role: 'copy' }, { role: 'paste' }, { role: 'selectAll' }, line,
      command('&Find…', 'view.palette', 'CmdOrCtrl+K'),
    ],
  };
  const view: MenuItemConstructorOptions = {
    label: '&View',
    submenu: [
      { role: 'zoomIn' }, { role: 'zoomOut' }, { role: 'resetZoom' }, { role: 'togglefullscreen' }, line,
      command('&Light or Dark', 'view.turnTheme', 'CmdOrCtrl+Shift+L'),
      command('Light or Dark as the &System', 'view.systemTheme'),
      ...(app.isPackaged ? [] : [line, { role: 'reload', accelerator: 'F5' } as const, { role: 'toggleDevTools' } as const]),
    ],
  };
  const go: MenuItemConstructorOptions = {
    label: '&Go',
    submenu: [
      command('&Map', 'go.map'), command('&Gaps', 'go.gaps'), command('&Authority', 'go.authority'), command('&Checks', 'go.checks'),
      line, command('&Queue', 'go.queue'), command('&Sources', 'go.sources'), command('&Reports', 'go.reports'),
    ],
  };
  const help: MenuItemConstructorOptions = {
    role: 'help', label: '&Help',
    submenu: [command('&Keys', 'help.keys'), command('What the &Words Mean', 'help.terms')],
  };
  Menu.setApplicationMenu(Menu.buildFromTemplate([...(mac ? [{ role: 'appMenu' } as const] : []), file, edit, view, go, help]));
}
