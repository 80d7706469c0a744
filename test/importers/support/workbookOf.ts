import { workbook } from './zipFile.ts';

const RELS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

/** A workbook of these sheets, every cell a text. */
export function workbookOf(sheets: readonly { readonly name: string; readonly rows: readonly (readonly string[])[] }[]): Uint8Array {
  const part = (at: number): string => `worksheets/sheet${at + 1}.xml`;
  const rows = (of: readonly (readonly string[])[]): string => of.map((cells, at) => `<row r="${at + 1}">${cells.map((text) =>
    `<c t="inlineStr"><is><t>${text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')}</t></is></c>`).join('')}</row>`).join('');
  return workbook('', {
    'xl/workbook.xml': `<workbook xmlns:r="${RELS}"><sheets>${sheets.map(({ name }, at) =>
      `<sheet name="${name}" sheetId="${at + 1}" r:id="rId${at + 1}"/>`).join('')}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `<Relationships>${sheets.map((_, at) =>
      `<Relationship Id="rId${at + 1}" Type="${RELS}/worksheet" Target="${part(at)}"/>`).join('')}</Relationships>`,
    'xl/sharedStrings.xml': null, 'xl/styles.xml': null,
    ...Object.fromEntries(sheets.map((sheet, at) =>
      [`xl/${part(at)}`, `<worksheet><sheetData>${rows(sheet.rows)}</sheetData></worksheet>`])),
  });
}
