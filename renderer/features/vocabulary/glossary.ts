/** The terms of the trade as this program uses them. Kinds and fixes are defined in `words.ts` and listed after these. */
export interface Term {
  readonly term: string;
  readonly meaning: string;
}

export const TERMS: readonly Term[] = [
  { term: 'Authority', meaning: 'The system of record for a place: the one whose figure the others are compared with.' },
  { term: 'Cut-off', meaning: 'The moment as of which the systems are compared.' },
  {
    term: 'Event',
    meaning: 'A movement a system recorded: a receipt, a sale, a count and so on. In is positive, out is negative.',
  },
  { term: 'Evidence', meaning: 'The line of the file, as it was received, that a figure was read from.' },
  { term: 'Exception', meaning: 'Something between systems that somebody has to act on.' },
  {
    term: 'Handoff',
    meaning: 'A kind of event one system records and another must hear of, by some mechanism, within some window.',
  },
  { term: 'In flight', meaning: 'Recorded by the source, not yet by the target, and still inside the window at the cut-off.' },
  {
    term: 'Latency',
    meaning: 'The time from the source’s record of an event to the target’s. Half are below p50, 95 of 100 below p95.',
  },
  { term: 'Offsetting', meaning: 'The figures agree although events differ, or although they do not mean the same stock.' },
  { term: 'Pool', meaning: 'The set of places and stock states that a figure covers.' },
  { term: 'Position', meaning: 'What a system says it holds of an item in a place at a moment.' },
  {
    term: 'Record accuracy',
    meaning: 'The share of compared records that equal the authority’s, exactly. Signs are never netted.',
  },
  { term: 'Root event', meaning: 'The one event from which several exceptions stem.' },
  { term: 'Statement', meaning: 'The walk from one system’s figure to the authority’s, each line with its evidence.' },
  { term: 'Unexplained', meaning: 'What is left of a variance when every line of its statement is counted.' },
  {
    term: 'Value',
    meaning:
      'Units at what one of them costs. An item without a cost in any export has none: it is in no sum, ' +
      'and ≥ stands before a sum that lacks some.',
  },
  { term: 'Variance', meaning: 'Recorded less authoritative, in units, for an item in a place.' },
  { term: 'Window', meaning: 'How late an event may reach the target and still count as on time.' },
  { term: 'Write path', meaning: 'A system and a kind of event it records.' },
];

/** What each screen answers, in two sentences. */
export const SCREEN_HELP = {
  map:
    'Who records what, and who should hear of it. ' +
    'Each cell counts what a system recorded of a kind of event, and opens those events.',
  gaps: 'Where events get lost, late or doubled between two systems. ' + 'Every figure opens the exceptions behind it.',
  authority:
    'Which figure is right here, and why the others differ. ' +
    'Pick a row to see the walk from what a system recorded to what the authority holds.',
  checks:
    'What would have caught the drift before a customer did. ' +
    'Pick a check to see what it found, change its parameters and run it again.',
  queue:
    'Everything that somebody has to act on, the costliest first. ' +
    'Pick one to see why it stands here, its evidence and what each system recorded.',
  sources:
    'Whether every file was read as it should be. ' +
    'Rows, control totals, what was rejected and why, and each line as it was received.',
  reports: 'What can be handed over. ' + 'The workbook holds the same figures as these screens, with their sources.',
} as const;
