/**
 * Forms under which codes are compared beside their own text: what a person would take for the same (`seenForm`), and what systems
 * make of one code when they write it their own way (`normalForm`). Neither ever changes a code.
 */

/** Letters of other scripts that look like Latin ones (a part of Unicode's confusables), in capitals. */
const LOOK_ALIKES: ReadonlyMap<string, string> = new Map(Object.entries({
  А: 'A', В: 'B', С: 'C', Е: 'E', Н: 'H', І: 'I', Ј: 'J', К: 'K', М: 'M', О: 'O', Р: 'P', Ѕ: 'S', Т: 'T', Х: 'X', У: 'Y',
  Α: 'A', Β: 'B', Ε: 'E', Ζ: 'Z', Η: 'H', Ι: 'I', Κ: 'K', Μ: 'M', Ν: 'N', Ο: 'O', Ρ: 'P', Τ: 'T', Υ: 'Y', Χ: 'X',
}));
/** Marks that are not drawn: zero-width, direction, soft hyphen, variation selectors. */
const UNSEEN = /\p{Default_Ignorable_Code_Point}/gu;
const BEYOND_ASCII = /[^\u0000-\u007f]/u;

/** What a code looks like: compatibility characters, marks that are not drawn, look-alike letters, blanks and case evened out. */
export function seenForm(code: string): string {
  if (!BEYOND_ASCII.test(code)) return code.toUpperCase().replace(/ {2,}/gu, ' ');
  const drawn = code.normalize('NFKC').replace(UNSEEN, '').toUpperCase().normalize('NFC').replace(/\s+/gu, ' ').trim();
  let form = '';
  for (const letter of drawn) form += LOOK_ALIKES.get(letter) ?? letter;
  return form;
}

/** The form without separators and without the zeros that lead a number in it; '' for a code of separators only. */
export function normalForm(code: string): string {
  return seenForm(code).replace(/[^\p{L}\p{N}]+/gu, ' ').trim().split(' ').map((part) => part.replace(/^0+(?=\d)/u, '')).join('');
}
