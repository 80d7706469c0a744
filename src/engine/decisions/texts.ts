import { fail, visible } from '../../domain/problem.ts';

const LONGEST_NAME = 200;
const LONGEST_PROSE = 4_000;
/** Control marks (line ends and tabs are fine in prose), marks that turn the direction of text, and halves of characters. */
const UNSEEN = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff\ud800-\udfff]/u;
const LINE_ENDS = /[\t\r\n]/u;
/** A whole tag or comment of HTML, or a link that runs code; "< 5" and "a < b" are none. */
const MARKUP = /<\/?[a-z][^<>]*>|<!--|javascript:/iu;

/** A name as it is kept: trimmed and composed (NFC), so that one name is one text. Fails with `text_invalid`. */
export function nameText(field: string, value: string): string {
  const name = value.normalize('NFC').trim();
  if (name === '') return refused(field, 'is empty', 'a name', 'nothing');
  if (name.length > LONGEST_NAME) return refused(field, 'is too long', `at most ${LONGEST_NAME} characters`, `${name.length}`);
  if (LINE_ENDS.test(name)) return refused(field, 'holds a line end or a tab', 'one line of plain text', `"${visible(name, 60)}"`);
  return plain(field, name);
}

/** A sentence or more, trimmed and composed; '' stays ''. Fails with `text_invalid`. */
export function proseText(field: string, value: string): string {
  const prose = value.normalize('NFC').trim();
  if (prose.length > LONGEST_PROSE) return refused(field, 'is too long', `at most ${LONGEST_PROSE} characters`, `${prose.length}`);
  return plain(field, prose);
}

function plain(field: string, text: string): string {
  if (UNSEEN.test(text)) return refused(field, 'holds marks that cannot be seen', 'plain text', `"${visible(text, 60)}"`);
  if (MARKUP.test(text)) return refused(field, 'holds markup', 'plain text', `"${visible(text, 60)}"`);
  return text;
}

function refused(field: string, what: string, expected: string, found: string): never {
  return fail({ code: 'text_invalid', column: field, message: `The ${field} ${what}.`, expected, found, remedy: 'Nothing was changed.' });
}

/** Whether two names are one person's, whatever their letters' case. */
export function isSamePerson(one: string, other: string): boolean {
  const plainName = (name: string): string => name.normalize('NFKC').replace(/\s+/gu, ' ').trim().toLowerCase();
  return plainName(one) === plainName(other);
}
