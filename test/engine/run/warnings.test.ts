import { describe, expect, it } from 'vitest';
import type { DecisionInput, HandoffEntry } from '../../../src/contract/decisions.ts';
import type { EngagementView } from '../../../src/contract/views.ts';
import { createEngine } from '../../../src/engine/createEngine.ts';
import { QUIET, portsOver } from '../../sample/audited.ts';

const STOCK = 'sku,location,quantity\n';
const systems = [{ id: 'erp', kind: 'erp', name: 'ERP' }, { id: 'wms', kind: 'wms', name: 'Warehouse' }];
const sources = ['erp', 'wms'].map((system) => ({ file: `${system}_stock.csv`, system, dataset: 'positions' }));

async function viewOf(files: Readonly<Record<string, string>>, manifest: object = {}): Promise<EngagementView> {
  const whole = { cutoff: '2026-10-31T23:59:59-04:00', systems, sources, ...manifest };
  const engine = createEngine(portsOver([
    { name: 'engagement.json', text: JSON.stringify(whole) }, ...Object.entries(files).map(([name, text]) => ({ name, text })),
  ]));
  try {
    return await engine.importFolder('', QUIET, { keepSources: false });
  } finally {
    await engine.close();
  }
}
const said = (view: EngagementView): string[] => view.warnings.map(({ code, text }) => `${code}: ${text}`);

describe('where nothing was compared, that is said and not passed off as agreement', () => {
  const cases: [string, Record<string, string>, object, RegExp][] = [
    ['files of a header only', { 'erp_stock.csv': STOCK, 'wms_stock.csv': STOCK }, {}, /the files of positions hold no row/u],
    ['every row rejected', { 'erp_stock.csv': `${STOCK},DC1,1\n`, 'wms_stock.csv': `${STOCK},DC1,1\n` }, {},
      /every row of the files of positions was rejected/u],
    ['an authority without positions', { 'wms_stock.csv': `${STOCK}A,DC1,1\n` }, { sources: [sources[1]] },
      /ERP, the authority, gave no positions/u],
    ['an authority alone', { 'erp_stock.csv': `${STOCK}A,DC1,1\n` }, { sources: [sources[0]], authority: { default: 'erp' } },
      /no system but ERP, the authority, gave positions/u],
    ['no place in common', { 'erp_stock.csv': `${STOCK}A,DC1,1\n`, 'wms_stock.csv': `${STOCK}A,DC2,1\n` }, {},
      /no other system holds stock at a location where ERP/u],
    ['no file of positions', { 'wms_events.csv': 'occurredAt,type,sku,location,quantity\n2026-10-01,sale,A,DC1,-1\n' },
      { sources: [{ file: 'wms_events.csv', system: 'wms', dataset: 'events' }] }, /no file of positions was given/u],
  ];
  it.each(cases)('%s', async (_name, files, manifest, reason) => {
    const view = await viewOf(files, manifest);
    expect(view.warnings[0]?.code).toBe('nothing_compared');
    expect(view.warnings[0]?.text).toMatch(reason);
    expect(view.systems.every((system) => system.recordAccuracy === null)).toBe(true);
  });

  it('one system of several that was not is named', async () => {
    const view = await viewOf({
      'erp_stock.csv': `${STOCK}A,DC1,1\n`, 'wms_stock.csv': `${STOCK}A,DC1,1\n`, 'pos_stock.csv': `${STOCK}A,S01,1\n`,
    }, {
      systems: [...systems, { id: 'pos', kind: 'pos', name: 'Tills' }], sources: [...sources, { file: 'pos_stock.csv', system: 'pos' }],
    });
    expect(said(view)).toEqual([
      'system_not_compared: Tills was compared with nothing: at the locations of its positions the authority holds none.']);
  });
});

