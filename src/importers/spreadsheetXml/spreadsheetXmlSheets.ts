import { fail } from '../../domain/problem.ts';
import { FIELD_LIMIT } from '../delimited/recordReader.ts';
import { GridBuilder, rowCount } from '../grid/grid.ts';
import { CellNotes } from '../xlsx/cellNotes.ts';
import { columnName } from '../xlsx/cellText.ts';
import { numberText } from '../xlsx/numberText.ts';
import type { Sheet } from '../xlsx/readXlsx.ts';
import type { Merge } from '../xlsx/sheetRows.ts';
import { xmlTags } from '../xlsx/xmlParts.ts';
import type { XmlTag } from '../xlsx/xmlParts.ts';

const LAST_ROW = 1_048_576;
const LAST_COLUMN = 16_384;
const SHEETS_READ = 100;
const MERGES_KEPT = 20_000;

/** Reads the XML of a workbook, fed in pieces of whole rows, into one grid a sheet. Rows and cells may say where they stand. */
export class SpreadsheetXmlSheets {
  readonly #file: string;
  readonly #sheets: Sheet[] = [];
  /** The digits that a style shows at least, by its id: a code that was typed as a number. */
  readonly #digits = new Map<string, number>();
  #style = '';
  #name: string | undefined;
  #isHidden = false;
  #notes = new CellNotes();
  #grid: GridBuilder;
  #merges: Merge[] = [];
  #row = 0;
  #column = 0;
  #isInRow = false;
  #cell: XmlTag | undefined;
  #data: XmlTag | undefined;
  #text = '';
  #isInComment = false;
  #isWorkbook = false;
  #isClosed = false;

  constructor(file: string) {
    this.#file = file;
    this.#grid = new GridBuilder(file);
  }

