import '../inEnglish.ts';
import { describe, expect, it } from 'vitest';
import { overviewSentence } from '../../../renderer/steps/authority/overviewSentence.ts';
import { ranked } from '../../../renderer/steps/gaps/misses.ts';
import { pathState } from '../../../renderer/steps/map/paths.ts';
import { engagement, handoffs, writePaths } from '../preview/fixtures.ts';

describe('pathState', () => {
  it('tells a path that writes, one that should and does not, and one that nobody expects', () => {
    expect(pathState('wms', 'receipt', writePaths, handoffs)).toMatchObject({ kind: 'written', path: { events: 1204 } });
    const silent = { ...handoffs[0]!, eventType: 'write_off' as const, from: 'wms', to: 'erp', events: 0, matched: 0 };
    expect(pathState('wms', 'write_off', writePaths, [silent])).toEqual({ kind: 'silent' });
    expect(pathState('erp', 'write_off', writePaths, [silent])).toEqual({ kind: 'none' });
    expect(pathState('erp', 'write_off', writePaths, [{ ...silent, events: 9 }])).toEqual({ kind: 'silent' });
    expect(pathState('wms', 'write_off', writePaths, [{ ...silent, declared: false }])).toEqual({ kind: 'none' });
  });
});

describe('ranked', () => {
  it('puts the costliest first, whatever the sign, and moves nothing in what it was given', () => {
    const given = [
      { ...handoffs[0]!, code: 'b', value: -5, exceptions: 1 },
      { ...handoffs[0]!, code: 'c', value: 9, exceptions: 0 },
      { ...handoffs[0]!, code: 'a', value: -5, exceptions: 1 },
    ];
    expect(ranked(given).map((each) => each.code)).toEqual(['c', 'a', 'b']);
    expect(given.map((each) => each.code)).toEqual(['b', 'c', 'a']);
  });
});

describe('overviewSentence', () => {
  it('says what the variances come to', () => {
    expect(overviewSentence(engagement.summary, 'ERP', 'USD')).toBe(
      '1,204 records differ from ERP, by 4,711 units in all and −$612.50 net. 97.3% of those units are explained.',
    );
    expect(overviewSentence({ ...engagement.summary, variances: 0 }, 'ERP', 'USD')).toBe('No record differs from ERP, to the unit.');
  });
});
