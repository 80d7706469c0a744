/** X12 messages as tables, one for each kind: what moves or holds stock becomes rows, what disagrees becomes a doubt. */
import { fail } from '../../domain/problem.ts';
import { ControlNotes, element, interchangeName } from '../edi/segments.ts';
import type { Segment } from '../edi/segments.ts';
import { MessageTable } from '../edi/messageTable.ts';
import type { Decision, FoundTable } from '../tables/foundTable.ts';
import { checkEnvelopes } from './envelopes.ts';
import { MESSAGES } from './messages.ts';
import { x12Segments } from './x12Segments.ts';

/** What many messages leave out; where all do, the column is not there, so that it can be told otherwise. */
const OPTIONAL = ['location', 'sold to', 'barcode', 'lot', 'unit', 'purchase order', 'shipment', 'line', 'reason'];

export function readX12(file: string, text: string): readonly FoundTable[] {
  const { segments, doubts, separators } = x12Segments(file, text);
  const notes = new ControlNotes();
  const sets = checkEnvelopes(segments, notes);
  const kinds = [...new Set(sets.map((set) => element(set[0], 1)))];
  const decisions: Decision[] = [
    { about: 'format', decided: `X12 ${kinds.join(', ')}`, because: 'it begins with an X12 segment', sureness: 'certain' },
    { about: 'separators', decided: separators, because: 'the first segment declares them', sureness: 'certain' },
  ];
  const tables: FoundTable[] = [];
  const known = kinds.filter((kind) => Object.hasOwn(MESSAGES, kind));
  const unread = kinds.filter((kind) => !known.includes(kind));
  if (unread.length > 0 && known.length > 0) notes.say(`Messages of kinds that are not read were left out: ${unread.join(', ')}.`);
  const interchanges = [...new Set(segments.filter(({ id }) => id === 'ISA').map((segment) =>
    interchangeName(element(segment, 13), element(segment, 6), element(segment, 8))))];
  const about = (kind: string) => ({ part: known.length === 1 ? '' : kind, format: 'x12', decisions, interchanges });
  const read: { kind: string; table: MessageTable; optional: readonly string[] }[] = [];
  for (const kind of known) {
    const message = MESSAGES[kind];
    if (message === undefined) continue;
    const table = new MessageTable(file, message.header);
    const add = (at: Segment, cells: readonly string[]): void => { table.add(at.number, cells); };
    for (const set of sets) if (element(set[0], 1) === kind) message.read(set, add, notes);
    read.push({ kind, table, optional: OPTIONAL });
  }
  for (const { kind, table, optional } of read) {
    tables.push(table.finish({ ...about(kind), doubts: [...doubts, ...notes.doubts()] }, (name) => optional.includes(name)));
  }
  if (tables.length > 0) return tables;
  return fail({
    code: 'not_recognised', file,
    message: kinds.length === 0 ? 'The file holds no X12 message.' : 'Its X12 messages are of no kind that is read.',
    expected: `one of ${Object.keys(MESSAGES).join(', ')}`, found: kinds.length === 0 ? 'envelopes only' : kinds.join(', '),
    remedy: 'Take it out of the folder, or ask the partner for the inventory messages.',
  });
}
