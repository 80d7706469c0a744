import { fail } from '../../domain/problem.ts';
import { GridBuilder, rowCount } from '../grid/grid.ts';
import { CellNotes } from '../xlsx/cellNotes.ts';
import { columnName } from '../xlsx/cellText.ts';
import type { Sheet } from '../xlsx/readXlsx.ts';
import type { Merge } from '../xlsx/sheetRows.ts';
import { xmlTags } from '../xlsx/xmlParts.ts';
import type { XmlTag } from '../xlsx/xmlParts.ts';
import { FIELD_LIMIT } from '../delimited/recordReader.ts';
import { odsCellText } from './odsCellText.ts';
import { OdsText } from './odsText.ts';

const LAST_ROW = 1_048_576;
const LAST_COLUMN = 16_384;
const SHEETS_READ = 100;
const MERGES_KEPT = 20_000;
/** Parts of a document that hold cells or tables which are no sheet's: changes that were undone, links, drawings. */
const ASIDE = new Set([
  'tracked-changes', 'dde-links', 'shapes', 'forms', 'content-validations', 'named-expressions', 'database-ranges', 'data-pilot-tables',
]);

/** Reads the XML of a spreadsheet's content, fed in pieces of whole tags, into one grid a sheet. (OpenDocument 1.3 part 3, 9.1.) */
export class OdsSheets {
  readonly #file: string;
  readonly #sheets: Sheet[] = [];
  readonly #hiddenStyles = new Set<string>();
  #style = '';
  #name = '';
  #isHidden = false;
  #notes = new CellNotes();
  #grid: GridBuilder;
  #merges: Merge[] = [];
  #row = 0;
  #column = 0;
  /** How deep inside of something that is read past; 0 where nothing is. */
  #aside = 0;
  #isInTable = false;
  #rowTag: XmlTag | undefined;
  #cellTag: XmlTag | undefined;
  readonly #text = new OdsText();
  /** Where each cell of the row that is filled stands, and its text in the grid. */
  readonly #filled: { readonly column: number; readonly start: number; readonly end: number }[] = [];
  #isSpreadsheet = false;
  #isClosed = false;

  constructor(file: string) {
    this.#file = file;
    this.#grid = new GridBuilder(file);
  }

