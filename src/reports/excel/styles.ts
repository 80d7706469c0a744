import type { Alignment, Border, Borders, Fill, Font, Style } from 'exceljs';
import type { ColumnKind } from '../model/table.ts';

/** Colours: neutral ink and lines, one accent, and the Okabe–Ito hues (safe for colour-blind eyes) where colour means something. */
const INK = 'FF1F2933';
export const QUIET = 'FF616E7C';
export const LINE = 'FFCBD2D9';
export const ACCENT = 'FF0F4C75';
export const SHADE = 'FFF1F4F8';
const WHITE = 'FFFFFFFF';

const FACE = 'Calibri';
export const SIZE = 10;

/**
 * True minus, thousands, no sign on zero; whole numbers without decimals and others with up to four. `_0` keeps a digit's width
 * free to the right, so that a number keeps off the text beside it (not every program heeds an indent there).
 */
const FORMATS = {
  units: ['#,##0_0;"−"#,##0_0;0_0', '#,##0.0###_0;"−"#,##0.0###_0;0_0'],
  signedUnits: ['+#,##0_0;"−"#,##0_0;0_0', '+#,##0.0###_0;"−"#,##0.0###_0;0_0'],
} as const;
const PLAIN_FORMATS: Readonly<Record<Exclude<ColumnKind, 'units' | 'signedUnits'>, string>> = {
  text: '@', money: '#,##0.00_0;"−"#,##0.00_0;0.00_0', count: '#,##0_0', share: '0.0%_0', minutes: '#,##0.0_0',
  moment: 'd mmm yyyy hh:mm_0',
};

export function numberFormat(kind: ColumnKind, value: number): string {
  if (kind !== 'units' && kind !== 'signedUnits') return PLAIN_FORMATS[kind];
  return FORMATS[kind][Number.isInteger(value) ? 0 : 1];
}

export function solid(argb: string): Fill {
  return { type: 'pattern', pattern: 'solid', fgColor: { argb } };
}

export function font(more: Partial<Font> = {}): Partial<Font> {
  return { name: FACE, size: SIZE, color: { argb: INK }, ...more };
}

const hair: Partial<Border> = { style: 'hair', color: { argb: LINE } };
const thin: Partial<Border> = { style: 'thin', color: { argb: LINE } };
export const RULE_BELOW: Partial<Borders> = { bottom: hair };
const RULE_ABOVE: Partial<Borders> = { top: thin };

function aligned(kind: ColumnKind, wrap: boolean): Partial<Alignment> {
  return { horizontal: kind === 'text' ? 'left' : 'right', vertical: 'top', ...(wrap ? { wrapText: true } : {}) };
}

const made = new Map<string, Partial<Style>>();

/** One shared style object a look: exceljs then stores each look once and writes quickly. Never change what this answers. */
export function sharedStyle(key: string, make: () => Partial<Style>): Partial<Style> {
  let style = made.get(key);
  if (style === undefined) {
    style = make();
    made.set(key, style);
  }
  return style;
}

/** How a row is set off from the others. */
export type Look = 'plain' | 'strong' | 'sum';

/** The look of a value in a table's body. */
export function bodyStyle(kind: ColumnKind, value: number, wrap: boolean, look: Look = 'plain'): Partial<Style> {
  const numFmt = numberFormat(kind, value);
  return sharedStyle(`body ${kind} ${numFmt} ${wrap} ${look}`, () => ({
    numFmt, alignment: aligned(kind, wrap), font: font(look === 'plain' ? {} : { bold: true }),
    border: look === 'sum' ? { ...RULE_ABOVE, bottom: thin } : RULE_BELOW,
    ...(look === 'strong' ? { fill: solid(SHADE) } : {}),
  }));
}

/** The look of a value that leads elsewhere: of texts underlined, of numbers only by its colour, so that columns stay calm. */
export function linkStyle(kind: ColumnKind, value: string | number, look: Look = 'plain'): Partial<Style> {
  const isText = typeof value === 'string';
  const of = bodyStyle(isText ? 'text' : kind, isText ? 0 : value, false, look);
  return sharedStyle(`link ${isText} ${of.numFmt ?? ''} ${look}`, () => ({
    ...of, ...(isText ? { numFmt: 'General' } : {}),
    font: { ...of.font, color: { argb: ACCENT }, ...(isText ? { underline: true } : {}) },
  }));
}

export function headerStyle(kind: ColumnKind): Partial<Style> {
  return sharedStyle(`header ${kind === 'text' ? 'left' : 'right'}`, () => ({
    font: font({ bold: true, color: { argb: WHITE } }), fill: solid(ACCENT), numFmt: '@',
    alignment: { ...aligned(kind, true), vertical: 'middle', ...(kind === 'text' ? {} : { indent: 1 }) },
  }));
}

export function totalStyle(kind: ColumnKind, value: number): Partial<Style> {
  const numFmt = numberFormat(kind, value);
  return sharedStyle(`total ${numFmt}`, () => ({ numFmt, font: font({ bold: true }), alignment: aligned(kind, false) }));
}

export const TITLE: Partial<Style> = { font: font({ size: 16, bold: true, color: { argb: ACCENT } }), numFmt: '@' };
export const SUBTITLE: Partial<Style> = { font: font({ color: { argb: QUIET } }), numFmt: '@' };
export const SECTION: Partial<Style> = { font: font({ size: 12, bold: true, color: { argb: ACCENT } }), numFmt: '@' };
export const TERM: Partial<Style> = { font: font({ bold: true }), numFmt: '@', alignment: { vertical: 'top' } };
export const NOTE: Partial<Style> = {
  font: font({ color: { argb: QUIET } }), numFmt: '@', alignment: { vertical: 'top' },
};
