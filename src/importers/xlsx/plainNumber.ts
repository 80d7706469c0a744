/** Digits that a spreadsheet keeps; more are its conversion's noise (0.30000000000000004) or lost for good. */
const DIGITS = 15;

/**
 * A number of a workbook as plain decimal text, without an exponent and without digits that the program never showed; undefined
 * where it is no number. `isRounded` says that it has more digits before the point than survive: a code that became a number.
 */
export function plainNumber(text: string): { readonly text: string; readonly isRounded: boolean } | undefined {
  if (!/^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?$/u.test(text)) return undefined;
  const value = Number(text);
  if (!Number.isFinite(value)) return undefined;
  const isRounded = Math.abs(value) >= 10 ** DIGITS;
  if (!/[eE]/u.test(text) && text.replace(/[^\d]/gu, '').length <= DIGITS) return { text: text.replace(/^\+/u, ''), isRounded };
  if (/^-?\d{16,17}$/u.test(text) && Number.isSafeInteger(value)) return { text, isRounded };
  return { text: expanded(value.toPrecision(DIGITS)), isRounded };
}

function expanded(text: string): string {
  const [, sign = '', whole = '', decimals = '', exponent = '0'] = /^(-?)(\d+)\.?(\d*)(?:e([+-]\d+))?$/u.exec(text) ?? [];
  const digits = whole + decimals;
  const point = whole.length + Number(exponent);
  const before = point <= 0 ? '0' : digits.slice(0, point).padEnd(point, '0');
  const after = (point <= 0 ? '0'.repeat(-point) + digits : digits.slice(point)).replace(/0+$/u, '');
  return `${sign}${before.replace(/^0+(?=\d)/u, '')}${after === '' ? '' : `.${after}`}`;
}
