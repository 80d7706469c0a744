/** The small parts of a workbook as a flat list of their tags; sheets and strings are read otherwise, as they come. */
import { fail } from '../../domain/problem.ts';

export interface XmlTag {
  /** Without the namespace's prefix. */
  readonly name: string;
  readonly kind: 'open' | 'close';
  /** By their names without prefixes; `r:id` is "id". */
  readonly attributes: ReadonlyMap<string, string>;
  /** The text between this tag and the next. */
  readonly text: string;
}

const TAG = /<(\/?)(?:[\w.-]+:)?([\w.-]+)((?:[^<>"']|"[^"]*"|'[^']*')*?)(\/?)>([^<]*)/gu;
const ATTRIBUTE = /(?:[\w.-]+:)?([\w.-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/gu;

/** Fails with `file_damaged` where the text declares a document type: entities are never resolved. */
export function xmlTags(file: string, part: string, xml: string): readonly XmlTag[] {
  if (/<!DOCTYPE|<!ENTITY/iu.test(xml)) failDoctype(file, part);
  const tags: XmlTag[] = [];
  const text = xml.replace(/<!--[\s\S]*?-->|<\?[\s\S]*?\?>/gu, '');
  for (const [, slash, name = '', rest = '', selfClosing, after = ''] of text.matchAll(TAG)) {
    const attributes = new Map<string, string>();
    if (slash === '') {
      for (const [, key = '', double, single] of rest.matchAll(ATTRIBUTE)) attributes.set(key, xmlText(double ?? single ?? ''));
    }
    tags.push({ name, kind: slash === '' ? 'open' : 'close', attributes, text: selfClosing === '' ? xmlText(after) : '' });
    if (slash === '' && selfClosing !== '') tags.push({ name, kind: 'close', attributes: new Map(), text: xmlText(after) });
  }
  return tags;
}

export function failDoctype(file: string, part: string): never {
  return fail({
    code: 'file_damaged', file, message: `Its part "${part}" declares a document type, which no spreadsheet program writes.`,
    expected: 'plain XML', found: 'a DOCTYPE', remedy: 'Do not use this file; ask for the export again.',
  });
}

const NAMED: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: '\'' };

/** Text of an XML file: the five named entities and the numbered ones resolved, unknown ones kept as they stand. */
function xmlText(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(/&(?:#x([\da-f]{1,6})|#(\d{1,7})|(\w+));/giu, (whole, hex: string | undefined, decimal: string | undefined,
    name: string | undefined) => {
    if (name !== undefined) return Object.hasOwn(NAMED, name) ? NAMED[name] ?? whole : whole;
    const code = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16);
    return code <= 0x10ffff && code > 0 ? String.fromCodePoint(code) : whole;
  });
}

/** What a workbook writes for characters that XML cannot hold: `_x000D_` is a carriage return (ECMA-376, 22.4.2.4). */
export function workbookText(text: string): string {
  const plain = xmlText(text);
  if (!plain.includes('_x')) return plain;
  return plain.replace(/_x([\dA-Fa-f]{4})_/gu, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
}