describe('what else the figures rest on', () => {
  it('nothing is said where all is well', async () => {
    expect(said(await viewOf({ 'erp_stock.csv': `${STOCK}A,DC1,1\n`, 'wms_stock.csv': `${STOCK}A,DC1,2\n` }))).toEqual([]);
  });

  it('rejected rows, control totals that disagree, files that engagement.json does not name', async () => {
    const view = await viewOf({
      'erp_stock.csv': `${STOCK}A,DC1,1\n,DC1,4\n`, 'wms_stock.csv': `${STOCK}A,DC1,2\n`, 'notes.txt': 'x', '.hidden.csv': 'x',
    }, { sources: [sources[0], { ...sources[1], control: { rows: 2, quantity: 2 } }] });
    expect(said(view)).toEqual([
      'rows_rejected: 1 of 2 rows of erp_stock.csv were rejected: every figure drawn from that file lacks them.',
      'control_disagreed: wms_stock.csv disagrees with its control total of rows.',
      'file_not_read: Not read: notes.txt: engagement.json does not name it.',
    ]);
  });
});

describe('the cut-off', () => {
  const files = { 'erp_stock.csv': `${STOCK}A,DC1,1\n`, 'wms_stock.csv': `${STOCK}A,DC1,2\n` };

  it('is said to be unknown where nothing gives a moment', async () => {
    const view = await viewOf(files, { cutoff: undefined });
    expect(view.cutoffKnown).toBe(false);
    expect(said(view)).toEqual([expect.stringMatching(/^cutoff_unknown: No cut-off was given and the data holds no moment/u)]);
    expect(view.defaults.some((text) => text.startsWith('No cut-off was given'))).toBe(true);
    expect(view.summary.variances).toBe(1);
  });

  it('keeps its instant and its offset where the authority declares no zone, and the zone where it declares one', async () => {
    const plain = await viewOf(files);
    expect(plain).toMatchObject({ cutoffKnown: true, cutoff: Date.parse('2026-10-31T23:59:59-04:00'), timezone: '-04:00' });
    expect(plain.defaults).toContain('Moments are shown at the offset of the cut-off, -04:00, because "erp" declares no time zone.');
    const zoned = await viewOf(files, { systems: [{ ...systems[0], timezone: 'Europe/Berlin' }, systems[1]] });
    expect(zoned).toMatchObject({ cutoff: Date.parse('2026-10-31T23:59:59-04:00'), timezone: 'Europe/Berlin' });
  });

  it('of a day alone is the start of that day, and that is said', async () => {
    const view = await viewOf(files, { cutoff: '2026-10-31' });
    expect(view.cutoff).toBe(Date.parse('2026-10-31T00:00:00Z'));
    expect(view.defaults).toContain('The cut-off 2026-10-31 gives no time: it is the start of that day.');
  });
});

describe('an hour that clocks showed twice', () => {
  it('is counted, by what the other system tells, and a timeline goes by the turn that was told', async () => {
    const head = 'occurredAt,type,sku,location,quantity,reference\n';
    const files = {
      'erp_stock.csv': `${STOCK}A,DC1,1\n`, 'wms_stock.csv': `${STOCK}A,DC1,1\n`,
      'wms_events.csv': `${head}2026-11-01 01:10,sale,A,DC1,-3,SO1\n2026-11-01 01:10,sale,A,DC1,-4,SO2\n`
        + '2026-11-01 01:20,sale,A,DC1,-1,SO3\n',
      'erp_events.csv': `${head}2026-11-01T05:12Z,sale,A,DC1,-3,SO1\n2026-11-01T06:12Z,sale,A,DC1,-5,SO2\n`,
    };
    const engine = createEngine(portsOver([{ name: 'engagement.json', text: JSON.stringify({
      cutoff: '2026-11-02T23:59:59Z', systems: [systems[0], { ...systems[1], timezone: 'America/New_York' }],
      sources: [...sources, ...['wms', 'erp'].map((system) => ({ file: `${system}_events.csv`, system, dataset: 'events' }))],
      handoffs: [{ id: 's', event: 'sale', from: 'wms', to: 'erp', withinMinutes: 30 }],
    }) }, ...Object.entries(files).map(([name, text]) => ({ name, text }))]));
    const view = await engine.importFolder('', QUIET, { keepSources: false });
    expect(said(view).filter((text) => text.startsWith('hour_'))).toEqual([
      'hour_repeated: 3 bookings of Warehouse fall into an hour that clocks in America/New_York showed twice, and the log gives no offset. '
        + 'By the records of other systems, 1 is of the first turn and 1 of the second. For 1 nothing tells: the first turn was taken.',
    ]);
    const rows = (await engine.calls['exceptions.page']({ filter: {}, start: 0, count: 10 }, QUIET)).rows;
    expect(rows.map(({ kind, reference }) => `${kind} ${reference}`).sort()).toEqual(['missing_event SO3', 'quantity_mismatch SO2']);
    const { id } = rows.find(({ kind }) => kind === 'quantity_mismatch') ?? { id: 0 };
    const { timeline } = await engine.calls['exceptions.detail']({ id }, QUIET);
    expect(timeline.map(({ system, at }) => `${system} ${new Date(at).toISOString()}`)).toEqual([
      'wms 2026-11-01T06:10:00.000Z', 'erp 2026-11-01T06:12:00.000Z']);
    await engine.close();
  });
});

