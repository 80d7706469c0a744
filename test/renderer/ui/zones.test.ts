import { expect, it } from 'vitest';
import { formatZone, zonesOf } from '../../../renderer/ui/moments.ts';

const summer = Date.UTC(2026, 9, 31, 12);
const winter = Date.UTC(2026, 10, 2, 12);

it('names one zone for the moments of one clock, and both where the clocks were changed between them', () => {
  expect(zonesOf([summer, summer + 3_600_000], 'America/New_York')).toEqual(['EDT']);
  expect(zonesOf([winter, summer, winter], 'America/New_York')).toEqual(['EST', 'EDT']);
  expect(zonesOf([], 'America/New_York')).toEqual([]);
});

it('says the zone’s name as it was given where this machine does not know it', () => {
  expect(formatZone(summer, 'Nowhere/Atall')).toBe('Nowhere/Atall');
});
