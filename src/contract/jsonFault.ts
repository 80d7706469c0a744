/** Where a text stops being JSON (RFC 8259): engines word it differently from version to version, and some give no place at all. */

export interface JsonFault {
  /** The offset of the first character that cannot stand where it does; the text's length where something is missing at its end. */
  readonly at: number;
  readonly expected: string;
}

/** The first fault of a text; undefined where it is JSON. */
export function jsonFault(text: string): JsonFault | undefined {
  try {
    const end = skipBlanks(text, value(text, skipBlanks(text, 0)));
    if (end < text.length) throw new Fault(end, 'nothing more');
    return undefined;
  } catch (error) {
    if (error instanceof Fault) return { at: Math.min(error.at, text.length), expected: error.message };
    throw error;
  }
}

class Fault extends Error {
  readonly at: number;
  constructor(at: number, expected: string) {
    super(expected);
    this.at = at;
  }
}

/** The line and column of an offset, each from 1. */
export function placeOf(text: string, at: number): { readonly line: number; readonly column: number } {
  const before = text.slice(0, at).split(/\r\n|\r|\n/u);
  return { line: before.length, column: (before.at(-1) ?? '').length + 1 };
}

function skipBlanks(text: string, at: number): number {
  const blanks = /[ \t\r\n]*/uy;
  blanks.lastIndex = at;
  blanks.exec(text);
  return blanks.lastIndex;
}

function match(text: string, at: number, pattern: RegExp): number {
  pattern.lastIndex = at;
  return pattern.test(text) ? pattern.lastIndex : -1;
}

/** Reads a value and answers where it ends. Deeper than JSON.parse goes is no fault of the text, so nesting is kept on a list. */
function value(text: string, from: number): number {
  const open: ('{' | '[')[] = [];
  let at = from;
  for (;;) {
    const first = text[at];
    if (first === '{' || first === '[') {
      at = skipBlanks(text, at + 1);
      if (text[at] === (first === '{' ? '}' : ']')) at += 1;
      else {
        open.push(first);
        if (first === '{') at = name(text, at);
        continue;
      }
    } else at = scalar(text, at);
    for (;;) {
      const inside = open.at(-1);
      if (inside === undefined) return at;
      at = skipBlanks(text, at);
      if (text[at] === ',') {
        at = skipBlanks(text, at + 1);
        if (inside === '{') at = name(text, at);
        break;
      }
      if (text[at] !== (inside === '{' ? '}' : ']')) throw new Fault(at, inside === '{' ? 'a comma or }' : 'a comma or ]');
      at += 1;
      open.pop();
    }
  }
}

/** A name and its colon; answers where the value begins. */
function name(text: string, at: number): number {
  if (text[at] !== '"') throw new Fault(at, 'a name in quotation marks');
  const colon = skipBlanks(text, string(text, at));
  if (text[colon] !== ':') throw new Fault(colon, 'a colon');
  return skipBlanks(text, colon + 1);
}

function scalar(text: string, at: number): number {
  if (text[at] === '"') return string(text, at);
  const word = match(text, at, /(?:true|false|null)(?![\w])/uy);
  if (word >= 0) return word;
  const number = match(text, at, /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?(?![\w.])/uy);
  if (number >= 0) return number;
  throw new Fault(at, 'a value: a text in quotation marks, a number, true, false, null, { or [');
}

function string(text: string, from: number): number {
  let at = from + 1;
  for (;;) {
    const plain = /[^"\\\u0000-\u001f]*/uy;
    plain.lastIndex = at;
    plain.exec(text);
    at = plain.lastIndex;
    if (text[at] === '"') return at + 1;
    if (text[at] !== '\\') throw new Fault(at, 'a closing quotation mark');
    const escaped = match(text, at, /\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})/uy);
    if (escaped < 0) throw new Fault(at, 'an escape that JSON has: \\" \\\\ \\/ \\b \\f \\n \\r \\t \\u0000');
    at = escaped;
  }
}
