/** How a source's numbers and dates are written: as declared, plainly, or as its whole columns show. */
import type { Ports, Task } from '../../ports.ts';
import type { ColumnFormats } from '../../importers/delimited/columnFormats.ts';
import { mapColumns } from '../../importers/delimited/columnMap.ts';
import { readHeader, recogniseDialect } from '../../importers/delimited/dialect.ts';
import { layoutOf } from '../../importers/delimited/layout.ts';
import { GridRecords } from '../../importers/grid/gridRecords.ts';
import { RecordReader } from '../../importers/delimited/recordReader.ts';
import { ColumnSurvey } from '../../importers/delimited/surveyColumns.ts';
import { Utf8Chunks } from '../../importers/delimited/utf8Chunks.ts';
import { ShapedRecords } from '../../importers/shape/shapedRecords.ts';
import { ShapedRows } from '../../importers/shape/shapedRows.ts';
import { shapingOf } from '../../importers/shape/shaping.ts';
import type { Records } from '../../importers/delimited/records.ts';
import type { PlannedSource } from './importPlan.ts';
import { openSource, readHead } from './readHead.ts';

/** What is to be known of a source to look at its numbers and dates. */
export type SourceToSurvey = Pick<PlannedSource, 'file' | 'path' | 'table' | 'dataset' | 'columns' | 'values' | 'preset' | 'formats'>;

export interface SurveyedFormats {
  readonly formats: ColumnFormats;
  readonly doubts: readonly string[];
  /** Whether its quantities may be in units of their own: by a column for units, or by cells that are not plain. */
  readonly mayHaveUnits: boolean;
}

/**
 * What a source's beginning shows; where that is anything but plain numbers and ISO 8601 dates, or `isWhole` asks for it, what all of
 * it shows. Fails with `format_ambiguous` where the whole column leaves it open.
 */
export async function surveySource(
  ports: Pick<Ports, 'files'>, source: SourceToSurvey, isWhole: boolean, task: Task,
): Promise<SurveyedFormats> {
  if (source.table !== undefined) {
    const { survey, records } = surveyOf(source, source.table.header, source.table.headerPlace, new GridRecords(source.table));
    survey.readOn(records, Number.POSITIVE_INFINITY);
    // A workbook's own numbers have points; commas stand in texts, between thousands unless one of them shows otherwise.
    return survey.isPlain ? plainly(survey, source) : surveyed(survey, source, true);
  }
  const head = await readHead(ports.files, source.path, source.file);
  const first = surveyOf(source, head.header, head.headerLine, head.records);
  first.survey.readOn(first.records, Number.POSITIVE_INFINITY);
  if (first.survey.isPlain && !isWhole) return plainly(first.survey, source);
  const file = await openSource(ports.files, source.path, source.file);
  try {
    const chunks = new Utf8Chunks(file, source.file, { update: () => undefined });
    let { piece, last } = await chunks.next();
    const dialect = recogniseDialect(piece, last);
    const reader = new RecordReader(source.file, dialect.delimiter);
    reader.feed(piece, last);
    const header = readHeader(source.file, reader, dialect);
    const { survey, records } = surveyOf(source, header.names, header.line, reader);
    let rows = 0;
    for (;;) {
      rows += survey.readOn(records, Number.POSITIVE_INFINITY);
      const total = Math.round(rows * (file.bytes / chunks.position));
      task.report({ phase: `Looking at the numbers and dates of ${source.file}`, done: rows, total, unit: 'rows', rate: 0 });
      await task.breathe();
      if (last) break;
      ({ piece, last } = await chunks.next());
      reader.feed(piece, last);
    }
    return surveyed(survey, source, dialect.delimiter === ',');
  } finally {
    await file.close();
  }
}

/** A survey of a header's columns, and the rows to be shown to it: shaped as they will be read. */
function surveyOf(
  { file, dataset, columns, values, preset, formats }: SourceToSurvey, header: readonly string[], line: number, received: Records,
): { readonly survey: ColumnSurvey; readonly records: Records } {
  const shaping = shapingOf(header, { preset, columns, values });
  const map = mapColumns(file, line, shaping?.header ?? header, dataset, shaping?.columns ?? columns);
  const states = dataset === 'positions' ? layoutOf(preset, map.headers, shaping).otherStates.map(({ column }) => column.first) : [];
  return {
    survey: new ColumnSurvey(map, formats, values, states),
    records: shaping === undefined ? received : new ShapedRows(new ShapedRecords(received, shaping)),
  };
}

function plainly(survey: ColumnSurvey, source: SourceToSurvey): SurveyedFormats {
  return { formats: source.formats, doubts: [], mayHaveUnits: survey.hasUnitColumn };
}

/** What a whole survey shows, and what is declared over it. */
function surveyed(survey: ColumnSurvey, source: SourceToSurvey, isCommaFile: boolean): SurveyedFormats {
  const { formats, doubts } = survey.formats(source.file, isCommaFile);
  return { formats: new Map([...formats, ...source.formats]), doubts, mayHaveUnits: true };
}
