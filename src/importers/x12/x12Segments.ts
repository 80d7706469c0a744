/** X12 cut into segments, with the separators that each interchange declares. (X12.5 and X12.6; STANDARDS in docs.) */
import { fail } from '../../domain/problem.ts';
import type { Segment } from '../edi/segments.ts';

export interface X12Segments {
  readonly segments: readonly Segment[];
  readonly doubts: readonly string[];
  /** The separators of the first interchange, as shown. */
  readonly separators: string;
}

const SEGMENT_LIMIT = 1 << 20;

interface Separators {
  readonly element: string;
  readonly terminator: string;
}

export function x12Segments(file: string, text: string): X12Segments {
  const segments: Segment[] = [];
  const doubts: string[] = [];
  let first: Separators | undefined;
  let repaired = 0;
  let at = 0;
  let isCut = false;
  while (at < text.length) {
    at = skipBlank(text, at);
    if (at >= text.length) break;
    const separators = separatorsAt(file, text, at);
    first ??= separators;
    for (;;) {
      at = skipBlank(text, at);
      if (at >= text.length) break;
      let end = text.indexOf(separators.terminator, at);
      if (end < 0) {
        end = text.length;
        isCut = true;
      }
      if (end - at > SEGMENT_LIMIT) {
        fail({
          code: 'field_too_long', file, row: segments.length + 1, message: 'This segment is longer than a mebibyte.',
          expected: `segments that end with "${separators.terminator}"`, found: 'none for a mebibyte',
          remedy: 'See whether the separators are those that the ISA segment declares.',
        });
      }
      const pieces = repairedPieces(text.slice(at, end), separators.element);
      repaired += pieces.length - 1;
      for (const elements of pieces) {
        segments.push({ id: (elements[0] ?? '').trim().toUpperCase(), elements, number: segments.length + 1 });
      }
      at = end + separators.terminator.length;
      if (segments.at(-1)?.id === 'IEA') break;
    }
  }
  if (repaired > 0) {
    doubts.push(`${repaired === 1 ? 'A segment has' : `${repaired} segments have`} no terminator where one belongs; the next began `
      + 'where its name stands.');
  }
  if (isCut && first !== undefined && first.terminator !== '\n') {
    doubts.push('The last segment has no terminator: the file may be cut off.');
  }
  const separators = first === undefined ? '' : `elements "${first.element}", segments "${visibleMark(first.terminator)}"`;
  return { segments, doubts, separators };
}

function visibleMark(mark: string): string {
  return mark === '\n' ? 'line end' : mark;
}

function skipBlank(text: string, from: number): number {
  let at = from;
  for (; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    // 0x1C to 0x1F are separators where somebody uses them.
    if ((code > 0x20 || (code >= 0x1c && code <= 0x1f)) && code !== 0xfeff) break;
  }
  return at;
}

/** From the ISA segment: byte 4, and what follows ISA16. Without one, from the first segment as it stands. */
function separatorsAt(file: string, text: string, at: number): Separators {
  const isEnvelope = text.slice(at, at + 3).toUpperCase() === 'ISA';
  const element = text[at + (isEnvelope ? 3 : 2)] ?? '';
  if (!/^[^A-Za-z0-9\s]$/u.test(element) && element !== '\x1d') {
    return failSeparators(file, `the separator "${element}"`);
  }
  if (!isEnvelope) {
    const mark = escaped(element);
    // The first mark of another kind that is followed by the name of a segment and a separator.
    const found = new RegExp(`([^A-Za-z0-9 ${mark}])\\s*[A-Z][A-Z0-9]{1,2}${mark}`, 'u').exec(text.slice(at, at + 2000));
    const terminator = found?.[1] === '\r' ? '\n' : found?.[1] ?? '';
    return terminator === '' ? failSeparators(file, 'no terminator') : { element, terminator };
  }
  let place = at + 3;
  for (let count = 1; count < 16; count += 1) {
    place = text.indexOf(element, place + 1);
    if (place < 0 || place - at > 400) return failSeparators(file, 'an ISA segment that breaks off');
  }
  // ISA16 is one character; what follows it ends the segment.
  let terminator = text[place + 2] ?? '';
  if (terminator === '\r') terminator = '\n';
  if (terminator === '' || /[A-Za-z0-9 ]/u.test(terminator) || terminator === element) {
    return failSeparators(file, `the terminator "${terminator}"`);
  }
  return { element, terminator };
}

function failSeparators(file: string, found: string): never {
  return fail({
    code: 'file_damaged', file, row: 1, message: 'The separators of this X12 file cannot be told.',
    expected: 'an ISA segment that declares them: its fourth character, its last element and what follows it', found,
    remedy: 'Ask for the file as it was sent; do not copy it through a text editor.',
  });
}

function escaped(mark: string): string {
  return mark.replace(/[\\^$.*+?()[\]{}|/-]/gu, '\\$&');
}

/**
 * A segment as its elements; several where a terminator is missing: at a line end before a segment's name, and where a quantity
 * or an item begins in the middle of another segment (`REF~ZZ~ASIAQTY~17~403.32`).
 */
function repairedPieces(text: string, separator: string): string[][] {
  const lines = text.includes('\n') || text.includes('\r')
    ? text.split(new RegExp(`\\s*[\\r\\n]+\\s*(?=[A-Z][A-Z0-9]{1,2}(?:${escaped(separator)}|$))`, 'u')) : [text];
  return lines.flatMap((line, index) => {
    const clean = (index < lines.length - 1 ? line.replace(/[^\w\s]$/u, '') : line).replace(/[\r\n]+/gu, '');
    return glued(clean.split(separator));
  });
}

function glued(elements: readonly string[]): string[][] {
  const pieces: string[][] = [];
  let current: string[] = [];
  elements.forEach((text, at) => {
    const [, before = '', id = ''] = at > 0 && at + 2 < elements.length ? /^(.+)(QTY|LIN|ZA)$/u.exec(text) ?? [] : [];
    const [next = '', value = ''] = [elements[at + 1], elements[at + 2]];
    const fits = id !== '' && (id === 'LIN' ? /^\d*$/u.test(next) && /^[A-Z]{2}$/u.test(value)
      : /^[A-Z0-9]{2}$/u.test(next) && /^-?\d*\.?\d+$/u.test(value));
    if (!fits) {
      current.push(text);
      return;
    }
    pieces.push([...current, before]);
    current = [id];
  });
  return [...pieces, current];
}
