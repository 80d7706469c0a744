/** A second way to read an export, written for the tests: a few lines that share nothing with the importer. */

/** Records of delimited text: quoted fields may hold delimiters, doubled quotes and line ends. */
export function ownRecords(text: string, delimiter = ','): string[][] {
  const records: string[][] = [];
  let fields: string[] = [];
  let field = '';
  let isQuoted = false;
  const endRecord = (): void => {
    fields.push(field);
    if (fields.some((one) => one.trim() !== '')) records.push(fields);
    fields = [];
    field = '';
  };
  for (let at = 0; at < text.length; at += 1) {
    const mark = text[at] ?? '';
    if (isQuoted) {
      if (mark !== '"') field += mark;
      else if (text[at + 1] === '"') {
        field += '"';
        at += 1;
      } else isQuoted = false;
    } else if (mark === '"' && field === '') isQuoted = true;
    else if (mark === delimiter) {
      fields.push(field);
      field = '';
    } else if (mark === '\n') endRecord();
    else if (mark !== '\r') field += mark;
  }
  if (field !== '' || fields.length > 0) endRecord();
  return records;
}

/** The rows below a header, by its names. */
export function ownRows(text: string, delimiter = ','): Readonly<Record<string, string>>[] {
  const [header = [], ...rows] = ownRecords(text.replace(/^\ufeff/u, ''), delimiter);
  return rows.map((row) => Object.fromEntries(header.map((name, at) => [name.trim(), (row[at] ?? '').trim()])));
}

/** A sum in ten-thousandths, without ever adding fractions. */
export function ownSum(cells: readonly string[]): number {
  let sum = 0n;
  for (const cell of cells) {
    const [, sign = '', whole = '', fraction = ''] = /^(-?)(\d*)\.?(\d*)$/u.exec(cell.replaceAll(',', '')) ?? [];
    const scaled = BigInt(`${whole || '0'}${fraction.padEnd(4, '0').slice(0, 4)}`);
    sum += sign === '-' ? -scaled : scaled;
  }
  return Number(sum);
}
