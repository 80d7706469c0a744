/** What each command of src/contract/commandList.ts does in this window. */
import { ask } from '../../api/ask.ts';
import {
  closeEngagement,
  openFile,
  openFolder,
  forgetRecent,
  openSample,
  runAudit,
  save,
  showReport,
  writeAuditData,
  writeReport,
} from '../state/engagement.ts';
import { canUndo, undoLast } from '../state/decisions.ts';
import { openDialog } from '../state/file.ts';
import { clearFilters, goTo, letGo, openQueue } from '../state/navigation.ts';
import { tellProblem } from '../state/notices.ts';
import { prefer, zoom } from '../state/preferences.ts';
import { systemTheme, turnTheme } from '../state/theme.ts';
import { markAll, somethingChosen, toggleMark, type TriageAction } from '../state/triage.ts';
import { windowState, type ScreenName } from '../state/windowState.ts';
import { stopWork } from '../state/work.ts';
import { bind, type Actions, type Command } from './command.ts';
import { groupsAtHand } from './groupHandle.ts';
import { focusOn, listAtHand } from './listHandle.ts';
import { copyRows, exportRows, printShown } from './takeOut.ts';

const opened = (): boolean => windowState.get().engagement !== null;
const idle = (): boolean => windowState.get().work === null;
const openedAndIdle = (): boolean => opened() && idle();
const writable = (): boolean => openedAndIdle() && windowState.get().engagement?.readOnly === false;
const kept = (): boolean => openedAndIdle() && windowState.get().engagement?.fileName !== null;
/** Nothing lies over the screen but the palette, which goes before what was chosen in it runs. */
const uncovered = (): boolean => ['palette', undefined].includes(windowState.get().overlay?.kind);
const withList = (): boolean => opened() && listAtHand() !== null && uncovered();

const onQueue = (): boolean => opened() && windowState.get().screen === 'queue';
const triage = (action: TriageAction) => ({
  when: somethingChosen,
  run: () => windowState.set({ overlay: { kind: 'triage', action } }),
});
const onScreen = (): boolean => opened() && uncovered();

const screen = (name: ScreenName) => ({ when: opened, run: () => goTo(name) });

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
  prefer({ inspectorFolded: false });
  windowState.set({ inspectorOpen: true });
  requestAnimationFrame(() => focusOn('.inspector'));
}

function openColumnMenu(): void {
  const menu = document.querySelector<HTMLDetailsElement>('.column-menu');
  if (menu === null) return;
  menu.open = true;
  menu.querySelector<HTMLElement>('input')?.focus();
}

async function openGuide(): Promise<void> {
  const outcome = await ask('app.openHelp', { topic: 'readme' });
  if (!outcome.ok) tellProblem('The guide could not be opened.', outcome.problem);
}

