/**
 * What a file can do to whoever reads it, by number. `catalogue.test.ts` holds every one to a test whose name begins with its number, in
 * this folder, or to the tests that are named here. 83 to 92 are about workbooks that owners fill in and send back: the program writes
 * such sheets and reads none, so there is nothing of them to test.
 */
export const CATALOGUE: Readonly<Record<number, string>> = {
  1: 'an empty file', 2: 'a byte order mark alone', 3: 'a header alone', 4: 'blank lines alone', 5: 'an unbalanced quote',
  6: 'a stray quote', 7: 'text after a closing quote', 8: 'a zero byte', 9: 'lone carriage returns', 10: 'mixed line ends',
  11: 'a byte order mark', 12: 'a byte order mark in the middle', 13: 'a repeated header', 14: 'UTF-16', 15: 'Windows-1252',
  16: 'mixed encodings', 17: 'Shift-JIS', 18: 'a short row', 19: 'a long row', 20: 'a trailing delimiter',
    21: 'duplicate headers',
  22: 'an empty header', 23: 'headers that are properties', 24: 'a header of 10,000 letters', 25: '100,000 columns',
  26: 'a field of 40 MB', 27: '5 million quotes', 28: 'sep=;', 29: 'delimiters', 30: 'a decimal comma',
  31: 'codes that spreadsheets eat', 32: 'footers and totals', 33: 'Ctrl-Z', 34: 'a field over lines',
    35: 'marks that cannot be seen',
  36: 'look-alikes', 37: 'lone surrogates', 38: 'odd quantities', 39: 'odd dates', 40: 'a file that ends in a row',
  41: '=1+1', 42: '+ - @', 43: 'a control in front', 44: 'DDE', 45: 'HYPERLINK and WEBSERVICE', 46: 'full width',
    47: 'a blank in front',
  48: 'markup', 49: 'javascript:', 50: 'SQL', 51: 'file names', 52: 'sheet names', 53: 'escapes of terminals',
  54: 'a zip bomb', 55: 'untrue sizes', 56: 'too many parts, or two of one name', 57: 'paths that lead out', 58: 'a cut archive',
  59: 'a cut sheet', 60: 'missing parts', 61: 'an index without its text', 62: 'entities', 63: 'checks of whole columns',
  64: 'giant merges', 65: 'a giant name', 66: 'the far corner', 67: 'impossible rows', 68: 'cells without references',
    69: 'prefixes',
  70: 'ISO dates', 71: 'dates from 1904', 72: 'a formula without value', 73: 'a formula with its value', 74: 'failed formulas',
  75: 'links to other files', 76: 'what is hidden', 77: 'runs and escapes', 78: 'numbers and texts',
    79: 'another format by this name',
  80: 'macros', 81: 'deep nesting', 82: 'no bytes',
  93: 'no envelope', 94: 'any separators', 95: 'impossible separators', 96: 'lost padding', 97: 'a mark, small letters',
  98: 'counts that disagree', 99: 'released separators', 100: 'no last terminator', 101: 'sent twice',
    102: 'several interchanges',
  103: 'unknown segments', 104: 'a gigabyte in a line', 105: 'what is no file, or changes',
};

/** Tests of other folders, where what is tested lives: their file and the beginning of their name. */
export const ELSEWHERE: Readonly<Record<number, readonly (readonly [file: string, name: string])[]>> = {
  48: [['test/e2e/window/clientText.spec.ts', 'what clients write is shown as text on every screen'],
    ['test/reports/writeReport.test.ts', 'every text of the client comes back as the same text']],
  49: [['test/e2e/security/page.spec.ts', 'text never becomes script'],
    ['test/reports/writeReport.test.ts', 'no text of the client is a formula, a link or rich text']],
  51: [['test/electron/main/fileNames.test.ts', 'is a plain name of bounded length']],
  53: [['test/cli/badInput.test.ts', 'shows no control characters of a file']],
};