describe('a clock', () => {
  it('that is wrong all the time is named, with how far and what tells of it', async () => {
    const log = (system: string, behind: number): string => `occurredAt,type,sku,location,quantity,reference\n${
      Array.from({ length: 12 }, (_, n) => {
        const at = new Date(Date.UTC(2026, 9, 30, 8 + n, 0, 0) + (system === 'erp' ? 60_000 : 0) - behind * 1000);
        return `${at.toISOString()},sale,A,DC1,-${n + 1},SO${n}\n`;
      }).join('')}`;
    const files = (behind: number): Record<string, string> => ({
      'erp_stock.csv': `${STOCK}A,DC1,1\n`, 'wms_stock.csv': `${STOCK}A,DC1,1\n`, 'wms_events.csv': log('wms', 0),
      'erp_events.csv': log('erp', behind),
    });
    const logs = ['wms', 'erp'].map((system) => ({ file: `${system}_events.csv`, system, dataset: 'events' as const }));
    const given = {
      sources: [...sources, ...logs], handoffs: [{ id: 's', event: 'sale', from: 'wms', to: 'erp', withinMinutes: 60 }],
    };
    expect(said(await viewOf(files(0), given))).toEqual([]);
    expect(said(await viewOf(files(1260), given))).toEqual([
      'clock_wrong: The clock of Warehouse is 20 minutes ahead of the others all the time, as 12 pairs of records tell. Its moments '
        + 'were set right before they were compared; the files show them as written.',
    ]);
  });
});

it('a map that was changed after the run is said to be ahead of the figures, until they follow or it is taken back', async () => {
  const files = { 'erp_stock.csv': `${STOCK}A,DC1,1\n`, 'wms_stock.csv': `${STOCK}A,DC1,1\n` };
  const engine = createEngine(portsOver([
    { name: 'engagement.json', text: JSON.stringify({ cutoff: '2026-10-31T23:59:59-04:00', systems, sources }) },
    ...Object.entries(files).map(([name, text]) => ({ name, text })),
  ]));
  const codes = async (): Promise<string[]> => (await engine.calls['engagement.view']({}, QUIET)).warnings.map(({ code }) => code);
  const take = async (decision: DecisionInput): Promise<number> =>
    (await engine.calls['decisions.make']({ who: 'Dana', why: 'So it is.', decision }, QUIET)).seq;
  const entry: HandoffEntry = {
    event: 'sale', from: 'wms', to: 'erp', mechanism: '', everyMinutes: null, withinMinutes: 60, owner: '', locations: [],
  };
  await engine.importFolder('', QUIET, { keepSources: true });
  expect(await codes()).not.toContain('figures_outdated');
  const added = await take({ command: 'addHandoff', handoff: 'sales', entry });
  expect(await codes()).toContain('figures_outdated');
  await take({ command: 'undo', seq: added });
  expect(await codes()).not.toContain('figures_outdated');
  const rule = await take({ command: 'setAuthority', location: 'DC1', system: 'wms' });
  expect(await codes()).toContain('figures_outdated');
  await engine.calls['engagement.run']({}, QUIET);
  expect(await codes()).not.toContain('figures_outdated');
  await take({ command: 'undo', seq: rule });
  expect(await codes()).toContain('figures_outdated');
  await engine.close();
});
