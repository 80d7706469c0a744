/** What a person has to know before trusting the figures, said from what the tables hold: for the window, the command and the report. */
import { DATASETS } from '../../domain/vocabulary.ts';
import type { WarningCode } from '../../domain/vocabulary.ts';
import { spanOfSeconds } from '../../domain/statements/figures.ts';
import type { Database } from '../database.ts';
import { controlOf } from '../document/control.ts';
import { engagementSettings } from './settings.ts';
import { numberOrNull } from './words.ts';

export interface Warning {
  readonly code: WarningCode;
  /** One or two sentences with their full stops. */
  readonly text: string;
}

interface SystemCounts {
  readonly name: string;
  readonly isAuthority: boolean;
  readonly positions: number;
  readonly compared: number;
}

/** All warnings of an engagement, the gravest first; the same tables give the same ones. */
export function engagementWarnings(db: Database): readonly Warning[] {
  const settings = engagementSettings(db);
  const systems = db.rows(
    `SELECT s.name, s.id = ? OR s.id IN (SELECT system_id FROM authority_rule), COALESCE(f.positions, 0), COALESCE(f.compared, 0)
       FROM system AS s LEFT JOIN system_figure AS f ON f.system_id = s.id ORDER BY s.id`,
    (row): SystemCounts => ({
      name: String(row[0]), isAuthority: row[1] === 1, positions: Number(row[2]), compared: Number(row[3]),
    }), [settings.authority]);
  const warnings = [...outdatedWarning(db), ...comparisonWarnings(db, systems)];
  if (!settings.cutoffKnown) {
    warnings.push({
      code: 'cutoff_unknown',
      text: 'No cut-off was given and the data holds no moment at all, so nothing can be told late, missing or in flight. '
        + 'Give "cutoff" in engagement.json.',
    });
  }
  warnings.push(...clockWarnings(db), ...turnWarnings(db));
  warnings.push(...sourceWarnings(db));
  for (const file of settings.unrecognised) warnings.push({ code: 'file_not_read', text: `Not read: ${file}` });
  return warnings;
}

/**
 * The map or who is right was decided on after the last run, so that the figures are those of before. Confirming what was inferred changes
 * no figure; what was changed and undone again since stands as it did.
 */
function outdatedWarning(db: Database): Warning[] {
  const changes = db.number(
    `WITH run AS (SELECT coalesce(max(seq), 0) AS seq FROM decision WHERE command = 'run')
     SELECT COUNT(*) FROM decision AS d, run
      WHERE d.seq > run.seq AND json_extract(d.payload, '$.changes[0].entity') IN ('handoff', 'authority')
        AND coalesce(json_extract(d.payload, '$.input.of'), d.command) <> 'confirmHandoffs'
        AND NOT EXISTS (SELECT 1 FROM decision_undone AS u WHERE u.seq = d.seq)
        AND NOT (d.command = 'undo' AND json_extract(d.payload, '$.input.seq') > run.seq)`);
  return changes === 0 ? [] : [{
    code: 'figures_outdated',
    text: 'The map or who is right was changed after the last run: the figures are those of before. Run the audit again.',
  }];
}

/** Clocks that are wrong by the same amount all the time: their moments were set right, which a reader of the logs has to know. */
function clockWarnings(db: Database): Warning[] {
  return db.rows(
    'SELECT s.name, c.ahead_ms, c.pairs FROM clock_skew AS c JOIN system AS s ON s.id = c.system_id ORDER BY c.system_id',
    (row): Warning => {
      const [name, ahead, pairs] = [String(row[0]), Number(row[1]), Number(row[2])];
      return {
        code: 'clock_wrong',
        text: `The clock of ${name} is ${spanOfSeconds(ahead / 1000)} ${ahead > 0 ? 'ahead of' : 'behind'} the others all the time, as `
          + `${pairs} pairs of records tell. Its moments were set right before they were compared; the files show them as written.`,
      };
    });
}

