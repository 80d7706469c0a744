import type { ReportInput } from './reportInput.ts';
import type { Linking } from './links.ts';
import { column } from './table.ts';
import type { TableSheet } from './table.ts';
import { namesOf, systemWidth } from './tableSheets.ts';
import { costNote, cutNote, printed } from './words.ts';

/** The checks with their parameters and what their last run came to. */
export function checkSheet({ checks, engagement }: ReportInput): TableSheet {
  return {
    name: 'Checks', title: 'Checks',
    notes: ['What would have caught the drift before a customer did: each check, the parameters it ran with and what it found. '
      + 'A check that had nothing to look at has not passed; its result says what it needs.'],
    empty: 'No check has run.', rowCount: checks.length,
    columns: [
      column('text', 'Check', 36), column('text', 'Looks for', 48, { wrap: true }),
      column('text', 'Severity', 10, { emphasis: 'severity' }),
      column('count', 'Looked at', 11), column('count', 'Found', 9, { emphasis: 'gap' }), column('count', 'Found before', 9),
      column('units', 'Units', 12), column('money', `Value (${engagement.currency})`, 14),
      column('text', 'Result', 24, { wrap: true }), column('text', 'Parameters', 40, { wrap: true }),
      column('text', 'Rule from', 48, { wrap: true }),
    ],
    rows: () => checks.map((check) => [
      check.title, check.looksFor, printed(check.severity), check.result?.looked ?? null, check.result?.found ?? null,
      check.result?.foundBefore ?? null, check.result?.units ?? null, valueOf(check.result), resultOf(check.result),
      check.parameters.map(({ label, value, unit }) => `${label}: ${value}${unit === 'score' ? '' : ` ${unit}`}`).join('; '), check.source,
    ]),
  };
}

/** Empty where nobody knows what any of it costs. */
function valueOf(result: ReportInput['checks'][number]['result']): number | null {
  return result === null || (result.unpriced > 0 && result.unpriced === result.found) ? null : result.value;
}

function resultOf(result: ReportInput['checks'][number]['result']): string {
  if (result === null) return 'Not run';
  if (result.needs !== null) return `Nothing to check. Needs: ${result.needs}`;
  return result.found === 0 ? 'Passed' : 'Finds';
}

export function checkFindingSheet(input: ReportInput, links: Linking): TableSheet {
  const name = namesOf(input);
  const { count, total } = input.checkFindings;
  return {
    name: 'Check findings', title: 'What the checks found',
    notes: ['Each thing a check found, by check, largest value first.', ...cutNote(count, total, 'findings'),
      ...costNote(input.checks.reduce((sum, { result }) => sum + (result?.unpriced ?? 0), 0), total, 'findings')],
    empty: 'No check found anything.', rowCount: count,
    columns: [
      column('text', 'Check', 36), column('text', 'SKU', 18), column('text', 'Location', 12),
      column('text', 'System', systemWidth(input)), column('units', 'Units', 11),
      column('money', `Value (${input.engagement.currency})`, 14), column('text', 'What was found', 80, { wrap: true }),
    ],
    *rows() {
      for (const each of input.checkFindings.records()) {
        yield [
          each.check, each.sku, each.location, name(each.system), links.toCheckFinding(each.units, each.id),
          each.priced ? each.value : null, each.sentence,
        ];
      }
    },
  };
}
