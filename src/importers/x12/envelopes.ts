import { element } from '../edi/segments.ts';
import type { ControlNotes, Segment } from '../edi/segments.ts';

/** The transaction sets, from ST to SE each. What the envelopes state and what there is, is compared; nothing is left out for it. */
export function checkEnvelopes(segments: readonly Segment[], notes: ControlNotes): readonly (readonly Segment[])[] {
  const sets: Segment[][] = [];
  let open: Segment[] | undefined;
  let setsInGroup = 0;
  let groups = 0;
  let group: Segment | undefined;
  let interchange: Segment | undefined;
  const seen = new Set<string>();
  const close = (): void => {
    if (open !== undefined) notes.say(`Message ${element(open[0], 2)} has no SE segment: it may be cut off.`);
    open = undefined;
  };
  for (const segment of segments) {
    switch (segment.id) {
      case 'ISA':
        close();
        interchange = segment;
        groups = 0;
        if (seen.has(segment.elements.join('*'))) notes.say(`Interchange ${element(segment, 13)} is in the file twice.`);
        seen.add(segment.elements.join('*'));
        break;
      case 'GS':
        close();
        group = segment;
        groups += 1;
        setsInGroup = 0;
        break;
      case 'ST':
        close();
        open = [segment];
        sets.push(open);
        setsInGroup += 1;
        break;
      case 'SE':
        if (open === undefined) {
          notes.say(`Segment ${segment.number} ends a message that did not begin.`);
          break;
        }
        open.push(segment);
        notes.compare(`The number of segments of message ${element(open[0], 2)}`, element(segment, 1), open.length, segment.number);
        if (element(segment, 2) !== element(open[0], 2)) {
          notes.say(`Message ${element(open[0], 2)} ends as ${element(segment, 2)} (segment ${segment.number}).`);
        }
        open = undefined;
        break;
      case 'GE':
        close();
        notes.compare('The number of messages of the group', element(segment, 1), setsInGroup, segment.number);
        if (group !== undefined && element(segment, 2) !== element(group, 6)) {
          notes.say(`Group ${element(group, 6)} ends as ${element(segment, 2)} (segment ${segment.number}).`);
        }
        group = undefined;
        break;
      case 'IEA':
        close();
        notes.compare('The number of groups', element(segment, 1), groups, segment.number);
        if (interchange !== undefined && Number(element(segment, 2)) !== Number(element(interchange, 13))) {
          notes.say(`Interchange ${element(interchange, 13)} ends as ${element(segment, 2)} (segment ${segment.number}).`);
        }
        interchange = undefined;
        break;
      default: open?.push(segment);
    }
  }
  close();
  if (interchange !== undefined) notes.say('The interchange has no IEA segment: the file may be cut off.');
  return sets;
}
