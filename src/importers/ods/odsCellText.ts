import { isFormulaError } from '../../domain/crossReference/barcodes.ts';
import type { CellNotes } from '../xlsx/cellNotes.ts';
import { numberText } from '../xlsx/numberText.ts';

/**
 * A cell's text by its stored value, as one of a workbook is told: numbers in plain digits, dates in ISO 8601, a failed formula by its
 * error. `shown` is what the cell shows. Undefined where the value is not of its type. (OpenDocument 1.3 part 3, 19.385.)
 */
export function odsCellText(
  attributes: ReadonlyMap<string, string>, shown: string, notes: CellNotes, where: () => string,
): string | undefined {
  const type = attributes.get('value-type');
  const isFormula = attributes.has('formula');
  if (type === undefined && shown === '') {
    if (isFormula) notes.withoutValue.add(where());
    return '';
  }
  if (isFormula) notes.formulas.add(where());
  if (type === 'error' || (isFormula && isFormulaError(shown))) {
    notes.errors.add(where());
    return shown === '' ? '#VALUE!' : shown;
  }
  switch (type) {
    case 'float': case 'percentage': case 'currency': return numberOf(attributes.get('value') ?? '', shown, notes, where);
    case 'date': return dateOf(attributes.get('date-value') ?? '');
    case 'time': return clockOf(attributes.get('time-value') ?? '');
    case 'boolean': return booleanOf(attributes.get('boolean-value'));
    case 'string': case undefined: return attributes.get('string-value') ?? shown;
    default: return undefined;
  }
}

/** With the zeros that its format shows before it: a code that was typed as a number. */
function numberOf(value: string, shown: string, notes: CellNotes, where: () => string): string | undefined {
  const digits = /^0\d+$/u.test(shown) && Number(shown) === Number(value) ? shown.length : 0;
  return numberText(value.trim(), digits === 0 ? 'number' : { digits }, false, notes, where);
}

function dateOf(value: string): string | undefined {
  if (!/^-?\d{4,5}-\d{2}-\d{2}(?:T\d{2}:\d{2}(?::\d{2}(?:[.,]\d+)?)?Z?)?$/u.test(value)) return undefined;
  return value.replace(/T00:00(?::00(?:[.,]0+)?)?$/u, '').replace('T', ' ');
}

/** `PT14H05M09S` is 14:05:09. */
function clockOf(value: string): string | undefined {
  const [whole, hours = '0', minutes = '0', seconds = '0', rest = ''] =
    /^PT(?:(\d{1,6})H)?(?:(\d{1,6})M)?(?:(\d{1,6})(?:[.,](\d+))?S)?$/u.exec(value) ?? [];
  if (whole === undefined) return undefined;
  const two = (part: string): string => String(Number(part)).padStart(2, '0');
  const fraction = rest.replace(/0+$/u, '').slice(0, 3);
  return `${two(hours)}:${two(minutes)}:${two(seconds)}${fraction === '' ? '' : `.${fraction}`}`;
}

function booleanOf(value: string | undefined): string | undefined {
  return value === 'true' ? 'TRUE' : value === 'false' ? 'FALSE' : undefined;
}