  read(xml: string): void {
    if (xml.includes('<!')) this.#damaged('a declaration inside its content');
    for (const tag of xmlTags(this.#file, 'Workbook', xml)) {
      if (this.#data === undefined) this.#tag(tag, tag.kind === 'open');
      else this.#inData(tag);
    }
  }

  /** To be called after the last piece. */
  finish(): readonly Sheet[] {
    if (!this.#isWorkbook) this.#damaged('no workbook');
    if (!this.#isClosed) this.#damaged(`content that breaks off after row ${this.#row}`);
    return this.#sheets;
  }

  #tag(tag: XmlTag, isOpen: boolean): void {
    const { attributes } = tag;
    switch (tag.name) {
      case 'Workbook': if (isOpen) this.#isWorkbook = true; else this.#isClosed = true; break;
      case 'Style': this.#style = isOpen ? attributes.get('ID') ?? '' : ''; break;
      case 'NumberFormat': if (isOpen) this.#keepFormat(attributes.get('Format') ?? ''); break;
      case 'Worksheet': if (isOpen) this.#startSheet(attributes.get('Name') ?? ''); else this.#endSheet(); break;
      case 'Visible': if (isOpen && /^Sheet(?:Very)?Hidden$/u.test(tag.text.trim())) this.#isHidden = true; break;
      case 'Column': if (isOpen && attributes.get('Hidden') === '1') this.#notes.hiddenColumns += 1; break;
      case 'Row': if (isOpen) this.#startRow(attributes); else this.#endRow(); break;
      case 'Cell': if (isOpen) this.#startCell(tag); else this.#endCell(); break;
      case 'Comment': this.#isInComment = isOpen; break;
      case 'Data':
        if (!isOpen || this.#isInComment) break;
        if (this.#cell === undefined) this.#damaged('a value outside of a cell');
        this.#data = tag;
        this.#text = tag.text;
        break;
      default:
    }
  }

  /** Text inside of a value may have marks of its own, such as `<B>`. */
  #inData(tag: XmlTag): void {
    if (tag.name === 'Data' && tag.kind === 'close') this.#endData();
    else if (['Row', 'Cell', 'Data', 'Worksheet', 'Table'].includes(tag.name)) this.#damaged(`a value ${this.#where()} that does not end`);
    else this.#text += tag.text;
  }

  #keepFormat(format: string): void {
    if (/^0+$/u.test(format) && this.#style !== '') this.#digits.set(this.#style, format.length);
  }

  #startSheet(name: string): void {
    if (this.#name !== undefined) this.#damaged('a sheet inside a sheet');
    if (this.#sheets.length === SHEETS_READ) {
      fail({
        code: 'field_too_long', file: this.#file, message: 'The workbook has more sheets than are read from one.',
        expected: `at most ${SHEETS_READ}`, found: 'more', remedy: 'Save the sheets that matter in a workbook of their own.',
      });
    }
    this.#name = name;
    this.#isHidden = false;
    this.#notes = new CellNotes();
    this.#grid = new GridBuilder(this.#file);
    this.#merges = [];
    this.#row = 0;
  }

  #endSheet(): void {
    if (this.#name === undefined || this.#isInRow) this.#damaged('a sheet ending inside of a row');
    const doubts = this.#notes.doubts();
    if (this.#isHidden) doubts.unshift('The sheet is hidden; it was read like the others.');
    const grid = this.#grid.finish();
    if (rowCount(grid) > 0) this.#sheets.push({ name: this.#name, grid, merges: this.#merges, doubts });
    this.#name = undefined;
  }

  #startRow(attributes: XmlTag['attributes']): void {
    if (this.#name === undefined || this.#isInRow) this.#damaged('a row outside of a sheet');
    this.#isInRow = true;
    this.#row = this.#placed(attributes, this.#row, LAST_ROW);
    this.#column = 0;
    if (attributes.get('Hidden') === '1') this.#notes.hiddenRows += 1;
  }

  #endRow(): void {
    if (!this.#isInRow || this.#cell !== undefined) this.#damaged('the end of a row that did not begin, or inside of a cell');
    this.#isInRow = false;
    this.#grid.endRow(this.#row);
  }

  #startCell(tag: XmlTag): void {
    if (!this.#isInRow || this.#cell !== undefined) this.#damaged('a cell outside of a row, or in another');
    this.#cell = tag;
    this.#column = this.#placed(tag.attributes, this.#column, LAST_COLUMN);
    if (tag.attributes.has('Formula')) this.#notes.formulas.add(this.#where());
  }

  #endCell(): void {
    const { attributes } = this.#cell ?? this.#damaged('the end of a cell that did not begin');
    this.#cell = undefined;
    const [across, down] = [this.#count(attributes, 'MergeAcross'), this.#count(attributes, 'MergeDown')];
    if (across + down > 0 && this.#merges.length < MERGES_KEPT) {
      this.#merges.push({ left: this.#column - 1, top: this.#row, right: this.#column - 1 + across, bottom: this.#row + down });
    }
    this.#column += across;
  }

  #endData(): void {
    const type = this.#data?.attributes.get('Type');
    this.#data = undefined;
    const text = this.#cellText(type, this.#text);
    if (text === undefined) this.#damaged(`in cell ${this.#where()} the ${type ?? 'value without a type'} "${this.#text.slice(0, 40)}"`);
    if (text === '') return;
    if (this.#column > FIELD_LIMIT) {
      this.#notes.beyond.add(this.#where());
      return;
    }
    if (this.#grid.width >= this.#column) this.#damaged(`two values in cell ${this.#where()}`);
    this.#grid.padTo(this.#column - 1);
    this.#grid.addText(text);
  }

  #cellText(type: string | undefined, value: string): string | undefined {
    switch (type) {
      case 'String': return value;
      case 'Number': {
        const digits = this.#digits.get(this.#cell?.attributes.get('StyleID') ?? '');
        return numberText(value.trim(), digits === undefined ? 'number' : { digits }, false, this.#notes, () => this.#where());
      }
      case 'DateTime':
        return /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d+)?$/u.test(value.trim())
          ? value.trim().replace(/T00:00:00(?:\.0+)?$/u, '').replace('T', ' ').replace(/\.0+$/u, '') : undefined;
      case 'Boolean': return value.trim() === '1' ? 'TRUE' : value.trim() === '0' ? 'FALSE' : undefined;
      case 'Error':
        this.#notes.errors.add(this.#where());
        return value.trim();
      default: return undefined;
    }
  }

  /** Where something stands that follows on `before`, from 1, or that says its own place. */
  #placed(attributes: XmlTag['attributes'], before: number, last: number): number {
    const given = attributes.get('Index');
    const place = given === undefined ? before + 1 : /^[1-9]\d{0,6}$/u.test(given) ? Number(given) : 0;
    if (place <= before || place > last) this.#damaged(`a place "${(given ?? '').slice(0, 20)}" after place ${before}`);
    return place;
  }

  #count(attributes: XmlTag['attributes'], name: string): number {
    const given = attributes.get(name) ?? '0';
    if (!/^\d{1,6}$/u.test(given)) this.#damaged(`${name} "${given.slice(0, 20)}"`);
    return Number(given);
  }

  #where(): string {
    return `${columnName(Math.max(1, this.#column))}${this.#row}`;
  }

  #damaged(found: string): never {
    return fail({
      code: 'file_damaged', file: this.#file, ...(this.#row > 0 ? { row: this.#row } : {}),
      message: 'The workbook is damaged, so nothing of it can be relied on.', expected: 'an XML spreadsheet as Excel writes it', found,
      remedy: 'Save the file again from the program that made it, or export it as CSV or XLSX.',
    });
  }
}
