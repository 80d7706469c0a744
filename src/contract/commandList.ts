/**
 * Every command of the window, declared once: its name, its keys and its place in the native menu. The window says what each does
 * (renderer/app/commands); keys, palette, help and menu all follow from here. To add one, add an entry and what it runs.
 */
export type Section = 'Go to' | 'Engagement' | 'List' | 'Triage' | 'View' | 'Help';
export type MenuName = 'file' | 'edit' | 'view' | 'go' | 'triage' | 'help';

export interface CommandEntry {
  readonly id: string;
  readonly title: string;
  readonly section: Section;
  /**
   * Keystrokes that run it, each a sequence of strokes with a space between: `g m`, `mod+k`, `/`. `mod` is Ctrl, or Command
   * on a Mac. The first is the one that is shown.
   */
  readonly keys: readonly string[];
  /** Where the native menu has it: which menu, under what label (`&` before its letter), and which part between two lines. */
  readonly menu?: readonly [MenuName, string, number];
  /** Left out of the palette: moving about in what has the focus. */
  readonly quiet?: boolean;
  /** Runs even while a person types into a field. */
  readonly whileTyping?: boolean;
}

const screen = <Name extends string>(name: Name, key: string, title: string, part: number) => ({
  id: `go.${name}`, title, section: 'Go to', keys: [`g ${key}`], menu: ['go', `&${title}`, part],
} as const);

