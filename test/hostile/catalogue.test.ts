/** Nothing of the catalogue is without its test. Prints which test is whose. */
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { CATALOGUE, ELSEWHERE } from './catalogue.ts';

const ROOT = join(import.meta.dirname, '../..');

/** Names of tests and of cases in this folder that begin with numbers of the catalogue: "70, 71 dates". */
function numbered(): Map<number, string[]> {
  const found = new Map<number, string[]>();
  for (const file of readdirSync(import.meta.dirname).filter((name) =>
    name.endsWith('.test.ts') && name !== 'catalogue.test.ts')) {
    const source = readFileSync(join(import.meta.dirname, file), 'utf8');
    for (const [, numbers = '',
      name = ''] of source.matchAll(/^\s+(?:it(?:\.\w+\(.*?\))?\()?(?:`|')((?:\d{1,3}, )*\d{1,3}) (.+?)(?:`|')[,:]/gmu)) {
      for (const number of numbers.split(', ')) found.set(Number(number), [...found.get(Number(number)) ?? [],
        `${file}: ${name}`]);
    }
  }
  return found;
}

test('every item of the catalogue that concerns files has a test under its number', () => {
  const found = numbered();
  for (const [number, tests] of Object.entries(ELSEWHERE)) {
    for (const [file, name] of tests) {
      expect(readFileSync(join(ROOT, file), 'utf8'), `${number}: ${file}`).toContain(`'${name}`);
      found.set(Number(number), [...found.get(Number(number)) ?? [], `${file}: ${name}`]);
    }
  }
  const numbers = Object.keys(CATALOGUE).map(Number);
  console.log(numbers.map((number) =>
    `${String(number).padStart(3)} ${CATALOGUE[number] ?? ''}: ${(found.get(number) ?? []).join(' | ')}`).join('\n'));
  expect(numbers.filter((number) => !found.has(number))).toEqual([]);
  expect([...found.keys()].filter((number) => CATALOGUE[number] === undefined)).toEqual([]);
});
