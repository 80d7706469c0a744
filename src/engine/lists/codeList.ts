/** Items or places by code across the systems, in full. */
import type { CrossReferenceRow } from '../../contract/crossReferenceViews.ts';
import type { CrossShow } from '../../contract/crossShows.ts';
import type { ListColumns, ListSetting } from '../../reports/model/listColumns.ts';
import type { Database } from '../../store/database.ts';
import { crossFound, crossLists } from './crossLists.ts';
import { filterNote } from './filterWords.ts';
import type { WholeList } from './wholeList.ts';

const SHOWN: Readonly<Record<CrossShow, string | null>> = {
  suggested: 'codes that may stand for one with another', single: 'codes that one system alone records', decided: 'codes decided on',
  all: null,
};

export async function codeList(
  db: Database, { of, show, search }: { readonly of: 'item' | 'location'; readonly show: CrossShow; readonly search: string },
  { nameOf }: ListSetting, rest: () => Promise<void>,
): Promise<WholeList<CrossReferenceRow>> {
  const { systems, rows } = await crossLists(db, of, rest);
  const shown = crossFound(rows[show], search);
  const columns: ListColumns<CrossReferenceRow> = {
    code: { title: of === 'item' ? 'Item' : 'Place', kind: 'text', width: 18, value: (row) => row.code },
    name: { title: of === 'item' ? 'Description' : 'Name', kind: 'text', width: 28, value: (row) => (row.name === '' ? null : row.name) },
    ...Object.fromEntries(systems.map((system, at) => [`records ${system}`, {
      title: `Records in ${nameOf(system)}`, kind: 'count' as const, width: 12, value: (row: CrossReferenceRow) => row.records[at] ?? 0,
    }])),
    alsoCalled: { title: 'Also called', kind: 'text', width: 20, value: (row) => row.alsoCalled.join(', ') || null },
    maybe: { title: 'May be', kind: 'text', width: 18, value: (row) => row.suggestion?.code ?? null },
    maybeName: { title: 'May be, by name', kind: 'text', width: 28, value: (row) => row.suggestion?.name ?? null },
    why: { title: 'Why', kind: 'text', width: 40, value: (row) => row.suggestion?.why ?? null },
    likeness: {
      title: 'Alike', kind: 'share', width: 8, value: (row) => (row.suggestion?.basis === 'likeness' ? row.suggestion.likeness : null),
    },
    said: {
      title: 'Decided', kind: 'text', width: 24,
      value: ({ said }) => (said === null ? null : `${said.same ? 'is' : 'is not'} ${said.code}`),
    },
  };
  return {
    title: of === 'item' ? 'Items across systems' : 'Places across systems', empty: 'No code passed the filter.', columns,
    notes: [filterNote([SHOWN[show], search.trim() === '' ? null : `holding “${search.trim()}”`]),
      show === 'suggested' ? 'Order: the surest first.' : 'Order: code, ascending.'],
    total: shown.length, read: (start, count) => shown.slice(start, start + count),
  };
}
