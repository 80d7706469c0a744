import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { orderOf, readWritten } from '../../../src/domain/time/writtenMoment.ts';
import { UTC, zoneNamed } from '../../../src/domain/time/zone.ts';

const newYork = zoneNamed('America/New_York') ?? UTC;
const read = (text: string, order?: 'dmy' | 'mdy', zone = UTC): string | null => {
  const { instant } = readWritten(text, order, zone);
  return Number.isNaN(instant) ? null : new Date(instant).toISOString().replace('.000Z', 'Z');
};

describe('a written moment', () => {
  it.each([
    ['31/10/2026', '2026-10-31T00:00:00Z'], ['10/31/2026 3:05 PM', '2026-10-31T15:05:00Z'],
    ['31.10.2026 23:59:58', '2026-10-31T23:59:58Z'], ['2026/10/31', '2026-10-31T00:00:00Z'],
    ['2026.10.31 07:08', '2026-10-31T07:08:00Z'], ['Oct-31-26 16:00:01 PDT', '2026-10-31T23:00:01Z'],
    ['25/1/2026 11:05:56 Europe/Berlin', '2026-01-25T10:05:56Z'],
    ['2026-07-01 08:00 America/Argentina/Buenos_Aires', '2026-07-01T11:00:00Z'],
    ['Jun 8, 2025 10:23:05 PM PDT', '2025-06-09T05:23:05Z'], ['29 December 2015', '2015-12-29T00:00:00Z'],
    ['31. Oktober 2026', '2026-10-31T00:00:00Z'], ['31-Oct-2026', '2026-10-31T00:00:00Z'],
    ['3 de marzo de 2026', '2026-03-03T00:00:00Z'], ['Sat, 31 Oct 2026 10:00:00 +0200', '2026-10-31T08:00:00Z'],
    ['20261031', '2026-10-31T00:00:00Z'], ['20261031153000', '2026-10-31T15:30:00Z'], ['46326', '2026-10-31T00:00:00Z'],
    ['46326.5', '2026-10-31T12:00:00Z'], ['1793451600', '2026-10-31T13:00:00Z'], ['05/05/2026', '2026-05-05T00:00:00Z'],
    ['12:00 AM', null], ['31/11/2026', null], ['13/13/2026', null], ['31/10/2026 25:00', null], ['10/31/2026 13:00 PM', null],
    ['five', null], ['Oct 31 2026 10:00 IST', null], ['20261331', null], ['123', null],
  ])('%j is %s', (text, expected) => {
    expect(read(text)).toBe(expected);
  });

  it('whose day and month may be either is one only where the order is told', () => {
    expect([read('03/04/2026'), read('03/04/2026', 'dmy'), read('03/04/2026', 'mdy')]).toEqual([
      null, '2026-04-03T00:00:00Z', '2026-03-04T00:00:00Z']);
    expect(['3/4/26', '13/4/26', '4/13/26', '4/4/26', '3.4.2026', '2026-03-04', 'Mar 4'].map(orderOf)).toEqual([
      'either', 'dmy', 'mdy', 'none', 'dmy', 'none', 'none']);
  });

  it('without a zone of its own is in the system\'s, a serial number of days as well', () => {
    expect(read('10/31/2026 3:05 PM', 'mdy', newYork)).toBe('2026-10-31T19:05:00Z');
    expect(read('46326.25', undefined, newYork)).toBe('2026-10-31T10:00:00Z');
    expect(read('01/15/2026 3:05 PM CST', 'mdy', zoneNamed('America/Chicago'))).toBe('2026-01-15T21:05:00Z');
    expect(read('01/15/2026 3:05 PM CST', 'mdy', zoneNamed('Asia/Shanghai'))).toBeNull();
  });

  it('reads back whatever is written in a known order', () => {
    const two = (value: number): string => String(value).padStart(2, '0');
    const seconds = fc.integer({ min: 0, max: Date.UTC(2069, 0) / 1000 });
    fc.assert(fc.property(seconds, fc.constantFrom('dmy', 'mdy'), fc.constantFrom('/', '-'), (second, order, mark) => {
      const at = new Date(second * 1000);
      const [day, month] = [two(at.getUTCDate()), two(at.getUTCMonth() + 1)];
      const date = (order === 'dmy' ? [day, month] : [month, day]).concat(String(at.getUTCFullYear())).join(mark);
      const hour = at.getUTCHours();
      const time = `${hour % 12 === 0 ? 12 : hour % 12}:${two(at.getUTCMinutes())}:${two(at.getUTCSeconds())} ${hour < 12 ? 'am' : 'PM'}`;
      expect(readWritten(`${date} ${time}`, order, UTC).instant).toBe(second * 1000);
    }));
  });
});
