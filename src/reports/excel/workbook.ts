import type ExcelJS from 'exceljs';
import { fixDates } from './fixedDates.ts';

/** What every sheet of a report says about itself in print. */
export interface PrintSetup {
  /** The rows repeated on every page, as `5:5`. */
  readonly repeat?: string;
  readonly frozenRows?: number;
  readonly frozenColumns?: number;
  /** What is printed, as `A$1:M$300` (exceljs puts a `$` before each part); everything where it is not said. */
  readonly area?: string;
  /** Shrinks the sheet to one page, upright, instead of to the width of lying ones. */
  readonly onePage?: true;
}

/** Excel's number for A4. exceljs lists papers in an enumeration that exists in its types only, so the number goes in untyped. */
const A4: object = { paperSize: 9 };

export interface ReportWorkbook {
  addSheet(name: string, widths: readonly number[], setup: PrintSetup): ExcelJS.Worksheet;
  /** Ends the workbook and answers its bytes. */
  finish(): Promise<Uint8Array>;
}

/**
 * A workbook written as a stream, so that rows do not pile up as objects. exceljs is loaded here and nowhere else, and only when a report
 * is written: it takes a quarter of a second. Repeated texts are stored once: smaller files, and every reader gets leading blanks back.
 */
export async function startWorkbook(creator: string, made: Date, footer: string): Promise<ReportWorkbook> {
  const exceljs = await loadExceljs();
  const workbook = new exceljs.stream.xlsx.WorkbookWriter({ useStyles: true, useSharedStrings: true });
  workbook.creator = creator;
  workbook.lastModifiedBy = creator;
  workbook.created = made;
  workbook.modified = made;
  return {
    addSheet(name, widths, setup) {
      const sheet = workbook.addWorksheet(name, {
        views: [{
          showGridLines: false, zoomScale: 100,
          ...(setup.frozenRows === undefined
            ? {} : { state: 'frozen' as const, ySplit: setup.frozenRows, xSplit: setup.frozenColumns ?? 0 }),
        }],
        pageSetup: {
          ...A4, fitToPage: true, fitToWidth: 1,
          ...(setup.onePage === true ? { orientation: 'portrait', fitToHeight: 1 } : { orientation: 'landscape', fitToHeight: 0 }),
          margins: { left: 0.4, right: 0.4, top: 0.5, bottom: 0.6, header: 0.3, footer: 0.3 },
          ...(setup.area === undefined ? {} : { printArea: setup.area }),
          ...(setup.repeat === undefined ? {} : { printTitlesRow: setup.repeat }),
        },
        headerFooter: { oddFooter: `&L&8 ${footerText(footer)}&C&8 ${footerText(name)}&R&8 Page &P of &N` },
      });
      sheet.columns = widths.map((width) => ({ width }));
      return sheet;
    },
    async finish() {
      await workbook.commit();
      const written: unknown = (workbook as unknown as { readonly stream: { read(): unknown } }).stream.read();
      if (!(written instanceof Uint8Array)) throw new Error('exceljs gave no bytes');
      return fixDates(written);
    },
  };
}

async function loadExceljs(): Promise<typeof ExcelJS> {
  const loaded: typeof ExcelJS & { readonly default?: typeof ExcelJS } = await import('exceljs');
  return loaded.default ?? loaded;
}

/** `&` starts a command in a footer, and a footer holds 255 characters. */
function footerText(text: string): string {
  const short = text.length <= 60 ? text : `${text.slice(0, 59)}…`;
  return short.replace(/[\u0000-\u001f\u007f-\u009f\ud800-\udfff\ufffe\uffff]/g, ' ').replace(/&/gu, '&&');
}