export const COMMAND_LIST = [
  screen('map', 'm', 'Map', 1),
  screen('gaps', 'g', 'Gaps', 1),
  screen('authority', 'a', 'Authority', 1),
  screen('checks', 'k', 'Checks', 1),
  screen('queue', 'q', 'Queue', 2),
  screen('sources', 's', 'Sources', 2),
  screen('reports', 'r', 'Reports', 2),

  {
    id: 'engagement.openFolder', title: 'Open a folder of exports', section: 'Engagement', keys: ['mod+o'],
    menu: ['file', 'Open &Folder of Exports…', 1],
  },
  {
    id: 'engagement.openFile', title: 'Open an engagement', section: 'Engagement', keys: ['mod+shift+o'],
    menu: ['file', '&Open Engagement…', 1],
  },
  {
    id: 'engagement.openSample', title: 'Open the sample', section: 'Engagement', keys: [],
    menu: ['file', 'Open the Sa&mple', 1],
  },
  {
    id: 'engagement.forgetRecents', title: 'Clear the list of recent engagements', section: 'Engagement', keys: [],
    menu: ['file', '&Clear the List of Recent Engagements', 1],
  },
  {
    id: 'engagement.save', title: 'Save', section: 'Engagement', keys: ['mod+s'],
    menu: ['file', '&Save', 3], whileTyping: true,
  },
  {
    id: 'engagement.saveAs', title: 'Save in another place', section: 'Engagement', keys: ['mod+shift+s'],
    menu: ['file', 'Save &As…', 3],
  },
  {
    id: 'engagement.earlier', title: 'Go back to an earlier save', section: 'Engagement', keys: [],
    menu: ['file', '&Earlier Saves…', 3],
  },
  { id: 'engagement.password', title: 'Seal with a password', section: 'Engagement', keys: [], menu: ['file', 'Pass&word…', 3] },
  {
    id: 'engagement.reviewCopy', title: 'Write a copy for review', section: 'Engagement', keys: [],
    menu: ['file', 'Write a Copy for Re&view…', 4],
  },
  {
    id: 'report.write', title: 'Write the Excel report', section: 'Engagement', keys: ['mod+e'],
    menu: ['file', 'Wr&ite Report…', 4],
  },
  {
    id: 'auditData.write', title: 'Write the audit data (AICPA standard)', section: 'Engagement', keys: [],
    menu: ['file', 'Write Audit &Data…', 4],
  },
  { id: 'report.show', title: 'Show the report in its folder', section: 'Engagement', keys: [] },
  {
    id: 'list.export', title: 'Export what is shown', section: 'List', keys: ['mod+shift+e'],
    menu: ['file', 'Export W&hat Is Shown…', 4],
  },
  { id: 'view.print', title: 'Print what is shown', section: 'View', keys: ['mod+p'], menu: ['file', '&Print…', 4] },
  {
    id: 'engagement.run', title: 'Run the audit again', section: 'Engagement', keys: ['mod+r'],
    menu: ['file', '&Run the Audit Again', 5],
  },
  {
    id: 'engagement.nextPeriod', title: 'Roll forward to the next period', section: 'Engagement', keys: [],
    menu: ['file', 'Roll Forward to the &Next Period…', 5],
  },
  {
    id: 'engagement.close', title: 'Close the engagement', section: 'Engagement', keys: ['mod+w'],
    menu: ['file', 'C&lose Engagement', 5],
  },
  { id: 'work.stop', title: 'Stop what is running', section: 'Engagement', keys: ['mod+.'], whileTyping: true },

  { id: 'list.next', title: 'Next row', section: 'List', keys: ['j'], quiet: true },
  { id: 'list.previous', title: 'Row before', section: 'List', keys: ['k'], quiet: true },
  { id: 'list.open', title: 'Go into what is picked', section: 'List', keys: ['enter'], quiet: true },
  { id: 'list.back', title: 'One step back', section: 'List', keys: ['escape'], quiet: true, whileTyping: true },
  { id: 'list.filter', title: 'Filter the list', section: 'List', keys: ['/'], menu: ['edit', 'F&ilter the List', 3] },
  { id: 'list.clearFilters', title: 'Clear the filters', section: 'List', keys: ['mod+backspace'] },
  {
    id: 'list.copy', title: 'Copy rows with their headers', section: 'List', keys: ['mod+shift+c'],
    menu: ['edit', 'Copy &Rows with Headers', 2],
  },
  { id: 'list.columns', title: 'Choose the columns', section: 'List', keys: ['c'] },

  { id: 'triage.assign', title: 'Assign', section: 'Triage', keys: ['a'], menu: ['triage', '&Assign…', 1] },
  { id: 'triage.state', title: 'Set the state', section: 'Triage', keys: ['s'], menu: ['triage', 'Set the &State…', 1] },
  { id: 'triage.reason', title: 'Give the reason', section: 'Triage', keys: ['r'], menu: ['triage', 'Give the &Reason…', 1] },
  { id: 'triage.note', title: 'Write a note', section: 'Triage', keys: ['n'], menu: ['triage', 'Write a &Note…', 1] },
  { id: 'triage.due', title: 'Set the due date', section: 'Triage', keys: ['d'], menu: ['triage', 'Set the &Due Date…', 1] },
  { id: 'triage.attach', title: 'Attach a file', section: 'Triage', keys: ['f'], menu: ['triage', 'Attach a &File…', 1] },
  { id: 'triage.mark', title: 'Mark for one decision on several', section: 'Triage', keys: ['x'], menu: ['triage', '&Mark', 2] },
  {
    id: 'triage.markAll', title: 'Mark all that are shown', section: 'Triage', keys: ['shift+x', 'X'],
    menu: ['triage', 'Mark A&ll Shown', 2],
  },
  { id: 'triage.undo', title: 'Undo the last decision', section: 'Triage', keys: ['u'], menu: ['triage', '&Undo the Last Decision', 2] },
  { id: 'queue.saveView', title: 'Save this view of the queue', section: 'Triage', keys: ['v'], menu: ['triage', 'Save This &View…', 3] },
  { id: 'queue.owners', title: 'Owners by rule', section: 'Triage', keys: [], menu: ['triage', '&Owners by Rule…', 3] },
  {
    id: 'engagement.runs', title: 'From period to period', section: 'Go to', keys: ['g p'],
    menu: ['go', 'From &Period to Period…', 2],
  },
  { id: 'gaps.drift', title: 'Drift over the runs', section: 'Go to', keys: ['g d'], menu: ['go', '&Drift over the Runs', 2] },
  { id: 'engagement.log', title: 'Log of decisions', section: 'Go to', keys: ['g l'], menu: ['go', '&Log of Decisions…', 2] },
  { id: 'queue.mine', title: 'My queue', section: 'Go to', keys: ['g i'], menu: ['go', 'M&y Queue', 2] },

  { id: 'queue.nextGroup', title: 'Next group of the queue', section: 'List', keys: [']'] },
  { id: 'queue.previousGroup', title: 'Group of the queue before', section: 'List', keys: ['['] },
  { id: 'queue.group', title: 'Group the queue', section: 'List', keys: ['b'] },

  {
    id: 'view.palette', title: 'Find a command, an item, a reference or a note', section: 'View', keys: ['mod+k'],
    menu: ['edit', '&Find…', 3], quiet: true, whileTyping: true,
  },
  {
    id: 'view.zoomIn', title: 'Larger', section: 'View', keys: ['mod+=', 'mod++', 'mod+shift++'], menu: ['view', '&Larger', 1],
    whileTyping: true,
  },
  { id: 'view.zoomOut', title: 'Smaller', section: 'View', keys: ['mod+-'], menu: ['view', '&Smaller', 1], whileTyping: true },
  {
    id: 'view.zoomReset', title: 'Actual size', section: 'View', keys: ['mod+0'],
    menu: ['view', '&Actual Size', 1], whileTyping: true,
  },
  {
    id: 'view.turnTheme', title: 'Turn between light and dark', section: 'View', keys: ['mod+shift+l'],
    menu: ['view', 'Light or &Dark', 2],
  },
  {
    id: 'view.systemTheme', title: 'Light or dark as the system has it', section: 'View', keys: [],
    menu: ['view', 'Light or Dark as the S&ystem', 2],
  },
  { id: 'view.rows', title: 'Higher or lower rows', section: 'View', keys: [], menu: ['view', '&Higher or Lower Rows', 2] },
  {
    id: 'view.rail', title: 'Fold the rail or unfold it', section: 'View', keys: ['mod+b'],
    menu: ['view', 'Fold the &Rail', 2],
  },
  {
    id: 'view.inspector', title: 'Fold the inspector or unfold it', section: 'View', keys: ['mod+i'],
    menu: ['view', 'Fold the &Inspector', 2],
  },

  { id: 'help.keys', title: 'Keys', section: 'Help', keys: ['?'], menu: ['help', '&Keys', 1] },
  { id: 'help.terms', title: 'What the words mean', section: 'Help', keys: ['g ?'], menu: ['help', 'What the &Words Mean', 1] },
  { id: 'help.guide', title: 'The guide', section: 'Help', keys: [], menu: ['help', '&Guide', 1] },
] as const satisfies readonly CommandEntry[];

export type CommandId = (typeof COMMAND_LIST)[number]['id'];
