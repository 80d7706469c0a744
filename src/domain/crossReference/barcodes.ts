/** Barcodes as they are compared: GS1 numbers by their digits, and nothing that a spreadsheet has spoilt. */

const GTIN_LENGTHS = [8, 12, 13, 14];

/**
 * Whether the last digit of a GS1 number (GTIN-8, -12, -13, -14) is its check digit: from the rightmost data digit, weights 3, 1, 3, 1 …;
 * check = (10 − Σ mod 10) mod 10 (GS1 General Specifications, 7.9). Undefined for what is no number of such a length.
 */
export function hasCheckDigit(barcode: string): boolean | undefined {
  if (!GTIN_LENGTHS.includes(barcode.length) || !/^\d+$/u.test(barcode)) return undefined;
  let sum = 0;
  for (let at = barcode.length - 2, weight = 3; at >= 0; at -= 1, weight = 4 - weight) sum += Number(barcode[at]) * weight;
  return (10 - sum % 10) % 10 === Number(barcode.at(-1));
}

/** What a spreadsheet shows where a formula failed. */
export function isFormulaError(text: string): boolean {
  return /^#(?:REF!|N\/A|VALUE!|NAME\?|NULL!|NUM!|DIV\/0!|SPILL!|CALC!)$|^Err:5\d\d$/u.test(text);
}

/** What a spreadsheet leaves where it lost an identifier: an error, or a long number in the form that it shows. */
export function isLost(code: string): boolean {
  return isFormulaError(code) || /^\d[.,]\d+E\+\d{2,3}$/u.test(code);
}

/** Whether a number is as long as a spreadsheet keeps digits, and ends as one does that it rounded: 16 digits or more, the last a zero. */
export function looksRounded(code: string): boolean {
  return /^\d{15,}0$/u.test(code);
}

/** The form in which two barcodes are compared; null for one that stands for nothing, is lost or may be rounded. */
export function comparableBarcode(barcode: string): string | null {
  const text = barcode.trim();
  if (isLost(text) || looksRounded(text) || /^(?:n\/?a|none|null|nil|tbd|-+|\?+|x+)$/iu.test(text)) return null;
  const digits = text.replace(/[\s-]/gu, '');
  const form = /^\d+$/u.test(digits) ? digits.replace(/^0+/u, '') : text.toUpperCase();
  return form === '' || /^9{6,}$/u.test(form) ? null : form;
}
