import { plainCell } from '../../reports/writeList.ts';
import { shownTable } from '../lists/shownTable.ts';
import { answering } from './callContext.ts';
import type { CallContext } from './callContext.ts';

/** Lists in full, to be taken out of the window. */
export function listCalls(context: CallContext) {
  return {
    'list.rows': answering('list.rows', async ({ shown, most }, task) => {
      const { sheet, total } = await shownTable(context.database(), shown, [], most, () => task.breathe());
      const kinds = sheet.columns.map(({ kind }) => kind);
      return {
        header: sheet.columns.map(({ header }) => header), numbers: kinds.map((kind) => kind !== 'text' && kind !== 'moment'), total,
        rows: [...sheet.rows()].map((row) => row.map((value, at) => plainCell(value, kinds[at] ?? 'text'))),
      };
    }),
  };
}