  read(xml: string): void {
    if (xml.includes('<!')) this.#damaged('a declaration, a comment or a CDATA section inside its content');
    for (const tag of xmlTags(this.#file, 'content.xml', xml)) this.#tag(tag);
  }

  /** To be called after the last piece. */
  finish(): readonly Sheet[] {
    if (!this.#isSpreadsheet) this.#damaged('content without sheets');
    if (!this.#isClosed) this.#damaged(`content that breaks off after row ${this.#row} of "${this.#name}"`);
    return this.#sheets;
  }

  #tag(tag: XmlTag): void {
    const isOpen = tag.kind === 'open';
    if (this.#aside > 0) {
      this.#aside += isOpen ? 1 : -1;
      if (this.#aside === 0) this.#text.add(tag.text);
      return;
    }
    if (this.#cellTag !== undefined) {
      this.#inCell(tag, isOpen);
      return;
    }
    const { name, attributes } = tag;
    if (isOpen && ASIDE.has(name)) {
      this.#aside = 1;
      return;
    }
    switch (name) {
      case 'style': this.#style = isOpen ? attributes.get('name') ?? '' : ''; break;
      case 'table-properties': if (isOpen && attributes.get('display') === 'false') this.#hiddenStyles.add(this.#style); break;
      case 'spreadsheet': this.#isSpreadsheet = true; break;
      case 'document-content': if (!isOpen) this.#isClosed = true; break;
      case 'table': if (isOpen) this.#startSheet(tag); else this.#endSheet(); break;
      case 'table-column': if (isOpen && attributes.get('visibility') === 'collapse') this.#notes.hiddenColumns += 1; break;
      case 'table-row': if (isOpen) this.#startRow(tag); else this.#endRow(); break;
      case 'table-cell': case 'covered-table-cell': if (isOpen) this.#startCell(tag); break;
      default:
    }
  }

  #inCell(tag: XmlTag, isOpen: boolean): void {
    if (tag.name === 'table-cell' || tag.name === 'covered-table-cell') {
      if (isOpen) this.#damaged(`a cell inside the cell ${this.#where()}`);
      this.#endCell();
    } else if (isOpen ? !this.#text.open(tag) : !this.#text.close(tag)) {
      if (isOpen) this.#aside = 1;
      else this.#damaged(`a cell ${this.#where()} that does not end`);
    }
  }

  #startSheet({ attributes }: XmlTag): void {
    if (this.#isInTable) this.#damaged('a sheet inside a sheet');
    if (this.#sheets.length === SHEETS_READ) {
      fail({
        code: 'field_too_long', file: this.#file, message: 'The spreadsheet has more sheets than are read from one.',
        expected: `at most ${SHEETS_READ}`, found: 'more', remedy: 'Save the sheets that matter in a spreadsheet of their own.',
      });
    }
    this.#isInTable = true;
    this.#name = attributes.get('name') ?? '';
    this.#isHidden = this.#hiddenStyles.has(attributes.get('style-name') ?? '');
    this.#notes = new CellNotes();
    this.#grid = new GridBuilder(this.#file);
    this.#merges = [];
    this.#row = 0;
  }

  #endSheet(): void {
    if (!this.#isInTable || this.#rowTag !== undefined) this.#damaged(`a sheet "${this.#name}" ending inside of a row`);
    this.#isInTable = false;
    const doubts = this.#notes.doubts();
    if (this.#isHidden) doubts.unshift('The sheet is hidden; it was read like the others.');
    const grid = this.#grid.finish();
    if (rowCount(grid) > 0) this.#sheets.push({ name: this.#name, grid, merges: this.#merges, doubts });
  }

  #startRow(tag: XmlTag): void {
    if (!this.#isInTable || this.#rowTag !== undefined) this.#damaged('a row outside of a sheet');
    this.#rowTag = tag;
    this.#column = 0;
    this.#filled.length = 0;
  }

  /** A row with the number of times that it stands there: blank ones are passed over, others are as many rows. */
  #endRow(): void {
    if (this.#rowTag === undefined) return this.#damaged('the end of a row that did not begin');
    const { attributes } = this.#rowTag;
    const times = this.#count(attributes, 'number-rows-repeated', LAST_ROW - this.#row);
    this.#rowTag = undefined;
    if (this.#filled.length === 0) {
      this.#row += times;
      return;
    }
    const visibility = attributes.get('visibility') ?? 'visible';
    if (visibility !== 'visible') this.#notes.hiddenRows += times;
    for (let time = 0; time < times; time += 1) {
      this.#row += 1;
      for (const { column, start, end } of this.#filled) {
        this.#grid.padTo(column);
        this.#grid.addRange(start, end);
      }
      this.#grid.endRow(this.#row);
    }
  }

  #startCell(tag: XmlTag): void {
    if (this.#rowTag === undefined) this.#damaged('a cell outside of a row');
    this.#cellTag = tag;
    this.#text.begin();
  }

  #endCell(): void {
    const tag = this.#cellTag;
    this.#cellTag = undefined;
    if (tag === undefined) return;
    const { attributes, name } = tag;
    const times = this.#count(attributes, 'number-columns-repeated', LAST_COLUMN - this.#column);
    const first = this.#column;
    this.#column += times;
    if (name === 'covered-table-cell') {
      if (attributes.has('value-type')) this.#notes.covered.add(this.#where(first));
      return;
    }
    this.#merge(attributes, first);
    const text = odsCellText(attributes, this.#text.end(), this.#notes, () => this.#where(first));
    if (text === undefined) {
      this.#damaged(`in cell ${this.#where(first)} the ${attributes.get('value-type') ?? ''} `
        + `"${(attributes.get('value') ?? attributes.get('date-value') ?? attributes.get('time-value') ?? '').slice(0, 40)}"`);
    }
    if (text === '') return;
    if (first >= FIELD_LIMIT || first + times > FIELD_LIMIT) this.#notes.beyond.add(this.#where(Math.max(first, FIELD_LIMIT)));
    const start = this.#grid.used;
    this.#grid.write(text);
    for (let column = first; column < Math.min(first + times, FIELD_LIMIT); column += 1) {
      this.#filled.push({ column, start, end: this.#grid.used });
    }
  }

  #merge(attributes: XmlTag['attributes'], left: number): void {
    const columns = Number(attributes.get('number-columns-spanned') ?? 1);
    const rows = Number(attributes.get('number-rows-spanned') ?? 1);
    if ((columns <= 1 && rows <= 1) || this.#merges.length >= MERGES_KEPT) return;
    this.#merges.push({ left, top: this.#row + 1, right: left + columns - 1, bottom: this.#row + rows });
  }

  /** How often something stands there, at most as often as there is room. */
  #count(attributes: XmlTag['attributes'], name: string, room: number): number {
    const given = attributes.get(name) ?? '1';
    if (!/^[1-9]\d{0,9}$/u.test(given) || Number(given) > room) this.#damaged(`${name} "${given.slice(0, 20)}" where ${room} have room`);
    return Number(given);
  }

  #where(column = this.#column): string {
    return `${columnName(column + 1)}${this.#row + 1}`;
  }

  #damaged(found: string): never {
    return fail({
      code: 'file_damaged', file: this.#file, ...(this.#row > 0 ? { row: this.#row } : {}),
      message: 'The spreadsheet is damaged, so nothing of it can be relied on.', expected: 'a spreadsheet as such programs write it', found,
      remedy: 'Save the file again from the program that made it, or export it as CSV.',
    });
  }
}
