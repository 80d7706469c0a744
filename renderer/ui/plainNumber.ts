/** Figures as they are drawn, back to what other programs read. */
const parts = new Intl.NumberFormat(undefined).formatToParts(-12345.6);
const signOf = (type: string): string => parts.find((part) => part.type === type)?.value ?? '';
const GROUP = signOf('group');
const DECIMAL = signOf('decimal');
/** A sign, a currency (`$`, `CA$`, `€`), digits, a currency: nothing else is a number. */
const FIGURE = /^([+-]?)(?:\p{L}{0,3}\p{Sc}|\p{Lu}{3})?\s?(\d+(?:\.\d+)?)\s?(?:\p{Sc}|\p{Lu}{3})?$/u;

/** `−1,234.50` or `+$12.00` as `-1234.50` and `12.00`; a text that is no number stays as it is. */
export function plainNumber(text: string): string {
  const flat = text.replaceAll('\u2212', '-').replaceAll(GROUP, '').replaceAll(DECIMAL, '.').replace(/[\u00a0\u202f]/gu, ' ').trim();
  const found = FIGURE.exec(flat);
  return found === null ? text : `${found[1] === '-' ? '-' : ''}${found[2] ?? ''}`;
}
