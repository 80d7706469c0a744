/** EDIFACT messages as tables: INVRPT as what is in stock, DESADV as what was sent. */
import { fail } from '../../domain/problem.ts';
import { ControlNotes, ediMoment, interchangeName } from '../edi/segments.ts';
import type { Segment } from '../edi/segments.ts';
import { MessageTable } from '../edi/messageTable.ts';
import type { Decision, FoundTable } from '../tables/foundTable.ts';
import { componentOf, edifactSegments } from './edifactSegments.ts';
import type { EdifactSegments } from './edifactSegments.ts';

const HEADERS: Readonly<Record<string, readonly string[]>> = {
  INVRPT: ['INVRPT reference', 'as of', 'location', 'line', 'item', 'barcode', 'state', 'quantity', 'unit'],
  DESADV: ['DESADV reference', 'state', 'date', 'location', 'purchase order', 'line', 'item', 'barcode', 'quantity', 'unit'],
};
const BARCODES = ['EN', 'SRV', 'UP', 'EAN'];

export function readEdifact(file: string, text: string): readonly FoundTable[] {
  const read = edifactSegments(file, text);
  const notes = new ControlNotes();
  const messages = messagesIn(read, notes);
  const kinds = [...new Set(messages.map((message) => componentOf(read, message[0], 2)))];
  const known = kinds.filter((kind) => Object.hasOwn(HEADERS, kind));
  if (known.length === 0) {
    return fail({
      code: 'not_recognised', file, message: 'Its EDIFACT messages are of no kind that is read.',
      expected: `one of ${Object.keys(HEADERS).join(', ')}`, found: kinds.join(', ') || 'no message',
      remedy: 'Take it out of the folder, or ask the partner for the inventory messages.',
    });
  }
  const decisions: Decision[] = [
    { about: 'format', decided: `EDIFACT ${kinds.join(', ')}`, because: 'it begins with an EDIFACT segment',
      sureness: 'certain' },
  ];
  const named = read.segments.filter(({ id }) => id === 'UNB').map((segment) =>
    interchangeName(componentOf(read, segment, 5), componentOf(read, segment, 2), componentOf(read, segment, 3)));
  const interchanges = [...new Set(named)];
  if (interchanges.length < named.length) {
    notes.say(`Of ${named.length} interchanges only ${interchanges.length} differ: some are in the file twice.`);
  }
  const tables = known.map((kind) => {
    const header = HEADERS[kind] ?? [];
    const table = new MessageTable(file, header);
    for (const message of messages) if (componentOf(read, message[0], 2) === kind) rowsOf(read, kind, message, table);
    return { kind, table, optional: ['location', 'purchase order', 'barcode', 'unit', 'line'] };
  });
  return tables.map(({ kind, table, optional }) => table.finish(
    { part: known.length === 1 ? '' : kind, format: 'edifact', doubts: [...read.doubts, ...notes.doubts()], decisions,
      interchanges },
    (name) => optional.includes(name)));
}

/** From UNH to UNT each; what the trailers state is compared, and nothing is left out for it. */
function messagesIn(read: EdifactSegments, notes: ControlNotes): readonly (readonly Segment[])[] {
  const messages: Segment[][] = [];
  let open: Segment[] | undefined;
  let count = 0;
  let interchange: Segment | undefined;
  for (const segment of read.segments) {
    if (segment.id === 'UNB') {
      count = 0;
      interchange = segment;
    }
    if (segment.id === 'UNH') {
      if (open !== undefined) notes.say(`Message ${componentOf(read, open[0], 1)} has no UNT segment: it may be cut off.`);
      open = [];
      messages.push(open);
      count += 1;
    }
    open?.push(segment);
    if (segment.id === 'UNT' && open !== undefined) {
      const reference = componentOf(read, open[0], 1);
      notes.compare(`The number of segments of message ${reference}`, componentOf(read, segment, 1), open.length, segment.number);
      if (componentOf(read, segment, 2) !== reference) {
        notes.say(`Message ${reference} ends as ${componentOf(read, segment, 2)} (segment ${segment.number}).`);
      }
      open = undefined;
    }
    if (segment.id === 'UNZ') {
      notes.compare('The number of messages', componentOf(read, segment, 1), count, segment.number);
      const [began, ends] = [componentOf(read, interchange, 5), componentOf(read, segment, 2)];
      if (began !== ends) notes.say(`Interchange ${began} ends as ${ends} (segment ${segment.number}).`);
      interchange = undefined;
    }
  }
  if (open !== undefined) notes.say(`Message ${componentOf(read, open[0], 1)} has no UNT segment: it may be cut off.`);
  else if (interchange !== undefined) notes.say('The interchange has no UNZ segment: the file may be cut off.');
  return messages;
}

function rowsOf(read: EdifactSegments, kind: string, message: readonly Segment[], table: MessageTable): void {
  const part = (segment: Segment | undefined, element: number, index = 0): string => componentOf(read, segment, element, index);
  const firstLine = message.findIndex(({ id }) => id === 'LIN');
  const head = firstLine < 0 ? message : message.slice(0, firstLine);
  const reference = part(head.find(({ id }) => id === 'BGM'), 2);
  const dateOf = (segments: readonly Segment[], kinds: readonly string[]): string => {
    for (const wanted of kinds) {
      const found = segments.find((segment) => segment.id === 'DTM' && part(segment, 1) === wanted);
      if (found !== undefined) {
        const text = part(found, 1, 1);
        return ediMoment(text.slice(0, 8), text.slice(8));
      }
    }
    return '';
  };
  const placeOf = (segments: readonly Segment[]): string => {
    for (const wanted of ['WH', 'ST', 'DP', 'SF', 'GY']) {
      const found = segments.find((segment) => segment.id === 'NAD' && part(segment, 1) === wanted);
      if (found !== undefined) return part(found, 2);
    }
    return part(segments.find(({ id }) => id === 'LOC'), 2);
  };
  const date = kind === 'INVRPT' ? dateOf(head, ['366', '91', '137', '324']) : dateOf(head, ['11', '137', '17']);
  const order = (segments: readonly Segment[]): string =>
    part(segments.find((segment) => segment.id === 'RFF' && part(segment, 1) === 'ON'), 1, 1);
  let line: Segment[] = [];
  const give = (): void => {
    const [lin] = line;
    if (lin === undefined) return;
    const pia = line.find(({ id }) => id === 'PIA');
    const isBarcode = BARCODES.includes(part(lin, 3, 1));
    const other = pia === undefined ? '' : [2, 3, 4, 5].map((at) => part(pia, at)).find((text) => text !== '') ?? '';
    const item = isBarcode && other !== '' ? other : part(lin, 3) || other;
    const barcode = isBarcode ? part(lin, 3) : '';
    for (const qty of line.filter(({ id }) => id === 'QTY')) {
      const [state, quantity, unit] = [part(qty, 1), part(qty, 1, 1), part(qty, 1, 2)];
      if (kind === 'INVRPT') {
        table.add(qty.number, [reference, date, placeOf(line) || placeOf(head), part(lin, 1), item, barcode, state, quantity,
          unit]);
      } else if (state === '12' || state === '') {
        table.add(qty.number, [
          reference, 'shipped', date, placeOf(head), order(line) || order(head), part(lin, 1), item, barcode, quantity, unit,
        ]);
      }
    }
  };
  for (const segment of message.slice(Math.max(firstLine, 0))) {
    if (segment.id === 'LIN') {
      give();
      line = [segment];
    } else if (['CPS', 'UNS', 'UNT'].includes(segment.id)) {
      give();
      line = [];
    } else if (line.length > 0) line.push(segment);
  }
  give();
}
