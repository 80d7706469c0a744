import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatInstant, instantOf } from '../../../src/domain/time/instant.ts';
import { UTC, zoneNamed } from '../../../src/domain/time/zone.ts';
import type { Zone } from '../../../src/domain/time/zone.ts';

const zone = (name: string): Zone => {
  const found = zoneNamed(name);
  if (found === undefined) throw new Error(`no zone ${name}`);
  return found;
};
const NEW_YORK = zone('America/New_York');
const utc = (text: string): number => Date.parse(text);

describe('moments', () => {
  it('are read in every form that is documented', () => {
    const cases: Record<string, string> = {
      '2026-10-31': '2026-10-31T00:00:00Z', '2026-10-31 09:05': '2026-10-31T09:05:00Z',
      '2026-10-31T09:05:07': '2026-10-31T09:05:07Z',
      '2026-10-31T09:05:07.5': '2026-10-31T09:05:07.500Z', '2026-10-31 09:05:07,123456': '2026-10-31T09:05:07.123Z',
      '2026-10-31T09:05:07Z': '2026-10-31T09:05:07Z', '2026-10-31t09:05:07z': '2026-10-31T09:05:07Z',
      '2026-10-31T09:05:07-04:00': '2026-10-31T13:05:07Z', '2026-10-31 09:05 +0530': '2026-10-31T03:35:00Z',
      '2026-10-31T09:05+02': '2026-10-31T07:05:00Z', '2024-02-29': '2024-02-29T00:00:00Z',
      '2000-02-29 23:59:59': '2000-02-29T23:59:59Z',
    };
    for (const [text, meant] of Object.entries(cases)) expect([text, instantOf(text, UTC)]).toEqual([text, utc(meant)]);
  });

  it('are refused where they are none', () => {
    for (const text of ['', '2026-13-01', '2026-02-29', '2026-00-10', '2026-10-32', '31/02/2026', '10/31/2026',
    '2026-10-31T24:00', '2026-10-31 9:05',
      '2026-10-31T09:60', '2026-10-31T09:05:60', '2026-10-31T09:05:07+15:00', '2026-10-31T09:05:07.', '2026-10-31T09',
      '2026-10-31X09:05',
      '2026-10-31T09:05:07ZZ', '20261031', '46326', 'yesterday', '２０２６-10-31', '2026-10-31 09:05 PM', '2026-10-31T09:05:']) {
      expect([text, instantOf(text, UTC)]).toEqual([text, undefined]);
    }
  });

  it('agree with the runtime on any date of the Gregorian calendar', () => {
    fc.assert(fc.property(fc.date({ min: new Date('1970-01-01'), max: new Date('2100-12-31'), noInvalidDate: true }), (date) => {
      expect(instantOf(date.toISOString(), UTC)).toBe(date.getTime());
    }));
  });

  it('without an offset take the summer reading of an hour that occurs twice', () => {
    expect(instantOf('2026-11-01 01:30:00', NEW_YORK)).toBe(utc('2026-11-01T05:30:00Z'));
    expect(instantOf('2026-11-01 00:59:59', NEW_YORK)).toBe(utc('2026-11-01T04:59:59Z'));
    expect(instantOf('2026-11-01 02:00:00', NEW_YORK)).toBe(utc('2026-11-01T07:00:00Z'));
    expect(instantOf('2026-11-01 01:30:00-05:00', NEW_YORK)).toBe(utc('2026-11-01T06:30:00Z'));
  });

  it('without an offset move an hour that is skipped forward', () => {
    expect(instantOf('2026-03-08 02:30:00', NEW_YORK)).toBe(utc('2026-03-08T07:30:00Z'));
    expect(instantOf('2026-03-08 01:59:59', NEW_YORK)).toBe(utc('2026-03-08T06:59:59Z'));
    expect(instantOf('2026-03-08 03:00:00', NEW_YORK)).toBe(utc('2026-03-08T07:00:00Z'));
  });

  it('know zones of every kind', () => {
    expect(instantOf('2026-04-05 02:15', zone('Australia/Lord_Howe'))).toBe(utc('2026-04-04T15:45:00Z'));
    expect(instantOf('2026-04-05 01:45', zone('Australia/Lord_Howe'))).toBe(utc('2026-04-04T14:45:00Z'));
    expect(instantOf('2026-07-01 12:00', zone('Asia/Kathmandu'))).toBe(utc('2026-07-01T06:15:00Z'));
    expect(instantOf('2026-07-01 12:00', zone('+05:30'))).toBe(utc('2026-07-01T06:30:00Z'));
    expect(instantOf('2026-12-31 23:30', zone('Pacific/Kiritimati'))).toBe(utc('2026-12-31T09:30:00Z'));
    for (const name of ['', 'Mars/Olympus', 'EST5EDT4', '+25:00', 'utc+2']) expect([name, zoneNamed(name)]).toEqual([name,
    undefined]);
  });

  it('written in a zone read back as the same moment, in any order of years', () => {
    const names = ['UTC', 'America/New_York', 'Europe/Berlin', 'Australia/Lord_Howe', 'Africa/Casablanca', 'Asia/Kathmandu',
    'America/Sao_Paulo'];
    fc.assert(fc.property(
      fc.constantFrom(...names), fc.integer({ min: 0, max: Date.UTC(2100, 11, 30) }), (name, instant) => {
        const whole = instant - instant % 1000;
        expect(instantOf(formatInstant(whole, zone(name)), UTC)).toBe(whole);
        const offset = zone(name).offsetAt(whole);
        const local = new Date(whole + offset).toISOString().slice(0, 19);
        const read = instantOf(local, zone(name)) ?? NaN;
        // The same wall clock again: the moment itself, or the first of two.
        expect(read + zone(name).offsetAt(read)).toBe(whole + offset);
        expect(read).toBeLessThanOrEqual(whole);
      }), { numRuns: 300 });
  });

  it('are written with their offset', () => {
    expect(formatInstant(utc('2026-11-01T03:59:59Z'), NEW_YORK)).toBe('2026-10-31T23:59:59-04:00');
    expect(formatInstant(utc('2026-11-01T03:59:59.250Z'), zone('Asia/Kathmandu'))).toBe('2026-11-01T09:44:59.250+05:45');
    expect(formatInstant(0, UTC)).toBe('1970-01-01T00:00:00Z');
  });
});
