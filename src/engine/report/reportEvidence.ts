import { groupedBy } from '../../domain/groupedBy.ts';
import { exceptionCode } from '../../domain/statements/codes.ts';
import { KIND_WORDS, eventWord, sentenceOf } from '../../domain/statements/wording.ts';
import { plainUnits } from '../../domain/statements/figures.ts';
import { fromUnits } from '../../domain/quantity.ts';
import type { FindingKind } from '../../domain/vocabulary.ts';
import type { Ports, Task } from '../../ports.ts';
import { checkFindingKey, comparedKey, findingKey, gapKey, handoffKey, rejectKey } from '../../reports/model/evidence.ts';
import type { EvidenceBlock, EvidenceGroup, ReportEvidence } from '../../reports/model/evidence.ts';
import type { ReportHandoff } from '../../reports/model/reportInput.ts';
import type { Database } from '../../store/database.ts';
import { checkFindings } from '../../store/queries/checkFindings.ts';
import { evidenceOf } from '../../store/queries/evidence.ts';
import type { EvidenceRecord } from '../../store/queries/evidence.ts';
import { chooseFindings, comparedRows, eventRows } from '../../store/queries/evidenceChoice.ts';
import type { ChosenFinding, EventRows } from '../../store/queries/evidenceChoice.ts';
import { findingWords } from '../../store/queries/findingWords.ts';
import { listHandoffs } from '../../store/queries/handoffs.ts';
import { countRejects, streamRejects } from '../../store/queries/reportTotals.ts';
import { engagementSettings } from '../../store/queries/settings.ts';
import { listSources } from '../../store/queries/sources.ts';
import { systemNames } from '../../store/queries/systems.ts';
import { varianceOrder } from '../../store/queries/varianceGrid.ts';
import { listChecks } from '../checks/listChecks.ts';
import { readRows } from './readRows.ts';
import type { WantedRow } from './readRows.ts';

/** How much a report proves line by line: more than anybody goes through on paper. The window has the rest. */
const FINDINGS = { most: 2_000, each: 25, largest: 1_000 } as const;
const COMPARED = 1_000;
const A_CHECK = 25;
const REJECTS = 200;
const ROWS_A_BLOCK = 12;

interface Draft {
  readonly key: string;
  readonly code: string | null;
  readonly title: string;
  readonly rows: readonly WantedRow[];
  readonly more: number;
}
type DraftGroup = Omit<EvidenceGroup, 'blocks'> & { readonly blocks: readonly Draft[] };

/** The rows as received that a report's figures rest on, the largest ones' first. Reads each source once. Fails with `cancelled`. */
export async function reportEvidence(db: Database, ports: Ports, task: Task): Promise<ReportEvidence> {
  const { timezone } = engagementSettings(db);
  const nameOf = systemNames(db);
  const groups = [
    ...findingGroups(db, timezone, nameOf), comparedGroup(db, timezone, nameOf), ...checkGroups(db, timezone), rejectGroup(db),
  ].filter((group) => group !== null);
  await task.breathe();
  const rows = await readRows(db, ports, groups.flatMap(({ blocks }) => blocks.flatMap((block) => block.rows)), task);
  return {
    groups: groups.map((group): EvidenceGroup => ({
      ...group,
      blocks: group.blocks.map((block): EvidenceBlock => ({ ...block, rows: block.rows.map((row) => rows(row)) })),
    })),
  };
}

function findingGroups(db: Database, timezone: string, nameOf: (code: string) => string): readonly DraftGroup[] {
  const chosen = chooseFindings(db, FINDINGS);
  const ids = chosen.map(({ id }) => id);
  const words = findingWords(db, ids);
  const evidence = evidenceOf(db, ids, timezone);
  const block = ({ id, number }: ChosenFinding): Draft => {
    const told = words.get(id);
    return {
      key: findingKey(id), code: number === null ? null : exceptionCode(number), title: told === undefined ? '' : sentenceOf(told),
      ...bounded(evidence.get(id) ?? []),
    };
  };
  const ofKind = (own: readonly ChosenFinding[], keyOf: (kind: FindingKind) => string, level: 1 | 2): readonly DraftGroup[] =>
    [...groupedBy(own, ({ kind }) => kind)].map(([kind, of]) => ({
      key: keyOf(kind), title: KIND_WORDS[kind], level, notes: shownNote(of.length, of[0]?.ofKind ?? 0), blocks: of.map(block),
    }));
  const byHandoff = groupedBy(chosen, ({ handoffId }) => handoffId);
  const files = eventRows(db);
  return [
    ...listHandoffs(db).flatMap((handoff): readonly DraftGroup[] => [
      {
        key: handoffKey(handoff.code), level: 1,
        title: `${eventWord(handoff.eventType)}: ${nameOf(handoff.from)} to ${nameOf(handoff.to)}`,
        notes: handoffNotes(handoff, files, nameOf), blocks: [],
      },
      ...ofKind(byHandoff.get(handoff.id) ?? [], (kind) => gapKey(handoff.code, kind), 2),
    ]),
    ...ofKind(byHandoff.get(null) ?? [], (kind) => gapKey('', kind), 1),
  ];
}

