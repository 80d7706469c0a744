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
import type { PlannedSource } from './importPlan.ts';
import { openSource, readHead } from './readHead.ts';

export interface SurveyedFormats {
  readonly formats: ColumnFormats;
  readonly doubts: readonly string[];
}

/**
 * What a source's beginning shows; where that is anything but plain numbers and ISO 8601 dates, or `isWhole` asks for it, what all of
 * it shows. Fails with `format_ambiguous` where the whole column leaves it open.
 */
export async function surveySource(
  ports: Pick<Ports, 'files'>, source: PlannedSource, isWhole: boolean, task: Task,
): Promise<SurveyedFormats> {
  const surveyOf = (header: readonly string[], line: number): ColumnSurvey => {
    const map = mapColumns(source.file, line, header, source.dataset, source.columns);
    const states = source.dataset === 'positions' ? layoutOf(source.preset, map.headers).otherStates.map(({ column }) => column.first) : [];
    return new ColumnSurvey(map, source.formats, source.values, states);
  };
  if (source.table !== undefined) {
    const survey = surveyOf(source.table.header, source.table.headerPlace);
    survey.readOn(new GridRecords(source.table), Number.POSITIVE_INFINITY);
    // A workbook's own numbers have points; commas stand in texts, between thousands unless one of them shows otherwise.
    return survey.isPlain ? { formats: source.formats, doubts: [] } : surveyed(survey, source, true);
  }
  const head = await readHead(ports.files, source.path, source.file);
  const first = surveyOf(head.header, head.headerLine);
  first.readOn(head.records, Number.POSITIVE_INFINITY);
  if (first.isPlain && !isWhole) return { formats: source.formats, doubts: [] };
  const file = await openSource(ports.files, source.path, source.file);
  try {
    const chunks = new Utf8Chunks(file, source.file, { update: () => undefined });
    let { piece, last } = await chunks.next();
    const dialect = recogniseDialect(piece, last);
    const records = new RecordReader(source.file, dialect.delimiter);
    records.feed(piece, last);
    const header = readHeader(source.file, records, dialect);
    const survey = surveyOf(header.names, header.line);
    let rows = 0;
    for (;;) {
      rows += survey.readOn(records, Number.POSITIVE_INFINITY);
      const total = Math.round(rows * (file.bytes / chunks.position));
      task.report({ phase: `Looking at the numbers and dates of ${source.file}`, done: rows, total, unit: 'rows', rate: 0 });
      await task.breathe();
      if (last) break;
      ({ piece, last } = await chunks.next());
      records.feed(piece, last);
    }
    return surveyed(survey, source, dialect.delimiter === ',');
  } finally {
    await file.close();
  }
}

/** What a whole survey shows, and what is declared over it. */
function surveyed(survey: ColumnSurvey, source: PlannedSource, isCommaFile: boolean): SurveyedFormats {
  const { formats, doubts } = survey.formats(source.file, isCommaFile);
  return { formats: new Map([...formats, ...source.formats]), doubts };
}
