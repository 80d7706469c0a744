/** Every command there is. To add one: add an entry; keys, palette, help and menu follow. */
import {
  closeEngagement,
  openFile,
  openFolder,
  openSample,
  runAudit,
  save,
  showReport,
  writeReport,
} from '../state/engagement.ts';
import { clearFilters, goTo, letGo } from '../state/navigation.ts';
import { chooseTheme, turnTheme } from '../state/theme.ts';
import { windowState, type ScreenName } from '../state/windowState.ts';
import { stopWork } from '../state/work.ts';
import type { Command } from './command.ts';
import { focusOn, listAtHand } from './listHandle.ts';

const opened = (): boolean => windowState.get().engagement !== null;
const idle = (): boolean => windowState.get().work === null;
const openedAndIdle = (): boolean => opened() && idle();
const withList = (): boolean => opened() && listAtHand() !== null && windowState.get().overlay === null;

function screen(name: ScreenName, key: string, title: string): Command {
  return { id: `go.${name}`, title, section: 'Go to', keys: [`g ${key}`], when: opened, run: () => goTo(name) };
}

/** One step back: out of the field, out of the inspector, out of what is picked. */
function stepBack(): void {
  const focused = document.activeElement;
  if (focused instanceof HTMLElement && focused.matches('.filters *')) {
    listAtHand()?.focusList();
    return;
  }
  if (focused instanceof HTMLElement && focused.closest('.inspector') !== null && windowState.get().inspectorOpen) {
    windowState.set({ inspectorOpen: false });
    listAtHand()?.focusList();
    return;
  }
  if (letGo()) {
    listAtHand()?.leave();
    focusOn('#screen');
  }
}

function openPicked(): void {
  windowState.set({ inspectorOpen: true });
  requestAnimationFrame(() => focusOn('.inspector'));
}

export const COMMANDS: readonly Command[] = [
  screen('map', 'm', 'Map'),
  screen('gaps', 'g', 'Gaps'),
  screen('authority', 'a', 'Authority'),
  screen('checks', 'k', 'Checks'),
  screen('queue', 'q', 'Queue'),
  screen('sources', 's', 'Sources'),
  screen('reports', 'r', 'Reports'),

  {
    id: 'engagement.openFolder',
    title: 'Open a folder of exports',
    section: 'Engagement',
    keys: ['mod+o'],
    when: idle,
    run: openFolder,
  },
  {
    id: 'engagement.openFile',
    title: 'Open an engagement',
    section: 'Engagement',
    keys: ['mod+shift+o'],
    when: idle,
    run: openFile,
  },
  { id: 'engagement.openSample', title: 'Open the sample', section: 'Engagement', keys: [], when: idle, run: openSample },
  {
    id: 'engagement.run',
    title: 'Run the audit again',
    section: 'Engagement',
    keys: ['mod+r'],
    when: openedAndIdle,
    run: () => void runAudit(),
  },
  {
    id: 'engagement.save',
    title: 'Save',
    section: 'Engagement',
    keys: ['mod+s'],
    when: openedAndIdle,
    whileTyping: true,
    run: () => void save(),
  },
  {
    id: 'engagement.saveAs',
    title: 'Save in another place',
    section: 'Engagement',
    keys: ['mod+shift+s'],
    when: openedAndIdle,
    run: () => void save(true),
  },
  {
    id: 'report.write',
    title: 'Write the Excel report',
    section: 'Engagement',
    keys: ['mod+e'],
    when: openedAndIdle,
    run: () => void writeReport(),
  },
  {
    id: 'report.show',
    title: 'Show the report in its folder',
    section: 'Engagement',
    keys: [],
    when: () => windowState.get().report !== null,
    run: () => void showReport(),
  },
  {
    id: 'engagement.close',
    title: 'Close the engagement',
    section: 'Engagement',
    keys: ['mod+w'],
    when: openedAndIdle,
    run: closeEngagement,
  },
  {
    id: 'work.stop',
    title: 'Stop what is running',
    section: 'Engagement',
    keys: ['mod+.'],
    when: () => !idle(),
    whileTyping: true,
    run: stopWork,
  },

  {
    id: 'list.next',
    title: 'Next row',
    section: 'List',
    keys: ['j'],
    when: withList,
    quiet: true,
    run: () => listAtHand()?.move(1),
  },
  {
    id: 'list.previous',
    title: 'Row before',
    section: 'List',
    keys: ['k'],
    when: withList,
    quiet: true,
    run: () => listAtHand()?.move(-1),
  },
  {
    id: 'list.open',
    title: 'Go into what is picked',
    section: 'List',
    keys: ['enter'],
    when: withList,
    quiet: true,
    run: openPicked,
  },
  {
    id: 'list.back',
    title: 'One step back',
    section: 'List',
    keys: ['escape'],
    when: opened,
    quiet: true,
    whileTyping: true,
    run: stepBack,
  },
  {
    id: 'list.filter',
    title: 'Filter the list',
    section: 'List',
    keys: ['/'],
    when: withList,
    run: () => void focusOn('.filters input[type=search]'),
  },
  {
    id: 'list.clearFilters',
    title: 'Clear the filters',
    section: 'List',
    keys: ['mod+backspace'],
    when: withList,
    run: clearFilters,
  },

  {
    id: 'view.palette',
    title: 'Find a command, an item or a place',
    section: 'View',
    keys: ['mod+k'],
    quiet: true,
    whileTyping: true,
    run: () => windowState.set({ overlay: { kind: 'palette' } }),
  },
  { id: 'view.turnTheme', title: 'Turn between light and dark', section: 'View', keys: ['mod+shift+l'], run: turnTheme },
  {
    id: 'view.systemTheme',
    title: 'Light or dark as the system has it',
    section: 'View',
    keys: [],
    run: () => chooseTheme('system'),
  },

  {
    id: 'help.keys',
    title: 'Keys',
    section: 'Help',
    keys: ['?'],
    run: () => windowState.set({ overlay: { kind: 'help', tab: 'keys' } }),
  },
  {
    id: 'help.terms',
    title: 'What the words mean',
    section: 'Help',
    keys: ['g ?'],
    run: () => windowState.set({ overlay: { kind: 'help', tab: 'terms' } }),
  },
];

export function commandNamed(id: string): Command | undefined {
  return COMMANDS.find((command) => command.id === id);
}