/** Moments in an hour that clocks showed twice or never: how many of them another record could tell. */
function turnWarnings(db: Database): Warning[] {
  return db.rows(
    `SELECT s.name, s.timezone, m.other > 0, count(*), sum(m.told AND m.shift = 0), sum(m.told AND m.shift <> 0), sum(NOT m.told)
       FROM moment_taken AS m CROSS JOIN event AS e ON e.id = m.event_id JOIN system AS s ON s.id = e.system_id
      GROUP BY s.id, m.other > 0 ORDER BY s.id, m.other > 0`,
    (row): Warning => {
      const [name, zone, isTwice] = [String(row[0]), String(row[1]), row[2] === 1];
      const [all, asRead, otherwise, open] = [Number(row[3]), Number(row[4]), Number(row[5]), Number(row[6])];
      const fall = `${all} ${all === 1 ? 'booking' : 'bookings'} of ${name} ${all === 1 ? 'falls' : 'fall'} into an hour that clocks in `
        + `${zone} ${isTwice ? 'showed twice' : 'skipped'}, and the log gives no offset.`;
      const told = isTwice ? `${asRead} ${asRead === 1 ? 'is' : 'are'} of the first turn and ${otherwise} of the second`
        : `${asRead} ${asRead === 1 ? 'was' : 'were'} made on the old time and ${otherwise} on the new`;
      const left = open === 0 ? '' : ` For ${open} nothing tells: ${isTwice ? 'the first turn' : 'the old time'} was taken.`;
      return {
        code: isTwice ? 'hour_repeated' : 'hour_skipped',
        text: asRead + otherwise === 0 ? `${fall}${left.replace(`For ${open} nothing tells`, 'Nothing tells which is meant')}`
          : `${fall} By the records of other systems, ${told}.${left}`,
      };
    });
}

function comparisonWarnings(db: Database, systems: readonly SystemCounts[]): Warning[] {
  const compared = systems.some((system) => system.compared > 0);
  if (!compared) {
    const text = `Nothing was compared: ${whyNothing(db, systems)}. No variance is therefore no sign of agreement.`;
    return [{ code: 'nothing_compared', text }];
  }
  return systems.filter((system) => !system.isAuthority && system.positions > 0 && system.compared === 0).map((system) => ({
    code: 'system_not_compared',
    text: `${system.name} was compared with nothing: at the locations of its positions the authority holds none.`,
  }));
}

function whyNothing(db: Database, systems: readonly SystemCounts[]): string {
  const holders = systems.filter((system) => system.positions > 0);
  const authorities = systems.filter((system) => system.isAuthority).map((system) => system.name).join(' and ');
  if (holders.length === 0) {
    const [files, rejected] = db.first(
      'SELECT COUNT(*), COALESCE(SUM(rows_rejected), 0) FROM source WHERE dataset = ?', (row) => row.map(Number),
      [DATASETS.indexOf('positions')]) ?? [];
    if (files === 0) return 'no file of positions was given';
    return rejected === 0 ? 'the files of positions hold no row' : 'every row of the files of positions was rejected';
  }
  if (!holders.some((system) => system.isAuthority)) return `${authorities}, the authority, gave no positions`;
  if (holders.every((system) => system.isAuthority)) return `no system but ${authorities}, the authority, gave positions`;
  return `no other system holds stock at a location where ${authorities}, the authority, does`;
}

function sourceWarnings(db: Database): Warning[] {
  const rejected: Warning[] = [];
  const control: Warning[] = [];
  db.each(
    'SELECT file, rows_read, rows_rejected, quantity, control_rows, control_quantity FROM source ORDER BY id', (row) => {
      const [read, lost] = [Number(row[1]), Number(row[2])];
      if (lost > 0) {
        const [some, fate] = lost === read ? [`None of the ${read} rows`, 'was loaded'] : [`${lost} of ${read} rows`, 'were rejected'];
        rejected.push({
          code: 'rows_rejected', text: `${some} of ${String(row[0])} ${fate}: every figure drawn from that file lacks them.`,
        });
      }
      const given = controlOf({
        rowsRead: read, quantity: Number(row[3]), controlRows: numberOrNull(row[4]), controlQuantity: numberOrNull(row[5]),
      });
      const wrong = [...(given?.rows === 'disagreed' ? ['rows'] : []), ...(given?.quantity === 'disagreed' ? ['quantity'] : [])];
      if (wrong.length > 0) {
        control.push({ code: 'control_disagreed', text: `${String(row[0])} disagrees with its control total of ${wrong.join(' and ')}.` });
      }
    });
  return [...rejected, ...control];
}
