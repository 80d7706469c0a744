import type { EngagementView, RejectView, SourceView } from '../../src/contract/views.ts';
import { visible } from '../../src/domain/problem.ts';
import { formatInstant } from '../../src/domain/time/instant.ts';
import { cutShare } from '../../src/domain/share.ts';
import { UTC, zoneNamed } from '../../src/domain/time/zone.ts';
import type { OutputPlace } from './outputPlaces.ts';

const LABEL = 18;
const WRITTEN: Readonly<Record<OutputPlace['option'], string>> = {
  '--engagement': 'engagement', '--report': 'report', '--json': 'result document',
};

/** Rejected rows and doubts that a summary shows; the engagement and the report have all of them. */
export const REJECTS_SHOWN = 10;
const DOUBTS_SHOWN = 20;

export interface ShownReject extends RejectView {
  readonly file: string;
}

/** The outcome of an audit for a person at a terminal: a screenful. */
export function auditSummary(
  engagement: EngagementView, sources: readonly SourceView[], rejects: readonly ShownReject[], places: readonly OutputPlace[],
): string {
  const { summary, currency } = engagement;
  const title = [engagement.name, engagement.client].filter((text) => text !== '').map((text) => visible(text)).join(', ');
  const cutoff = engagement.cutoffKnown
    ? `cut-off ${formatInstant(engagement.cutoff, zoneNamed(engagement.timezone) ?? UTC)}` : 'no cut-off known';
  const lines = [`${title === '' ? 'Engagement' : title}, ${cutoff}`, ''];
  const compared = !engagement.warnings.some(({ code }) => code === 'nothing_compared');
  if (engagement.warnings.length > 0) {
    lines.push(...engagement.warnings.map(({ text }) => row('Warning', visible(text, 400))), '');
  }
  const facts = `${some(summary.positions, 'position')} and ${some(summary.events, 'event')}`;
  lines.push(row('Read', `${facts} from ${some(sources.length, 'file')}`));
  lines.push(...rejectLines(rejects, summary.rejected), ...doubtLines(sources));
  lines.push('', 'Record accuracy');
  for (const system of engagement.systems) {
    const accuracy = system.recordAccuracy === null ? 'not compared' : percent(system.recordAccuracy);
    lines.push(row(`  ${visible(system.code, 30)}`, system.isAuthority ? 'the authority' : accuracy));
  }
  lines.push('');
  const net = `net value ${money(summary.netValue, currency)}`;
  lines.push(row('Variances', `${count(summary.variances)}, ${units(summary.absoluteUnits)} units, ${net}`));
  lines.push(row('Explained', compared ? percent(summary.explainedShare) : 'nothing was compared'));
  lines.push(row('In flight', `${some(summary.inFlight, 'event')} inside their window at the cut-off`));
  lines.push(row('Exceptions', count(summary.exceptions)));
  for (const { kind, count: found, units: size, value } of summary.byKind) {
    lines.push(row(`  ${kind}`, `${count(found).padStart(9)}   ${units(size)} units, ${money(value, currency)}`, 26));
  }
  if (engagement.defaults.length > 0) {
    lines.push('', 'Assumed', ...engagement.defaults.map((text) => `  ${visible(text, 200)}`));
  }
  if (places.length > 0) {
    lines.push('', 'Written', ...places.map((place) => row(`  ${WRITTEN[place.option]}`, visible(place.path, 1000))));
  }
  return `${lines.join('\n')}\n`;
}

function rejectLines(rejects: readonly ShownReject[], all: number): readonly string[] {
  if (all === 0) return [];
  const lines = [row('Rejected', `${some(all, 'row')}: no figure below has what they held`)];
  for (const { file, line, column, value, reason } of rejects) {
    const cell = column === '' ? '' : `, ${visible(column)}${value === '' ? '' : ` "${visible(value, 60)}"`}`;
    lines.push(`  ${visible(file)} line ${line}${cell}: ${visible(reason, 200)}`);
  }
  if (all > rejects.length) lines.push(`  and ${some(all - rejects.length, 'more row')}; the report lists them all`);
  return lines;
}

function doubtLines(sources: readonly SourceView[]): readonly string[] {
  const doubts = sources.flatMap((source) => source.doubts.map((doubt) => `  ${visible(source.file)}: ${visible(doubt, 200)}`));
  if (doubts.length === 0) return [];
  const more = doubts.length > DOUBTS_SHOWN ? [`  and ${count(doubts.length - DOUBTS_SHOWN)} more; the report lists them all`] : [];
  return [row('Doubts', count(doubts.length)), ...doubts.slice(0, DOUBTS_SHOWN), ...more];
}

function row(label: string, text: string, width = LABEL): string {
  return `${label.padEnd(width)} ${text}`;
}

function count(value: number): string {
  return value.toLocaleString('en-US');
}

/** `1 row`, `2,400 rows`. */
function some(value: number, thing: string): string {
  return `${count(value)} ${thing}${value === 1 ? '' : 's'}`;
}

function units(value: number): string {
  return value.toLocaleString('en-US', { maximumFractionDigits: 4 });
}

function money(value: number, currency: string): string {
  const amount = value.toLocaleString('en-US', { minimumFractionDigits: 2, maximumFractionDigits: 2 });
  return `${amount} ${visible(currency, 8)}`;
}

function percent(share: number): string {
  return `${(cutShare(share) * 100).toFixed(1)} %`;
}
