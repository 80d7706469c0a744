import '../inEnglish.ts';
import { describe, expect, it } from 'vitest';
import {
  formatBytes,
  formatCounted,
  formatMoney,
  formatShare,
  formatSignedMoney,
  formatSignedUnits,
  formatUnits,
} from '../../../renderer/ui/figures.ts';
import { formatMinutes, formatMoment, formatSeconds, formatZone } from '../../../renderer/ui/moments.ts';

describe('figures', () => {
  it('carry a true minus, thousands and no sign on zero', () => {
    expect(formatUnits(-1234.5)).toBe('−1,234.5');
    expect(formatSignedUnits(48)).toBe('+48');
    expect(formatSignedUnits(0)).toBe('0');
    expect(formatUnits(-0)).toBe('0');
    expect(formatSignedUnits(-0)).toBe('0');
    expect(formatUnits(0.0001)).toBe('0.0001');
  });

  it('carry the engagement’s currency, and none where it is not a currency', () => {
    expect(formatSignedMoney(-612.5, 'USD')).toBe('−$612.50');
    expect(formatMoney(0, 'USD')).toBe('$0.00');
    expect(formatSignedMoney(12, 'not one')).toBe('+12.00');
  });

  it('never call a share whole that is not', () => {
    expect(formatShare(0.99996)).toBe('99.9%');
    expect(formatShare(1)).toBe('100%');
    expect(formatShare(0)).toBe('0%');
    expect(formatShare(0.0002)).toBe('< 0.1%');
  });

  it('count in words', () => {
    expect(formatCounted(1, 'event')).toBe('1 event');
    expect(formatCounted(1200, 'event')).toBe('1,200 events');
    expect(formatBytes(999)).toBe('999 bytes');
    expect(formatBytes(1_234_567)).toBe('1.2 MB');
  });
});

describe('moments', () => {
  it('read as 31 Oct 2026 23:59 on the clock asked for', () => {
    const at = Date.UTC(2026, 10, 1, 3, 59, 59);
    expect(formatMoment(at, 'America/New_York')).toBe('31 Oct 2026 23:59');
    expect(formatMoment(at, 'UTC')).toBe('1 Nov 2026 03:59');
    expect(formatZone(at, 'America/New_York')).toBe('EDT');
    expect(formatMoment(at, 'Nowhere/At all')).toBe('1 Nov 2026 03:59');
  });

  it('have midnight as 00:00 and September as Sep', () => {
    expect(formatMoment(Date.UTC(2026, 8, 5), 'UTC')).toBe('5 Sep 2026 00:00');
  });

  it('measure spans in what reads well', () => {
    const spans = ['0 min', 'under 1 min', '59 min', '1 h', '3 h 20 min', '2 d', '2 d 2 h'];
    expect([0, 0.2, 59, 60, 200, 2880, 3000].map(formatMinutes)).toEqual(spans);
    expect(formatMinutes(-90)).toBe('−1 h 30 min');
    expect([0.2, 8, 300].map(formatSeconds)).toEqual(['1 s', '8 s', '5 min']);
  });
});