/** Where the events that a handoff counts stand, all of them; only those that went wrong are shown one by one. */
function handoffNotes(
  { events, matched, eventType, from, to }: ReportHandoff, files: readonly EventRows[], nameOf: (code: string) => string,
): readonly string[] {
  const places = (system: string): string => {
    const own = files.filter((each) => each.system === system && each.eventType === eventType);
    return own.length === 0 ? `${nameOf(system)}’s log holds none`
      : own.map(({ file, rows, firstLine, lastLine }) => `${file}: ${rows} rows from line ${firstLine} to ${lastLine}`).join('; ');
  };
  return [
    `${events} events counted, ${matched} matched. Rows of this kind of event on the side of ${nameOf(from)}: ${places(from)}. `
      + `On the side of ${nameOf(to)}: ${places(to)}.`,
  ];
}

function comparedGroup(db: Database, timezone: string, nameOf: (code: string) => string): DraftGroup | null {
  const order = varianceOrder(db, 'absoluteValue', 'desc', { show: 'differing' }).ids();
  const compared = comparedRows(db, order.subarray(0, COMPARED), timezone);
  if (compared.length === 0) return null;
  return {
    key: 'compared', title: 'Compared figures', level: 1, notes: shownNote(compared.length, order.length),
    blocks: compared.map(({ id, sku, location, system, authority, recorded, authoritative, rows }) => ({
      key: comparedKey(id), code: null,
      title: `${sku} at ${location}: ${plainUnits(fromUnits(recorded))} in ${nameOf(system)}, `
        + `${plainUnits(fromUnits(authoritative))} in ${nameOf(authority)}${rows.length === 0 ? '; neither lists it' : ''}`,
      ...bounded(rows),
    })),
  };
}

function checkGroups(db: Database, timezone: string): readonly DraftGroup[] {
  return listChecks(db).flatMap(({ code, title, result }): readonly DraftGroup[] => {
    const found = result?.found ?? 0;
    if (found === 0) return [];
    const findings = checkFindings(db, code, 0, A_CHECK);
    const evidence = evidenceOf(db, findings.map(({ id }) => id), timezone, 'check_evidence');
    return [{
      key: `check ${code}`, title: `Check: ${title}`, level: 1, notes: shownNote(findings.length, found),
      blocks: findings.map(({ id, sentence }) => ({
        key: checkFindingKey(id), code: null, title: sentence, ...bounded(evidence.get(id) ?? []),
      })),
    }];
  });
}

function rejectGroup(db: Database): DraftGroup | null {
  const { total } = countRejects(db);
  if (total === 0) return null;
  const sources = new Map(listSources(db).map((source) => [source.file, source]));
  const shown = [...streamRejects(db, REJECTS)];
  return {
    key: 'rejects', title: 'Rejected rows', level: 1, notes: shownNote(shown.length, total),
    blocks: shown.map(({ file, line, reason }) => {
      const source = sources.get(file);
      return {
        key: rejectKey(file, line), code: null, title: reason, more: 0,
        rows: source === undefined ? [] : [{ role: 'rejected', system: source.system, file, sourceId: source.id, row: line }],
      };
    }),
  };
}

function bounded(rows: readonly EvidenceRecord[]): { readonly rows: readonly WantedRow[]; readonly more: number } {
  return { rows: rows.slice(0, ROWS_A_BLOCK), more: Math.max(0, rows.length - ROWS_A_BLOCK) };
}

function shownNote(shown: number, total: number): readonly string[] {
  const figure = (value: number): string => value.toLocaleString('en-US');
  return shown >= total ? []
    : [`The first ${figure(shown)} of ${figure(total)}, the largest value first. The rest: `
      + 'a code typed into Countersign’s search (Ctrl K).'];
}