const ACTIONS: Actions = {
  'go.map': screen('map'),
  'go.gaps': screen('gaps'),
  'go.authority': screen('authority'),
  'go.checks': screen('checks'),
  'go.queue': screen('queue'),
  'go.sources': screen('sources'),
  'go.reports': screen('reports'),

  'engagement.openFolder': { when: idle, run: openFolder },
  'engagement.openFile': { when: idle, run: openFile },
  'engagement.openSample': { when: idle, run: openSample },
  'engagement.forgetRecents': {
    when: () => idle() && windowState.get().recent.length > 0,
    run: () => void forgetRecent(null),
  },
  'engagement.save': { when: writable, run: () => void save() },
  'engagement.saveAs': { when: openedAndIdle, run: () => void save(true) },
  'engagement.run': { when: writable, run: () => void runAudit() },
  'engagement.close': { when: openedAndIdle, run: closeEngagement },
  'engagement.earlier': { when: kept, run: () => openDialog('earlier') },
  'engagement.password': { when: writable, run: () => openDialog('password') },
  'engagement.reviewCopy': { when: openedAndIdle, run: () => openDialog('reviewCopy') },
  'engagement.nextPeriod': { when: openedAndIdle, run: () => openDialog('nextPeriod') },
  'engagement.runs': { when: opened, run: () => openDialog('runs') },
  'gaps.drift': { when: opened, run: () => windowState.set({ screen: 'gaps', gapsView: 'drift', inspectorOpen: false }) },
  'engagement.log': { when: opened, run: () => openDialog('log') },
  'report.write': { when: openedAndIdle, run: () => void writeReport() },
  'auditData.write': { when: openedAndIdle, run: () => void writeAuditData() },
  'report.show': { when: () => windowState.get().report !== null, run: () => void showReport() },
  'work.stop': { when: () => !idle(), run: stopWork },

  'list.next': { when: withList, run: () => listAtHand()?.move(1) },
  'list.previous': { when: withList, run: () => listAtHand()?.move(-1) },
  'list.open': { when: withList, run: openPicked },
  'list.back': { when: opened, run: stepBack },
  'list.filter': { when: withList, run: () => void focusOn('.filters input[type=search]') },
  'list.clearFilters': { when: withList, run: clearFilters },
  'list.copy': { when: onScreen, run: () => void copyRows() },
  'list.export': { when: () => onScreen() && idle(), run: () => void exportRows() },
  'list.columns': {
    when: () => withList() && document.querySelector('.column-menu') !== null,
    run: openColumnMenu,
  },

  'triage.assign': triage('assign'),
  'triage.state': triage('state'),
  'triage.reason': triage('reason'),
  'triage.note': triage('note'),
  'triage.due': triage('due'),
  'triage.attach': { when: () => somethingChosen() && writable(), run: () => openDialog('attach') },
  'triage.mark': {
    when: () => onQueue() && windowState.get().pickedException !== null,
    run: () => toggleMark(windowState.get().pickedException ?? 0),
  },
  'triage.markAll': { when: onQueue, run: markAll },
  'triage.undo': { when: canUndo, run: () => void undoLast() },
  'queue.saveView': { when: onQueue, run: () => windowState.set({ overlay: { kind: 'triage', action: 'view' } }) },
  'queue.owners': { when: writable, run: () => openDialog('owners') },
  'queue.mine': {
    when: () => opened() && windowState.get().preferences.person !== '',
    run: () => openQueue({ owner: windowState.get().preferences.person }),
  },

  'queue.nextGroup': { when: () => groupsAtHand() !== null, run: () => groupsAtHand()?.move(1) },
  'queue.previousGroup': { when: () => groupsAtHand() !== null, run: () => groupsAtHand()?.move(-1) },
  'queue.group': { when: onQueue, run: () => void focusOn('.filters select[aria-label="Group by"]') },

  'view.palette': { run: () => windowState.set({ overlay: { kind: 'palette' } }) },
  'view.print': { when: opened, run: () => void printShown() },
  'view.zoomIn': { run: () => zoom('in') },
  'view.zoomOut': { run: () => zoom('out') },
  'view.zoomReset': { run: () => zoom('actual') },
  'view.turnTheme': { run: turnTheme },
  'view.systemTheme': { run: systemTheme },
  'view.rows': {
    run: () => prefer({ rows: windowState.get().preferences.rows === 'compact' ? 'roomy' : 'compact' }),
  },
  'view.rail': { when: opened, run: () => prefer({ railFolded: !windowState.get().preferences.railFolded }) },
  'view.inspector': {
    when: opened,
    run: () => prefer({ inspectorFolded: !windowState.get().preferences.inspectorFolded }),
  },

  'help.keys': { run: () => windowState.set({ overlay: { kind: 'help', tab: 'keys' } }) },
  'help.terms': { run: () => windowState.set({ overlay: { kind: 'help', tab: 'terms' } }) },
  'help.guide': { run: () => void openGuide() },
};

/** Every command there is, in the order of the list. */
export const COMMANDS: readonly Command[] = bind(ACTIONS);

export function commandNamed(id: string): Command | undefined {
  return COMMANDS.find((command) => command.id === id);
}
