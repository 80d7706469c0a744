/** EDIFACT cut into segments, elements and components. (ISO 9735; UNA declares the separators, else they are `:+.? '`.) */
import { fail } from '../../domain/problem.ts';
import type { Segment } from '../edi/segments.ts';

export interface EdifactSegments {
  readonly segments: readonly Segment[];
  /** The mark between the components of an element. */
  readonly component: string;
  readonly release: string;
  readonly doubts: readonly string[];
}

const SEGMENT_LIMIT = 1 << 20;

export function edifactSegments(file: string, text: string): EdifactSegments {
  const from = text.search(/UN[ABH]/u);
  const una = text.slice(from, from + 3) === 'UNA' ? text.slice(from + 3, from + 9) : undefined;
  const level = text.includes('\x1d') && una === undefined ? '\x1f\x1d,  \x1c' : ':+.? \'';
  const [component = ':', separator = '+', , release = '?', , declared = '\''] = Array.from(una ?? level);
  let at = from + (una === undefined ? 0 : 9);
  const body = text.slice(at);
  // Some partners end segments with the line alone.
  const isByLine = una === undefined && !body.includes(declared);
  const terminator = isByLine ? '\n' : declared;
  const segments: Segment[] = [];
  const doubts = isByLine ? ['Segments end with the line and not with an apostrophe; they were read so.'] : [];
  let isCut = false;
  while (at < text.length) {
    while (at < text.length && text.charCodeAt(at) <= 0x20) at += 1;
    if (at >= text.length) break;
    let end = at;
    const elements: string[] = [];
    let current = '';
    for (; end < text.length && text[end] !== terminator; end += 1) {
      const mark = text[end] as string;
      if (mark === release && release !== ' ' && end + 1 < text.length) {
        // What is released keeps its mark until the components are cut.
        current += mark + (text[end + 1] as string);
        end += 1;
      } else if (mark === separator) {
        elements.push(current);
        current = '';
      } else if (mark !== '\r' && mark !== '\n') current += mark;
      if (end - at > SEGMENT_LIMIT) {
        fail({
          code: 'field_too_long', file, row: segments.length + 1, message: 'This segment is longer than a mebibyte.',
          expected: `segments that end with "${terminator}"`, found: 'none for a mebibyte',
          remedy: 'See whether the terminator is missing.',
        });
      }
    }
    if (end >= text.length && !isByLine) isCut = true;
    elements.push(current);
    segments.push({ id: (elements[0] ?? '').trim().toUpperCase(), elements, number: segments.length + 1 });
    at = end + 1;
  }
  if (isCut) doubts.push('The last segment has no terminator: the file may be cut off.');
  return { segments, component, release, doubts };
}

/** A component of an element, both counted as the directories do: element 1 follows the segment's name. Released marks are plain. */
export function componentOf({ component, release }: EdifactSegments, segment: Segment | undefined, element: number, index = 0): string {
  const text = segment?.elements[element] ?? '';
  const parts: string[] = [];
  let current = '';
  for (let at = 0; at < text.length; at += 1) {
    const mark = text[at] as string;
    if (mark === release && release !== ' ' && at + 1 < text.length) {
      at += 1;
      current += text[at] as string;
    } else if (mark === component) {
      parts.push(current);
      current = '';
    } else current += mark;
  }
  parts.push(current);
  return (parts[index] ?? '').trim();
}
